// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/parameter_reader.h"

#include "core/api/traced_value.h"
#include "core/openapi/wire_name.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace signalbox::api {

using design::ParameterIn;
using openapi::headerName;
using openapi::inText;
using openapi::wireName;

namespace {

constexpr std::array<ParameterIn, 4> readingOrder = {ParameterIn::Path, ParameterIn::Query, ParameterIn::Header,
                                                     ParameterIn::Cookie};

std::string lowerText(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

DesignPlace placeOfParameter(const ParameterList& list, std::size_t index) {
  return {list.owner.kind, list.owner.entity, list.owner.pointer + "/parameters/" + std::to_string(index) + "/type"};
}

// Python's int(text) of ASCII digits.
Value integerOf(std::string_view digits) {
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc() ? Value::integer(number) : Value::bigInt(digits);
}

Value floatOf(std::string_view text) {
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return Value::number(number);
}

Value uuidOf(std::string_view text, Arena& arena) {
  Uuid uuid;
  std::size_t nibble = 0;
  for (const char c : text) {
    if (c == '-') continue;
    const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    uuid.bytes[nibble / 2] = static_cast<std::uint8_t>((uuid.bytes[nibble / 2] << 4) | digit);
    ++nibble;
  }
  return Value::uuid(arena.keep(uuid));
}

std::span<const TextPair> pairsOf(RequestText& request, ParameterIn in) {
  switch (in) {
  case ParameterIn::Query: return request.query();
  case ParameterIn::Header: return request.headers();
  case ParameterIn::Cookie: return request.cookies();
  case ParameterIn::Path: break;
  }
  return {};
}

// All values of that name; how query and header lists come.
Value listOf(std::span<const TextPair> pairs, std::string_view name, Arena& arena) {
  const auto hasName = [&](const TextPair& pair) { return pair.name == name; };
  auto items = arena.make<Value>(static_cast<std::size_t>(std::ranges::count_if(pairs, hasName)));
  std::size_t count = 0;
  for (const TextPair& pair : pairs)
    if (hasName(pair)) items[count++] = Value::str(pair.value);
  return Value::list(items);
}

} // namespace

Value pathValue(const PathValues& path, std::size_t index, Arena& arena) {
  const std::string_view text = path.captures.texts[index];
  switch (path.pattern.parameters()[index].converter) {
  case Converter::Int: return integerOf(text);
  case Converter::Float: return floatOf(text);
  case Converter::Uuid: return uuidOf(text, arena);
  case Converter::Str:
  case Converter::Path: break;
  }
  return Value::str(text);
}

struct ParameterReader::Context {
  const schema::Types& types;
  RequestText& request;
  const PathValues& path;
  Arena& arena;
  std::span<Value> slots;
  Problems& problems;
};

ParameterReader::Source ParameterReader::sourceOf(std::string name, std::string alias, ParameterIn in) {
  auto wire = std::make_shared<Wire>();
  wire->readName = in == ParameterIn::Header ? lowerText(alias) : alias;
  wire->loc = {inText(in), name};
  wire->missing = missingEntry(wire->loc);
  wire->name = std::move(name);
  wire->alias = std::move(alias);
  Source source;
  source.wire = std::move(wire);
  return source;
}

ParameterReader::ParameterReader(const ParameterList& list, schema::TypesBuilder& types) {
  for (std::size_t g = 0; g < m_groups.size(); ++g) m_groups[g].in = readingOrder[g];
  for (std::size_t i = 0; i < list.parameters.size(); ++i) {
    const design::Parameter& parameter = list.parameters[i];
    const ParameterIn in = openapi::placeOf(parameter, list.path);
    Group& group = m_groups[static_cast<std::size_t>(std::ranges::find(readingOrder, in) - readingOrder.begin())];
    const std::string name = in == ParameterIn::Header ? headerName(parameter.field) : wireName(parameter.field);
    Source source = sourceOf(name, name, in);
    source.type = types.add(parameter.field.type, parameter.field.facets, placeOfParameter(list, i));
    source.slot = list.slots[i];
    source.index = i;
    group.sources.push_back(std::move(source));
    const auto converts = parameter.field.facets.find("convert_underscores");
    group.convertsUnderscores = converts == parameter.field.facets.end() || *converts != false;
  }
}

ParameterReader::ParameterReader(const ParameterReader& before, const ParameterList& list, schema::TypesBuilder& types)
    : m_groups(before.m_groups) {
  for (Group& group : m_groups) {
    group.fields.clear();
    for (Source& source : group.sources) {
      const design::Field& field = list.parameters[source.index].field;
      source.type = types.add(field.type, field.facets, placeOfParameter(list, source.index));
      source.slot = list.slots[source.index];
    }
  }
}

void ParameterReader::linkSource(Source& source, const Group& group, const schema::Types& types, Arena& keep) {
  source.facts = schema::factsOf(types, source.type);
  const bool isMultiple = group.in == ParameterIn::Query || group.in == ParameterIn::Header;
  source.isList = isMultiple && source.facts.isSequence && !source.facts.isJson;
  source.validFallback = {};
  source.fallbackIsValid = false;
  if (source.facts.isRequired || source.facts.factory || source.facts.fallback.isNull()) return;
  const auto valid = schema::validate(types, source.type, source.facts.fallback, keep);
  source.fallbackIsValid = valid.has_value();
  if (valid) source.validFallback = *valid;
}

// A model that is the only parameter of its kind is made from all that came in that kind.
void ParameterReader::linkModel(Group& group, const schema::Types& types) {
  group.fields.clear();
  group.isModel = group.sources.size() == 1 && schema::isBaseModel(types, group.sources.front().type);
  if (!group.isModel) return;
  group.loc = {inText(group.in)};
  const bool isMultiple = group.in == ParameterIn::Query || group.in == ParameterIn::Header;
  for (const schema::FieldFacts& facts : schema::fieldFacts(types, group.sources.front().type)) {
    std::string alias(facts.alias);
    const bool converts = group.in == ParameterIn::Header && group.convertsUnderscores && facts.alias == facts.name;
    if (converts) std::ranges::replace(alias, '_', '-');
    Source field = sourceOf(std::string(facts.alias), std::move(alias), group.in);
    field.facts = facts;
    field.isList = isMultiple && facts.isSequence && !facts.isJson;
    group.fields.push_back(std::move(field));
  }
}

void ParameterReader::link(const schema::Types& types, Arena& keep) {
  for (Group& group : m_groups) {
    for (Source& source : group.sources) linkSource(source, group, types, keep);
    linkModel(group, types);
  }
}

bool ParameterReader::isEmpty() const {
  return std::ranges::all_of(m_groups, [](const Group& group) { return group.sources.empty(); });
}

std::size_t ParameterReader::fieldCount() const {
  std::size_t count = 0;
  for (const Group& group : m_groups) count += group.isModel ? group.fields.size() : group.sources.size();
  return count;
}

void ParameterReader::read(const schema::Types& types, RequestText& request, const PathValues& path, Arena& arena,
                           std::span<Value> slots, Problems& problems) const {
  const Context context{types, request, path, arena, slots, problems};
  for (const Group& group : m_groups) {
    if (group.isModel) {
      readModel(context, group);
      continue;
    }
    for (const Source& source : group.sources) readSource(context, group, source);
  }
}

void ParameterReader::trace(std::string_view function, std::span<const Value> slots, Trace& trace) const {
  static constexpr std::array<std::string_view, 4> places = {"path", "query", "header", "cookie"};
  for (std::size_t i = 0; i < m_groups.size(); ++i) {
    for (const Source& source : m_groups[i].sources) {
      const Value& value = slots[source.slot];
      if (trace.parameters.size() == traceLimit) return;
      if (value.isNull() && !trace.problems.empty()) continue;
      const bool isHidden = m_groups[i].in == ParameterIn::Cookie;
      const std::string& name = source.wire->name;
      trace.parameters.push_back({std::string(function), name, std::string(places[i]),
                                  tracedValue(isHidden ? std::string_view("cookie") : name, value)});
    }
  }
}

// What the request has under that name; null when absent. Repeated: query and cookie take the last, headers the first.
const Value* ParameterReader::find(const Context& context, const Group& group, const Source& source, Value& storage) {
  if (group.in == ParameterIn::Path) {
    const auto& known = context.path.pattern.parameters();
    const auto at = std::ranges::find(known, source.wire->readName, &PathParameter::name);
    if (at == known.end()) {
      const auto outer = std::ranges::find(context.path.around, source.wire->readName,
                                           [](const Member& one) { return one.key.asText(); });
      return outer == context.path.around.end() ? nullptr : &outer->value;
    }
    storage = pathValue(context.path, static_cast<std::size_t>(at - known.begin()), context.arena);
    return &storage;
  }
  const std::span<const TextPair> pairs = pairsOf(context.request, group.in);
  if (source.isList) {
    storage = listOf(pairs, source.wire->readName, context.arena);
    return storage.size() == 0 ? nullptr : &storage;
  }
  const TextPair* found = nullptr;
  for (const TextPair& pair : pairs) {
    if (pair.name != source.wire->readName) continue;
    found = &pair;
    if (group.in == ParameterIn::Header) break;
  }
  if (!found || (source.facts.isSequence && found->value.empty())) return nullptr;
  storage = Value::str(found->value);
  return &storage;
}

void ParameterReader::readSource(const Context& context, const Group& group, const Source& source) {
  Value storage;
  const Value* sent = find(context, group, source, storage);
  if (!sent && source.facts.isRequired) return context.problems.addText(source.wire->missing);
  if (!sent && source.facts.factory) {
    const auto made = schema::defaultFor(source.facts, context.arena);
    if (!made) return context.problems.addException(made.error().message);
    storage = *made;
    sent = &storage;
    context.slots[source.slot] = storage;
    if (storage.isNull()) return;
  } else if (!sent) {
    context.slots[source.slot] = source.validFallback;
    if (source.fallbackIsValid || source.facts.fallback.isNull()) return;
    sent = &source.facts.fallback; // FastAPI validates it like any other value
  }
  const auto valid = schema::validate(context.types, source.type, *sent, context.arena);
  if (valid)
    context.slots[source.slot] = *valid;
  else
    context.problems.add(valid.error(), source.wire->loc);
}

void ParameterReader::readModel(const Context& context, const Group& group) {
  const Source& model = group.sources.front();
  const auto valid = schema::validate(context.types, model.type, collect(context, group), context.arena);
  if (valid)
    context.slots[model.slot] = *valid;
  else
    context.problems.add(valid.error(), group.loc);
}

// The dict a parameter model validates: its fields that were sent or have a default, then every other key received.
Value ParameterReader::collect(const Context& context, const Group& group) {
  std::vector<Member> members;
  for (const Source& field : group.fields) {
    Value storage;
    const Value* sent = find(context, group, field, storage);
    if (!sent && !field.facts.isRequired) {
      const auto made = schema::defaultFor(field.facts, context.arena);
      if (!made) context.problems.addException(made.error().message);
      storage = made.value_or(Value());
      if (!storage.isNull()) sent = &storage;
    }
    if (sent) members.push_back({Value::str(field.wire->name), *sent});
  }
  const auto isField = [&](std::string_view name) {
    return std::ranges::any_of(
        group.fields, [&](const Source& field) { return field.wire->name == name || field.wire->alias == name; });
  };
  const std::span<const TextPair> pairs = pairsOf(context.request, group.in);
  std::set<std::string_view> taken;
  for (const TextPair& pair : pairs) {
    if (isField(pair.name) || !taken.insert(pair.name).second) continue;
    const Value all = listOf(pairs, pair.name, context.arena);
    members.push_back({Value::str(pair.name), all.size() == 1 ? all.items().front() : all});
  }
  if (group.in == ParameterIn::Path)
    for (std::size_t i = 0; i < context.path.captures.count; ++i)
      if (const auto& name = context.path.pattern.parameters()[i].name; !isField(name))
        members.push_back({Value::str(name), pathValue(context.path, i, context.arena)});
  return Value::dict(context.arena.copy(std::span<const Member>(members)));
}

} // namespace signalbox::api
