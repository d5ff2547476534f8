// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/place_text.h"

#include "core/design/store.h"
#include "ui/models/design_tree.h"

#include <QCoreApplication>
#include <QStringList>

namespace signalbox::ui {

namespace {

using design::Json;

QString tr(const char* text) { return QCoreApplication::translate("PlaceText", text); }
QString text(const std::string& bytes) { return QString::fromStdString(bytes); }

// What one of a list is.
QString oneOf(const QString& list) {
  if (list == u"parameters") return tr("parameter");
  if (list == u"fields") return tr("field");
  if (list == u"body") return tr("body part");
  if (list == u"validators") return tr("validator");
  if (list == u"computed") return tr("computed field");
  if (list == u"dependencies") return tr("dependency");
  if (list == u"members") return tr("member");
  return list;
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

QString nameIn(const Json& item, const QString& step) {
  const auto name = item.is_object() ? item.find("name") : item.end();
  const bool isNamed = item.is_object() && name != item.end() && name->is_string();
  return isNamed ? text(name->get<std::string>()) : QString::number(step.toInt() + 1);
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
  QString list; // whose item the next step is
  for (const QString& step : text(place.pointer).split(u'/', Qt::SkipEmptyParts)) {
    const Json* next = inside(at, step.toStdString());
    bool isNumber = false;
    (void)step.toInt(&isNumber);
    const bool isItem = at && !at->is_null() ? at->is_array() : isNumber; // else a key, such as 404
    if (isItem && !list.isEmpty()) {
      const QString name = next ? nameIn(*next, step) : QString::number(step.toInt() + 1);
      if (place.kind == EntityKind::Model && list == u"fields")
        parts.back() += u'.' + name;
      else
        parts << oneOf(list) + u' ' + name;
      list.clear();
    } else {
      if (!list.isEmpty()) parts << list;
      list = QString(step).replace(QStringLiteral("~1"), QStringLiteral("/"));
    }
    at = next;
  }
  if (!list.isEmpty()) parts << list;
  return parts.join(QStringLiteral(", "));
}

} // namespace signalbox::ui
