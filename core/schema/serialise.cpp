// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/serialise.h"

#include "core/schema/dump.h"
#include "core/schema/field_filter.h"
#include "core/schema/program.h"

#include <nlohmann/json.hpp>

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

  Result<void> write(NodeIndex index, const Value& value, Filter include, Filter exclude) {
    const Node& node = m_program.at(index);
    switch (node.kind) {
    case NodeKind::Use:
    case NodeKind::JsonText:
    case NodeKind::Function:
    case NodeKind::Checked: return write(node.first, value, include, exclude);
    case NodeKind::Nullable:
      if (value.isNull()) break;
      return write(node.first, value, include, exclude);
    case NodeKind::Secret: return secret(value);
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
      return dict(value, [&](std::size_t) { return node.second; }, include, exclude);
    case NodeKind::Model:
      if (value.is(Kind::Model) && value.asModel().shape == &m_program.models[node.rules].shape)
        return model(m_program.models[node.rules], value.asModel(), include, exclude);
      break;
    case NodeKind::Union:
    case NodeKind::TaggedUnion: return choice(node, value, include, exclude);
    default: break;
    }
    return plain(value, include, exclude);
  }

private:
  static bool isSequence(const Value& value) {
    return value.is(Kind::List) || value.is(Kind::Tuple) || value.is(Kind::Set);
  }

  // A value whose type says nothing: models write themselves, containers go on.
  Result<void> plain(const Value& value, Filter include, Filter exclude) {
    if (isSequence(value)) return sequence(value, include, exclude, [](std::size_t) { return none; });
    if (value.is(Kind::Dict)) return dict(value, [](std::size_t) { return none; }, include, exclude);
    if (value.is(Kind::Model)) {
      if (const ModelRules* rules = rulesOf(value)) return model(*rules, value.asModel(), include, exclude);
    }
    return writeJson(value, m_options.style, m_out);
  }

  const ModelRules* rulesOf(const Value& value) const {
    const auto found = m_program.byName.find(value.asModel().shape->name);
    if (found == m_program.byName.end()) return nullptr;
    const ModelRules& rules = m_program.models[m_program.at(found->second).rules];
    return &rules.shape == value.asModel().shape ? &rules : nullptr;
  }

  Result<void> writeAny(NodeIndex node, const Value& value, Filter include, Filter exclude) {
    return node == none ? plain(value, include, exclude) : write(node, value, include, exclude);
  }

  // The branch that can have given the value.
  Result<void> choice(const Node& node, const Value& value, Filter include, Filter exclude) {
    for (std::uint32_t i = 0; i < node.second; ++i) {
      const NodeIndex branch = m_program.children[node.first + i];
      const Node& type = m_program.at(branch);
      const bool isSame = type.kind == NodeKind::Secret ? value.is(Kind::Str)
                          : type.kind == NodeKind::Model
                              ? value.is(Kind::Model) && value.asModel().shape == &m_program.models[type.rules].shape
                              : false;
      if (isSame) return write(branch, value, include, exclude);
    }
    return plain(value, include, exclude);
  }

  Result<void> secret(const Value& value) {
    m_out += value.is(Kind::Str) && value.size() > 0 ? "\"**********\"" : value.isNull() ? "null" : "\"\"";
    return {};
  }

  template<class NodeAt>
  Result<void> sequence(const Value& value, Filter include, Filter exclude, NodeAt nodeAt) {
    const auto items = value.items();
    m_out += '[';
    bool isFirst = true;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const Below below = indexBelow(include, exclude, i, items.size());
      if (!below.isKept) continue;
      if (!std::exchange(isFirst, false)) m_out += ',';
      if (auto done = writeAny(nodeAt(i), items[i], below.include, below.exclude); !done) return done;
    }
    m_out += ']';
    return {};
  }

  template<class NodeAt>
  Result<void> dict(const Value& value, NodeAt nodeAt, Filter include, Filter exclude) {
    m_out += '{';
    bool isFirst = true;
    std::size_t i = 0;
    for (const Member& member : value.members()) {
      const std::string key = keyText(member.key);
      const Below below = keyBelow(include, exclude, key);
      const NodeIndex node = nodeAt(i++);
      if (!below.isKept) continue;
      writeKey(key, isFirst);
      if (auto done = writeAny(node, member.value, below.include, below.exclude); !done) return done;
    }
    m_out += '}';
    return {};
  }

  Result<void> model(const ModelRules& rules, const ModelValue& value, Filter include, Filter exclude) {
    m_out += '{';
    bool isFirst = true;
    for (std::size_t i = 0; i < rules.fields.size(); ++i) {
      const UseRules& field = rules.fields[i];
      const Value& item = value.fields[i];
      if (field.isExcluded || (m_options.excludeUnset && !value.fieldIsSet(i))) continue;
      if (m_options.excludeNone && item.isNull()) continue;
      if (m_options.excludeDefaults && !field.isRequired && equals(item, field.defaultValue)) continue;
      const Below below = keyBelow(include, exclude, field.name);
      if (!below.isKept) continue;
      writeKey(m_options.byAlias ? field.serializedName : field.name, isFirst);
      if (auto done = write(field.node, item, below.include, below.exclude); !done) return done;
    }
    for (const Member& extra : value.extras) {
      if (m_options.excludeNone && extra.value.isNull()) continue;
      const Below below = keyBelow(include, exclude, extra.key.asText());
      if (!below.isKept) continue;
      writeKey(extra.key.asText(), isFirst);
      if (auto done = plain(extra.value, below.include, below.exclude); !done) return done;
    }
    m_out += '}';
    return {};
  }

  void writeKey(std::string_view key, bool& isFirst) {
    if (!std::exchange(isFirst, false)) m_out += ',';
    writeJsonString(key, m_out);
    m_out += ':';
  }

  // A dict's key as JSON text.
  static std::string keyText(const Value& key) {
    switch (key.kind()) {
    case Kind::Str:
    case Kind::Bytes: return std::string(key.asText());
    case Kind::Bool: return key.asBool() ? "true" : "false";
    case Kind::Date: return isoFormat(key.asDate());
    case Kind::Time: return isoFormat(key.asTime());
    case Kind::DateTime: return isoFormat(key.asDateTime());
    case Kind::TimeDelta: return isoFormat(key.asTimeDelta());
    case Kind::Enum: return keyText(key.asEnum().value);
    case Kind::Tuple: {
      std::string result;
      for (const Value& part : key.items()) result += (result.empty() ? "" : ",") + keyText(part);
      return result;
    }
    default: return pythonStr(key);
    }
  }

  static Below keyBelow(Filter include, Filter exclude, std::string_view key) {
    return both(include ? include->at(key) : FieldFilter::Part{true, nullptr},
                exclude ? exclude->at(key) : FieldFilter::Part{}, include);
  }
  static Below indexBelow(Filter include, Filter exclude, std::size_t index, std::size_t size) {
    return both(include ? include->at(index, size) : FieldFilter::Part{true, nullptr},
                exclude ? exclude->at(index, size) : FieldFilter::Part{}, include);
  }
  static Below both(FieldFilter::Part included, FieldFilter::Part excluded, Filter include) {
    const bool isIn = !include || included.isNamed;
    const bool isOut = excluded.isNamed && !excluded.below;
    return {included.below, excluded.below, isIn && !isOut};
  }

  const Program& m_program;
  const SerialiseOptions& m_options;
  std::string& m_out;
};

} // namespace

Result<void> serialise(const Types& types, TypeId type, const Value& value, const SerialiseOptions& options,
                       std::string& out) {
  const bool isPlain = options.style == JsonStyle::Pydantic && !options.excludeUnset && !options.excludeDefaults &&
                       !options.excludeNone && !options.include && !options.exclude;
  if (isPlain && Dump(types.program(), options.byAlias, out).run(static_cast<NodeIndex>(type), value)) return {};
  return Serialiser(types.program(), options, out)
      .write(static_cast<NodeIndex>(type), value, options.include, options.exclude);
}

} // namespace signalbox::schema
