// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/example.h"

#include "core/regex/pattern.h"
#include "core/regex/sample.h"
#include "core/schema/byte_text.h"
#include "core/schema/example_bounded.h"
#include "core/schema/example_content.h"
#include "core/schema/example_scalar.h"
#include "core/schema/general_example.h"
#include "core/schema/json_value.h"
#include "core/schema/number_text.h"
#include "core/schema/program.h"
#include "core/schema/unique_values.h"
#include "core/schema/validate.h"
#include "core/value/read.h"
#include "core/value/write.h"

#include <algorithm>
#include <array>
#include <utility>

namespace signalbox::schema {

namespace {

constexpr int deep = 4; // below this many models, what may be empty is empty

class ExampleMaker final {
public:
  ExampleMaker(const Types& types, Arena& arena, std::uint64_t seed)
      : m_types(types), m_program(types.program()), m_arena(arena), m_random(seed) {}

  Value make(NodeIndex index, std::string_view name, int depth) {
    const Node& node = m_program.at(index);
    switch (node.kind) {
    case NodeKind::Any: return keep(content(name));
    case NodeKind::None: return {};
    case NodeKind::Bool: return Value::boolean(m_random.below(2) == 1);
    case NodeKind::Int:
      return exampleInteger(node.rules == none ? nullptr : &m_program.ints[node.rules], name, m_random);
    case NodeKind::Float:
      return exampleNumber(node.rules == none ? FloatRules{} : m_program.floats[node.rules], name, m_random);
    case NodeKind::Str:
    case NodeKind::Secret: return text(node, name);
    case NodeKind::Bytes: return bytes(node, name);
    case NodeKind::Email: return keep(email(node));
    case NodeKind::Url: return url(*m_program.urls[node.rules].type);
    case NodeKind::Ip: return keep(exampleIp(m_program.ips[node.rules], m_random));
    case NodeKind::NameEmail: return keep(nameEmail(node));
    case NodeKind::Date:
    case NodeKind::Time:
    case NodeKind::DateTime:
    case NodeKind::TimeDelta: return exampleMoment(m_program, node, name, m_random, m_arena);
    case NodeKind::Uuid: return uuid(node);
    case NodeKind::SecretBytes: return Value::str(sized(content(name), lengths(node)));
    case NodeKind::Decimal: return keep(exampleDecimal(m_program.decimals[node.rules], name, m_random));
    case NodeKind::Path: return keep(examplePath(m_program.paths[node.rules].kind, m_random));
    case NodeKind::ByteSize: return keep(exampleByteSize(m_random));
    case NodeKind::Complex:
      return keep(std::to_string(m_random.below(9)) + "+" + std::to_string(1 + m_random.below(9)) + "j");
    case NodeKind::Pattern: return keep("^" + exampleWord(m_random) + "[0-9]+$");
    case NodeKind::Base64: return keep(exampleBase64(m_program.base64s[node.rules], content(name)));
    case NodeKind::UploadFile: return keep(content(name)); // what the file would hold
    case NodeKind::General: return generalExample(m_program.generals[node.rules], name, m_subject, m_random, m_arena);
    case NodeKind::List:
    case NodeKind::Tuple:
    case NodeKind::Set:
    case NodeKind::Deque:
    case NodeKind::Sequence:
    case NodeKind::Iterable:
    case NodeKind::FrozenSet: return sequence(node, name, depth);
    case NodeKind::FixedTuple: return fixedTuple(node, name, depth);
    case NodeKind::Dict: return dict(node, name, depth);
    case NodeKind::Nullable: {
      const bool isNull = depth >= deep || m_random.below(6) == 0 || isOutOfReach(node.first);
      return isNull ? Value() : make(node.first, name, depth);
    }
    case NodeKind::Union:
    case NodeKind::TaggedUnion: return make(m_program.children[node.first + branch(node, depth)], name, depth);
    case NodeKind::Checked: return checked(node, name, depth);
    case NodeKind::JsonText: return jsonText(make(node.first, name, depth));
    case NodeKind::SecretOf:
    case NodeKind::Function: return make(node.first, name, depth);
    case NodeKind::Literal: return literal(m_program.literals[node.rules]);
    case NodeKind::Enum: return enumMember(m_program.enums[node.rules]);
    case NodeKind::Model: return model(m_program.models[node.rules], depth);
    case NodeKind::Use: return use(m_program.uses[node.rules], name, depth);
    }
    return {};
  }

private:
  Value keep(std::string_view text) { return Value::str(m_arena.copy(text)); }
  std::string content(std::string_view name) { return exampleText(name, m_subject, m_random); }
  Value jsonText(const Value& value) {
    std::string text;
    return writeJson(value, JsonStyle::Pydantic, text) ? keep(text) : keep("null");
  }
  // As its text, where val_json_bytes wants another than UTF-8.
  Value bytes(const Node& node, std::string_view name) {
    const std::string_view raw = sized(content(name), lengths(node));
    switch (node.rules == none ? BytesForm::Utf8 : m_program.bytes[node.rules].form) {
    case BytesForm::Base64: return keep(encodeBase64(raw, true));
    case BytesForm::Hex: return keep(encodeHex(raw));
    case BytesForm::Utf8: break;
    }
    return Value::bytes(raw);
  }
  // One that JSON can say, if there is any: a member of a plain enum is no text, whatever its value.
  Value literal(const LiteralRules& rules) {
    std::vector<Value> said = rules.values;
    std::erase_if(said, [](const Value& value) { return !isSaidByJson(value); });
    return pick(said.empty() ? rules.values : said);
  }
  static bool isSaidByJson(const Value& value) {
    return value.is(Kind::Enum) ? value.asEnum().shape->isMixedIn : !value.is(Kind::Bytes);
  }

