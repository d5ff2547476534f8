// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a served project keeps between two runs, and where its keys come from: never in the project itself.
#pragma once

#include "core/security/services.h"

#include <filesystem>
#include <optional>
#include <string>

namespace signalbox::cli {

// `chosen`, else $XDG_STATE_HOME/signalbox/NAME or ~/.local/state/signalbox/NAME, after the project's folder.
std::filesystem::path stateFolder(const std::optional<std::string>& chosen, const std::filesystem::path& project);

struct ServerState {
  std::shared_ptr<security::SecurityServices> security;
  std::string secretsProblem; // why secrets.json, which is there, is not used; empty: all is well
  std::string tokensProblem;  // why refresh tokens are kept in memory only
};

// Keys from the environment and secrets.json in `folder`, refresh tokens from there. What does not work is left out.
ServerState openState(const std::filesystem::path& folder);

} // namespace signalbox::cli
