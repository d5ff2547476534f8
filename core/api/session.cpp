// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/session.h"

#include "core/value/write.h"

#include <algorithm>
#include <vector>

namespace signalbox::api {

bool hasSession(const design::Design& design) {
  return std::ranges::any_of(design.middleware(), [](const auto& middleware) { return middleware.kind == "session"; });
}

void Session::update(std::span<const Member> entries, Arena& arena) {
  m_isAccessed = true;
  std::vector<Member> members(m_value.members().begin(), m_value.members().end());
  for (const auto& [key, value] : entries) {
    const auto known = std::ranges::find_if(members, [&](const Member& member) { return equals(member.key, key); });
    if (value.is(Kind::Null)) {
      m_isModified = m_isModified || known != members.end();
      if (known != members.end()) members.erase(known);
      continue;
    }
    m_isModified = true;
    if (known != members.end())
      known->value = value;
    else
      members.push_back({key, value});
  }
  auto kept = arena.make<Member>(members.size());
  std::ranges::copy(members, kept.begin());
  m_value = Value::dict(kept);
  m_text.clear();
  writeJsonDefault(m_value, m_text);
}

void Session::clear() {
  m_isAccessed = m_isModified = true;
  m_value = Value::dict({});
  m_text = "{}";
}

void Session::adopt(const Session& inner) {
  const bool wasEmptyHere = m_wasEmpty;
  *this = inner;
  m_wasEmpty = wasEmptyHere;
}

} // namespace signalbox::api
