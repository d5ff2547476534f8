// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SecretSource: where keys come from. Never from a project: the design names them, the program that runs it has them.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::security {

// Any thread.
class SecretSource {
public:
  virtual ~SecretSource() = default;
  virtual std::optional<std::string> secret(std::string_view name) const = 0;
};

// SIGNALBOX_SECRET_NAME of the environment, as it was when this was made (the program may then forget the variables).
class EnvironmentSecrets final : public SecretSource {
public:
  EnvironmentSecrets();
  std::optional<std::string> secret(std::string_view name) const override;

private:
  std::map<std::string, std::string, std::less<>> m_secrets;
};

// A JSON object of names and texts in a file that only its owner can read.
class FileSecrets final : public SecretSource {
public:
  static Result<std::shared_ptr<const FileSecrets>> open(const std::filesystem::path& file);
  std::optional<std::string> secret(std::string_view name) const override;

private:
  std::map<std::string, std::string, std::less<>> m_secrets;
};

// The first source that knows the name.
class SecretChain final : public SecretSource {
public:
  explicit SecretChain(std::vector<std::shared_ptr<const SecretSource>> sources) : m_sources(std::move(sources)) {}
  std::optional<std::string> secret(std::string_view name) const override;

private:
  std::vector<std::shared_ptr<const SecretSource>> m_sources;
};

} // namespace signalbox::security
