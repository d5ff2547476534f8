// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// KeyTable: the position of a property name in a fixed set, by hash with open addressing.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::json_schema {

class KeyTable final {
public:
  // The position of the key, added when it is new.
  std::uint32_t add(std::string_view key) {
    if (const int found = find(key); found >= 0) return static_cast<std::uint32_t>(found);
    m_keys.emplace_back(key);
    if (m_keys.size() * 2 > m_slots.size())
      rebuild();
    else
      place(static_cast<std::uint32_t>(m_keys.size()));
    return static_cast<std::uint32_t>(m_keys.size() - 1);
  }

  // -1 when it is not there.
  int find(std::string_view key) const {
    if (m_slots.empty()) return -1;
    for (std::size_t at = hash(key) & mask(); m_slots[at] != 0; at = (at + 1) & mask())
      if (m_keys[m_slots[at] - 1] == key) return static_cast<int>(m_slots[at] - 1);
    return -1;
  }

  const std::string& key(std::size_t position) const { return m_keys[position]; }
  std::size_t size() const { return m_keys.size(); }

private:
  template<class Word>
  static std::uint64_t load(const char* from) {
    Word word;
    std::memcpy(&word, from, sizeof word);
    return word;
  }

  // Length, first and last eight bytes: names rarely differ in the middle only.
  static std::size_t hash(std::string_view key) {
    std::uint64_t first = 0, last = 0;
    const char* end = key.data() + key.size();
    if (key.size() >= 8) {
      first = load<std::uint64_t>(key.data());
      last = load<std::uint64_t>(end - 8);
    } else if (key.size() >= 4) {
      first = load<std::uint32_t>(key.data());
      last = load<std::uint32_t>(end - 4);
    } else if (!key.empty()) {
      first = load<std::uint8_t>(key.data());
      last = load<std::uint8_t>(key.data() + key.size() / 2) << 8U | load<std::uint8_t>(end - 1);
    }
    std::uint64_t mixed = (first ^ (key.size() * 0x9E3779B97F4A7C15U)) * 0xFF51AFD7ED558CCDU;
    mixed = (mixed ^ std::rotr(last, 29)) * 0xC4CEB9FE1A85EC53U;
    return static_cast<std::size_t>(mixed ^ (mixed >> 32U));
  }
  std::size_t mask() const { return m_slots.size() - 1; }

  void place(std::uint32_t number) {
    std::size_t at = hash(m_keys[number - 1]) & mask();
    while (m_slots[at] != 0) at = (at + 1) & mask();
    m_slots[at] = number;
  }

  void rebuild() {
    m_slots.assign(std::bit_ceil(m_keys.size() * 4), 0);
    for (std::uint32_t number = 1; number <= m_keys.size(); ++number) place(number);
  }

  std::vector<std::string> m_keys;
  std::vector<std::uint32_t> m_slots; // position + 1; 0 = empty
};

} // namespace signalbox::json_schema
