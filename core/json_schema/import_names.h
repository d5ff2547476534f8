// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names for what is imported: Python identifiers that clash with nothing.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace signalbox::json_schema {

// "pet-store.Item[int]" gives "PetStoreItemInt"; a valid identifier stays.
std::string modelName(std::string_view text);

// "in-progress" gives "in_progress", "2nd" "field_2nd", "class" "class_"; what a BaseModel has itself gets a "_" too.
std::string fieldName(std::string_view text);

// An enum's member: also never "mro" or "name".
std::string memberName(std::string_view text);

class UniqueNames final {
public:
  // The name, with a number behind it when it is taken.
  std::string take(const std::string& name);
  bool isTaken(const std::string& name) const { return m_taken.contains(name); }

private:
  std::set<std::string> m_taken;
};

} // namespace signalbox::json_schema
