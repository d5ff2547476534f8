// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/module.h"

#include "plugins/fastapi/names.h"
#include "plugins/fastapi/python/format.h"

#include <algorithm>
#include <array>

namespace signalbox::fastapi {
namespace {

constexpr auto standardModules = std::to_array<std::string_view>(
    {"asyncio", "base64",    "builtins", "collections", "contextlib", "dataclasses", "datetime",  "decimal",   "email",
     "enum",    "functools", "hashlib",  "hmac",        "http",       "importlib",   "ipaddress", "itertools", "json",
     "logging", "math",      "os",       "pathlib",     "random",     "re",          "secrets",   "sqlite3",   "string",
     "sys",     "time",      "types",    "typing",      "urllib",     "uuid",        "warnings"});

enum class Section { Future, Standard, ThirdParty, Own };

Section sectionOf(const std::string& module) {
  const std::string root = module.substr(0, module.find('.'));
  if (root == "__future__") return Section::Future;
  if (root == "app" || root == "tests") return Section::Own;
  return std::ranges::find(standardModules, root) != standardModules.end() ? Section::Standard : Section::ThirdParty;
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

// isort's order of names: constants, classes, then the rest.
int rankOf(const std::string& name) {
  const bool isUpper = std::ranges::none_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
  if (name.size() > 1 && isUpper) return 0;
  return name[0] >= 'A' && name[0] <= 'Z' ? 1 : 2;
}

bool namesBefore(const std::string& a, const std::string& b) {
  if (rankOf(a) != rankOf(b)) return rankOf(a) < rankOf(b);
  const std::string left = lower(a);
  const std::string right = lower(b);
  return left == right ? a < b : left < right;
}

} // namespace

std::string Module::path() const {
  std::string made = m_name;
  std::ranges::replace(made, '.', '/');
  return made + ".py";
}

std::string Module::use(const std::string& module, const std::string& name) {
  if (module == m_name) return name;
  auto& names = m_names[module];
  if (const auto known = names.find(name); known != names.end()) return known->second;
  std::string called = name;
  const auto isTaken = [&] {
    if (m_reserved.contains(called) || isBuiltin(called)) return true;
    return std::ranges::any_of(m_names, [&](const auto& entry) {
      return std::ranges::any_of(entry.second, [&](const auto& item) { return item.second == called; });
    });
  };
  while (isTaken()) called += '_';
  names.emplace(name, called);
  return called;
}

std::string Module::useAs(const std::string& module, const std::string& name, const std::string& called) {
  return m_names[module].emplace(name, called).first->second;
}

std::string Module::useModule(const std::string& module) {
  const auto known = m_modules.find(module);
  if (known != m_modules.end()) return known->second;
  std::string called = module;
  while (m_reserved.contains(called)) called += '_';
  return m_modules.emplace(module, called).first->second;
}

std::string Module::define(const std::string& wanted) {
  std::string name = wanted;
  for (int number = 2; !m_defined.insert(name).second; ++number) name = wanted + "_" + std::to_string(number);
  return name;
}

std::string Module::builtin(const std::string& name) {
  return m_hidden.contains(name) ? useModule("builtins") + "." + name : name;
}

void Module::line(int depth, std::string_view text) {
  m_body.append(static_cast<std::size_t>(depth) * 4, ' ');
  m_body += text;
  m_body += '\n';
}

void Module::docstring(int depth, std::string_view text) {
  std::string made = "\"\"\"";
  const std::string indentation(static_cast<std::size_t>(depth) * 4, ' ');
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (at > 0) made += '\n';
    if (at > 0 && end > at) made += indentation;
    made += text.substr(at, end - at);
    at = end + 1;
  }
  if (text.find('\n') != std::string_view::npos) made += '\n' + indentation;
  line(depth, made + "\"\"\"");
}

bool fitsDocstring(std::string_view text) {
  if (text.empty() || text[0] == ' ' || text[0] == '\n' || text[0] == '"') return false;
  if (text.back() == '"' || text.back() == ' ' || text.back() == '\n') return false;
  if (text.find_first_of("\\\t\r\f") != std::string_view::npos || text.find("\"\"\"") != std::string_view::npos)
    return false;
  if (text.find(" \n") != std::string_view::npos) return false;
  // cleandoc takes the smallest indentation of the lines after the first away.
  bool anyAtMargin = text.find('\n') == std::string_view::npos;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    anyAtMargin = anyAtMargin || (at + 1 < text.size() && text[at + 1] != ' ' && text[at + 1] != '\n');
  return anyAtMargin &&
         std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; });
}

// Names that keep theirs stand in one statement, where the first of them belongs; each that is called otherwise has its
// own.
std::string Module::importsOf(const std::string& module) const {
  const auto& names = m_names.at(module);
  std::vector<std::string> sorted;
  std::string together;
  for (const auto& [name, called] : names) sorted.push_back(name);
  std::ranges::sort(sorted, namesBefore);
  for (const std::string& name : sorted)
    if (names.at(name) == name) together += (together.empty() ? "" : ", ") + name;
  std::string made;
  for (const std::string& name : sorted) {
    if (const std::string& called = names.at(name); called != name) {
      made += "from " + module + " import " + name + " as " + called + "\n";
    } else if (!together.empty()) {
      made += "from " + module + " import " + together + "\n";
      together.clear();
    }
  }
  return made;
}

std::string Module::imports() const {
  std::string out;
  for (const Section section : {Section::Future, Section::Standard, Section::ThirdParty, Section::Own}) {
    std::string part;
    std::vector<std::string> plain;
    for (const auto& [module, called] : m_modules)
      if (sectionOf(module) == section) plain.push_back(module);
    std::ranges::sort(plain, {}, lower);
    for (const std::string& module : plain) {
      const std::string& called = m_modules.at(module);
      part += "import " + module + (called == module ? "" : " as " + called) + "\n";
    }
    std::vector<std::string> modules;
    for (const auto& [module, names] : m_names)
      if (sectionOf(module) == section && !names.empty()) modules.push_back(module);
    std::ranges::sort(modules, {}, lower);
    for (const std::string& module : modules) {
      part += importsOf(module);
    }
    if (!part.empty()) out += (out.empty() ? "" : "\n") + part;
  }
  return out;
}

std::string Module::text() const {
  std::string source = "\"\"\"" + m_docstring + "\"\"\"\n";
  const std::string imported = imports();
  if (!imported.empty()) source += "\n" + imported;
  if (!m_body.empty()) {
    const std::size_t first = m_body.find_first_not_of('\n');
    const std::string_view body = std::string_view(m_body).substr(std::min(first, m_body.size()));
    const bool isDefinition = body.starts_with("class ") || body.starts_with("def ") ||
                              body.starts_with("async def ") || body.starts_with("@");
    source += isDefinition ? "\n\n" : "\n";
    source += body;
  }
  while (source.ends_with("\n\n")) source.pop_back();
  return python::format(source);
}

} // namespace signalbox::fastapi
