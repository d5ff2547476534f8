// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/url_types.h"

#include <algorithm>
#include <array>

namespace signalbox::schema {

namespace {

using std::to_array;
using Text = std::string_view;

constexpr auto http = to_array<Text>({"http", "https"});
constexpr auto webSocket = to_array<Text>({"ws", "wss"});
constexpr auto file = to_array<Text>({"file"});
constexpr auto ftp = to_array<Text>({"ftp"});
constexpr auto postgres = to_array<Text>({"postgres", "postgresql", "postgresql+asyncpg", "postgresql+pg8000",
                                          "postgresql+psycopg", "postgresql+psycopg2", "postgresql+psycopg2cffi",
                                          "postgresql+py-postgresql", "postgresql+pygresql"});
constexpr auto cockroach = to_array<Text>({"cockroachdb", "cockroachdb+psycopg2", "cockroachdb+asyncpg"});
constexpr auto amqp = to_array<Text>({"amqp", "amqps"});
constexpr auto redis = to_array<Text>({"redis", "rediss"});
constexpr auto mongo = to_array<Text>({"mongodb", "mongodb+srv"});
constexpr auto kafka = to_array<Text>({"kafka"});
constexpr auto nats = to_array<Text>({"nats", "tls", "ws", "wss"});
constexpr auto mysql = to_array<Text>({"mysql", "mysql+mysqlconnector", "mysql+aiomysql", "mysql+asyncmy",
                                       "mysql+mysqldb", "mysql+pymysql", "mysql+cymysql", "mysql+pyodbc"});
constexpr auto mariadb = to_array<Text>({"mariadb", "mariadb+mariadbconnector", "mariadb+pymysql"});
constexpr auto clickHouse = to_array<Text>(
    {"clickhouse+native", "clickhouse+asynch", "clickhouse+http", "clickhouse", "clickhouses", "clickhousedb"});
constexpr auto snowflake = to_array<Text>({"snowflake"});

constexpr std::size_t browserLimit = 2083;

constexpr auto types = to_array<UrlType>({
    {.name = "AnyUrl", .schemes = {}, .example = "https://example.com/"},
    {.name = "AnyHttpUrl", .schemes = http, .example = "https://example.com/"},
    {.name = "HttpUrl", .schemes = http, .maxLength = browserLimit, .example = "https://example.com/"},
    {.name = "AnyWebsocketUrl", .schemes = webSocket, .example = "wss://example.com/live"},
    {.name = "WebsocketUrl", .schemes = webSocket, .maxLength = browserLimit, .example = "wss://example.com/live"},
    {.name = "FileUrl", .schemes = file, .example = "file:///srv/data/report.csv"},
    {.name = "FtpUrl", .schemes = ftp, .example = "ftp://ftp.example.com/pub/report.csv"},
    {.name = "PostgresDsn",
     .schemes = postgres,
     .isMultiHost = true,
     .needsHost = true,
     .example = "postgresql://app:secret@db.example.com:5432/shop"},
    {.name = "CockroachDsn",
     .schemes = cockroach,
     .needsHost = true,
     .example = "cockroachdb://app:secret@db.example.com:26257/shop"},
    {.name = "AmqpDsn", .schemes = amqp, .example = "amqp://guest:guest@mq.example.com:5672/"},
    {.name = "RedisDsn",
     .schemes = redis,
     .needsHost = true,
     .host = "localhost",
     .port = 6379,
     .path = "/0",
     .example = "redis://localhost:6379/0"},
    {.name = "MongoDsn",
     .schemes = mongo,
     .isMultiHost = true,
     .port = 27017,
     .example = "mongodb://db1.example.com:27017,db2.example.com:27017/shop"},
    {.name = "KafkaDsn",
     .schemes = kafka,
     .host = "localhost",
     .port = 9092,
     .example = "kafka://broker.example.com:9092"},
    {.name = "NatsDsn",
     .schemes = nats,
     .isMultiHost = true,
     .host = "localhost",
     .port = 4222,
     .example = "nats://mq.example.com:4222"},
    {.name = "MySQLDsn",
     .schemes = mysql,
     .needsHost = true,
     .port = 3306,
     .example = "mysql://app:secret@db.example.com:3306/shop"},
    {.name = "MariaDBDsn",
     .schemes = mariadb,
     .port = 3306,
     .example = "mariadb://app:secret@db.example.com:3306/shop"},
    {.name = "ClickHouseDsn",
     .schemes = clickHouse,
     .host = "localhost",
     .port = 9000,
     .example = "clickhouse://app:secret@db.example.com:9000/shop"},
    {.name = "SnowflakeDsn",
     .schemes = snowflake,
     .needsHost = true,
     .example = "snowflake://app:secret@account.example.com/shop"},
});

} // namespace

const UrlType* findUrlType(std::string_view name) {
  const auto found = std::ranges::find(types, name, &UrlType::name);
  return found != types.end() ? &*found : nullptr;
}

std::span<const UrlType> urlTypes() { return types; }

} // namespace signalbox::schema
