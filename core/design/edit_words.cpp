// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/edit_words.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace signalbox::design {

namespace {

struct Words {
  std::string verb = "Change";
  std::string what;
  std::string preposition = "of";
};

// The changed aspects of one entity.
class Aspects final {
public:
  template<class Value>
  Aspects& add(const Value& before, const Value& after, const char* what) {
    if (before != after) m_changed.push_back({"Change", what, "of"});
    return *this;
  }

  // A list of named things: one that came, went or is another is called by its name.
  template<class Item, class NameOf>
  Aspects& addList(const std::vector<Item>& before, const std::vector<Item>& after, const std::string& one,
                   const std::string& all, NameOf nameOf) {
    if (before == after) return *this;
    m_changed.push_back(listWords(before, after, one, all, nameOf));
    return *this;
  }

  // Empty when nothing, or too much to name, is another.
  std::string sentence(const std::string& entity) const {
    if (m_changed.size() == 1) {
      const Words& words = m_changed.front();
      return words.verb + ' ' + words.what + ' ' + words.preposition + ' ' + entity;
    }
    const auto isPlain = [](const Words& words) { return words.verb == "Change"; };
    if (m_changed.size() != 2 || !std::ranges::all_of(m_changed, isPlain)) return {};
    return "Change " + m_changed[0].what + " and " + m_changed[1].what + " of " + entity;
  }

private:
  template<class Item, class NameOf>
  static Words listWords(const std::vector<Item>& before, const std::vector<Item>& after, const std::string& one,
                         const std::string& all, NameOf nameOf) {
    const auto missing = [&nameOf](const std::vector<Item>& from, const std::vector<Item>& in) {
      std::vector<std::string> names;
      for (const Item& item : from)
        if (std::ranges::find(in, nameOf(item), nameOf) == in.end()) names.push_back(nameOf(item));
      return names;
    };
    const auto added = missing(after, before);
    const auto removed = missing(before, after);
    if (added.size() == 1 && removed.empty()) return {"Add", one + ' ' + added.front(), "to"};
    if (removed.size() == 1 && added.empty()) return {"Remove", one + ' ' + removed.front(), "from"};
    if (before.size() != after.size() || !added.empty()) return {"Change", all, "of"};
    std::vector<std::string> changed;
    for (std::size_t index = 0; index < after.size(); ++index)
      if (before[index] != after[index]) changed.push_back(nameOf(after[index]));
    return changed.size() == 1 ? Words{"Change", one + ' ' + changed.front(), "of"} : Words{"Change", all, "of"};
  }

  std::vector<Words> m_changed;
};

std::string wordsOf(const Endpoint& before, const Endpoint& after) {
  if (before.enabled != after.enabled) {
    Endpoint same = after;
    same.enabled = before.enabled;
    if (same == before) return (after.enabled ? "Switch on " : "Switch off ") + after.id();
  }
  const auto documented = [](const Endpoint& endpoint) {
    return std::tie(endpoint.deprecated, endpoint.includeInSchema, endpoint.operationId, endpoint.openapiExtra,
                    endpoint.generateUniqueId);
  };
  return Aspects()
      .add(before.method, after.method, "the method")
      .add(before.path, after.path, "the path")
      .add(before.enabled, after.enabled, "whether it is served")
      .add(before.summary, after.summary, "the title")
      .add(before.description, after.description, "the description")
      .add(before.tags, after.tags, "the tags")
      .addList(before.parameters, after.parameters, "parameter", "the parameters",
               [](const Parameter& parameter) { return parameter.field.name; })
      .addList(before.body, after.body, "body part", "the body", [](const Field& field) { return field.name; })
      .add(before.dependencies, after.dependencies, "the dependencies")
      .add(before.response, after.response, "the answer")
      .add(before.responses, after.responses, "the other answers")
      .add(before.behaviour, after.behaviour, "the behaviour")
      .add(before.faults, after.faults, "the faults")
      .add(before.callbacks, after.callbacks, "the callbacks")
      .add(before.strictContentType, after.strictContentType, "the check of the content type")
      .add(documented(before), documented(after), "what the document says")
      .sentence(after.id());
}

std::string wordsOf(const Model& before, const Model& after) {
  return Aspects()
      .add(before.kind, after.kind, "the kind")
      .add(before.description, after.description, "the description")
      .add(before.base, after.base, "the base")
      .add(before.typeParameters, after.typeParameters, "the type parameters")
      .addList(before.fields, after.fields, "field", "the fields", [](const Field& field) { return field.name; })
      .add(before.validators, after.validators, "the validators")
      .add(before.computed, after.computed, "the computed fields")
      .addList(before.members, after.members, "member", "the members",
               [](const EnumMember& member) { return member.name; })
      .add(before.schema, after.schema, "the schema")
      .add(before.config, after.config, "the settings")
      .sentence(after.name);
}

} // namespace

std::string describe(const Design& before, const Edit& edit) {
  std::string words;
  if (const auto* set = std::get_if<SetEndpoint>(&edit)) {
    if (const auto known = before.endpoint(set->endpoint.id())) words = wordsOf(*known, set->endpoint);
  } else if (const auto* model = std::get_if<SetModel>(&edit)) {
    if (const auto known = before.model(model->model.name)) words = wordsOf(*known, model->model);
  }
  return words.empty() ? describe(edit) : words;
}

} // namespace signalbox::design