  // Whether no JSON is of the type, so that only a default gives a value.
  bool isOutOfReach(NodeIndex index) const {
    const Node& node = m_program.at(index);
    if (node.kind == NodeKind::Function || node.kind == NodeKind::SecretOf) return isOutOfReach(node.first);
    return node.kind == NodeKind::Literal && std::ranges::none_of(m_program.literals[node.rules].values, isSaidByJson);
  }

  Value pick(std::span<const Value> values) { return values.empty() ? Value() : values[m_random.below(values.size())]; }

  LengthRules lengths(const Node& node) const {
    if (node.kind == NodeKind::Bytes || node.kind == NodeKind::SecretBytes)
      return node.rules == none ? LengthRules{} : m_program.bytes[node.rules].length;
    return node.rules == none ? LengthRules{} : m_program.containers[node.rules].length;
  }

  Value enumMember(const EnumRules& rules) {
    return rules.members.empty() ? Value() : Value::enumMember(&rules.members[m_random.below(rules.members.size())]);
  }

  // Deep down the first branch that is no model, so that the example ends.
  std::uint64_t branch(const Node& node, int depth) {
    if (depth >= deep)
      for (std::uint32_t i = 0; i < node.second; ++i)
        if (m_program.at(m_program.children[node.first + i]).kind != NodeKind::Model) return i;
    const std::uint64_t chosen = m_random.below(node.second);
    for (std::uint64_t i = 0; i < node.second; ++i) { // the next one that there is JSON for
      const auto at = (chosen + i) % node.second;
      const NodeIndex child = m_program.children[node.first + at];
      if (!isOutOfReach(child) && !isUnderWay(child)) return at;
    }
    return chosen;
  }

  bool isUnderWay(const ModelRules& rules) const { return std::ranges::find(m_underWay, &rules) != m_underWay.end(); }
  bool isUnderWay(NodeIndex index) const {
    const Node& node = m_program.at(index);
    return node.kind == NodeKind::Model && isUnderWay(m_program.models[node.rules]);
  }

