// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/history.h"

#include "core/base/utf8_head.h"
#include "core/design/entity_reader.h"
#include "core/design/store.h"
#include "core/requests/url_text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace signalbox::requests {

namespace fs = std::filesystem;

namespace {

using design::Json;

bool carriesCredentials(std::string_view header) {
  static constexpr std::array names{"authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key"};
  return std::ranges::find(names, lowered(header)) != names.end();
}

void cutSecret(std::string& value) {
  if (!design::isVariableOnly(value)) value.clear();
}

Json toJson(const HistoryEntry& entry) {
  Json json = {{"id", entry.id}, {"time", entry.time}};
  if (!entry.request.name.empty()) json["name"] = entry.request.name;
  json["request"] = Json::parse(fileText(entry.request), nullptr, false);
  json["status"] = entry.status;
  if (!entry.error.empty()) json["error"] = entry.error;
  json["duration"] = entry.duration;
  json["size"] = entry.size;
  for (const auto& [name, value] : entry.headers) json["headers"].push_back({name, value});
  if (!entry.body.empty()) json["body"] = base64(entry.body);
  return json;
}

std::string fromBase64(std::string_view text) {
  static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const auto value = letters.find(c);
    if (value == letters.npos) break;
    bits = bits << 6U | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU);
  }
  return out;
}

std::optional<HistoryEntry> fromJson(const Json& json) {
  if (!json.is_object() || !json.contains("request")) return std::nullopt;
  HistoryEntry entry;
  design::Problems problems;
  const auto number = [&](const char* key) {
    return json.contains(key) && json[key].is_number_integer() ? json[key].get<std::int64_t>() : 0;
  };
  const auto text = [&](const char* key) {
    return json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : std::string();
  };
  entry.request = design::readRequest(text("name"), json["request"], problems);
  if (!problems.empty()) return std::nullopt;
  entry.id = static_cast<std::uint64_t>(number("id"));
  entry.time = number("time");
  entry.status = static_cast<int>(number("status"));
  entry.error = text("error");
  entry.duration = number("duration");
  entry.size = static_cast<std::uint64_t>(number("size"));
  if (json.contains("headers"))
    for (const Json& header : json["headers"])
      if (header.is_array() && header.size() == 2 && header[0].is_string() && header[1].is_string())
        entry.headers.emplace_back(header[0].get<std::string>(), header[1].get<std::string>());
  entry.body = fromBase64(text("body"));
  return entry;
}

std::string lineOf(const HistoryEntry& entry) {
  return toJson(entry).dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::unexpected<Error> notWritten(const fs::path& file) {
  return failure("The history could not be written to " + file.string() + ": " + std::strerror(errno) + ".");
}

Result<void> writeTo(const fs::path& file, const std::string& text, int flags) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | flags, 0600);
  if (fd < 0) return notWritten(file);
  std::string_view rest = text;
  while (!rest.empty()) {
    const auto written = ::write(fd, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      ::close(fd);
      return notWritten(file);
    }
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::close(fd) != 0) return notWritten(file);
  return {};
}

} // namespace

design::SavedRequest withoutSecrets(design::SavedRequest request) {
  for (std::string* secret :
       {&request.auth.password, &request.auth.token, &request.auth.value, &request.auth.clientSecret})
    cutSecret(*secret);
  for (design::RequestValue& header : request.headers)
    if (carriesCredentials(header.name) && header.value.find("{{") == header.value.npos)
      header = {header.name, {}, false};
  for (design::RequestValue& cookie : request.cookies) cutSecret(cookie.value);
  return request;
}

History::History(fs::path file, Limits limits) : m_file(std::move(file)), m_limits(limits) {}

Result<void> History::load() {
  if (m_file.empty()) return {};
  std::ifstream in(m_file, std::ios::binary);
  m_entries.clear();
  m_lines = 0;
  for (std::string line; std::getline(in, line); ++m_lines) {
    auto entry = fromJson(Json::parse(line, nullptr, false));
    if (!entry) continue;
    m_lastId = std::max(m_lastId, entry->id);
    m_entries.push_front(std::move(*entry));
    if (m_entries.size() > m_limits.entries) m_entries.pop_back();
  }
  if (m_lines <= 2 * m_limits.entries) return {};
  m_lines = m_entries.size();
  return rewrite();
}

Result<void> History::add(HistoryEntry entry) {
  entry.id = ++m_lastId;
  entry.request = withoutSecrets(std::move(entry.request));
  std::erase_if(entry.headers, [](const auto& header) { return carriesCredentials(header.first); });
  entry.body.resize(utf8Head(entry.body, m_limits.bodyBytes).size());
  m_entries.push_front(std::move(entry));
  if (m_entries.size() > m_limits.entries) m_entries.pop_back();
  if (m_file.empty()) return {};
  if (m_lines < 2 * m_limits.entries) return append(m_entries.front());
  m_lines = m_entries.size();
  return rewrite();
}

Result<void> History::append(const HistoryEntry& entry) {
  std::error_code ignored;
  fs::create_directories(m_file.parent_path(), ignored);
  auto done = writeTo(m_file, lineOf(entry), O_APPEND);
  if (done) ++m_lines;
  return done;
}

// Beside, then in its place: a kill leaves the old file or the new one.
Result<void> History::rewrite() const {
  if (m_file.empty()) return {};
  std::string text;
  for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry) text += lineOf(*entry);
  const fs::path beside = m_file.string() + ".new";
  if (auto done = writeTo(beside, text, O_TRUNC); !done) return done;
  if (::rename(beside.c_str(), m_file.c_str()) != 0) return notWritten(m_file);
  return {};
}

Result<void> History::remove(std::uint64_t id) {
  std::erase_if(m_entries, [&](const HistoryEntry& entry) { return entry.id == id; });
  m_lines = m_entries.size();
  return rewrite();
}

Result<void> History::clear() {
  m_entries.clear();
  m_lines = 0;
  return rewrite();
}

Result<void> History::restore(const std::vector<HistoryEntry>& gone) {
  for (const HistoryEntry& each : gone)
    if (!entry(each.id)) m_entries.push_back(each);
  std::ranges::sort(m_entries, std::ranges::greater(), &HistoryEntry::id);
  if (m_entries.size() > m_limits.entries) m_entries.resize(m_limits.entries);
  m_lines = m_entries.size();
  return rewrite();
}

std::vector<const HistoryEntry*> History::of(const std::string& endpoint) const {
  std::vector<const HistoryEntry*> list;
  for (const HistoryEntry& entry : m_entries)
    if (entry.request.endpoint == endpoint) list.push_back(&entry);
  return list;
}

const HistoryEntry* History::entry(std::uint64_t id) const {
  const auto found = std::ranges::find(m_entries, id, &HistoryEntry::id);
  return found == m_entries.end() ? nullptr : &*found;
}

} // namespace signalbox::requests
