// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/serialise.h"

#include "core/schema/dump.h"
#include "core/schema/field_filter.h"
#include "core/schema/json_layout.h"
#include "core/schema/properties.h"
#include "core/schema/serialise_fit.h"
#include "core/schema/serialise_leaf.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>

namespace signalbox::schema {

namespace {

using Filter = const FieldFilter*;

// The part of a filter that counts below one key, and whether the key itself goes.
struct Below {
  Filter include = nullptr;
  Filter exclude = nullptr;
  bool isKept = true;
};

// Leaves are strict about their type's own look (secrets); everything else goes by the value's kind.
class Serialiser final {
public:
  Serialiser(const Program& program, const SerialiseOptions& options, std::string& out)
      : m_program(program), m_options(options), m_out(out) {}

  Result<void> writeAny(NodeIndex node, const Value& value, Filter include, Filter exclude) {
    return node == none ? plain(value, include, exclude) : write(node, value, include, exclude);
  }

  Result<void> write(NodeIndex index, const Value& value, Filter include, Filter exclude) {
    const Node& node = m_program.at(index);
    switch (node.kind) {
    case NodeKind::JsonText: return jsonText(node, value, include, exclude);
    case NodeKind::Float:
      if (const std::size_t before = m_out.size(); !m_isInUnion && leaf(node, value)) return finishLeaf(value, before);
      return number(value, include, exclude);
    case NodeKind::Use:
    case NodeKind::Function:
    case NodeKind::Checked: return write(node.first, value, include, exclude);
    case NodeKind::Nullable:
      if (value.isNull()) break;
      return write(node.first, value, include, exclude);
    case NodeKind::List:
    case NodeKind::Tuple:
    case NodeKind::Set:
    case NodeKind::Deque:
    case NodeKind::Sequence:
    case NodeKind::Iterable:
    case NodeKind::FrozenSet:
      if (!isSequence(value)) break;
      return sequence(value, include, exclude, [&](std::size_t) { return node.first; });
    case NodeKind::FixedTuple:
      if (!isSequence(value) || value.size() != node.second) break;
      return sequence(value, include, exclude, [&](std::size_t i) { return m_program.children[node.first + i]; });
    case NodeKind::Dict:
      if (!value.is(Kind::Dict)) break;
      return dict(value, node.first, [&](std::size_t) { return node.second; }, include, exclude);
    case NodeKind::Model:
      if (value.is(Kind::Model) && value.asModel().shape == &m_program.models[node.rules].shape)
        return instance(m_program.models[node.rules], value, include, exclude);
      if (m_program.models[node.rules].form == ModelForm::TypedDict && value.is(Kind::Dict))
        return ownTypedDict(m_program.models[node.rules], value, include, exclude);
      break;
    case NodeKind::Union:
    case NodeKind::TaggedUnion: return choice(node, value, include, exclude);
    default:
      if (const std::size_t before = m_out.size(); leaf(node, value)) return finishLeaf(value, before);
    }
    return plain(value, include, exclude);
  }

private:
  bool leaf(const Node& node, const Value& value) {
    if (node.wire == Wire::Plain || !m_passedOver.contains(configKeyOf(node.wire)))
      return writeLeaf(m_program, node, value, m_out);
    Node plain = node;
    plain.wire = Wire::Plain;
    return writeLeaf(m_program, plain, value, m_out);
  }

  Result<void> finishLeaf(const Value& value, std::size_t begin) {
    return m_options.style == JsonStyle::Python ? asPythonNumber(value, begin) : Result<void>();
  }

  // A number that stands at the end of the text from `begin` on, written again as json.dumps writes it.
  Result<void> asPythonNumber(const Value& value, std::size_t begin) {
    const std::string text = m_out.substr(begin);
    if (value.is(Kind::Float) && !std::isfinite(value.asFloat())) {
      m_out.resize(begin);
      if (!m_options.keepsNan) return writeJson(value, JsonStyle::Python, m_out); // fails in Python's words
      writeJsonDefault(value, m_out);
      return {};
    }
    if (text.starts_with('"') || text.find_first_of(".eE") == std::string::npos) return {};
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return {}; // true, false, null
    m_out.resize(begin);
    m_out += pythonFloat(number);
    return {};
  }

