// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Context: what every part of the export reads of the design, and the report it writes to.
#pragma once

#include "core/design/design.h"
#include "core/exchange/file_tree.h"
#include "plugins/fastapi/module.h"

#include <algorithm>

namespace signalbox::fastapi {

using design::Json;

class Context final {
public:
  Context(const design::Design& design, exchange::FileTree& tree) : m_design(design), m_tree(tree) {}

  const design::Design& design() const { return m_design; }
  void report(const std::string& sentence) { // once
    if (std::ranges::find(m_tree.report, sentence) == m_tree.report.end()) m_tree.report.push_back(sentence);
  }
  void add(const Module& module) { m_tree.files[module.path()] = module.text(); }
  void add(const std::string& path, std::string text) { m_tree.files[path] = std::move(text); }

  std::string constantName(const std::string& name) const; // in app/constants.py: upper case where that is free
  // Functions of app/runtime.py that some module calls.
  std::string runtime(Module& module, const std::string& name) {
    m_runtime.insert(name);
    return module.use("app.runtime", name);
  }
  const std::set<std::string>& usedRuntime() const { return m_runtime; }
  // The same of app/security.py and app/middleware.py.
  std::string security(Module& module, const std::string& name) {
    m_security.insert(name);
    return module.use("app.security", name);
  }
  const std::set<std::string>& usedSecurity() const { return m_security; }
  std::string middleware(Module& module, const std::string& name) {
    m_middleware.insert(name);
    return module.use("app.middleware", name);
  }
  const std::set<std::string>& usedMiddleware() const { return m_middleware; }
  void addSessionSecret(const std::string& name) {
    m_sessionSecrets.insert(name);
  } // one that has a value without the environment
  bool isSessionSecret(const std::string& name) const { return m_sessionSecrets.contains(name); }
  // A response class for a media type of its own; written to app/responses.py.
  std::string responseClass(Module& module, const std::string& mediaType, const std::string& base);
  // Class name; media type and base.
  const std::map<std::string, std::pair<std::string, std::string>>& mediaTypes() const { return m_mediaTypes; }
  const exchange::FileTree& tree() const { return m_tree; }
  void needSettings() { m_usesSettings = true; }
  bool usesSettings() const { return m_usesSettings; }
  void needRefreshTokens() { m_usesRefreshTokens = m_keepsState = true; }
  bool usesRefreshTokens() const { return m_usesRefreshTokens; }
  bool keepsState() const { return m_keepsState; } // files below state/
  void needPin(const std::string& pin) { m_pins.insert(pin); }
  const std::set<std::string>& pins() const { return m_pins; }
  void needSecret(const std::string& name) { m_secrets.insert(name); }
  const std::set<std::string>& secrets() const { return m_secrets; }
  const std::set<std::string>& mountedSecrets() const { return m_mountedSecrets; }
  void noteName(std::string_view name) { // ruff finds l, O and I hard to read
    if (name == "l" || name == "O" || name == "I") ignoreRule("E741");
  }
  void ignoreRule(const std::string& code) { m_ignoredRules.insert(code); }
  const std::set<std::string>& ignoredRules() const { return m_ignoredRules; }
  void absorb(const Context& mounted); // pins, secrets and rules of an application inside this one
  bool hasFiles() const;               // files of the project that the application reads
  void needOperationIds() { m_usesOperationIds = true; }
  bool usesOperationIds() const { return m_usesOperationIds; }

private:
  const design::Design& m_design;
  exchange::FileTree& m_tree;
  std::set<std::string> m_runtime;
  std::set<std::string> m_security;
  std::set<std::string> m_middleware;
  std::set<std::string> m_sessionSecrets;
  std::map<std::string, std::pair<std::string, std::string>> m_mediaTypes;
  std::set<std::string> m_pins;
  std::set<std::string> m_secrets;
  std::set<std::string> m_ignoredRules;
  bool m_usesSettings = false;
  std::set<std::string> m_mountedSecrets;
  bool m_usesRefreshTokens = false;
  bool m_keepsState = false;
  bool m_usesOperationIds = false;
};

} // namespace signalbox::fastapi
