// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RefreshTokens: the long-lived tokens of a server. Each is good once and gives the next; one that comes a second time
// was stolen, by its first user or its second, and ends its whole family (RFC 9700 §4.14.2). Kept are hashes.
#pragma once

#include "core/base/result.h"
#include "core/security/private_file.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::security {

struct Grant {
  std::string username;
  std::vector<std::string> scopes;
  bool operator==(const Grant&) const = default;
};

// Any thread.
class RefreshTokens final {
public:
  RefreshTokens() = default; // in memory: a restart forgets them
  // Kept in `file` (mode 0600), a line for each change; it is read again at the next start.
  Result<void> keepIn(const std::filesystem::path& file, std::int64_t now);

  // A new family. `now` in seconds since the Unix epoch, `lifetime` in seconds.
  Result<std::string> issue(const Grant& grant, std::int64_t now, std::int64_t lifetime);

  struct Rotated {
    Grant grant;
    std::string token; // the next one
  };
  // Nothing when the token is unknown, expired, used before (its family ends then) or of an ended family. The family's
  // life does not grow.
  std::optional<Rotated> rotate(std::string_view token, std::int64_t now);

  std::size_t size() const;

private:
  struct Family {
    Grant grant;
    std::int64_t expires = 0;
    std::string current;           // hash of the one good token
    std::vector<std::string> used; // hashes of those before
  };

  void read(std::string_view text, std::int64_t now);
  void readLine(std::string_view line, std::int64_t now);
  void step(const std::string& id, const std::string& next);
  static std::string textOf(const std::string& id, const Family& family);
  Result<void> write(const std::string& line);
  void end(const std::string& id);
  void dropExpired(std::int64_t now);

  mutable std::mutex m_mutex;
  FileHandle m_file;
  std::map<std::string, Family> m_families;           // by id
  std::map<std::string, std::string> m_familyOfToken; // by hash, used ones too
};

} // namespace signalbox::security
