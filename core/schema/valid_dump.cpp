// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/valid_dump.h"

#include "core/schema/known_json.h"
#include "core/schema/serialise_valid.h"
#include "core/schema/temporal_words.h"

#include <array>

namespace signalbox::schema {

namespace {

bool isBare(const Node& node) { return node.rules == none && node.wire == Wire::Plain; }

// Whether two short texts of one size are the same, without a call.
bool areSame(const char* left, const char* right, std::size_t size) {
  const auto differs = [&]<class Word>(Word, std::size_t at) {
    return put::load<Word>(left + at) ^ put::load<Word>(right + at);
  };
  if (size > 16) return std::memcmp(left, right, size) == 0;
  if (size >= 8) return (differs(std::uint64_t{}, 0) | differs(std::uint64_t{}, size - 8)) == 0;
  if (size >= 4) return (differs(std::uint32_t{}, 0) | differs(std::uint32_t{}, size - 4)) == 0;
  for (std::size_t i = 0; i < size; ++i)
    if (left[i] != right[i]) return false;
  return true;
}

bool isKey(const Value& key, std::string_view name) {
  return key.is(Kind::Str) && key.size() == name.size() && areSame(key.asText().data(), name.data(), name.size());
}

// From `next` on and round to its beginning: mostly members stand as the fields do.
const Value* findMember(std::span<const Member> members, std::size_t& next, std::string_view name) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (next == members.size()) next = 0;
    const Member& member = members[next++];
    if (isKey(member.key, name)) return &member.value;
  }
  return nullptr;
}

} // namespace

ValidDump::ValidDump(const Program& program, DumpForm form, bool byAlias, Arena& arena, std::string& out,
                     const KnownJson* known)
    : m_program(program), m_byAlias(byAlias), m_known(known && known->isWrittenAs(form, byAlias) ? known : nullptr),
      m_walk(program, arena, m_options, nullptr), m_dump(program, form, byAlias, out) {}

bool ValidDump::isOneStep(const Program& program, const Node& model) {
  const JsonFields& names = program.jsonFields[model.rules];
  const ModelRules& rules = program.models[model.rules];
  return !model.isStrict && rules.isFlat && names.isPlain() && names.isPlainToDump() && !rules.isRecursive;
}

bool ValidDump::run(NodeIndex node, const Value& input) {
  return m_dump.finish(write(node, input, m_dump.m_buffer.begin()));
}

char* ValidDump::write(NodeIndex index, const Value& input, char* at) {
  const Node& node = m_program.at(index);
  switch (node.kind) {
  case NodeKind::Str:
    if (!isBare(node) || !input.is(Kind::Str) || input.flags() != Value::NoFlags) break;
    return m_dump.m_buffer.text(at, input.asText());
  case NodeKind::Int:
    if (!isBare(node) || !input.is(Kind::Int)) break;
    return put::integer(scalarRoom(at), input.asInt());
  case NodeKind::Float:
    if (!isBare(node) || !input.is(Kind::Float)) break;
    return m_dump.real(input.asFloat(), scalarRoom(at));
  case NodeKind::Bool:
    if (!input.is(Kind::Bool)) break;
    return put::boolean(scalarRoom(at), input.asBool());
  case NodeKind::Date:
  case NodeKind::DateTime:
    if (!isBare(node) || !input.is(Kind::Str) || node.isStrict) break;
    return moment(index, node, input, at);
  case NodeKind::List:
    if (!isBare(node) || !input.is(Kind::List)) break;
    return items(node.first, input.items(), at);
  case NodeKind::Nullable:
    if (input.isNull()) return put::store(scalarRoom(at), std::array{'n', 'u', 'l', 'l'});
    return write(node.first, input, at);
  case NodeKind::Model: return model(index, node, input, at);
  case NodeKind::Use: return write(node.first, input, at);
  default: break;
  }
  return other(index, input, at);
}

char* ValidDump::other(NodeIndex index, const Value& input, char* at) {
  Value output;
  return m_walk.runRoot(index, input, output) ? m_dump.write(index, output, at) : nullptr;
}

// From a text of the shape that nearly all have.
char* ValidDump::moment(NodeIndex index, const Node& node, const Value& input, char* at) {
  const std::string_view text = input.asText();
  if (node.kind == NodeKind::DateTime) {
    if (DateTime value; words::readDateTime(text, value)) return put::dateTime(scalarRoom(at), value);
  } else if (Date value; text.size() == 10 && words::readDate(text.data(), value)) {
    return put::date(scalarRoom(at), value);
  }
  return other(index, input, at);
}

char* ValidDump::items(NodeIndex node, std::span<const Value> items, char* at) {
  at = m_dump.mark(at, '[');
  if (items.empty()) return m_dump.mark(at, ']');
  for (const Value& item : items) {
    at = write(node, item, at);
    if (!at) return nullptr;
    at = m_dump.mark(at, ',');
  }
  at[-1] = ']';
  return at;
}

// Of members found by one name each; what nobody asked for must be ignored or not be there.
char* ValidDump::model(NodeIndex index, const Node& node, const Value& input, char* at) {
  if (!input.is(Kind::Dict) || !isOneStep(m_program, node)) return other(index, input, at);
  const auto members = input.members();
  if (m_known) {
    const std::string_view known = m_known->find(index, members);
    if (!known.empty()) return put::padded(m_dump.m_buffer.room(at, put::textRoom(known.size())), known);
  }
  const JsonFields& names = m_program.jsonFields[node.rules];
  const ModelRules& rules = m_program.models[node.rules];
  const auto dumped = names.dumpedFields();
  if (dumped.empty()) at = m_dump.mark(at, '{');
  std::size_t known = 0;
  std::size_t next = 0;
  for (std::size_t i = 0; i < dumped.size(); ++i) {
    const std::string_view key = names.fields()[i].asWritten;
    if (key.empty()) return nullptr;
    const std::string_view name = names.dumpedName(dumped[i], m_byAlias);
    at = put::padded(m_dump.m_buffer.room(at, put::textRoom(name.size())), name);
    if (const Value* const item = findMember(members, next, key)) {
      at = write(dumped[i].node, *item, at);
      ++known;
    } else {
      at = absentField(rules.fields[i], at);
    }
    if (!at) return nullptr;
  }
  if (rules.extra != Extra::Ignore && known != members.size()) return nullptr;
  return m_dump.mark(at, '}');
}

char* ValidDump::absentField(const UseRules& use, char* at) {
  if (use.isRequired || use.factory || use.validatesDefault) return nullptr;
  return m_dump.write(use.node, use.defaultValue, at);
}

bool serialiseValid(const Types& types, TypeId type, const Value& input, const SerialiseOptions& options, Arena& arena,
                    std::string& out) {
  if (!Dump::serves(options)) return false;
  ValidDump dump(types.program(), Dump::formOf(options), *options.byAlias, arena, out, options.known);
  return dump.run(static_cast<NodeIndex>(type), input);
}

} // namespace signalbox::schema