  // `content` brought to a length by cutting or by more words.
  std::string_view sized(std::string text, const LengthRules& rules) {
    while (rules.min && static_cast<std::int64_t>(text.size()) < *rules.min)
      text += (text.empty() ? "" : "-") + exampleWord(m_random);
    if (rules.max && static_cast<std::int64_t>(text.size()) > *rules.max)
      text.resize(static_cast<std::size_t>(*rules.max));
    if (text.ends_with(' ')) text.back() = 'a';
    return m_arena.copy(std::string_view(text));
  }

  Value text(const Node& node, std::string_view name) {
    std::string wanted = content(name);
    if (node.rules == none) return keep(wanted);
    const StrRules& rules = m_program.strs[node.rules];
    const std::string_view plain = sized(wanted, rules.length);
    if (!rules.expression || rules.expression->search(plain)) return Value::str(plain);
    const auto choose = [this](std::size_t limit) { return static_cast<std::size_t>(m_random.below(limit)); };
    const regex::LengthBounds bounds{static_cast<std::size_t>(std::max<std::int64_t>(rules.length.min.value_or(0), 0)),
                                     static_cast<std::size_t>(rules.length.max.value_or(INT64_MAX))};
    for (int attempt = 0; attempt < 8; ++attempt) {
      const auto sample = regex::sample(*rules.expression, choose, bounds);
      if (!sample) break;
      // What strip_whitespace takes away might have been what made it long enough or match.
      const bool isBare = !sample->starts_with(' ') && !sample->ends_with(' ');
      if (!rules.strip || isBare) return keep(*sample);
    }
    return Value::str(plain);
  }

  Value uuid(const Node& node) {
    Uuid value;
    for (auto& byte : value.bytes) byte = static_cast<std::uint8_t>(m_random.next());
    const int version = node.rules == none ? 4 : m_program.uuids[node.rules].version;
    value.bytes[6] = static_cast<std::uint8_t>((value.bytes[6] & 0x0F) | (version << 4));
    value.bytes[8] = static_cast<std::uint8_t>((value.bytes[8] & 0x3F) | 0x80);
    return Value::uuid(m_arena.keep(value));
  }

  // Shorter or longer where the model's config or the field's facets ask for it.
  std::string email(const Node& node) {
    std::string text = content("email");
    for (const std::uint32_t rules : {node.rules, node.second}) {
      if (rules == none) continue;
      const StrRules& own = m_program.strs[rules];
      const LengthRules& length = own.length.any() ? own.length : own.ownLength;
      const auto isLonger = [&](std::int64_t limit) { return static_cast<std::int64_t>(text.size()) > limit; };
      if (length.max && isLonger(*length.max)) text.replace(0, text.find('@'), 1, randomLetter());
      if (length.max && isLonger(*length.max)) text.replace(text.find('@'), std::string::npos, "@b.co");
      while (length.min && !isLonger(*length.min - 1)) text.insert(text.begin(), randomLetter());
    }
    return text;
  }

  // The address alone where the model's config leaves no room for a name.
  std::string nameEmail(const Node& node) {
    const std::string text = content("name") + " <" + content("email") + ">";
    const LengthRules length = node.rules == none ? LengthRules{} : m_program.strs[node.rules].length;
    return length.max && static_cast<std::int64_t>(text.size()) > *length.max ? email(node) : text;
  }

  char randomLetter() { return static_cast<char>('a' + m_random.below(26)); }

  Value url(const UrlType& type) {
    const bool isWeb = type.schemes.empty() || type.schemes.front() == "http";
    return isWeb ? keep(content("url")) : Value::str(type.example);
  }

  std::size_t count(const LengthRules& rules, int depth) {
    const auto least = static_cast<std::size_t>(rules.min.value_or(0));
    const auto wanted = depth >= deep ? least : std::max<std::size_t>(least, 1 + m_random.below(2));
    return rules.max ? std::min(wanted, static_cast<std::size_t>(*rules.max)) : wanted;
  }

