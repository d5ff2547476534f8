// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The names of all types that need no definition.
#include "core/schema/type_expr.h"

#include <array>

namespace signalbox::schema {

namespace {

// clang-format off
constexpr auto builtins = std::to_array<std::string_view>({
    "str", "int", "float", "bool", "None", "Any", "bytes", "Decimal",
    "list", "dict", "set", "frozenset", "tuple", "deque", "Sequence", "Iterable", "Mapping", "defaultdict", "OrderedDict", "Counter",
    "Optional", "Union", "Literal", "Annotated", "JsonValue",
    "datetime", "date", "time", "timedelta", "UUID",
    "UUID1", "UUID3", "UUID4", "UUID5", "UUID6", "UUID7", "UUID8",
    "PastDate", "FutureDate", "PastDatetime", "FutureDatetime", "AwareDatetime", "NaiveDatetime",
    "EmailStr", "NameEmail", "SecretStr", "SecretBytes", "Secret", "Base64Bytes", "Base64Str", "Base64UrlBytes", "Base64UrlStr",
    "Json", "ByteSize", "complex", "Pattern", "Path", "FilePath", "DirectoryPath", "NewPath", "Hashable",
    "PositiveInt", "NegativeInt", "NonNegativeInt", "NonPositiveInt",
    "PositiveFloat", "NegativeFloat", "NonNegativeFloat", "NonPositiveFloat", "FiniteFloat",
    "StrictInt", "StrictFloat", "StrictStr", "StrictBool", "StrictBytes",
    "conint", "confloat", "constr", "conbytes", "condecimal", "condate", "conlist", "conset", "confrozenset",
    "AnyUrl", "AnyHttpUrl", "HttpUrl", "AnyWebsocketUrl", "WebsocketUrl", "FileUrl", "FtpUrl",
    "PostgresDsn", "CockroachDsn", "AmqpDsn", "RedisDsn", "MongoDsn", "KafkaDsn", "NatsDsn", "MySQLDsn", "MariaDBDsn", "ClickHouseDsn", "SnowflakeDsn",
    "IPv4Address", "IPv6Address", "IPv4Network", "IPv6Network", "IPv4Interface", "IPv6Interface", "IPvAnyAddress", "IPvAnyNetwork", "IPvAnyInterface",
    "UploadFile",
});
// clang-format on

} // namespace

std::span<const std::string_view> builtinTypes() { return builtins; }

} // namespace signalbox::schema
