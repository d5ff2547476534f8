// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/project.h"

#include "plugins/fastapi/literals.h"
#include "plugins/fastapi/pieces.h"
#include "plugins/fastapi/templates.h"

#include <kainjow/mustache.hpp>

#include <algorithm>

namespace signalbox::fastapi {
namespace {

namespace mustache = kainjow::mustache;

std::string rendered(std::string_view name, const mustache::data& data) {
  mustache::mustache made{std::string(templates().at(name))};
  return made.render(data);
}

std::string typeOf(Module& module, const Json& value) {
  const std::string any = module.use("typing", "Any");
  if (value.is_object()) return "dict[str, " + any + "]";
  const bool ofObjects = !value.empty() && std::ranges::all_of(value, [](const Json& item) { return item.is_object(); });
  return ofObjects ? "list[dict[str, " + any + "]]" : "list[" + any + "]";
}

std::string packageName(const std::string& title) {
  std::string name;
  for (const char c : title) {
    if (c >= 'A' && c <= 'Z') name += static_cast<char>(c + 32);
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) name += c;
    else if (!name.empty() && name.back() != '-') name += '-';
  }
  while (!name.empty() && name.back() == '-') name.pop_back();
  return name.empty() ? "api" : name;
}

std::string tomlText(const std::string& text) {
  std::string one = text.substr(0, text.find('\n'));
  return Json(one).dump();
}

} // namespace

void exportConstants(Context& context) {
  if (context.design().constants().empty()) return;
  Module module("app.constants", "Sample data that the endpoints answer with.");
  bool isFirst = true;
  for (const auto& constant : context.design().constants()) {
    const std::string name = context.constantName(constant->name);
    module.reserve(name);
    if (!isFirst) module.blank();
    isFirst = false;
    module.line(0, name + (constant->value.is_structured() ? ": " + typeOf(module, constant->value) : "") + " = " + literal(constant->value));
  }
  context.add(module);
}

void exportResponses(Context& context) {
  if (context.mediaTypes().empty()) return;
  Module module("app.responses", "Responses with media types of their own.");
  for (const auto& [name, kind] : context.mediaTypes()) {
    module.twoBlanks();
    module.line(0, "class " + name + "(" + module.use(kind.second == "Response" ? "fastapi" : "fastapi.responses", kind.second) + "):");
    module.line(1, "media_type = " + textLiteral(kind.first));
  }
  context.add(module);
}

void exportOperationIds(Context& context) {
  if (!context.usesOperationIds()) return;
  Module module("app.operation_ids", "How operations are named in the OpenAPI document.");
  const std::string route = module.use("fastapi.routing", "APIRoute");
  module.line(0, "def by_name(route: " + route + ") -> str:");
  module.line(1, "return route.name");
  module.twoBlanks();
  module.line(0, "def by_tag_and_name(route: " + route + ") -> str:");
  module.line(1, "return f\"{route.tags[0]}-{route.name}\" if route.tags else route.name");
  context.add(module);
}

void exportRuntime(Context& context) {
  if (context.usedRuntime().empty()) return;
  Module module("app.runtime", "Small things that several endpoints need.");
  Pieces pieces(module, "runtime");
  for (const std::string& name : context.usedRuntime()) pieces.add(name);
  if (module.uses("app.settings")) context.needSettings();
  if (module.uses("httpx")) context.needPin("httpx==0.28.1");
  context.add(module);
}

void exportMiddleware(Context& context) {
  if (context.usedMiddleware().empty()) return;
  Module module("app.middleware", "Middleware of this application's own.");
  Pieces pieces(module, "middleware");
  for (const std::string& name : context.usedMiddleware()) pieces.add(name);
  context.add(module);
}

void exportProjectFiles(Context& context) {
  const auto& info = context.design().project();
  mustache::data data;
  data["package"] = packageName(info.name);
  data["title"] = info.name;
  data["description"] = tomlText(info.description.empty() ? info.name : info.description);
  data["host"] = info.host;
  data["port"] = std::to_string(info.port);
  data["has_files"] = context.hasFiles();
  mustache::data pins(mustache::data::type::list);
  for (const char* pin : {"fastapi==0.141.1", "starlette==1.3.1", "pydantic==2.13.4", "email-validator==2.3.0", "python-multipart==0.0.32",
                          "uvicorn[standard]==0.51.0"})
    pins << mustache::data{"pin", pin};
  for (const std::string& pin : context.pins()) pins << mustache::data{"pin", pin};
  data.set("dependencies", pins);
  if (!context.ignoredRules().empty()) {
    std::string codes;
    for (const std::string& code : context.ignoredRules()) codes += (codes.empty() ? "" : ", ") + textLiteral(code);
    mustache::data list(mustache::data::type::list);
    list << mustache::data{"codes", codes};
    data.set("ignores", list);
  }
  context.add("pyproject.toml", rendered("pyproject.toml.mustache", data));
  context.add(".gitignore", rendered("gitignore.mustache", data));
  context.add("Dockerfile", rendered("Dockerfile.mustache", data));
  if (info.description.empty()) data["description"] = mustache::data(false);
  else data["description"] = info.description;
  mustache::data modules(mustache::data::type::list);
  for (const auto& [path, text] : context.tree().files) {
    if (!path.ends_with(".py") || path == "app/main.py" || text.size() < 8) continue;
    const std::size_t end = text.find("\"\"\"", 3);
    mustache::data row;
    row["path"] = path;
    std::string what = text.substr(3, end - 3);
    if (what.ends_with('.')) what.pop_back();
    row["what"] = what;
    modules << row;
  }
  data.set("modules", modules);
  mustache::data secrets(mustache::data::type::list);
  for (const std::string& secret : context.secrets()) secrets << mustache::data{"name", secret};
  data.set("secrets", secrets);
  data["has_secrets"] = !context.secrets().empty();
  context.add("README.md", rendered("README.md.mustache", data));
}

} // namespace signalbox::fastapi
