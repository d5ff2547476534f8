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

constexpr char tagEnd =
    '\x01'; // behind a tag: kainjow takes away lines of which nothing is left, blank ones of the template too

// Lines that hold nothing but a section's tag leave no line behind, whether the section is there or not.
std::string withoutTagLines(std::string_view source) {
  std::string made;
  while (!source.empty()) {
    const std::size_t end = std::min(source.find('\n'), source.size());
    const std::string_view line = source.substr(0, end);
    made += line;
    const bool isTag = (line.starts_with("{{#") || line.starts_with("{{/")) && line.find("}}") == line.size() - 2;
    if (isTag)
      made += tagEnd;
    else if (end < source.size())
      made += '\n';
    source.remove_prefix(std::min(end + 1, source.size()));
  }
  return made;
}

std::string rendered(std::string_view name, const mustache::data& data) {
  mustache::mustache made{withoutTagLines(templates().at(name))};
  std::string text = made.render(data);
  std::erase(text, tagEnd);
  return text;
}

std::string typeOf(Module& module, const Json& value) {
  const std::string any = module.use("typing", "Any");
  if (value.is_object()) return "dict[str, " + any + "]";
  const bool ofObjects =
      !value.empty() && std::ranges::all_of(value, [](const Json& item) { return item.is_object(); });
  return ofObjects ? "list[dict[str, " + any + "]]" : "list[" + any + "]";
}

std::string packageName(const std::string& title) {
  std::string name;
  for (const char c : title) {
    if (c >= 'A' && c <= 'Z')
      name += static_cast<char>(c + 32);
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      name += c;
    else if (!name.empty() && name.back() != '-')
      name += '-';
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
    module.line(0, name + (constant->value.is_structured() ? ": " + typeOf(module, constant->value) : "") + " = " +
                       literal(constant->value));
  }
  context.add(module);
}

void exportResponses(Context& context) {
  if (context.mediaTypes().empty()) return;
  Module module("app.responses", "Responses with media types of their own.");
  for (const auto& [name, kind] : context.mediaTypes()) {
    module.twoBlanks();
    module.line(0, "class " + name + "(" +
                       module.use(kind.second == "Response" ? "fastapi" : "fastapi.responses", kind.second) + "):");
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

namespace {

// The design's version where Python's packaging reads it too (PEP 440), else the first there is.
std::string packageVersion(const std::string& version) {
  const bool isRelease = !version.empty() && version.front() != '.' && version.back() != '.' &&
                         !version.contains("..") &&
                         std::ranges::all_of(version, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
  return isRelease ? version : "0.1.0";
}

// Packages that FastAPI and Pydantic need for some of their types.
void pinExtras(Context& context) {
  for (const auto& [path, text] : context.tree().files) {
    if (!path.ends_with(".py")) continue;
    if (text.contains("EmailStr") || text.contains("NameEmail")) context.needPin("email-validator==2.3.0");
    if (text.contains("Form(") || text.contains("File(") || text.contains("UploadFile") ||
        text.contains("OAuth2PasswordRequestForm"))
      context.needPin("python-multipart==0.0.32");
  }
}

mustache::data pinRows(const Context& context) {
  mustache::data rows(mustache::data::type::list);
  for (const char* pin : {"fastapi==0.141.1", "starlette==1.3.1", "pydantic==2.13.4", "uvicorn[standard]==0.51.0"})
    rows << mustache::data{"pin", pin};
  for (const std::string& pin : context.pins()) rows << mustache::data{"pin", pin};
  return rows;
}

// Each module of the application with the first line of its docstring.
mustache::data moduleRows(const Context& context) {
  mustache::data rows(mustache::data::type::list);
  for (const auto& [path, text] : context.tree().files) {
    if (!path.ends_with(".py") || path == "app/main.py" || !text.starts_with("\"\"\"")) continue;
    std::string what = text.substr(3, text.find("\"\"\"", 3) - 3);
    if (what.ends_with('.')) what.pop_back();
    mustache::data row;
    row["path"] = path;
    row["what"] = what;
    rows << row;
  }
  return rows;
}

mustache::data secretRows(const Context& context) {
  std::set<std::string> names = context.secrets();
  names.insert(context.mountedSecrets().begin(), context.mountedSecrets().end());
  mustache::data rows(mustache::data::type::list);
  for (const std::string& secret : names) rows << mustache::data{"name", secret};
  return rows;
}

std::string ignoredRules(const Context& context) {
  std::string codes;
  for (const std::string& code : context.ignoredRules()) codes += (codes.empty() ? "" : ", ") + textLiteral(code);
  return codes;
}

} // namespace

void exportProjectFiles(Context& context) {
  const auto& info = context.design().project();
  pinExtras(context);
  mustache::data data;
  data["package"] = packageName(info.name);
  data["version"] = packageVersion(info.version);
  data["title"] = info.name;
  data["description"] = tomlText(info.description.empty() ? info.name : info.description);
  data["host"] = info.host;
  data["port"] = std::to_string(info.port);
  data["has_files"] = context.hasFiles();
  data["keeps_state"] = context.keepsState();
  data.set("dependencies", pinRows(context));
  data["has_ignores"] = !context.ignoredRules().empty();
  data["ignores"] = ignoredRules(context);
  context.add("pyproject.toml", rendered("pyproject.toml.mustache", data));
  context.add(".gitignore", rendered("gitignore.mustache", data));
  context.add("Dockerfile", rendered("Dockerfile.mustache", data));
  data["has_description"] = !info.description.empty();
  data["description"] = info.description;
  data.set("modules", moduleRows(context));
  data.set("secrets", secretRows(context));
  data["has_secrets"] = !context.secrets().empty() || !context.mountedSecrets().empty();
  context.add("README.md", rendered("README.md.mustache", data));
}

} // namespace signalbox::fastapi