  // What a TypedDict's own config says about ser_json_* goes for JSON Schema only.
  std::set<std::string_view> passedOver(const ModelRules& rules) const {
    std::set<std::string_view> keys = m_passedOver;
    if (!rules.config.is_object()) return keys;
    const bool isInside = m_around && m_around->config.is_object();
    for (const auto& [key, value] : rules.config.items())
      if (key.starts_with("ser_json_") && !(isInside && m_around->config.contains(key))) keys.insert(key);
    return keys;
  }

  // A default may be a whole number where the type says float.
  Result<void> number(const Value& value, Filter include, Filter exclude) {
    const bool isWhole = value.is(Kind::Int) || value.is(Kind::Bool);
    if (!isWhole) return plain(value, include, exclude);
    const double whole = value.is(Kind::Bool) ? (value.asBool() ? 1 : 0) : static_cast<double>(value.asInt());
    return writeJson(Value::number(whole), m_options.style, m_out);
  }

  // A value whose type says nothing: models write themselves, containers go on.
  Result<void> plain(const Value& value, Filter include, Filter exclude) {
    if (isSequence(value)) return sequence(value, include, exclude, [](std::size_t) { return none; });
    if (value.is(Kind::Dict)) return dict(value, none, [](std::size_t) { return none; }, include, exclude);
    if (const ModelRules* rules = rulesOf(m_program, value)) return instance(*rules, value, include, exclude);
    const std::size_t before = m_out.size();
    if (auto written = writeJson(value, JsonStyle::Pydantic, m_out); !written) return written;
    return finishLeaf(value.is(Kind::Enum) ? value.asEnum().value : value, before);
  }

  // The first branch that the value fits strictly, as Pydantic looks for it.
  Result<void> choice(const Node& node, const Value& value, Filter include, Filter exclude) {
    const auto branches = branchesOf(m_program, node);
    const auto branch = std::ranges::find_if(branches, [&](NodeIndex one) { return fits(m_program, one, value); });
    if (branch == branches.end()) return plain(value, include, exclude);
    if (isSequence(value) && writesAnyAsText(m_program, m_program.at(*branch))) {
      writeJsonString(containerText(m_program, branches, value), m_out);
      return {};
    }
    const bool wasInUnion = std::exchange(m_isInUnion, true);
    auto done = write(*branch, value, include, exclude);
    m_isInUnion = wasInUnion;
    return done;
  }

  // A model in a union becomes a dict on the way: of two fields of one alias the last one stays, in the first one's
  // place.
  void keepLastOfEachKey(std::size_t start) {
    if (auto unique = withUniqueKeys(std::string_view(m_out).substr(start))) {
      m_out.resize(start);
      m_out += *unique;
    }
  }

  // Json[T]: with round_trip the text that validation takes back.
  Result<void> jsonText(const Node& node, const Value& value, Filter include, Filter exclude) {
    if (!m_options.roundTrip) return write(node.first, value, include, exclude);
    const std::size_t start = m_out.size();
    if (auto done = write(node.first, value, include, exclude); !done) return done;
    const std::string text = m_out.substr(start);
    m_out.resize(start);
    writeJsonString(text, m_out);
    return {};
  }

  template<class NodeAt>
  Result<void> sequence(const Value& value, Filter include, Filter exclude, NodeAt nodeAt) {
    if (auto broken = check(include, exclude)) return *broken;
    const auto items = value.items();
    const bool isFiltered = (include || exclude) && !value.is(Kind::Set); // a set's items have no index
    m_out += '[';
    bool isFirst = true;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const Below below = isFiltered ? indexBelow(include, exclude, i, items.size()) : Below{};
      if (!below.isKept) continue;
      if (!std::exchange(isFirst, false)) m_out += ',';
      if (auto done = writeAny(nodeAt(i), items[i], below.include, below.exclude); !done) return done;
    }
    m_out += ']';
    return {};
  }

  template<class NodeAt>
  Result<void> dict(const Value& value, NodeIndex keys, NodeAt nodeAt, Filter include, Filter exclude) {
    if (auto broken = check(include, exclude)) return *broken;
    m_out += '{';
    bool isFirst = true;
    std::size_t i = 0;
    for (const Member& member : value.members()) {
      const Below below = keyBelow(include, exclude, member.key);
      const NodeIndex node = nodeAt(i++);
      if (!below.isKept) continue;
      writeKey(keyText(m_program, keys, member.key), isFirst);
      if (auto done = writeAny(node, member.value, below.include, below.exclude); !done) return done;
    }
    m_out += '}';
    return {};
  }

