// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Module: one Python file while it is written: its imports as they are asked for, its lines, and at the end its text.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::fastapi {

class Module final {
public:
  // `name` with dots: "app.routers.orders". `docstring` is its first line.
  Module(std::string name, std::string docstring) : m_name(std::move(name)), m_docstring(std::move(docstring)) {}

  const std::string& name() const { return m_name; }
  std::string path() const; // "app/routers/orders.py"

  // Names that an import must not take: functions and parameters of this file.
  void reserve(std::string_view name) { m_reserved.emplace(name); }
  bool isReserved(std::string_view name) const { return m_reserved.contains(std::string(name)); }
  // The name for a function of this file: `wanted`, or with a number where one of that name stands above it.
  std::string define(const std::string& wanted);

  // Names that hide builtins where lines are written now: the fields of a class.
  void hide(std::set<std::string> names) { m_hidden = std::move(names); }
  // A builtin as it is called here: `list`, or `builtins.list` where something hides it.
  std::string builtin(const std::string& name);

  // `from module import name`; answers with what it is called here. The module's own names need no import.
  std::string use(const std::string& module, const std::string& name);
  // `from module import name as called`.
  std::string useAs(const std::string& module, const std::string& name, const std::string& called);
  // `import module`; answers with what it is called here.
  std::string useModule(const std::string& module);

  void line(int depth, std::string_view text); // depth in steps of four spaces
  void blank() { m_body += '\n'; }
  void twoBlanks() { m_body += "\n\n"; }
  void docstring(int depth, std::string_view text);   // only when fitsDocstring(text)
  void raw(std::string_view text) { m_body += text; } // formatted already
  std::size_t position() const { return m_body.size(); }
  void insert(std::size_t position, std::string_view text) {
    m_body.insert(position, text);
  } // what the lines below need
  bool uses(const std::string& module) const { return m_names.contains(module) || m_modules.contains(module); }
  bool isEmpty() const { return m_body.empty(); }

  std::string text() const; // the whole file, formatted

private:
  std::string imports() const;
  std::string importsOf(const std::string& module) const;

  std::string m_name;
  std::string m_docstring;
  std::set<std::string> m_reserved;
  std::map<std::string, std::map<std::string, std::string>> m_names; // module, name, what it is called here
  std::map<std::string, std::string> m_modules;                      // and what it is called here
  std::set<std::string> m_defined;
  std::set<std::string> m_hidden;
  std::string m_body;
};

// inspect.cleandoc() of the docstring gives the text back.
bool fitsDocstring(std::string_view text);

} // namespace signalbox::fastapi