  Value sequence(const Node& node, std::string_view name, int depth) {
    const std::size_t size = isOutOfReach(node.first) ? 0 : count(lengths(node), depth);
    const auto items = m_arena.make<Value>(size);
    if (node.kind != NodeKind::Set && node.kind != NodeKind::FrozenSet) {
      for (Value& item : items) item = make(node.first, name, depth);
      return node.kind == NodeKind::Tuple ? Value::tuple(items) : Value::list(items);
    }
    UniqueValues unique(items);
    for (std::size_t attempt = 0; attempt < 20 * size + 20 && unique.values().size() < size; ++attempt)
      unique.add(make(node.first, name, depth));
    return Value::set(unique.values());
  }

  Value fixedTuple(const Node& node, std::string_view name, int depth) {
    const auto items = m_arena.make<Value>(node.second);
    for (std::size_t i = 0; i < items.size(); ++i) items[i] = make(m_program.children[node.first + i], name, depth);
    return Value::tuple(items);
  }

  Value dict(const Node& node, std::string_view name, int depth) {
    const std::size_t size = isOutOfReach(node.first) || isOutOfReach(node.second) ? 0 : count(lengths(node), depth);
    const auto members = m_arena.make<Member>(size);
    std::size_t done = 0;
    for (std::size_t attempt = 0; attempt < 20 * size + 20 && done < size; ++attempt) {
      const Value key = make(node.first, m_program.at(node.first).kind == NodeKind::Str ? "" : name, depth);
      const auto isSame = [&](const Member& member) { return equals(member.key, key); };
      if (std::ranges::any_of(members.first(done), isSame)) continue;
      members[done++] = {key, make(node.second, name, depth)};
    }
    return Value::dict(members.first(done));
  }

  static bool hasLength(const Value& value) {
    constexpr std::array sized{Kind::Str, Kind::Bytes, Kind::List, Kind::Tuple, Kind::Set, Kind::Dict};
    return std::ranges::find(sized, value.kind()) != sized.end();
  }

  Value checked(const Node& node, std::string_view name, int depth) {
    Value value;
    for (int attempt = 0; attempt < 30; ++attempt) {
      value = make(node.first, name, depth);
      if (m_program.checks[node.rules].length.any() && !hasLength(value)) continue; // Pydantic raises a TypeError
      Arena scratch;
      if (validate(m_types, TypeId{static_cast<NodeIndex>(&node - m_program.nodes.data())}, value, scratch))
        return value;
    }
    if (m_program.at(node.first).kind == NodeKind::Any && m_program.checks[node.rules].length.any())
      return Value::str(sized(exampleWord(m_random), m_program.checks[node.rules].length));
    return value;
  }

  // An example of the design's own, when one fits.
  std::optional<Value> given(const UseRules& rules) {
    const auto& facets = *rules.facets;
    if (!facets.is_object()) return std::nullopt;
    const auto found = facets.find("examples");
    if (found == facets.end() || !found->is_array() || found->empty()) return std::nullopt;
    const Value value = toValue((*found)[m_random.below(found->size())], m_arena);
    if (!validate(m_types, TypeId{rules.node}, value, m_arena)) return std::nullopt;
    return value;
  }

  Value use(const UseRules& rules, std::string_view name, int depth) {
    if (const auto value = given(rules)) return *value;
    const std::string_view own = rules.name.empty() ? (rules.wireName.empty() ? name : rules.wireName) : rules.name;
    const bool saysLittle = own == "name" || own == "title" || own == "label";
    return make(rules.node, saysLittle && !m_model.empty() ? m_model + " " + std::string(own) : std::string(own),
                depth);
  }

