// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/entity_names.h"

#include "core/openapi/status_text.h"

#include <QCoreApplication>

#include <span>

namespace signalbox::ui {
namespace {

struct Name {
  const char* kind;
  const char* text; // translated when it is read
};

constexpr Name middleware[] = {
    {"cors", QT_TRANSLATE_NOOP("EntityNames", "CORS")},
    {"gzip", QT_TRANSLATE_NOOP("EntityNames", "GZip")},
    {"trusted_host", QT_TRANSLATE_NOOP("EntityNames", "Trusted hosts")},
    {"https_redirect", QT_TRANSLATE_NOOP("EntityNames", "HTTPS redirect")},
    {"session", QT_TRANSLATE_NOOP("EntityNames", "Session")},
    {"rate_limit", QT_TRANSLATE_NOOP("EntityNames", "Rate limit")},
    {"security_headers", QT_TRANSLATE_NOOP("EntityNames", "Security headers")},
    {"request_id", QT_TRANSLATE_NOOP("EntityNames", "Request id")},
    {"timing", QT_TRANSLATE_NOOP("EntityNames", "Timing")},
    {"headers", QT_TRANSLATE_NOOP("EntityNames", "Headers")},
};

constexpr Name schemes[] = {
    {"http_bearer", QT_TRANSLATE_NOOP("EntityNames", "HTTP bearer")},
    {"http_basic", QT_TRANSLATE_NOOP("EntityNames", "HTTP basic")},
    {"api_key", QT_TRANSLATE_NOOP("EntityNames", "API key")},
    {"oauth2_password", QT_TRANSLATE_NOOP("EntityNames", "OAuth2 password")},
    {"oauth2_authorization_code", QT_TRANSLATE_NOOP("EntityNames", "OAuth2 authorization code")},
    {"oauth2", QT_TRANSLATE_NOOP("EntityNames", "OAuth2")},
    {"open_id_connect", QT_TRANSLATE_NOOP("EntityNames", "OpenID Connect")},
    {"http_digest", QT_TRANSLATE_NOOP("EntityNames", "HTTP digest")},
    {"http", QT_TRANSLATE_NOOP("EntityNames", "HTTP, another scheme")},
};

constexpr Name dependencies[] = {
    {"function", QT_TRANSLATE_NOOP("EntityNames", "Function")},
    {"user", QT_TRANSLATE_NOOP("EntityNames", "User")},
    {"password_form", QT_TRANSLATE_NOOP("EntityNames", "Password form")},
};

constexpr Name mounts[] = {
    {"static", QT_TRANSLATE_NOOP("EntityNames", "Static files")},
    {"frontend", QT_TRANSLATE_NOOP("EntityNames", "Frontend")},
    {"app", QT_TRANSLATE_NOOP("EntityNames", "Application")},
    {"host", QT_TRANSLATE_NOOP("EntityNames", "Application of a host")},
};

constexpr Name handlers[] = {
    {"RequestValidationError", QT_TRANSLATE_NOOP("EntityNames", "Requests that are not valid")},
    {"HTTPException", QT_TRANSLATE_NOOP("EntityNames", "Every HTTPException")},
    {"Exception", QT_TRANSLATE_NOOP("EntityNames", "Every other exception")},
    {"ResponseValidationError", QT_TRANSLATE_NOOP("EntityNames", "Responses that are not valid")},
    {"WebSocketRequestValidationError", QT_TRANSLATE_NOOP("EntityNames", "Handshakes that are not valid")},
};

// The kind as it stands in the file where this version does not know it.
QString nameIn(std::span<const Name> names, const std::string& kind) {
  for (const Name& name : names)
    if (kind == name.kind) return QCoreApplication::translate("EntityNames", name.text);
  return QString::fromStdString(kind);
}

QStringList kindsOf(std::span<const Name> names) {
  QStringList kinds;
  for (const Name& name : names) kinds << QString::fromLatin1(name.kind);
  return kinds;
}

} // namespace

QString middlewareName(const std::string& kind) { return nameIn(middleware, kind); }
QString schemeTypeName(const std::string& type) { return nameIn(schemes, type); }
QString dependencyKindName(const std::string& kind) { return nameIn(dependencies, kind); }
QString mountKindName(const std::string& kind) { return nameIn(mounts, kind); }

QString handlerName(const std::string& on) {
  bool isStatus = false;
  const int status = QString::fromStdString(on).toInt(&isStatus);
  if (!isStatus) return nameIn(handlers, on);
  const std::string_view phrase = openapi::reasonPhrase(status);
  return phrase.empty()
             ? QString::number(status)
             : QStringLiteral("%1 %2").arg(status).arg(QString::fromUtf8(phrase.data(), qsizetype(phrase.size())));
}

QStringList middlewareKinds() { return kindsOf(middleware); }
QStringList schemeTypes() { return kindsOf(schemes); }
QStringList dependencyKinds() { return kindsOf(dependencies); }
QStringList mountKinds() { return kindsOf(mounts); }
QStringList handlerTargets() { return kindsOf(handlers); }

} // namespace signalbox::ui
