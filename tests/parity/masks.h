// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is another each time (signatures, times, random ids, boundaries, how gzip packs), covered on our side as
// fastapi_around.py covers it on FastAPI's; and the session cookies that cases ask for.
#pragma once

#include "core/api/signed_text.h"

#include <QRegularExpression>
#include <QString>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <zlib.h>

#include <array>
#include <chrono>
#include <filesystem>

namespace masks {

inline std::string secretOf(std::string_view name) { return "the secret named " + std::string(name); }

inline QString masked(const QString& name, QString value) {
  static const QRegularExpression cookie(QStringLiteral("^([^=;]+=[A-Za-z0-9+/=]+)\\.[\\w-]+\\.[\\w-]+;"));
  static const QRegularExpression seconds(QStringLiteral("^\\d+\\.\\d{6}$"));
  static const QRegularExpression uuid(
      QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
  static const QRegularExpression boundary(QStringLiteral("boundary=[0-9a-f]{26}$"));
  static const QRegularExpression expires(
      QStringLiteral("(; expires=)\\w{3}, \\d\\d \\w{3} 20[2-9]\\d \\d\\d:\\d\\d:\\d\\d GMT"));
  if (name == QLatin1String("set-cookie")) value.replace(expires, QStringLiteral("\\1(soon)"));
  if (name == QLatin1String("set-cookie")) return value.replace(cookie, QStringLiteral("\\1.(signed);"));
  value.replace(seconds, QStringLiteral("(seconds)"));
  value.replace(uuid, QStringLiteral("(uuid4)"));
  return value.replace(boundary, QStringLiteral("boundary=(boundary)"));
}

inline std::string unpacked(const std::string& packed) {
  z_stream stream{};
  inflateInit2(&stream, 16 + MAX_WBITS);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string all;
  std::array<char, 4096> block;
  int state = Z_OK;
  while (state == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    state = inflate(&stream, Z_NO_FLUSH);
    all.append(block.data(), block.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  return state == Z_STREAM_END ? all : packed;
}

inline std::string maskedBody(std::string body, const QString& contentType, bool isGzip) {
  if (isGzip) body = unpacked(body);
  const qsizetype at = contentType.indexOf(QStringLiteral("boundary="));
  if (!contentType.startsWith(QLatin1String("multipart/byteranges")) || at < 0) return body;
  return QByteArray::fromStdString(body).replace(contentType.mid(at + 9).toLatin1(), "(boundary)").toStdString();
}

// What a docs page is told, as record_fastapi.py reads it off FastAPI's; the rest of it differs on purpose.
inline nlohmann::json pageOf(const QString& html) {
  const auto find = [&](const char* pattern) {
    const auto match = QRegularExpression(QString::fromLatin1(pattern)).match(html);
    return match.hasMatch() ? match.captured(1) : QString();
  };
  const auto urlOf = [](const QString& json) {
    const auto url = nlohmann::json::parse(json.toStdString(), nullptr, false);
    if (!url.is_string()) return nlohmann::json();
    return nlohmann::json(
        QByteArray::fromPercentEncoding(QByteArray::fromStdString(url.get<std::string>())).toStdString());
  };
  QString title = find("<title>(.*?)</title>");
  title.replace(QLatin1String("&lt;"), QLatin1String("<")).replace(QLatin1String("&gt;"), QLatin1String(">"));
  title.replace(QLatin1String("&quot;"), QLatin1String("\"")).replace(QLatin1String("&#39;"), QLatin1String("'"));
  title.replace(QLatin1String("&amp;"), QLatin1String("&"));
  nlohmann::json page{{"title", title.toStdString()}};
  const QString redoc = find("spec-url=(\"[^\"]*\")");
  if (!redoc.isEmpty() || !html.contains(QLatin1String("SwaggerUIBundle"))) {
    if (!redoc.isEmpty()) page["url"] = urlOf(redoc);
    return page;
  }
  page["url"] = urlOf(find("\"url\": (\"[^\"]*\"),"));
  page["redirect"] = urlOf(find("oauth2RedirectUrl: window.location.origin \\+ (\"[^\"]*\"),"));
  const QString oauth = find("ui\\.initOAuth\\((.*)\\);");
  page["oauth"] = oauth.isEmpty() ? nlohmann::json() : nlohmann::json::parse(oauth.toStdString());
  page["parameters"] = nlohmann::json::object();
  static const QRegularExpression parameter(QStringLiteral("^ *(\"(?:[^\"\\\\]|\\\\.)*\"): (.*),$"),
                                            QRegularExpression::MultilineOption);
  for (auto matches = parameter.globalMatch(html); matches.hasNext();) {
    const auto match = matches.next();
    const auto key = nlohmann::json::parse(match.captured(1).toStdString()).get<std::string>();
    if (key != "url") page["parameters"][key] = nlohmann::json::parse(match.captured(2).toStdString());
  }
  return page;
}

// {"data": ..., "secret": ..., "age": seconds}
inline std::string sessionCookie(const nlohmann::ordered_json& asked) {
  using namespace std::chrono;
  const auto now = duration_cast<seconds>(system_clock::now().time_since_epoch()).count() - asked.value("age", 0);
  const signalbox::api::SignedText signer(asked.value("secret", secretOf("SESSION_KEY")));
  return "session=" + signer.sign(signalbox::api::toBase64(asked["data"].dump(-1, ' ', true)), now);
}

// Every file of the folder gets the time that the recorded validators were made with.
inline void touch(const std::filesystem::path& folder) {
  constexpr timespec modified{1'700'000'000, 250'000'000};
  const std::array<timespec, 2> times{modified, modified};
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && !entry.is_symlink()) ::utimensat(AT_FDCWD, entry.path().c_str(), times.data(), 0);
}

} // namespace masks
