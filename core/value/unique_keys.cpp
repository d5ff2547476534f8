// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/unique_keys.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <numeric>
#include <vector>

namespace signalbox {

namespace {

constexpr std::size_t linearLimit = 16;

bool sameKey(const Member& left, const Member& right) { return left.key.asText() == right.key.asText(); }

bool hasDuplicateLinear(std::span<const Member> members) {
  for (std::size_t i = 1; i < members.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (sameKey(members[i], members[j])) return true;
  return false;
}

// first[i] is the index of the first member with the key of member i.
using FirstIndices = std::vector<std::uint32_t>;

// Gives up when keys were chosen to collide.
bool findFirstByHash(std::span<const Member> members, FirstIndices& first) {
  const std::size_t slots = std::bit_ceil(members.size() * 2);
  std::vector<std::uint32_t> table(slots, UINT32_MAX);
  std::size_t probesLeft = members.size() * 16 + 256;
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    std::size_t slot = std::hash<std::string_view>{}(members[i].key.asText()) & (slots - 1);
    while (table[slot] != UINT32_MAX && !sameKey(members[table[slot]], members[i])) {
      if (--probesLeft == 0) return false;
      slot = (slot + 1) & (slots - 1);
    }
    if (table[slot] == UINT32_MAX) table[slot] = i;
    first[i] = table[slot];
  }
  return true;
}

void findFirstBySorting(std::span<const Member> members, FirstIndices& first) {
  std::vector<std::uint32_t> order(members.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return members[i].key.asText(); });
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool isRepeat = i > 0 && sameKey(members[order[i]], members[order[i - 1]]);
    first[order[i]] = isRepeat ? first[order[i - 1]] : order[i];
  }
}

void findFirstLinear(std::span<const Member> members, FirstIndices& first) {
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    std::uint32_t j = 0;
    while (j < i && !sameKey(members[j], members[i])) ++j;
    first[i] = j;
  }
}

FirstIndices findFirst(std::span<const Member> members) {
  FirstIndices first(members.size());
  if (members.size() <= linearLimit)
    findFirstLinear(members, first);
  else if (!findFirstByHash(members, first))
    findFirstBySorting(members, first);
  return first;
}

std::size_t compact(std::span<Member> members, const FirstIndices& first) {
  for (std::size_t i = 0; i < members.size(); ++i)
    if (first[i] != i) members[first[i]].value = members[i].value;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < members.size(); ++i)
    if (first[i] == i) members[kept++] = members[i];
  return kept;
}

} // namespace

bool hasRepeatedKeys(std::span<const Member> members) {
  if (members.size() <= linearLimit) return hasDuplicateLinear(members);
  const FirstIndices first = findFirst(members);
  for (std::size_t i = 0; i < first.size(); ++i)
    if (first[i] != i) return true;
  return false;
}

std::size_t keepUniqueKeys(std::span<Member> members) {
  if (members.size() <= linearLimit && !hasDuplicateLinear(members)) return members.size();
  return compact(members, findFirst(members));
}

} // namespace signalbox
