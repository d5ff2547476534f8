// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/place_text.h"

#include "core/design/store.h"
#include "ui/models/design_tree.h"
#include "ui/models/entity_names.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>

namespace signalbox::ui {

namespace {

using design::Json;

QString tr(const char* text) { return QCoreApplication::translate("PlaceText", text); }
QString text(const std::string& bytes) { return QString::fromStdString(bytes); }

using Words = QHash<QString, QString>;

// What one of a list is, in the words of the window.
QString oneOf(const QString& list) {
  static const Words words{{"parameters", tr("parameter")},
                           {"fields", tr("field")},
                           {"body", tr("body part")},
                           {"validators", tr("validator")},
                           {"computed", tr("computed field")},
                           {"type_parameters", tr("type parameter")},
                           {"dependencies", tr("dependency")},
                           {"members", tr("member")},
                           {"callbacks", tr("callback")},
                           {"cases", tr("case")},
                           {"rules", tr("rule")},
                           {"events", tr("event")},
                           {"tasks", tr("task")},
                           {"faults", tr("fault")},
                           {"cookies", tr("cookie")},
                           {"servers", tr("server")},
                           {"tags", tr("tag")},
                           {"scopes", tr("scope")},
                           {"roles", tr("role")},
                           {"examples", tr("example")},
                           {"allow_origins", tr("origin")},
                           {"allowed_hosts", tr("host")}};
  return words.value(list);
}

// What one of those is that stand under names.
QString namedOneOf(const QString& list) {
  static const Words words{{"responses", tr("answer")}, {"links", tr("link")},
                           {"headers", tr("header")},   {"content", tr("content")},
                           {"let", tr("name")},         {"openapi_examples", tr("example")},
                           {"flows", tr("flow")},       {"dependency_overrides", tr("overrides of")}};
  return words.value(list);
}

// An option as its row in the window is called; a facet of a field is called as it is typed.
QString optionWords(const QString& key) {
  static const Words words{{"in", tr("where it stands")},
                           {"status_code", tr("status")},
                           {"response_model", tr("model of the answer")},
                           {"generate_unique_id", tr("operation ids")},
                           {"default_response_class", tr("response class")},
                           {"dependency_overrides", tr("overrides")},
                           {"openapi_url", tr("URL of the OpenAPI document")},
                           {"docs_url", tr("URL of the docs")},
                           {"redoc_url", tr("URL of ReDoc")},
                           {"let", tr("names")},
                           {"responses", tr("answers")},
                           {"allow_origins", tr("origins")},
                           {"allow_origin_regex", tr("origin pattern")},
                           {"allow_methods", tr("methods")},
                           {"allow_headers", tr("request headers")},
                           {"allow_credentials", tr("credentials")},
                           {"allow_private_network", tr("private network")},
                           {"expose_headers", tr("exposed headers")},
                           {"allowed_hosts", tr("hosts")},
                           {"same_site", QStringLiteral("SameSite")},
                           {"https_only", tr("HTTPS only")},
                           {"secret_key", tr("name of the secret")},
                           {"directory", tr("folder")},
                           {"on", tr("errors")},
                           {"password_hash", tr("password")},
                           {"api_key_hash", tr("API key")},
                           {"token_url", tr("token URL")},
                           {"authorization_url", tr("authorization URL")},
                           {"refresh_url", tr("refresh URL")},
                           {"open_id_connect_url", tr("discovery URL")},
                           {"url", QStringLiteral("URL")},
                           {"upstream", tr("address")}};
  return words.value(key, QString(key).replace(u'_', u' '));
}

bool has(const design::Design& design, EntityKind kind, const std::string& name) {
  switch (kind) {
  case EntityKind::Model: return design.model(name) != nullptr;
  case EntityKind::Endpoint: return design.endpoint(name) != nullptr;
  case EntityKind::Router: return design.router(name) != nullptr;
  case EntityKind::Constant: return design.constant(name) != nullptr;
  case EntityKind::Dependency: return design.dependency(name) != nullptr;
  case EntityKind::SecurityScheme: return design.securityScheme(name) != nullptr;
  case EntityKind::Mount: return design.mount(name) != nullptr;
  case EntityKind::Webhook: return design.webhook(name) != nullptr;
  case EntityKind::Request: return design.request(name) != nullptr;
  case EntityKind::Environment: return design.environment(name) != nullptr;
  default: return true;
  }
}

QString numberIn(const QString& step) { return QString::number(step.toInt() + 1); }

// What tells an item from the others of its list; empty where only its number does.
QString nameIn(const Json* item) {
  if (item && item->is_string()) return text(item->get<std::string>());
  if (!item || !item->is_object()) return {};
  for (const char* key : {"name", "username"})
    if (const auto name = item->find(key); name != item->end() && name->is_string())
      return text(name->get<std::string>());
  return {};
}

QString textIn(const Json& item, const char* key) {
  const auto found = item.find(key);
  return found != item.end() && found->is_string() ? text(found->get<std::string>()) : QString();
}

// "parameter limit", "case 2", "CORS"
QString itemWords(const QString& list, const QString& step, const Json* item) {
  const QString name = nameIn(item);
  if (list == u"users") return name.isEmpty() ? tr("user %1").arg(numberIn(step)) : name;
  if (list == u"middleware" && item && item->is_object()) return middlewareName(textIn(*item, "kind").toStdString());
  if (list == u"exception_handlers" && item && item->is_object()) return handlerName(textIn(*item, "on").toStdString());
  const QString one = oneOf(list);
  return (one.isEmpty() ? optionWords(list) : one) + u' ' + (name.isEmpty() ? numberIn(step) : name);
}

const Json* inside(const Json* at, const std::string& step) {
  if (!at) return nullptr;
  if (at->is_object()) {
    const auto found = at->find(step);
    return found == at->end() ? nullptr : &*found;
  }
  const auto index = text(step).toULongLong();
  return at->is_array() && index < at->size() ? &(*at)[index] : nullptr;
}

} // namespace

QString entityTitle(const design::Design& design, EntityKind kind, const std::string& name) {
  switch (kind) {
  case EntityKind::Endpoint: {
    const auto endpoint = design.endpoint(name);
    return endpoint ? shownMethod(*endpoint) + u' ' + text(design.fullPath(*endpoint)) : text(name);
  }
  case EntityKind::Request: {
    const auto request = design.request(name);
    return !request || request->title.empty() ? text(name) : text(request->title);
  }
  case EntityKind::Project: return tr("Project");
  case EntityKind::Middleware: return tr("Middleware");
  case EntityKind::ExceptionHandlers: return tr("Exception handlers");
  case EntityKind::Users: return tr("Users");
  default: return text(name);
  }
}

QString placeText(const design::Design& design, const DesignPlace& place) {
  QStringList parts{entityTitle(design, place.kind, place.entity)};
  if (place.pointer.empty()) return parts.front();
  const Json file = has(design, place.kind, place.entity)
                        ? Json::parse(design::fileText(design, place.kind, place.entity), nullptr, false)
                        : Json();
  const Json* at = &file;
  QString list;           // whose item the next step is
  bool isInField = false; // what follows is typed so
  const auto close = [&] {
    if (!list.isEmpty()) parts << (isInField && list != u"in" ? list : optionWords(list));
    list.clear();
  };
  for (const QString& step : text(place.pointer).split(u'/', Qt::SkipEmptyParts)) {
    const Json* next = inside(at, step.toStdString());
    bool isNumber = false;
    (void)step.toInt(&isNumber);
    const bool isItem = at && !at->is_null() ? at->is_array() : isNumber; // else a key, such as 404
    const QString key = QString(step).replace(QStringLiteral("~1"), QStringLiteral("/"));
    if (isItem && !list.isEmpty()) {
      const QString field = place.kind == EntityKind::Model && list == u"fields" ? nameIn(next) : QString();
      if (field.isEmpty())
        parts << itemWords(list, step, next);
      else
        parts.back() += u'.' + field;
      isInField = list == u"fields" || list == u"parameters" || list == u"body";
      list.clear();
    } else if (const QString one = namedOneOf(list); !one.isEmpty()) {
      parts << one + u' ' + key;
      list.clear();
    } else {
      close();
      const bool isFrame = place.kind == EntityKind::Project && key == u"app"; // the file's, not the person's
      if (!isFrame) list = key;
    }
    at = next;
  }
  close();
  return parts.join(QStringLiteral(", "));
}

} // namespace signalbox::ui
