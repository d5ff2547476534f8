// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/edit_refusal.h"

namespace signalbox::design {
namespace {

std::string quoted(std::string_view name) { return "\"" + std::string(name) + "\""; }

} // namespace

Refusal refuseName(std::string_view name, std::string_view what) {
  if (isIdentifier(name)) return std::nullopt;
  if (name.empty()) return "Give the " + std::string(what) + " a name.";
  return quoted(name) + " cannot be the name of the " + std::string(what) +
         ": a name has letters, digits and underscores, begins with no digit and is no Python keyword.";
}

std::string_view parentOf(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == path.npos ? std::string_view() : path.substr(0, slash);
}

std::string_view lastOf(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string noEndpoint(std::string_view id) { return "There is no endpoint " + std::string(id) + "."; }
std::string noRouter(std::string_view path) { return "There is no router " + std::string(path) + "."; }
std::string usersFile() { return "A security scheme cannot be named users: users.json holds the users."; }

} // namespace signalbox::design
