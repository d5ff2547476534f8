// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/secret_source.h"

#include "core/security/private_file.h"

#include <nlohmann/json.hpp>

#include <unistd.h>

namespace signalbox::security {
namespace {

constexpr std::string_view prefix = "SIGNALBOX_SECRET_";

std::optional<std::string> find(const std::map<std::string, std::string, std::less<>>& secrets, std::string_view name) {
  const auto known = secrets.find(name);
  return known == secrets.end() ? std::nullopt : std::optional(known->second);
}

} // namespace

EnvironmentSecrets::EnvironmentSecrets() {
  for (char** at = environ; at && *at; ++at) {
    const std::string_view line = *at;
    const std::size_t equals = line.find('=');
    if (!line.starts_with(prefix) || equals == std::string_view::npos) continue;
    m_secrets[std::string(line.substr(prefix.size(), equals - prefix.size()))] = line.substr(equals + 1);
  }
}

std::optional<std::string> EnvironmentSecrets::secret(std::string_view name) const { return find(m_secrets, name); }

Result<std::shared_ptr<const FileSecrets>> FileSecrets::open(const std::filesystem::path& file) {
  const auto text = readPrivateFile(file);
  if (!text) return std::unexpected(text.error());
  const auto json = nlohmann::json::parse(*text, nullptr, false);
  if (!json.is_object()) return failure(file.string() + " must be a JSON object of names and texts.");
  auto secrets = std::make_shared<FileSecrets>();
  for (const auto& [name, value] : json.items()) {
    if (!value.is_string()) return failure(file.string() + ": '" + name + "' must be a text.");
    secrets->m_secrets[name] = value.get<std::string>();
  }
  return secrets;
}

std::optional<std::string> FileSecrets::secret(std::string_view name) const { return find(m_secrets, name); }

std::optional<std::string> SecretChain::secret(std::string_view name) const {
  for (const auto& source : m_sources)
    if (auto found = source->secret(name)) return found;
  return std::nullopt;
}

} // namespace signalbox::security
