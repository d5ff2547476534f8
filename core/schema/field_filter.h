// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FieldFilter: include and exclude of a dump (FastAPI's response_model_include and response_model_exclude): Python's
// sets and nested dicts, written as JSON arrays and objects. A key of an object that is a whole number is an index.
#pragma once

#include "core/value/value.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace signalbox::schema {

class FieldFilter final {
public:
  // What a filter says of one key: not named, named as a whole, or in part. Named with neither: Python's None.
  struct Part {
    bool isNamed = false;
    bool isWhole = false;
    const FieldFilter* below = nullptr;
  };

  explicit FieldFilter(const nlohmann::ordered_json& spec);

  Part at(std::string_view key) const;
  Part at(const Value& key) const;                         // of a dict
  Part at(std::size_t index, std::size_t size) const;      // of a list: negative indices count from its end
  bool isBroken() const { return m_form == Form::Broken; } // neither set nor dict where one must stand

private:
  enum class Form { Set, Dict, Broken };
  using Key = std::variant<std::string, std::int64_t>;
  struct Rest {
    bool isWhole = false;
    std::shared_ptr<const FieldFilter> below;
  };
  struct Entry {
    Key key;
    Rest rest;
  };

  FieldFilter() = default;
  static Rest restOf(const nlohmann::ordered_json& spec);
  static FieldFilter asDict(const FieldFilter& filter);
  void mergeAll();
  void merge(const FieldFilter& all);
  const Entry* find(const Key& key) const;
  Part partOf(const Entry* entry) const;

  const Entry* all() const { return find(Key("__all__")); }

  Form m_form = Form::Dict;
  std::vector<Entry> m_entries; // what stands under "__all__" already merged into the others
};

} // namespace signalbox::schema
