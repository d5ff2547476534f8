// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/design_edits.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace signalbox::ui {

namespace {

using design::Json;

struct Line {
  QString method;
  QString path;
};

const QHash<QString, QString>& methodWords() {
  static const QHash<QString, QString> words{
      {"get", "GET"},       {"post", "POST"},           {"put", "PUT"},   {"patch", "PATCH"},
      {"delete", "DELETE"}, {"del", "DELETE"},          {"head", "HEAD"}, {"options", "OPTIONS"},
      {"ws", "WEBSOCKET"},  {"websocket", "WEBSOCKET"}, {"sse", "SSE"}};
  return words;
}

Result<Line> parseLine(const QString& text) {
  const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
  if (words.isEmpty()) return failure("Type a method and a path, such as post /reviews.");
  if (words.size() > 2) return failure("Type one method and one path: a path has no spaces.");
  const QString path = words.back();
  if (words.size() == 1) {
    if (methodWords().contains(path.toLower()))
      return failure("The path is missing, such as " + path.toStdString() + " /reviews.");
    return Line{QStringLiteral("GET"), path};
  }
  const auto method = methodWords().constFind(words.front().toLower());
  if (method == methodWords().constEnd())
    return failure(words.front().toStdString() + " is no method. Use get, post, put, patch, delete, ws or sse.");
  return Line{*method, path};
}

QString singular(QString word) {
  if (word.endsWith(QStringLiteral("ies"))) return word.chopped(3) + u'y';
  if (word.endsWith(u's') && !word.endsWith(QStringLiteral("ss"))) return word.chopped(1);
  return word;
}

std::vector<design::Parameter> pathParameters(const QString& path) {
  static const QRegularExpression placeholder(QStringLiteral("\\{([A-Za-z_]\\w*)(:path)?\\}"));
  std::vector<design::Parameter> parameters;
  for (auto found = placeholder.globalMatch(path); found.hasNext();)
    parameters.push_back({{found.next().captured(1).toStdString(), "str", Json::object()}, design::ParameterIn::Path});
  return parameters;
}

design::BehaviourSpec startingBehaviour(const QString& method) {
  if (method == "WEBSOCKET") return {"socket", {{"mode", "echo"}}};
  if (method == "SSE")
    return {"stream",
            {{"format", "sse"},
             {"interval", 1000},
             {"repeat", 0},
             {"events", Json::array({{{"data", {{"index", "{{ index }}"}}}}})}}};
  return {"reply", {{"body", {{"message", "It works"}}}}};
}

template<class Taken>
std::string freeName(const std::string& wanted, const Taken& isTaken) {
  std::string name = wanted;
  for (int number = 2; isTaken(name); ++number) name = wanted + "_" + std::to_string(number);
  return name;
}

} // namespace

std::string endpointName(const std::string& method, const std::string& path) {
  static const QHash<QString, QString> verbs{{"POST", "create"},    {"PUT", "replace"},    {"PATCH", "update"},
                                             {"DELETE", "delete"},  {"HEAD", "head"},      {"SSE", "stream"},
                                             {"WEBSOCKET", "open"}, {"OPTIONS", "options"}};
  const QString shownMethod = QString::fromStdString(method);
  QStringList parts = QString::fromStdString(path).split(u'/', Qt::SkipEmptyParts);
  const bool endsInParameter = !parts.isEmpty() && parts.back().startsWith(u'{');
  parts.removeIf([](const QString& part) { return part.startsWith(u'{'); });
  QString noun = parts.isEmpty() ? QStringLiteral("root") : parts.back().toLower();
  noun.replace(QRegularExpression(QStringLiteral("\\W+")), QStringLiteral("_"));
  const bool isOne = endsInParameter || shownMethod == "POST";
  const QString verb =
      verbs.value(shownMethod, endsInParameter || parts.isEmpty() ? QStringLiteral("read") : QStringLiteral("list"));
  const std::string name = (verb + u'_' + (isOne ? singular(noun) : noun)).toStdString();
  return design::isIdentifier(name) ? name : "endpoint";
}

std::string freeEndpointName(const design::Design& design, const std::string& router, const std::string& wanted) {
  return freeName(wanted, [&](const std::string& name) {
    return design.endpoint(router.empty() ? name : router + "/" + name) != nullptr;
  });
}

std::string freeModelName(const design::Design& design, const std::string& wanted) {
  return freeName(wanted, [&](const std::string& name) { return design.model(name) != nullptr; });
}

