// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/function_names.h"

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

std::vector<std::size_t> addFields(std::span<const design::Field> fields, expression::Names& names) {
  std::vector<std::size_t> slots;
  for (const design::Field& field : fields) slots.push_back(names.add(field.name));
  return slots;
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

FunctionNames::FunctionNames(const FunctionInput& input, const ConstantTable& constantTable) {
  words = wordsOf(input.options);
  for (const auto& parameter : input.parameters) parameterSlots.push_back(names.add(parameter.field.name));
  bodySlots = addFields(input.body, names);
  for (const design::Depends& depends : input.dependencies)
    dependencySlots.push_back(depends.name.empty() ? -1 : static_cast<int>(names.add(depends.name)));
  specials = {addSpecial("path"),           addSpecial("query"), addSpecial("headers"),
              addSpecial("cookies"),        addSpecial("body"),  input.hasSession ? addSpecial("session") : -1,
              addSpecial("security_scopes")};
  for (const std::string& word : words) {
    auto constant = constantTable.find(word);
    if (!constant) continue;
    if (names.slot(word) < 0) m_filled.emplace_back(names.add(word), constant->value);
    constants.push_back(std::move(constant));
  }
}

// A parameter of that name hides the special one.
int FunctionNames::addSpecial(std::string_view name) {
  if (!std::ranges::binary_search(words, name) || names.slot(name) >= 0) return -1;
  return static_cast<int>(names.add(name));
}

void FunctionNames::finish(std::size_t count) {
  slots.resize(count);
  for (const auto& [slot, value] : m_filled) slots[slot] = value;
}

bool FunctionNames::hasSameConstants(const ConstantTable& table) const {
  std::size_t known = 0;
  for (const std::string& word : words) {
    const auto constant = table.find(word);
    if (!constant) continue;
    if (known == constants.size() || constants[known++] != constant) return false;
  }
  return known == constants.size();
}

void FunctionNames::fillSpecials(RequestText& request, const PathValues& path, const Value& body, Arena& arena,
                                 std::span<Value> into) const {
  const auto set = [&](int slot, const auto& make) {
    if (slot >= 0) into[static_cast<std::size_t>(slot)] = make();
  };
  set(specials.path, [&] {
    const std::vector<PathParameter>& own = path.pattern.parameters();
    const auto members = arena.make<Member>(path.around.size() + path.captures.count);
    std::size_t count = 0;
    for (const Member& outer : path.around)
      if (std::ranges::find(own, outer.key.asText(), &PathParameter::name) == own.end()) members[count++] = outer;
    for (std::size_t i = 0; i < path.captures.count; ++i)
      members[count++] = {Value::str(own[i].name), pathValue(path, i, arena)};
    return Value::dict(members.first(count));
  });
  set(specials.query, [&] { return dictOf(request.query(), Repeated::Last, arena); });
  set(specials.headers, [&] { return dictOf(request.headers(), Repeated::First, arena); });
  set(specials.cookies, [&] { return dictOf(request.cookies(), Repeated::Last, arena); });
  set(specials.body, [&] { return body; });
  set(specials.session, [&] { return request.session() ? request.session()->read() : Value(); });
}

} // namespace signalbox::api
