// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/components.h"

#include <QCoreApplication>
#include <Qsci/qsciglobal.h>

#include <boost/version.hpp>
#include <curl/curl.h>
#include <openssl/crypto.h>
#include <sodium.h>
#include <unicode/uversion.h>
#include <zlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <nlohmann/json.hpp>
#include <simdjson.h>

namespace signalbox::ui {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Components", text); }

QString dotted(int major, int minor, int patch) { return QStringLiteral("%1.%2.%3").arg(major).arg(minor).arg(patch); }

QString icuVersion() {
  UVersionInfo numbers;
  u_getVersion(numbers);
  return QStringLiteral("%1.%2").arg(int(numbers[0])).arg(int(numbers[1]));
}

QString pcreVersion() {
  char text[64] = {};
  pcre2_config(PCRE2_CONFIG_VERSION, text);
  return QString::fromLatin1(text).section(u' ', 0, 0);
}

} // namespace

QVector<Component> components() {
  const QString boost = dotted(BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000, BOOST_VERSION % 100);
  const QString json = dotted(NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH);
  const QString simd =
      dotted(simdjson::SIMDJSON_VERSION_MAJOR, simdjson::SIMDJSON_VERSION_MINOR, simdjson::SIMDJSON_VERSION_REVISION);
  return {
      {QStringLiteral("Signalbox"), QStringLiteral(SIGNALBOX_VERSION), "GPL-3.0-or-later", tr("this program")},
      {QStringLiteral("Qt"), QString::fromLatin1(qVersion()), "LGPL-3.0-only", tr("the window")},
      {QStringLiteral("QScintilla"), QStringLiteral(QSCINTILLA_VERSION_STR), "GPL-3.0-only", tr("code editors")},
      {QStringLiteral("Boost"), boost, "BSL-1.0", tr("the server: Asio and Beast")},
      {QStringLiteral("OpenSSL"), QString::fromLatin1(OpenSSL_version(OPENSSL_VERSION_STRING)), "Apache-2.0", "TLS"},
      {QStringLiteral("libcurl"), QString::fromLatin1(curl_version_info(CURLVERSION_NOW)->version), "curl",
       tr("requests")},
      {QStringLiteral("simdjson"), simd, "Apache-2.0", tr("reading JSON")},
      {QStringLiteral("JSON for Modern C++"), json, "MIT", tr("JSON of the design")},
      {QStringLiteral("ICU"), icuVersion(), "ICU", tr("Unicode")},
      {QStringLiteral("PCRE2"), pcreVersion(), "BSD-3-Clause", tr("patterns")},
      {QStringLiteral("libsodium"), QString::fromLatin1(sodium_version_string()), "ISC", tr("passwords and keys")},
      {QStringLiteral("yaml-cpp"), QStringLiteral(SIGNALBOX_YAML_CPP_VERSION), "MIT", "YAML"},
      {QStringLiteral("zlib"), QString::fromLatin1(zlibVersion()), "Zlib", tr("compression")},
      {QStringLiteral("libsecret"), {}, "LGPL-2.1-or-later", tr("the system's keychain")},
      {QStringLiteral("Mustache"), {}, "BSL-1.0", tr("templates of exports")},
      {QStringLiteral("spdlog"), {}, "MIT", tr("logs of the command line")},
      {QStringLiteral("CLI11"), {}, "BSD-3-Clause", tr("options of the command line")},
      {QStringLiteral("Inter"), {}, "OFL-1.1", tr("text")},
      {QStringLiteral("JetBrains Mono"), {}, "OFL-1.1", tr("code")},
      {QStringLiteral("Lucide"), {}, "ISC", tr("icons")},
      {QStringLiteral("Swagger UI"), {}, "Apache-2.0", tr("/docs of the server")},
      {QStringLiteral("Redoc"), {}, "MIT", tr("/redoc of the server")}};
}

} // namespace signalbox::ui
