// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/json_fields.h"

#include "core/schema/program.h"
#include "core/value/write.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace signalbox::schema {

namespace {

// A name whose JSON is itself between quotes.
bool isAsWritten(std::string_view name) {
  return std::ranges::none_of(name,
                              [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; });
}

std::uint64_t part(std::string_view name, std::size_t from, std::size_t size) {
  std::uint64_t result = 0;
  std::memcpy(&result, name.data() + from, size);
  return result;
}

} // namespace

JsonFields::JsonFields(const ModelRules& model) {
  addDumpedNames(model);
  m_isPlain = model.form == ModelForm::Model && model.before.empty() && model.after.empty() &&
              !model.hasFieldFunctions && model.extraKeys == none && model.extraValues == none;
  for (std::size_t i = 0; i < model.fields.size() && m_isPlain; ++i) {
    const auto& paths = model.fields[i].paths;
    m_isPlain = std::ranges::all_of(paths, [](const AliasPath& path) { return path.size() == 1; });
    const auto isOutside = [&](const AliasPath& path) {
      return std::get<std::string>(path.front()) == model.fields[i].wireName;
    };
    m_isPlain = m_isPlain && (model.extra == Extra::Ignore || std::ranges::any_of(paths, isOutside));
    if (!m_isPlain) return;
    for (const AliasPath& path : paths) add(std::get<std::string>(path.front()), i);
    const std::string_view first = std::get<std::string>(paths.front().front());
    m_fields.push_back({isAsWritten(first) ? first : std::string_view(), model.fields[i].node});
  }
  if (m_isPlain) buildSlots();
}

void JsonFields::addDumpedNames(const ModelRules& model) {
  m_isPlainToDump =
      model.form == ModelForm::Model && model.computed.empty() &&
      std::ranges::none_of(model.fields, [](const UseRules& use) { return use.isExcluded || use.excludeIf; });
  const auto add = [&](std::string_view name) {
    const auto begin = static_cast<std::uint32_t>(m_dumpedNames.size());
    m_dumpedNames += m_dumpedFields.empty() ? '{' : ',';
    writeJsonString(name, m_dumpedNames);
    m_dumpedNames += ':';
    return std::pair(begin, static_cast<std::uint32_t>(m_dumpedNames.size()) - begin);
  };
  for (const UseRules& field : model.fields) {
    const auto [name, nameSize] = add(field.name);
    const auto [alias, aliasSize] = add(field.serializedName);
    m_dumpedFields.push_back({name, nameSize, alias, aliasSize, field.node});
  }
  m_dumpedNames.append(16, ' ');
  const auto isOnce = [&](const UseRules& field) {
    return std::ranges::count(model.fields, field.serializedName, &UseRules::serializedName) == 1;
  };
  m_isPlainToDump = m_isPlainToDump && std::ranges::all_of(model.fields, isOnce);
}

// Two fields of one name each need the value: no case for one pass.
void JsonFields::add(std::string_view name, std::size_t field) {
  const auto same = std::ranges::find(m_entries, name, &Entry::name);
  if (same == m_entries.end())
    m_entries.push_back({name, static_cast<std::int32_t>(field)});
  else if (same->field != static_cast<std::int32_t>(field))
    m_isPlain = false;
}

void JsonFields::buildSlots() {
  m_slots.assign(std::bit_ceil(std::max<std::size_t>(4, m_entries.size() * 2)), 0);
  const std::size_t mask = m_slots.size() - 1;
  for (std::size_t i = 0; i < m_entries.size(); ++i) {
    std::size_t at = hash(m_entries[i].name) & mask;
    while (m_slots[at] != 0) at = (at + 1) & mask;
    m_slots[at] = static_cast<std::uint16_t>(i + 1);
  }
}

// The length and both ends tell the names of one model apart.
std::size_t JsonFields::hash(std::string_view name) {
  const std::size_t size = name.size();
  std::uint64_t head = 0;
  std::uint64_t tail = 0;
  if (size >= 8) {
    head = part(name, 0, 8);
    tail = part(name, size - 8, 8);
  } else if (size >= 4) {
    head = part(name, 0, 4);
    tail = part(name, size - 4, 4);
  } else if (size > 0) {
    head = part(name, 0, 1) | part(name, size - 1, 1) << 8 | part(name, size / 2, 1) << 16;
  }
  std::uint64_t mixed = (head ^ size) * 0x9E3779B97F4A7C15U + tail * 0xC2B2AE3D27D4EB4FU;
  mixed ^= mixed >> 29;
  return static_cast<std::size_t>(mixed * 0xBF58476D1CE4E5B9U >> 32);
}

} // namespace signalbox::schema
