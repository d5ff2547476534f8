// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// UniqueValues: collects the members of a set or the keys of a dict, told apart by Python's equality.
#pragma once

#include "core/value/value.h"

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace signalbox::schema {

// Lists, dicts, sets and models cannot be members of a set.
bool isHashable(const Value& value);

class UniqueValues final {
public:
  explicit UniqueValues(std::span<Value> room) : m_room(room) {} // as many as may be added

  bool add(const Value& value) { return !findOrAdd(value); } // false: there is an equal one already
  std::optional<std::size_t> findOrAdd(const Value& value);  // the index of the equal one that is there
  std::span<const Value> values() const { return m_room.first(m_size); }

private:
  std::span<Value> m_room;
  std::size_t m_size = 0;
  std::unordered_multimap<std::size_t, std::size_t> m_byHash; // filled once the set is larger than a glance
};

} // namespace signalbox::schema
