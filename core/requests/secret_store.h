// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SecretStore: where the values of an environment's secrets live: the system's keychain (the Secret Service of GNOME,
// KDE and KeePassXC). Never a file of ours.
#pragma once

#include "core/base/result.h"

#include <memory>
#include <optional>
#include <string>

namespace signalbox::requests {

struct SecretKey {
  std::string project; // its folder, absolute
  std::string environment;
  std::string name;
  auto operator<=>(const SecretKey&) const = default;
};

// Any thread; calls may wait for the keychain to be unlocked by a person, so never on the window's own.
class SecretStore {
public:
  virtual ~SecretStore() = default;
  virtual Result<std::optional<std::string>> load(const SecretKey& key) = 0;
  virtual Result<void> store(const SecretKey& key, const std::string& value) = 0;
  virtual Result<void> remove(const SecretKey& key) = 0;
  // Empty when secrets outlive the program; else a sentence that says why they do not.
  virtual std::string whyNotKept() const = 0;
};

// The system's keychain, or memory that ends with the program where there is none.
std::unique_ptr<SecretStore> openSecretStore();
std::unique_ptr<SecretStore> memorySecretStore(std::string why);

} // namespace signalbox::requests