  Result<void> instance(const ModelRules& rules, const Value& object, Filter include, Filter exclude) {
    const auto around = std::exchange(m_around, &rules);
    const auto outer = std::exchange(m_passedOver, {});
    auto done = instanceOf(rules, object, include, exclude);
    m_around = around;
    m_passedOver = outer;
    return done;
  }

  Result<void> instanceOf(const ModelRules& rules, const Value& object, Filter include, Filter exclude) {
    const ModelValue& value = object.asModel();
    if (rules.form == ModelForm::Root) return write(rules.fields.front().node, value.fields[0], include, exclude);
    if (rules.form != ModelForm::NamedTuple) {
      const std::size_t start = m_out.size();
      auto done = model(rules, object, include, exclude);
      if (done && m_isInUnion) keepLastOfEachKey(start);
      return done;
    }
    const Value items = Value::tuple({value.fields, rules.fields.size()});
    return sequence(items, include, exclude, [](std::size_t) { return none; }); // what a call gave has no type
  }

  Result<void> ownTypedDict(const ModelRules& rules, const Value& value, Filter include, Filter exclude) {
    const auto outer = std::exchange(m_passedOver, passedOver(rules));
    auto done = typedDict(rules, value, include, exclude);
    m_passedOver = outer;
    return done;
  }

  Result<void> typedDict(const ModelRules& rules, const Value& value, Filter include, Filter exclude) {
    if (auto broken = check(include, exclude)) return *broken;
    const bool byAlias = m_options.byAlias.value_or(rules.serialisesByAlias);
    m_out += '{';
    bool isFirst = true;
    for (const Member& member : value.members()) {
      const UseRules* field = fieldOf(rules, member.key.asText());
      if (m_options.excludeNone && member.value.isNull()) continue;
      const Below below = keyBelow(include, exclude, member.key.asText());
      if (!below.isKept) continue;
      if (field) {
        const auto goes = isLeftOut(*field, member.value);
        if (!goes) return std::unexpected(goes.error());
        if (*goes) continue;
      }
      writeKey(field && byAlias ? std::string_view(field->serializedName) : member.key.asText(), isFirst);
      if (auto done = writeAny(field ? field->node : none, member.value, below.include, below.exclude); !done)
        return done;
    }
    m_out += '}';
    return {};
  }

  // What the field itself says: exclude, exclude_if, and its default where defaults are left out.
  Result<bool> isLeftOut(const UseRules& field, const Value& value) {
    if (field.isExcluded) return true;
    const bool hasDefault = !field.isRequired && !field.mayBeAbsent && !field.factory;
    if (m_options.excludeDefaults && hasDefault && equals(value, field.defaultValue)) return true;
    if (!field.excludeIf) return false;
    const auto goes = evaluate(*field.excludeIf, value);
    if (!goes) return std::unexpected(goes.error());
    return isTruthy(*goes);
  }

  Result<void> model(const ModelRules& rules, const Value& object, Filter include, Filter exclude) {
    if (auto broken = check(include, exclude)) return *broken;
    const ModelValue& value = object.asModel();
    const bool byAlias = m_options.byAlias.value_or(rules.serialisesByAlias);
    m_out += '{';
    bool isFirst = true;
    for (std::size_t i = 0; i < rules.fields.size(); ++i) {
      const UseRules& field = rules.fields[i];
      const Value& item = value.fields[i];
      const bool isUnset = rules.form == ModelForm::Model && !value.fieldIsSet(i); // a dataclass does not know
      if (m_options.excludeUnset && isUnset) continue;
      if (m_options.excludeNone && item.isNull()) continue;
      const Below below = keyBelow(include, exclude, field.name);
      if (!below.isKept) continue;
      const auto goes = isLeftOut(field, item);
      if (!goes) return std::unexpected(goes.error());
      if (*goes) continue;
      writeKey(byAlias ? field.serializedName : field.name, isFirst);
      if (auto done = write(field.node, item, below.include, below.exclude); !done) return done;
    }
    for (const Member& extra : value.extras) {
      if (m_options.excludeNone && extra.value.isNull()) continue;
      const Below below = keyBelow(include, exclude, extra.key.asText());
      if (!below.isKept) continue;
      writeKey(extra.key.asText(), isFirst);
      if (auto done = plain(extra.value, below.include, below.exclude); !done) return done;
    }
    if (!m_options.roundTrip && !m_options.excludeComputedFields)
      for (const ComputedRules& field : rules.computed)
        if (auto done = computed(field, object, include, exclude, byAlias, isFirst); !done) return done;
    m_out += '}';
    return {};
  }

