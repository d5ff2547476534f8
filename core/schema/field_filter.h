// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FieldFilter: response_model_include and response_model_exclude, compiled from FastAPI's sets and nested dicts.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace signalbox::schema {

class FieldFilter final {
public:
  // What a filter says of one key: not named, named as a whole (`below` null), or in part.
  struct Part {
    bool isNamed = false;
    const FieldFilter* below = nullptr;
  };

  explicit FieldFilter(const nlohmann::ordered_json& spec);

  Part at(std::string_view key) const;
  Part at(std::size_t index, std::size_t size) const; // of a list; negative indices and __all__ count

private:
  std::map<std::string, std::unique_ptr<const FieldFilter>, std::less<>> m_parts; // null: the whole
};

} // namespace signalbox::schema
