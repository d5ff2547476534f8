// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Surroundings: what behaviours and tasks reach beside the request: the project's own folder, and the network.
#pragma once

#include "core/api/served_folder.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace signalbox::client {
class HttpClient;
}

namespace signalbox::api {

// An HTTP client whose thread begins with the first who asks for it.
class LazyHttpClient final {
public:
  LazyHttpClient();
  ~LazyHttpClient();
  client::HttpClient& get(); // any thread

private:
  std::once_flag m_once;
  std::unique_ptr<client::HttpClient> m_client;
};

class Surroundings final {
public:
  // `folder` is the design's; empty: it stands nowhere yet. With the client of `previous`, when there is one.
  explicit Surroundings(const std::string& folder, const Surroundings* previous = nullptr);

  // Null when there is no such folder.
  const ServedFolder* project() const { return m_project ? &*m_project : nullptr; }
  client::HttpClient& client() const { return m_client->get(); }

private:
  std::optional<ServedFolder> m_project;
  std::shared_ptr<LazyHttpClient> m_client;
};

} // namespace signalbox::api
