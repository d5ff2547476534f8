// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a served project keeps between two runs, and where its keys come from: never in the project itself.
#pragma once

#include "core/security/services.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::cli {

// `chosen`, else $XDG_STATE_HOME/signalbox/NAME or ~/.local/state/signalbox/NAME, after the project's folder.
std::filesystem::path stateFolder(const std::optional<std::string>& chosen, const std::filesystem::path& project);

// Keys from the environment and from secrets.json in the state folder, refresh tokens from there. What does not work is
// a sentence for the log in `problems`; the server runs without.
std::shared_ptr<security::SecurityServices> openSecurity(const std::filesystem::path& state,
                                                         std::vector<std::string>& problems);

} // namespace signalbox::cli
