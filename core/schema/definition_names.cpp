// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// pydantic.json_schema: get_defs_ref and _DefinitionsRemapping.
#include "core/schema/definition_names.h"

#include <algorithm>
#include <array>

namespace signalbox::schema {

namespace {

using design::Json;

constexpr const char* designModule = "app__models__";

// One definition with the names it could have, the best first. The last is its own alone.
struct Candidate {
  const Definition* definition;
  const Json* schema;
  std::array<std::string, 6> names;
  std::size_t chosen = 5;
};

using Chosen = std::map<Definition, const std::string*>;

// Equal when references that lead to one name count as equal; the order of keys does not count.
bool isSame(const Json& left, const Json& right, const Chosen& chosen);

bool isSameText(const std::string& left, const std::string& right, const Chosen& chosen) {
  if (left == right) return true;
  if (!SchemaWriter::isPlaceholder(left) || !SchemaWriter::isPlaceholder(right)) return false;
  const auto first = chosen.find(SchemaWriter::definitionOf(left));
  const auto second = chosen.find(SchemaWriter::definitionOf(right));
  return first != chosen.end() && second != chosen.end() && *first->second == *second->second;
}

bool isSame(const Json& left, const Json& right, const Chosen& chosen) {
  if (left.type() != right.type() || left.size() != right.size()) return left.is_number() && left == right;
  if (left.is_string())
    return isSameText(left.get_ref<const std::string&>(), right.get_ref<const std::string&>(), chosen);
  if (left.is_array())
    return std::ranges::equal(left, right, [&](const Json& a, const Json& b) { return isSame(a, b, chosen); });
  if (!left.is_object()) return left == right;
  return std::ranges::all_of(left.items(), [&](const auto& member) {
    const auto other = right.find(member.key());
    return other != right.end() && isSame(member.value(), *other, chosen);
  });
}

class NameChooser final {
public:
  NameChooser(const std::map<Definition, Json>& definitions, const std::map<std::string, ClassOrigin>& origins) {
    std::map<std::string, int> made; // classes of one qualified name
    const std::string* last = nullptr;
    int number = 0;
    for (const auto& [definition, schema] : definitions) {
      const auto origin = origins.find(definition.first);
      const ClassOrigin& from =
          origin == origins.end() ? ClassOrigin{definition.first, designModule + definition.first} : origin->second;
      if (!last || *last != definition.first) number = ++made[from.qualified];
      last = &definition.first;
      add(definition, schema, from, std::to_string(number));
    }
  }

  std::map<Definition, std::string> names() {
    while (isChoosingBetter()) {
    }
    std::map<Definition, std::string> result;
    for (const auto& [definition, name] : m_chosen) result[definition] = *name;
    return result;
  }

private:
  using Group = std::vector<Candidate>; // those that share their shortest name

  void add(const Definition& definition, const Json& schema, const ClassOrigin& origin, const std::string& number) {
    const std::string mode = definition.second == SchemaMode::Validation ? "-Input" : "-Output";
    m_groups[origin.name].push_back({&definition,
                                     &schema,
                                     {origin.name, origin.name + mode, origin.qualified, origin.qualified + mode,
                                      origin.qualified + "__" + number, origin.qualified + mode + "__" + number}});
  }

  bool isChoosingBetter() {
    bool isBetter = m_chosen.empty();
    for (auto& [name, group] : m_groups) choose(group);
    for (auto& [name, group] : m_groups)
      for (Candidate& candidate : group) {
        const std::string* const best = &candidate.names[candidate.chosen];
        const std::string*& known = m_chosen[*candidate.definition];
        isBetter |= known != best;
        known = best;
      }
    return isBetter;
  }

  void choose(Group& group) const {
    if (group.size() == 1) {
      group.front().chosen = 0;
      return;
    }
    for (Candidate& candidate : group) candidate.chosen = best(group, candidate);
  }

  // The first name that all who could have it agree on.
  std::size_t best(const Group& group, const Candidate& candidate) const {
    std::size_t choice = 0;
    while (choice < candidate.chosen && !isOneSchema(group, candidate, choice)) ++choice;
    return choice;
  }

  bool isOneSchema(const Group& group, const Candidate& candidate, std::size_t choice) const {
    return std::ranges::all_of(group, [&](const Candidate& other) {
      return other.names[choice] != candidate.names[choice] || isSame(*candidate.schema, *other.schema, m_chosen);
    });
  }

  std::map<std::string, Group> m_groups;
  Chosen m_chosen;
};

} // namespace

std::map<Definition, std::string> definitionNames(const std::map<Definition, Json>& definitions,
                                                  const std::map<std::string, ClassOrigin>& origins) {
  return NameChooser(definitions, origins).names();
}

} // namespace signalbox::schema