Result<design::Endpoint> endpointFromLine(const design::Design& design, const QString& line, const QString& router) {
  const auto parsed = parseLine(line);
  if (!parsed) return std::unexpected(parsed.error());
  if (!parsed->path.startsWith(u'/'))
    return failure("A path starts with a slash, such as /" + parsed->path.toStdString() + ".");
  design::Endpoint endpoint;
  endpoint.method = parsed->method == "SSE" ? "GET" : parsed->method.toStdString();
  endpoint.path = parsed->path.toStdString();
  endpoint.router = router.toStdString();
  endpoint.name = freeEndpointName(design, endpoint.router, endpointName(parsed->method.toStdString(), endpoint.path));
  endpoint.parameters = pathParameters(parsed->path);
  endpoint.behaviour = startingBehaviour(parsed->method);
  return endpoint;
}

design::Model newModel(const design::Design& design, const std::string& name) {
  design::Model model;
  model.name = freeModelName(design, name);
  return model;
}

design::Model newEnum(const design::Design& design, const std::string& name) {
  design::Model model;
  model.name = freeModelName(design, name);
  model.kind = design::ModelKind::Enum;
  model.base = "str";
  model.members = {{"first", "first"}};
  return model;
}

design::Router newRouter(const design::Design& design, const std::string& path) {
  int last = 0;
  for (const auto& router : design.routers()) last = std::max(last, router->order);
  design::Router router;
  router.path = freeName(path, [&](const std::string& each) { return design.router(each) != nullptr; });
  router.order = last + 10;
  const std::string name = router.path.substr(router.path.rfind('/') + 1); // the outer ones give their own prefixes
  router.prefix = "/" + name;
  router.tags = {name};
  return router;
}

namespace {

design::Endpoint duplicateEndpoint(const design::Design& design, const design::Endpoint& endpoint) {
  design::Endpoint copy = endpoint;
  copy.name = freeEndpointName(design, endpoint.router, endpoint.name + "_copy");
  copy.path = endpoint.path == "/" ? "/copy" : endpoint.path + "-copy";
  copy.operationId.clear();
  copy.order = 0;
  return copy;
}

} // namespace

bool canBeDuplicated(const EntityRef& entity) {
  switch (entity.kind) {
  case EntityKind::Endpoint:
  case EntityKind::Webhook:
  case EntityKind::Model:
  case EntityKind::Constant:
  case EntityKind::Request: return true;
  case EntityKind::Dependency: return !entity.isAllDependencies();
  case EntityKind::SecurityScheme: return !entity.isList();
  default: return false;
  }
}

std::optional<Duplicate> duplicateOf(const design::Design& design, const EntityRef& entity) {
  const std::string id = entity.id.toStdString();
  const auto made = [&entity](design::Edit edit, const std::string& copied) {
    return Duplicate{std::move(edit), {entity.kind, QString::fromStdString(copied)}};
  };
  const auto copyName = [&id](const auto& isTaken) { return freeName(id + "_copy", isTaken); };
  if (const auto endpoint = design.endpoint(id); entity.kind == EntityKind::Endpoint && endpoint) {
    const design::Endpoint copy = duplicateEndpoint(design, *endpoint);
    return made(design::AddEndpoint{copy}, copy.id());
  }
  if (const auto webhook = design.webhook(id); entity.kind == EntityKind::Webhook && webhook) {
    design::Endpoint copy = *webhook;
    copy.name = copyName([&](const std::string& name) { return design.webhook(name) != nullptr; });
    copy.path += "-copy";
    copy.operationId.clear();
    return made(design::SetWebhook{copy}, copy.name);
  }
  if (const auto model = design.model(id); entity.kind == EntityKind::Model && model) {
    design::Model copy = *model;
    copy.name = freeModelName(design, model->name + "Copy");
    return made(design::AddModel{copy}, copy.name);
  }
  if (const auto constant = design.constant(id); entity.kind == EntityKind::Constant && constant) {
    design::Constant copy = *constant;
    copy.name = copyName([&](const std::string& name) { return design.constant(name) != nullptr; });
    return made(design::SetConstant{copy}, copy.name);
  }
  if (const auto request = design.request(id); entity.kind == EntityKind::Request && request) {
    design::SavedRequest copy = *request;
    copy.name = copyName([&](const std::string& name) { return design.request(name) != nullptr; });
    if (!copy.title.empty()) copy.title += " (copy)";
    return made(design::SetRequest{copy}, copy.name);
  }
  const auto isTaken = [&](const std::string& name) { return design.dependency(name) || design.securityScheme(name); };
  if (const auto dependency = design.dependency(id); entity.kind == EntityKind::Dependency && dependency) {
    design::Dependency copy = *dependency;
    copy.name = copyName(isTaken);
    return made(design::SetDependency{copy}, copy.name);
  }
  if (const auto scheme = design.securityScheme(id); entity.kind == EntityKind::SecurityScheme && scheme) {
    design::SecurityScheme copy = *scheme;
    copy.name = copyName(isTaken);
    return made(design::SetSecurityScheme{copy}, copy.name);
  }
  return std::nullopt;
}

} // namespace signalbox::ui
