// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces: functions and classes of our own that an exported module holds when something in the project uses them.
#pragma once

#include "plugins/fastapi/module.h"

namespace signalbox::fastapi {

// Files of resources/templates/fastapi/FOLDER: their imports go to the module, "# uses NAME" names pieces that come
// before.
class Pieces final {
public:
  Pieces(Module& module, std::string folder) : m_module(module), m_folder(std::move(folder)) {}
  void add(const std::string& name);
  void instead(const std::string& name, std::string other) { m_instead[name] = std::move(other); }
  void replace(std::string text, std::string by) { m_replaced[std::move(text)] = std::move(by); }

private:
  Module& m_module;
  std::string m_folder;
  std::set<std::string> m_written;
  std::map<std::string, std::string> m_instead;
  std::map<std::string, std::string> m_replaced;
};

} // namespace signalbox::fastapi
