// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/state_folder.h"

#include <cstdlib>
#include <ctime>

namespace signalbox::cli {
namespace {

namespace fs = std::filesystem;

fs::path folderOf(const char* variable) {
  const char* value = std::getenv(variable); // NOLINT(concurrency-mt-unsafe): before any thread starts
  return value && *value == '/' ? fs::path(value) : fs::path();
}

std::string nameOf(const fs::path& project) {
  std::error_code ignored;
  fs::path folder = fs::weakly_canonical(project, ignored);
  if (!folder.has_filename()) folder = folder.parent_path();
  return folder.filename().string();
}

} // namespace

fs::path stateFolder(const std::optional<std::string>& chosen, const fs::path& project) {
  if (chosen) return *chosen;
  fs::path base = folderOf("XDG_STATE_HOME");
  if (base.empty() && !folderOf("HOME").empty()) base = folderOf("HOME") / ".local" / "state";
  return base.empty() ? fs::path() : base / "signalbox" / nameOf(project);
}

ServerState openState(const fs::path& folder) {
  ServerState state;
  std::vector<std::shared_ptr<const security::SecretSource>> sources = {
      std::make_shared<security::EnvironmentSecrets>()};
  std::error_code ignored;
  if (const fs::path file = folder / "secrets.json"; !folder.empty() && fs::exists(file, ignored)) {
    if (auto secrets = security::FileSecrets::open(file))
      sources.push_back(std::move(*secrets));
    else
      state.secretsProblem = secrets.error().message;
  }
  state.security =
      std::make_shared<security::SecurityServices>(std::make_shared<security::SecretChain>(std::move(sources)));
  if (folder.empty())
    state.tokensProblem = "No folder is known to keep them in; name one with --state.";
  else if (auto kept = state.security->refreshTokens().keepIn(folder / "refresh_tokens.jsonl", std::time(nullptr));
           !kept)
    state.tokensProblem = kept.error().message;
  return state;
}

} // namespace signalbox::cli
