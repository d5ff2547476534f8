// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/behaviour_program.h"

#include "core/api/session.h"
#include "core/schema/json_value.h"

#include <algorithm>

namespace signalbox::api {
namespace {

bool isWordPart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}

void addTextWords(std::string_view text, std::vector<std::string>& words) {
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && !isWordPart(text[at])) ++at;
    const std::size_t begin = at;
    while (at < text.size() && isWordPart(text[at])) ++at;
    if (at > begin) words.emplace_back(text.substr(begin, at - begin));
  }
}

void addWords(const design::Json& json, std::vector<std::string>& words) {
  if (json.is_string()) addTextWords(json.get_ref<const std::string&>(), words);
  if (json.is_structured())
    for (const auto& item : json) addWords(item, words);
}

std::vector<std::string> wordsOf(const design::Json& options) {
  std::vector<std::string> words;
  addWords(options, words);
  std::ranges::sort(words);
  const auto repeated = std::ranges::unique(words);
  words.erase(repeated.begin(), repeated.end());
  return words;
}

const std::string& nameOf(const ConstantValuePtr& value) { return value->source->name; }

bool mentions(const BehaviourProgram& program, std::string_view word) {
  return std::ranges::binary_search(program.words, word);
}

// A parameter of that name hides the special one.
int addSpecial(const BehaviourProgram& program, expression::Names& names, std::string_view name) {
  if (!mentions(program, name) || names.slot(name) >= 0) return -1;
  return static_cast<int>(names.add(name));
}

void addSpecials(BehaviourProgram& program, const design::Design& design, expression::Names& names) {
  program.specials = {addSpecial(program, names, "path"), addSpecial(program, names, "query"),
                      addSpecial(program, names, "headers"), addSpecial(program, names, "cookies"),
                      addSpecial(program, names, "body"),
                      hasSession(design) ? addSpecial(program, names, "session") : -1};
}

} // namespace

ConstantValuePtr constantValue(design::ConstantPtr source) {
  auto constant = std::make_shared<ConstantValue>();
  constant->value = schema::toValue(source->value, constant->arena);
  constant->source = std::move(source);
  return constant;
}

ConstantTable::ConstantTable(const design::Design& design, const ConstantTable* previous) {
  for (const design::ConstantPtr& constant : design.constants()) {
    const ConstantValuePtr known = previous ? previous->find(constant->name) : nullptr;
    m_values.push_back(known && known->source == constant ? known : constantValue(constant));
  }
}

ConstantValuePtr ConstantTable::find(std::string_view name) const {
  const auto at =
      std::ranges::lower_bound(m_values, name, {}, [](const auto& value) -> std::string_view { return nameOf(value); });
  return at != m_values.end() && nameOf(*at) == name ? *at : nullptr;
}

BehaviourProgramPtr compileBehaviour(const design::Design& design, const design::EndpointPtr& endpoint,
                                     const BehaviourRegistry& behaviours, const ConstantTable& constants) {
  auto program = std::make_shared<BehaviourProgram>();
  program->source = endpoint;
  program->words = wordsOf(endpoint->behaviour.options);
  expression::Names names;
  for (const auto& parameter : endpoint->parameters) program->parameterSlots.push_back(names.add(parameter.field.name));
  for (const auto& part : endpoint->body) program->bodySlots.push_back(names.add(part.name));
  addSpecials(*program, design, names);
  std::vector<std::pair<std::size_t, Value>> filled;
  for (const std::string& word : program->words) {
    auto constant = constants.find(word);
    if (!constant) continue;
    if (names.slot(word) < 0) filled.emplace_back(names.add(word), constant->value);
    program->constants.push_back(std::move(constant));
  }
  BehaviourScope scope(design, *endpoint, std::move(names), program->diagnostics);
  const BehaviourFactory* factory = behaviours.find(endpoint->behaviour.kind);
  if (factory)
    program->behaviour = (*factory)(scope);
  else
    scope.report(Severity::Error, "unknown-behaviour", "There is no behaviour '" + endpoint->behaviour.kind + "'.",
                 "/behaviour/kind");
  const auto isError = [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::Error; };
  if (std::ranges::any_of(program->diagnostics, isError)) program->behaviour.reset();
  program->slots.resize(scope.names().size());
  for (const auto& [slot, value] : filled) program->slots[slot] = value;
  return program;
}

bool isCurrent(const BehaviourProgram& program, const design::EndpointPtr& endpoint, const ConstantTable& constants) {
  if (program.source != endpoint) return false;
  std::size_t known = 0;
  for (const std::string& word : program.words) {
    const auto constant = constants.find(word);
    if (!constant) continue;
    if (known == program.constants.size() || program.constants[known++] != constant) return false;
  }
  return known == program.constants.size();
}

void BehaviourProgram::fillSpecials(RequestText& request, const PathValues& path, const Value& body, Arena& arena,
                                    std::span<Value> into) const {
  const auto set = [&](int slot, const auto& make) {
    if (slot >= 0) into[static_cast<std::size_t>(slot)] = make();
  };
  set(specials.path, [&] {
    auto members = arena.make<Member>(path.captures.count);
    for (std::size_t i = 0; i < members.size(); ++i)
      members[i] = {Value::str(path.pattern.parameters()[i].name), pathValue(path, i, arena)};
    return Value::dict(members);
  });
  set(specials.query, [&] { return dictOf(request.query(), Repeated::Last, arena); });
  set(specials.headers, [&] { return dictOf(request.headers(), Repeated::First, arena); });
  set(specials.cookies, [&] { return dictOf(request.cookies(), Repeated::Last, arena); });
  set(specials.body, [&] { return body; });
  set(specials.session, [&] { return request.session() ? request.session()->read() : Value(); });
}

} // namespace signalbox::api
