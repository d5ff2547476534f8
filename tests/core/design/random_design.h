// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Designs made from a seed, with everything a file can hold in them.
#pragma once

#include "core/design/design.h"

#include <random>

namespace signalbox::design {

class RandomDesign final {
public:
  explicit RandomDesign(std::uint64_t seed) : m_random(seed) {}

  Design design() {
    Entities all;
    all.project = project();
    for (int i = below(8); i > 0; --i) all.models.push_back(std::make_shared<const Model>(model(i)));
    for (int i = below(5); i > 0; --i) all.routers.push_back(std::make_shared<const Router>(router(i)));
    for (int i = below(12); i > 0; --i) {
      const auto count = all.routers.size();
      const auto at = static_cast<std::size_t>(below(static_cast<int>(count) + 1));
      all.endpoints.push_back(std::make_shared<const Endpoint>(endpoint(i, at < count ? all.routers[at]->path : "")));
    }
    for (int i = below(4); i > 0; --i) {
      all.constants.push_back(std::make_shared<const Constant>(Constant{"const_" + std::to_string(i), json(3)}));
    }
    return Design(std::move(all));
  }

  int below(int bound) { return static_cast<int>(m_random() % static_cast<std::uint64_t>(bound)); }

private:
  bool maybe() { return below(2) == 1; }

  std::string text() {
    static const std::vector<std::string> texts{
        "", "plain", "with \"quotes\" \\ and\nlines\t", "größe 温度 🙂", "{{ stu.name }}", "\x01\x7f", "/a~b"};
    return texts[static_cast<std::size_t>(below(static_cast<int>(texts.size())))];
  }

  Json json(int depth) {
    switch (below(depth > 0 ? 9 : 7)) {
    case 0: return nullptr;
    case 1: return maybe();
    case 2: return below(1000) - 500;
    case 3: return std::uint64_t{18446744073709551615ULL};
    case 4: return 0.1 * below(100);
    case 5: return 1e300;
    case 6: return text();
    case 7: {
      Json list = Json::array();
      for (int i = below(4); i > 0; --i) list.push_back(json(depth - 1));
      return list;
    }
    default: return object(depth - 1);
    }
  }

  Json object(int depth) {
    Json object = Json::object();
    for (int i = below(4); i > 0; --i) object["key " + std::to_string(below(100)) + text()] = json(depth);
    return object;
  }

  Field field(int number) {
    Field field{"field_" + std::to_string(number), maybe() ? "list[int] | None" : "str"};
    if (maybe()) field.facets["default"] = json(1);
    if (maybe()) field.facets["description"] = text();
    if (maybe()) field.facets["gt"] = below(10);
    if (maybe()) field.facets["x-own"] = json(2);
    return field;
  }

  std::vector<Field> fields() {
    std::vector<Field> list;
    for (int i = below(5); i > 0; --i) list.push_back(field(i));
    return list;
  }

  std::vector<std::string> tags() {
    std::vector<std::string> list;
    for (int i = below(3); i > 0; --i) list.push_back(text());
    return list;
  }

  Json unknown() {
    Json json = Json::object();
    if (maybe()) json["x-later"] = object(1);
    return json;
  }

  ProjectInfo project() {
    ProjectInfo project;
    project.name = text();
    project.version = text();
    project.summary = text();
    project.description = text();
    if (maybe()) project.port = static_cast<std::uint16_t>(below(65536));
    if (maybe()) project.servers = {{"https://a.test", text()}, {"https://b.test", ""}};
    if (maybe()) project.tags = {{"books", text()}};
    project.unknown = unknown();
    if (!project.tags.empty() && maybe()) project.unknown["tags"]["books"]["externalDocs"] = object(1);
    if (maybe()) project.unknown["server"]["workers"] = 2;
    return project;
  }

  Model model(int number) {
    Model model;
    model.name = "Model" + std::to_string(number);
    model.description = text();
    model.unknown = unknown();
    if (maybe()) {
      model.kind = ModelKind::Enum;
      model.base = maybe() ? "str" : "";
      for (int i = below(4); i > 0; --i) model.members.push_back({"M" + std::to_string(i), json(0)});
    } else {
      if (maybe()) model.base = "Base";
      model.fields = fields();
      if (maybe()) model.config["extra"] = "forbid";
    }
    return model;
  }

  Router router(int number) {
    Router router;
    router.path = (number % 2 == 0 ? "router_1/" : "") + ("router_" + std::to_string(number));
    router.order = below(5);
    router.prefix = text();
    router.tags = tags();
    router.deprecated = maybe();
    router.includeInSchema = maybe();
    router.responses = object(1);
    router.unknown = unknown();
    return router;
  }

  Endpoint endpoint(int number, const std::string& router) {
    Endpoint endpoint;
    endpoint.name = "endpoint_" + std::to_string(number);
    endpoint.router = router;
    endpoint.order = below(4) - 1;
    endpoint.method = maybe() ? "GET" : "POST";
    endpoint.path = maybe() ? "/" : "/items/{field_1}/{field_2:path}";
    endpoint.summary = text();
    endpoint.tags = tags();
    endpoint.deprecated = maybe();
    endpoint.enabled = maybe();
    for (int i = below(4); i > 0; --i) endpoint.parameters.push_back({field(i), static_cast<ParameterIn>(below(4))});
    endpoint.body = fields();
    endpoint.response.statusCode = 200 + below(2);
    endpoint.response.model = maybe() ? "list[Model1]" : "";
    if (maybe()) endpoint.response.include = Json::array({"a", "b"});
    endpoint.response.excludeUnset = maybe();
    endpoint.response.byAlias = maybe();
    endpoint.responses = object(1);
    if (maybe()) endpoint.behaviour = {maybe() ? "reply" : "stream", object(3)};
    endpoint.unknown = unknown();
    return endpoint;
  }

  std::mt19937_64 m_random;
};

} // namespace signalbox::design