  // Null of a model that requires itself: there is no JSON for it. Deep down only what is required comes back to it.
  Value model(const ModelRules& rules, int depth) {
    if (depth < deep) return fields(rules, depth);
    if (isUnderWay(rules)) return {};
    m_underWay.push_back(&rules);
    const Value value = fields(rules, depth);
    m_underWay.pop_back();
    return value;
  }

  Value fields(const ModelRules& rules, int depth) {
    if (rules.form == ModelForm::Root) return use(rules.fields.front(), rules.shape.name, depth + 1);
    const Subject outer = std::exchange(m_subject, anySubject(m_random));
    const std::string outerModel = std::exchange(m_model, rules.shape.name);
    const auto members = m_arena.make<Member>(rules.fields.size());
    std::size_t size = 0;
    for (const UseRules& field : rules.fields) {
      if (!field.isInit || (!field.isRequired && isOutOfReach(field.node))) continue;
      const auto single = std::ranges::find_if(field.paths, [](const AliasPath& path) { return path.size() == 1; });
      const Value value = use(field, {}, depth + 1);
      if (single != field.paths.end()) {
        members[size++] = {Value::str(std::get<std::string>(single->front())), value};
      } else if (const auto nested = under(field.paths.front(), value)) {
        const Value key = Value::str(std::get<std::string>(field.paths.front().front()));
        const auto isSame = [&](const Member& member) { return equals(member.key, key); };
        if (std::ranges::none_of(members.first(size), isSame)) members[size++] = {key, *nested};
      }
    }
    m_subject = outer;
    m_model = outerModel;
    return Value::dict(members.first(size));
  }

  // `value` where the steps after the first of `path` lead.
  std::optional<Value> under(const AliasPath& path, Value value) {
    for (std::size_t i = path.size(); i-- > 1;) {
      if (const auto* key = std::get_if<std::string>(&path[i])) {
        value = Value::dict(m_arena.copy(std::span<const Member>(m_arena.keep(Member{Value::str(*key), value}), 1)));
      } else {
        const std::int64_t index = std::get<std::int64_t>(path[i]);
        const auto items =
            m_arena.make<Value>(index < 0 ? static_cast<std::size_t>(-index) : static_cast<std::size_t>(index) + 1);
        items[index < 0 ? 0 : static_cast<std::size_t>(index)] = value;
        value = Value::list(items);
      }
    }
    return value;
  }

  const Types& m_types;
  const Program& m_program;
  Arena& m_arena;
  Random m_random;
  Subject m_subject = anySubject(m_random);
  std::vector<const ModelRules*> m_underWay; // deep down
  std::string m_model;                       // whose fields are being made: a Dish's name is no person's
};

} // namespace

namespace {

// What JSON says for it: dates as text, sets as lists.
Value asJson(const Value& value, Arena& arena) {
  std::string text;
  if (!writeJson(value, JsonStyle::Pydantic, text)) return value;
  const auto read = readJson(arena.copy(std::string_view(text)), arena);
  return read ? *read : value;
}

constexpr std::uint64_t manyTries = 64; // validators may refuse most of what the types accept

// Tries until one validates; the validated value with the document it came from.
std::pair<Value, Value> validated(const Types& types, TypeId type, std::uint64_t seed, Arena& arena) {
  Value document;
  for (std::uint64_t attempt = 0; attempt < manyTries; ++attempt) {
    const Value raw =
        ExampleMaker(types, arena, seed + attempt * 0x5DEECE66DU).make(static_cast<NodeIndex>(type), {}, 0);
    document = asJson(raw, arena);
    if (const auto value = validate(types, type, document, arena)) return {*value, document};
    if (const auto value = validate(types, type, raw, arena)) return {*value, document};
  }
  return {document, document};
}

} // namespace

Value example(const Types& types, TypeId type, std::uint64_t seed, Arena& arena) {
  return validated(types, type, seed, arena).first;
}

Value exampleInput(const Types& types, TypeId type, std::uint64_t seed, Arena& arena) {
  return validated(types, type, seed, arena).second;
}

} // namespace signalbox::schema
