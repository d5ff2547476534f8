// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/secret_store.h"

#include <map>
#include <mutex>

#ifdef SIGNALBOX_HAS_LIBSECRET
#include <libsecret/secret.h>
#endif

namespace signalbox::requests {

namespace {

class MemorySecrets final : public SecretStore {
public:
  explicit MemorySecrets(std::string why) : m_why(std::move(why)) {}

  Result<std::optional<std::string>> load(const SecretKey& key) override {
    const std::lock_guard lock(m_mutex);
    const auto found = m_values.find(key);
    return found == m_values.end() ? std::nullopt : std::optional(found->second);
  }
  Result<void> store(const SecretKey& key, const std::string& value) override {
    const std::lock_guard lock(m_mutex);
    m_values[key] = value;
    return {};
  }
  Result<void> remove(const SecretKey& key) override {
    const std::lock_guard lock(m_mutex);
    m_values.erase(key);
    return {};
  }
  std::string whyNotKept() const override { return m_why; }

private:
  std::string m_why;
  std::mutex m_mutex;
  std::map<SecretKey, std::string> m_values;
};

#ifdef SIGNALBOX_HAS_LIBSECRET

const SecretSchema* schema() {
  static const SecretSchema own = {"org.signalbox.Signalbox",
                                   SECRET_SCHEMA_NONE,
                                   {{"project", SECRET_SCHEMA_ATTRIBUTE_STRING},
                                    {"environment", SECRET_SCHEMA_ATTRIBUTE_STRING},
                                    {"name", SECRET_SCHEMA_ATTRIBUTE_STRING},
                                    {nullptr, SECRET_SCHEMA_ATTRIBUTE_STRING}},
                                   0,
                                   nullptr,
                                   nullptr,
                                   nullptr,
                                   nullptr,
                                   nullptr,
                                   nullptr,
                                   nullptr};
  return &own;
}

// The sentence of a GError, which is freed.
std::string take(GError*& error) {
  std::string text = error ? error->message : "";
  if (error) g_error_free(error);
  error = nullptr;
  while (text.ends_with('.')) text.pop_back();
  return text;
}

class Keychain final : public SecretStore {
public:
  Result<std::optional<std::string>> load(const SecretKey& key) override {
    GError* error = nullptr;
    char* found = secret_password_lookup_sync(schema(), nullptr, &error, "project", key.project.c_str(), "environment",
                                              key.environment.c_str(), "name", key.name.c_str(), nullptr);
    if (error) return failure("The keychain does not give the secret " + key.name + ": " + take(error) + ".");
    if (!found) return std::optional<std::string>();
    std::optional<std::string> value(found);
    secret_password_free(found);
    return value;
  }

  Result<void> store(const SecretKey& key, const std::string& value) override {
    GError* error = nullptr;
    const std::string label = "Signalbox: " + key.name + " (" + key.environment + ")";
    secret_password_store_sync(schema(), SECRET_COLLECTION_DEFAULT, label.c_str(), value.c_str(), nullptr, &error,
                               "project", key.project.c_str(), "environment", key.environment.c_str(), "name",
                               key.name.c_str(), nullptr);
    if (error) return failure("The keychain does not take the secret " + key.name + ": " + take(error) + ".");
    return {};
  }

  Result<void> remove(const SecretKey& key) override {
    GError* error = nullptr;
    secret_password_clear_sync(schema(), nullptr, &error, "project", key.project.c_str(), "environment",
                               key.environment.c_str(), "name", key.name.c_str(), nullptr);
    if (error) return failure("The keychain does not remove the secret " + key.name + ": " + take(error) + ".");
    return {};
  }

  std::string whyNotKept() const override { return {}; }
};

#endif

} // namespace

std::unique_ptr<SecretStore> memorySecretStore(std::string why) {
  return std::make_unique<MemorySecrets>(std::move(why));
}

std::unique_ptr<SecretStore> openSecretStore() {
#ifdef SIGNALBOX_HAS_LIBSECRET
  GError* error = nullptr;
  SecretService* service = secret_service_get_sync(SECRET_SERVICE_OPEN_SESSION, nullptr, &error);
  if (service) {
    g_object_unref(service);
    return std::make_unique<Keychain>();
  }
  return memorySecretStore("This session has no keychain (" + take(error) +
                           "): secrets are kept until Signalbox closes, and nowhere else.");
#else
  return memorySecretStore("This build knows no keychain: secrets are kept until Signalbox closes, and nowhere else.");
#endif
}

} // namespace signalbox::requests
