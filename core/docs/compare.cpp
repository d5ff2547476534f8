// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/compare.h"

#include "core/docs/use.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace signalbox::docs {

namespace {

using Kind = Change::Kind;

// "int | None" → {"int", "None"}; bars inside brackets belong to what is inside.
std::set<std::string> branchesOf(const std::string& type) {
  std::set<std::string> branches;
  std::string branch;
  int depth = 0;
  for (const char c : type + '|') {
    if (c == '[') ++depth;
    if (c == ']') --depth;
    if (c == '|' && depth == 0) {
      while (branch.ends_with(' ')) branch.pop_back();
      branches.insert(std::exchange(branch, {}));
    } else if (c != ' ' || !branch.empty()) {
      branch += c;
    }
  }
  return branches;
}

bool isLiteral(const std::string& type) { return type.starts_with("Literal["); }

std::set<std::string> valuesOf(const std::string& literal) {
  std::set<std::string> values;
  std::string value;
  for (const char c : literal.substr(8, literal.size() - 9) + ',') {
    if (c == ',')
      values.insert(std::exchange(value, {}));
    else if (c != ' ' || !value.empty())
      value += c;
  }
  return values;
}

// Whatever `narrow` allows, `wide` allows too.
bool covers(const std::string& wide, const std::string& narrow) {
  if (wide == narrow || wide == "Any") return true;
  const std::set<std::string> large = branchesOf(wide);
  return std::ranges::all_of(branchesOf(narrow), [&large](const std::string& branch) {
    if (large.contains(branch) || large.contains("Any") || (branch == "int" && large.contains("float"))) return true;
    return std::ranges::any_of(large, [&branch](const std::string& each) {
      return isLiteral(each) && isLiteral(branch) && std::ranges::includes(valuesOf(each), valuesOf(branch));
    });
  });
}

// Of a facet "gt 5": whether the change makes fewer values pass. Unknown ones count as both.
enum class Move { Same, Tighter, Looser, Other };

double numberIn(const std::string& text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool isLowerBound(std::string_view name) { return name == "gt" || name == "ge" || name == "min_length"; }
bool isUpperBound(std::string_view name) { return name == "lt" || name == "le" || name == "max_length"; }
bool isRule(std::string_view name) {
  return isLowerBound(name) || isUpperBound(name) || name == "pattern" || name == "multiple_of";
}

std::string nameOf(const std::string& facet) { return facet.substr(0, facet.find(' ')); }
std::string valueOf(const std::string& facet) { return facet.substr(std::min(facet.size(), facet.find(' ') + 1)); }

const std::string* facetNamed(const std::vector<std::string>& facets, const std::string& name) {
  const auto known = std::ranges::find_if(facets, [&name](const std::string& each) { return nameOf(each) == name; });
  return known == facets.end() ? nullptr : &*known;
}

Move moveOf(const std::string& name, const std::string* before, const std::string* after) {
  if (!isRule(name)) return Move::Same;
  if (!before) return Move::Tighter;
  if (!after) return Move::Looser;
  const double old = numberIn(valueOf(*before));
  const double now = numberIn(valueOf(*after));
  if (isLowerBound(name)) return now > old ? Move::Tighter : Move::Looser;
  if (isUpperBound(name)) return now < old ? Move::Tighter : Move::Looser;
  return Move::Other;
}

class Comparison final {
public:
  Comparison(const Document& before, const Document& after)
      : m_before(before), m_after(after), m_uses(usesOf(before)), m_usesNow(usesOf(after)) {}

  std::vector<Change> run() {
    compareOperations(m_before.operations, m_after.operations);
    compareOperations(m_before.webhooks, m_after.webhooks);
    compareModels();
    compareSchemes();
    return std::move(m_changes);
  }

private:
  void tell(Kind kind, const std::string& place, std::string text, bool isBreaking) {
    m_changes.push_back({kind, m_key, place, std::move(text), isBreaking && m_isUsed});
  }

  void compareOperations(const std::vector<Operation>& before, const std::vector<Operation>& after) {
    for (const Operation& old : before)
      if (m_key = old.key(); std::ranges::find(after, m_key, &Operation::key) == after.end())
        tell(Kind::Removed, {}, "The operation is gone.", true);
    for (const Operation& now : after) {
      m_key = now.key();
      const auto old = std::ranges::find(before, m_key, &Operation::key);
      if (old == before.end())
        tell(Kind::Added, {}, "A new operation.", false);
      else
        compareOperation(*old, now);
    }
  }

  void compareOperation(const Operation& old, const Operation& now) {
    const Use sent = now.isWebhook ? Use::Response : Use::Request;
    const Use given = now.isWebhook ? Use::Request : Use::Response;
    if (!old.isDeprecated && now.isDeprecated) tell(Kind::Changed, {}, "It is deprecated now.", false);
    if (old.title != now.title) tell(Kind::Changed, {}, "Its title is \"" + now.title + "\" now.", false);
    if (old.description != now.description) tell(Kind::Changed, {}, "Its description changed.", false);
    compareParameters(old, now);
    compareBodies(old, now, sent);
    compareResponses(old, now, given);
    if (old.security != now.security) compareSecurity(old, now);
  }

  static std::vector<std::pair<std::string, const Field*>> parametersOf(const Operation& operation) {
    std::vector<std::pair<std::string, const Field*>> all;
    for (const Group& group : operation.parameters)
      for (const Field& field : group.fields) all.emplace_back(group.place + " parameter " + field.name, &field);
    return all;
  }

  void compareParameters(const Operation& old, const Operation& now) {
    const auto before = parametersOf(old);
    const auto after = parametersOf(now);
    const auto find = [](const auto& all, const std::string& place) -> const Field* {
      for (const auto& [name, field] : all)
        if (name == place) return field;
      return nullptr;
    };
    for (const auto& each : before)
      if (!find(after, each.first)) tell(Kind::Removed, each.first, "The parameter is not read any more.", true);
    for (const auto& [place, field] : after) {
      if (const Field* known = find(before, place))
        compareField(*known, *field, place, Use::Request);
      else
        tell(Kind::Added, place, field->isRequired ? "A new required parameter." : "A new parameter.",
             field->isRequired);
    }
  }

  void compareField(const Field& old, const Field& now, const std::string& place, Use use) {
    const bool isSent = use != Use::Response; // by the client
    const bool isGiven = use != Use::Request;
    if (old.type != now.type) {
      const bool isBreaking = (isSent && !covers(now.type, old.type)) || (isGiven && !covers(old.type, now.type));
      tell(Kind::Changed, place, "Its type was " + old.type + " and is " + now.type + ".", isBreaking);
    }
    if (!old.isRequired && now.isRequired) tell(Kind::Changed, place, "It is required now.", isSent);
    if (old.isRequired && !now.isRequired) tell(Kind::Changed, place, "It is not required any more.", isGiven);
    compareFacets(old, now, place, isSent);
    if (!old.isDeprecated && now.isDeprecated) tell(Kind::Changed, place, "It is deprecated now.", false);
    if (old.description != now.description) tell(Kind::Changed, place, "Its description changed.", false);
  }

  void compareFacets(const Field& old, const Field& now, const std::string& place, bool isSent) {
    std::set<std::string> names;
    for (const std::string& facet : old.facets) names.insert(nameOf(facet));
    for (const std::string& facet : now.facets) names.insert(nameOf(facet));
    for (const std::string& name : names) {
      const std::string* before = facetNamed(old.facets, name);
      const std::string* after = facetNamed(now.facets, name);
      if (before && after && *before == *after) continue;
      const Move move = moveOf(name, before, after);
      const std::string text = !before  ? "A new rule: " + *after + "."
                               : !after ? "The rule " + *before + " is gone."
                                        : "The rule " + *before + " is " + *after + " now.";
      tell(Kind::Changed, place, text, isSent && (move == Move::Tighter || move == Move::Other));
    }
  }

  void compareBodies(const Operation& old, const Operation& now, Use use) {
    if (!old.needsBody && now.needsBody) tell(Kind::Changed, "body", "A body is required now.", use == Use::Request);
    compareContents(old.bodies, now.bodies, "body", use);
  }

  void compareContents(const std::vector<Content>& before, const std::vector<Content>& after, const std::string& place,
                       Use use) {
    for (const Content& old : before)
      if (std::ranges::find(after, old.mediaType, &Content::mediaType) == after.end())
        tell(Kind::Removed, place, "The media type " + old.mediaType + " is gone.", true);
    for (const Content& now : after) {
      const auto old = std::ranges::find(before, now.mediaType, &Content::mediaType);
      if (old == before.end()) {
        tell(Kind::Added, place, "The media type " + now.mediaType + " is new.", false);
        continue;
      }
      if (old->type != now.type) {
        const bool isBreaking = use == Use::Request ? !covers(now.type, old->type) : !covers(old->type, now.type);
        tell(Kind::Changed, place, "Its type was " + old->type + " and is " + now.type + ".", isBreaking);
      }
      if (old->models.empty() && now.models.empty()) compareFields(old->fields, now.fields, place + " field ", use);
    }
  }

  void compareFields(const std::vector<Field>& before, const std::vector<Field>& after, const std::string& place,
                     Use use) {
    for (const Field& old : before)
      if (std::ranges::find(after, old.name, &Field::name) == after.end())
        tell(Kind::Removed, place + old.name, "The field is gone.", true);
    for (const Field& now : after) {
      const auto old = std::ranges::find(before, now.name, &Field::name);
      const bool isBreaking = now.isRequired && use != Use::Response;
      if (old == before.end())
        tell(Kind::Added, place + now.name, now.isRequired ? "A new required field." : "A new field.", isBreaking);
      else
        compareField(*old, now, place + now.name, use);
    }
  }

  void compareResponses(const Operation& old, const Operation& now, Use use) {
    for (const Response& each : old.responses)
      if (std::ranges::find(now.responses, each.status, &Response::status) == now.responses.end())
        tell(Kind::Removed, "response " + each.status, "The response is not declared any more.",
             each.status.starts_with('2'));
    for (const Response& each : now.responses) {
      const std::string place = "response " + each.status;
      const auto known = std::ranges::find(old.responses, each.status, &Response::status);
      if (known == old.responses.end())
        tell(Kind::Added, place, "A new response.", false);
      else
        compareContents(known->contents, each.contents, place, use);
    }
  }

  void compareSecurity(const Operation& old, const Operation& now) {
    const auto isOffered = [&](const std::vector<Requirement>& each) {
      return std::ranges::find(now.security, each) != now.security.end();
    };
    const bool isStillOpen = now.security.empty() || isOffered({});
    const bool isBreaking = !isStillOpen && (old.security.empty() || !std::ranges::all_of(old.security, isOffered));
    const std::string text = now.security.empty()   ? "It asks for no authentication any more."
                             : old.security.empty() ? "It asks for authentication now."
                                                    : "What it asks for as authentication changed.";
    tell(Kind::Changed, "security", text, isBreaking);
  }

  void compareModels() {
    for (const Model& old : m_before.models)
      if (m_key = old.key(); !m_after.model(old.name))
        tell(Kind::Removed, {}, "The model is gone.", false); // its users tell what breaks
    for (const Model& now : m_after.models) {
      m_key = now.key();
      if (const Model* old = m_before.model(now.name))
        compareModel(*old, now);
      else
        tell(Kind::Added, {}, "A new model.", false);
    }
  }

  void compareModel(const Model& old, const Model& now) {
    const Use use = joined(m_uses, m_usesNow, now.name);
    if (old.description != now.description) tell(Kind::Changed, {}, "Its description changed.", false);
    if (!old.isDeprecated && now.isDeprecated) tell(Kind::Changed, {}, "It is deprecated now.", false);
    if (old.type != now.type)
      tell(Kind::Changed, {},
           "It was " + (old.type.empty() ? "a model" : old.type) + " and is " +
               (now.type.empty() ? "a model" : now.type) + ".",
           use != Use::None);
    m_isUsed = use != Use::None;
    compareFields(old.fields, now.fields, "field ", use);
    compareValues(old, now, use);
    m_isUsed = true;
  }

  void compareValues(const Model& old, const Model& now, Use use) {
    for (const std::string& value : old.values)
      if (std::ranges::find(now.values, value) == now.values.end())
        tell(Kind::Removed, "value " + value, "The value is gone.", use != Use::Response);
    for (const std::string& value : now.values)
      if (std::ranges::find(old.values, value) == old.values.end())
        tell(Kind::Added, "value " + value, "A new value.", false);
  }

  void compareSchemes() {
    m_key = "security";
    for (const Scheme& old : m_before.schemes)
      if (std::ranges::find(m_after.schemes, old.name, &Scheme::name) == m_after.schemes.end())
        tell(Kind::Removed, old.name, "The security scheme is gone.", true);
    for (const Scheme& now : m_after.schemes) {
      const auto old = std::ranges::find(m_before.schemes, now.name, &Scheme::name);
      if (old == m_before.schemes.end())
        tell(Kind::Added, now.name, "A new security scheme.", false);
      else if (old->title != now.title)
        tell(Kind::Changed, now.name, "It was " + old->title + " and is " + now.title + ".", true);
    }
  }

  const Document& m_before;
  const Document& m_after;
  Uses m_uses;
  Uses m_usesNow;
  std::string m_key;
  bool m_isUsed = true; // what no operation uses breaks nobody
  std::vector<Change> m_changes;
};

} // namespace

std::vector<Change> compare(const Document& before, const Document& after) { return Comparison(before, after).run(); }

} // namespace signalbox::docs
