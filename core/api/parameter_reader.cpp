// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/parameter_reader.h"

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

DesignPlace placeOfParameter(const design::Endpoint& endpoint, std::size_t index) {
  return {EntityKind::Endpoint, endpoint.id(), "/parameters/" + std::to_string(index) + "/type"};
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

ParameterReader::Source ParameterReader::sourceOf(const design::Field& field, ParameterIn in, schema::TypeId type,
                                                  std::size_t slot) {
  auto wire = std::make_shared<Wire>();
  wire->name = in == ParameterIn::Header ? headerName(field) : wireName(field);
  wire->readName = in == ParameterIn::Header ? lowerText(wire->name) : wire->name;
  wire->loc = {inText(in), wire->name};
  wire->missing = missingEntry(wire->loc);
  Source source;
  source.wire = std::move(wire);
  source.type = type;
  source.slot = slot;
  return source;
}

ParameterReader::ParameterReader(const design::Design& design, const design::Endpoint& endpoint, std::string_view path,
                                 schema::TypesBuilder& types, std::span<const std::size_t> slotOf) {
  for (std::size_t g = 0; g < m_groups.size(); ++g) m_groups[g].in = readingOrder[g];
  for (std::size_t i = 0; i < endpoint.parameters.size(); ++i) {
    const design::Parameter& parameter = endpoint.parameters[i];
    const schema::TypeId type = types.add(parameter.field.type, parameter.field.facets, placeOfParameter(endpoint, i));
    const ParameterIn in = openapi::placeOf(parameter, path);
    Group& group = m_groups[static_cast<std::size_t>(std::ranges::find(readingOrder, in) - readingOrder.begin())];
    group.sources.push_back(sourceOf(parameter.field, in, type, slotOf[i]));
    group.sources.back().index = i;
    group.modelName = parameter.field.type;
  }
  for (Group& group : m_groups) {
    if (group.sources.size() != 1) continue;
    const design::ModelPtr model = design.model(group.modelName);
    if (!model || model->kind != design::ModelKind::Model) continue;
    group.isModel = true;
    auto wire = std::make_shared<Wire>(*group.sources.front().wire);
    wire->loc = {inText(group.in)};
    group.sources.front().wire = std::move(wire);
    addFields(design, model->name, group, types);
  }
}

// A parameter model is looked at anew: its fields may have changed.
bool ParameterReader::canTakeOver(const design::Design& design) const {
  return std::ranges::none_of(m_groups, [&](const Group& group) {
    return group.isModel || (group.sources.size() == 1 && design.model(group.modelName));
  });
}

ParameterReader::ParameterReader(const ParameterReader& before, const design::Design& design,
                                 const design::Endpoint& endpoint, std::string_view path, schema::TypesBuilder& types,
                                 std::span<const std::size_t> slotOf) {
  if (!before.canTakeOver(design)) {
    *this = ParameterReader(design, endpoint, path, types, slotOf);
    return;
  }
  m_groups = before.m_groups;
  for (Group& group : m_groups)
    for (Source& source : group.sources) {
      const design::Field& field = endpoint.parameters[source.index].field;
      source.type = types.add(field.type, field.facets, placeOfParameter(endpoint, source.index));
      source.fallback = source.validFallback = {};
      source.fallbackIsValid = false;
    }
}

// The fields of a parameter model, the base's first; a field declared again keeps its first place.
void ParameterReader::addFields(const design::Design& design, const std::string& model, Group& group,
                                schema::TypesBuilder& types) {
  int index = 0;
  for (const design::Field& field : openapi::allFields(design, model)) {
    const DesignPlace place{EntityKind::Model, model, "/fields/" + std::to_string(index++) + "/type"};
    Source source = sourceOf(field, ParameterIn::Query, types.add(field.type, field.facets, place), 0);
    if (group.in == ParameterIn::Header) {
      auto wire = std::make_shared<Wire>(*source.wire);
      wire->readName = lowerText(wire->name);
      if (wire->name == field.name) std::ranges::replace(wire->readName, '_', '-');
      source.wire = std::move(wire);
    }
    group.fields.push_back(std::move(source));
  }
}

void ParameterReader::linkSource(Source& source, const schema::Types& types, Arena& keep) {
  source.isList = schema::wantsList(types, source.type);
  source.isRequired = schema::isRequired(types, source.type);
  if (source.isRequired) return;
  source.fallback = schema::defaultValue(types, source.type);
  if (source.fallback.isNull()) return;
  const auto valid = schema::validate(types, source.type, source.fallback, keep);
  source.fallbackIsValid = valid.has_value();
  if (valid) source.validFallback = *valid;
}

void ParameterReader::link(const schema::Types& types, Arena& keep) {
  for (Group& group : m_groups) {
    for (Source& source : group.sources) linkSource(source, types, keep);
    for (Source& field : group.fields) linkSource(field, types, keep);
  }
}

bool ParameterReader::isEmpty() const {
  return std::ranges::all_of(m_groups, [](const Group& group) { return group.sources.empty(); });
}

void ParameterReader::read(const schema::Types& types, RequestText& request, const PathValues& path, Arena& arena,
                           std::span<Value> slots, Problems& problems) const {
  const Context context{types, request, path, arena, slots, problems};
  for (const Group& group : m_groups)
    if (!group.sources.empty()) readGroup(context, group);
}

void ParameterReader::readGroup(const Context& context, const Group& group) {
  if (group.isModel) return readModel(context, group);
  for (const Source& source : group.sources) readSource(context, group, source);
}

// What the request has under that name; null when absent. Repeated: query and cookie take the last, headers the first.
const Value* ParameterReader::find(const Context& context, const Group& group, const Source& source, Value& storage) {
  if (group.in == ParameterIn::Path) {
    const auto& known = context.path.pattern.parameters();
    const auto at = std::ranges::find(known, source.wire->readName, &PathParameter::name);
    if (at == known.end()) return nullptr;
    storage = pathValue(context.path, static_cast<std::size_t>(at - known.begin()), context.arena);
    return &storage;
  }
  const std::span<const TextPair> pairs = pairsOf(context.request, group.in);
  if (source.isList && group.in != ParameterIn::Cookie) {
    storage = listOf(pairs, source.wire->readName, context.arena);
    return storage.size() == 0 ? nullptr : &storage;
  }
  const TextPair* found = nullptr;
  for (const TextPair& pair : pairs) {
    if (pair.name != source.wire->readName) continue;
    found = &pair;
    if (group.in == ParameterIn::Header) break;
  }
  if (!found) return nullptr;
  storage = Value::str(found->value);
  return &storage;
}

void ParameterReader::readSource(const Context& context, const Group& group, const Source& source) {
  Value storage;
  const Value* sent = find(context, group, source, storage);
  if (!sent) {
    if (source.isRequired) return context.problems.addText(source.wire->missing);
    context.slots[source.slot] = source.validFallback;
    if (source.fallbackIsValid || source.fallback.isNull()) return;
    sent = &source.fallback; // FastAPI validates it like any other value
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
    context.problems.add(valid.error(), model.wire->loc);
}

// The dict a parameter model validates: its fields that were sent or have a default, then every other key received.
Value ParameterReader::collect(const Context& context, const Group& group) {
  std::vector<Member> members;
  for (const Source& field : group.fields) {
    Value storage;
    const Value* sent = find(context, group, field, storage);
    if (!sent && !field.isRequired && !field.fallback.isNull()) sent = &field.fallback;
    if (sent) members.push_back({Value::str(field.wire->name), *sent});
  }
  const auto isField = [&](std::string_view name) {
    return std::ranges::any_of(
        group.fields, [&](const Source& field) { return field.wire->name == name || field.wire->readName == name; });
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
