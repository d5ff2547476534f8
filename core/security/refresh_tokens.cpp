// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/refresh_tokens.h"

#include "core/security/base64url.h"
#include "core/security/password.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace signalbox::security {
namespace {

using Json = nlohmann::json;

constexpr std::size_t tokenBytes = 32;
constexpr std::size_t idBytes = 12;

std::string hashOf(std::string_view token) { return apiKeyHash(token); } // SHA-256; the token is 256 random bits

std::string lineOf(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n'; }

} // namespace

Result<void> RefreshTokens::keepIn(const std::filesystem::path& file, std::int64_t now) {
  const std::lock_guard lock(m_mutex);
  auto opened = openPrivateFile(file);
  if (!opened) return std::unexpected(opened.error());
  const auto text = readAll(*opened);
  if (!text) return std::unexpected(text.error());
  read(*text, now);
  m_file = std::move(*opened);
  std::string kept;
  for (const auto& [id, family] : m_families) kept += textOf(id, family);
  return kept == *text ? Result<void>() : rewrite(m_file, kept);
}

std::string RefreshTokens::textOf(const std::string& id, const Family& family) {
  return lineOf({{"family", id},
                 {"username", family.grant.username},
                 {"scopes", family.grant.scopes},
                 {"expires", family.expires},
                 {"current", family.current},
                 {"used", family.used}});
}

// A line that a crash cut in two is passed over; what it said had not been answered yet.
void RefreshTokens::read(std::string_view text, std::int64_t now) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    readLine(text.substr(0, end), now);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void RefreshTokens::readLine(std::string_view line, std::int64_t now) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object() || !json.contains("family")) return;
  try {
    const auto id = json.at("family").get<std::string>();
    if (json.contains("next")) return step(id, json.at("next").get<std::string>());
    end(id);
    if (!json.contains("current") || json.at("expires").get<std::int64_t>() <= now) return;
    Family family;
    family.grant = {json.at("username").get<std::string>(), json.at("scopes").get<std::vector<std::string>>()};
    family.expires = json.at("expires").get<std::int64_t>();
    family.current = json.at("current").get<std::string>();
    family.used = json.at("used").get<std::vector<std::string>>();
    m_familyOfToken[family.current] = id;
    for (const std::string& hash : family.used) m_familyOfToken[hash] = id;
    m_families[id] = std::move(family);
  } catch (const Json::exception&) { // a line of another hand: not ours
  }
}

void RefreshTokens::step(const std::string& id, const std::string& next) {
  const auto known = m_families.find(id);
  if (known == m_families.end()) return;
  known->second.used.push_back(std::exchange(known->second.current, next));
  m_familyOfToken[next] = id;
}

Result<void> RefreshTokens::write(const std::string& line) {
  return m_file.isOpen() ? append(m_file, line) : Result<void>();
}

void RefreshTokens::end(const std::string& id) {
  const auto family = m_families.find(id);
  if (family == m_families.end()) return;
  m_familyOfToken.erase(family->second.current);
  for (const std::string& hash : family->second.used) m_familyOfToken.erase(hash);
  m_families.erase(family);
}

void RefreshTokens::dropExpired(std::int64_t now) {
  std::vector<std::string> expired;
  for (const auto& [id, family] : m_families)
    if (family.expires <= now) expired.push_back(id);
  for (const std::string& id : expired) end(id);
}

Result<std::string> RefreshTokens::issue(const Grant& grant, std::int64_t now, std::int64_t lifetime) {
  const std::lock_guard lock(m_mutex);
  dropExpired(now);
  const std::string id = base64UrlEncode(randomBytes(idBytes));
  std::string token = base64UrlEncode(randomBytes(tokenBytes));
  Family family{grant, now + lifetime, hashOf(token), {}};
  if (auto written = write(textOf(id, family)); !written) return std::unexpected(written.error());
  m_familyOfToken[family.current] = id;
  m_families[id] = std::move(family);
  return token;
}

std::optional<RefreshTokens::Rotated> RefreshTokens::rotate(std::string_view token, std::int64_t now) {
  const std::lock_guard lock(m_mutex);
  const std::string hash = hashOf(token);
  const auto known = m_familyOfToken.find(hash);
  if (known == m_familyOfToken.end()) return std::nullopt;
  const std::string id = known->second;
  const Family& family = m_families[id];
  if (family.expires <= now || family.current != hash) {
    end(id);
    static_cast<void>(write(lineOf({{"family", id}}))); // what cannot be written is ended in memory all the same
    return std::nullopt;
  }
  Rotated rotated{family.grant, base64UrlEncode(randomBytes(tokenBytes))};
  const std::string next = hashOf(rotated.token);
  if (!write(lineOf({{"family", id}, {"next", next}}))) return std::nullopt;
  step(id, next);
  return rotated;
}

std::size_t RefreshTokens::size() const {
  const std::lock_guard lock(m_mutex);
  return m_families.size();
}

} // namespace signalbox::security
