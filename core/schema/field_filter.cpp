// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/field_filter.h"

#include "core/schema/serialise.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace signalbox::schema {

namespace {

// A key as Python's dict would hold it: whole numbers are numbers.
std::variant<std::string, std::int64_t> keyOf(const std::string& text) {
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec == std::errc() && read.ptr == text.data() + text.size()) return number;
  return text;
}

} // namespace

FieldFilter::FieldFilter(const nlohmann::ordered_json& spec) {
  m_form = spec.is_array() ? Form::Set : spec.is_object() ? Form::Dict : Form::Broken;
  if (spec.is_array())
    for (const auto& key : spec) {
      if (key.is_string()) m_entries.push_back({key.get<std::string>(), {true, nullptr}});
      if (key.is_number_integer()) m_entries.push_back({key.get<std::int64_t>(), {true, nullptr}});
    }
  if (!spec.is_object()) return;
  for (const auto& [key, below] : spec.items()) m_entries.push_back({keyOf(key), restOf(below)});
  mergeAll();
}

FieldFilter::Rest FieldFilter::restOf(const nlohmann::ordered_json& spec) {
  if (spec.is_null()) return {};
  if (spec.is_boolean() && spec.get<bool>()) return {true, nullptr};
  return {false, std::make_shared<const FieldFilter>(spec)};
}

// A set is a dict whose keys are named as a whole.
FieldFilter FieldFilter::asDict(const FieldFilter& filter) {
  FieldFilter dict = filter;
  if (dict.m_form == Form::Set) dict.m_form = Form::Dict;
  return dict;
}

// pydantic-core's merge_all_value: what "__all__" says goes below every key that says something of its own.
void FieldFilter::mergeAll() {
  const Entry* found = all();
  if (!found || found->rest.isWhole || !found->rest.below) return;
  const auto shared = found->rest.below;
  for (Entry& entry : m_entries) {
    if (entry.key == Key("__all__") || entry.rest.isWhole || !entry.rest.below) continue;
    FieldFilter merged = asDict(*entry.rest.below);
    merged.merge(*shared);
    entry.rest.below = std::make_shared<const FieldFilter>(std::move(merged));
  }
}

void FieldFilter::merge(const FieldFilter& other) {
  for (const Entry& theirs : other.m_entries) {
    const auto mine = std::ranges::find(m_entries, theirs.key, &Entry::key);
    if (mine == m_entries.end()) {
      m_entries.push_back(theirs);
    } else if (!mine->rest.isWhole && mine->rest.below && theirs.rest.below) {
      FieldFilter merged = asDict(*mine->rest.below);
      merged.merge(*theirs.rest.below);
      mine->rest.below = std::make_shared<const FieldFilter>(std::move(merged));
    }
  }
}

const FieldFilter::Entry* FieldFilter::find(const Key& key) const {
  const auto found = std::ranges::find(m_entries, key, &Entry::key);
  return found == m_entries.end() ? nullptr : &*found;
}

FieldFilter::Part FieldFilter::partOf(const Entry* entry) const {
  if (!entry) entry = all();
  if (!entry) return {};
  return {true, entry->rest.isWhole, entry->rest.below.get()};
}

FieldFilter::Part FieldFilter::at(std::string_view key) const { return partOf(find(Key(std::string(key)))); }

FieldFilter::Part FieldFilter::at(const Value& key) const {
  switch (key.kind()) {
  case Kind::Str: return at(key.asText());
  case Kind::Int: return partOf(find(Key(key.asInt())));
  case Kind::Bool: return partOf(find(Key(std::int64_t{key.asBool()})));
  case Kind::Float:
    if (std::trunc(key.asFloat()) == key.asFloat() && std::abs(key.asFloat()) < 1e15)
      return partOf(find(Key(static_cast<std::int64_t>(key.asFloat()))));
    return partOf(nullptr);
  case Kind::Enum: return key.asEnum().shape->isMixedIn ? at(key.asEnum().value) : partOf(nullptr);
  default: return partOf(nullptr);
  }
}

FieldFilter::Part FieldFilter::at(std::size_t index, std::size_t size) const {
  const auto wanted = static_cast<std::int64_t>(index);
  const auto count = static_cast<std::int64_t>(size);
  const Entry* found = nullptr;
  for (const Entry& entry : m_entries) {
    const auto* number = std::get_if<std::int64_t>(&entry.key);
    if (!number) continue;
    const std::int64_t place = (*number % count + count) % count; // the reference wraps around on both sides
    if (place == wanted) found = &entry;                          // the last that names this item
  }
  return partOf(found);
}

std::shared_ptr<const FieldFilter> compileFilter(const nlohmann::ordered_json& spec) {
  return spec.is_null() ? nullptr : std::make_shared<const FieldFilter>(spec);
}

} // namespace signalbox::schema