  Result<void> computed(const ComputedRules& field, const Value& object, Filter include, Filter exclude, bool byAlias,
                        bool& isFirst) {
    const Below below = keyBelow(include, exclude, field.use.name);
    if (!below.isKept) return {};
    const auto value = evaluate(field.expression, object);
    if (!value) return std::unexpected(value.error());
    if (m_options.excludeNone && value->isNull()) return {};
    writeKey(byAlias ? field.use.serializedName : field.use.name, isFirst);
    return write(field.use.node, *value, below.include, below.exclude);
  }

  Result<Value> evaluate(const expression::Expression& expression, const Value& object) {
    if (!m_arena) m_arena.emplace();
    const ModelProperties properties(m_program);
    expression::Frame frame{
        .slots = std::span(&object, 1), .arena = *m_arena, .properties = &properties, .readsKeysAsAttributes = false};
    return expression.evaluate(frame);
  }

  // A filter that is neither set nor dict.
  static std::optional<Result<void>> check(Filter include, Filter exclude) {
    if (exclude && exclude->isBroken()) return failure("TypeError: `exclude` argument must be a set or dict.");
    if (include && include->isBroken()) return failure("TypeError: `include` argument must be a set or dict.");
    return std::nullopt;
  }

  void writeKey(std::string_view key, bool& isFirst) {
    if (!std::exchange(isFirst, false)) m_out += ',';
    writeJsonString(key, m_out);
    m_out += ':';
  }

  template<class Key>
  static Below keyBelow(Filter include, Filter exclude, const Key& key) {
    if (!include && !exclude) return {};
    return both(include ? include->at(key) : FieldFilter::Part{}, exclude ? exclude->at(key) : FieldFilter::Part{},
                include);
  }
  static Below indexBelow(Filter include, Filter exclude, std::size_t index, std::size_t size) {
    return both(include ? include->at(index, size) : FieldFilter::Part{},
                exclude ? exclude->at(index, size) : FieldFilter::Part{}, include);
  }
  static Below both(FieldFilter::Part included, FieldFilter::Part excluded, Filter include) {
    const bool isIn = !include || included.isNamed;
    return {included.below, excluded.below, isIn && !excluded.isWhole};
  }

  const Program& m_program;
  const SerialiseOptions& m_options;
  std::string& m_out;
  const ModelRules* m_around = nullptr;    // the model whose instance is written
  std::set<std::string_view> m_passedOver; // keys of model_config that do not count
  bool m_isInUnion = false;                // ser_json_inf_nan does not reach into it
  std::optional<Arena> m_arena;            // of computed fields
};

} // namespace

Result<void> serialise(const Types& types, TypeId type, const Value& value, const SerialiseOptions& options,
                       std::string& out) {
  const auto node = static_cast<NodeIndex>(type);
  if (Dump::serves(options) && Dump(types.program(), Dump::formOf(options), *options.byAlias, out).run(node, value))
    return {};
  const auto write = [&](std::string& text) {
    return Serialiser(types.program(), options, text).write(node, value, options.include, options.exclude);
  };
  if (!options.indent && !options.ensureAscii) return write(out);
  std::string text;
  if (auto done = write(text); !done) return done;
  if (options.ensureAscii) text = escapedToAscii(text);
  out += options.indent ? indented(text, *options.indent) : text;
  return {};
}

Result<void> serialiseModel(const Types& types, const Value& model, const SerialiseOptions& options, std::string& out) {
  return Serialiser(types.program(), options, out).writeAny(none, model, options.include, options.exclude);
}

} // namespace signalbox::schema
