// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/surroundings.h"

#include "core/client/http_client.h"

namespace signalbox::api {

LazyHttpClient::LazyHttpClient() = default;
LazyHttpClient::~LazyHttpClient() = default;

client::HttpClient& LazyHttpClient::get() {
  std::call_once(m_once, [this] { m_client = std::make_unique<client::HttpClient>(); });
  return *m_client;
}

Surroundings::Surroundings(const std::string& folder, const Surroundings* previous)
    : m_client(previous ? previous->m_client : std::make_shared<LazyHttpClient>()) {
  if (folder.empty()) return;
  if (auto opened = ServedFolder::open(folder)) m_project = std::move(*opened);
}

} // namespace signalbox::api
