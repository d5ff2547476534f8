// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/known_json.h"

#include "core/schema/valid_dump.h"

#include <algorithm>
#include <bit>

namespace signalbox::schema {

namespace {

constexpr std::size_t mostObjects = 2'000;
constexpr std::size_t mostBytes = 512 * 1024;
constexpr std::size_t readAlong = 16;

// Which types write the same value alike at every request: neither time, files nor functions come into it.
class Steadiness final {
public:
  explicit Steadiness(const Program& program) : m_program(program), m_asked(program.nodes.size()) {}

  bool holds(NodeIndex index) {
    if (m_asked[index]) return true; // answered already, or further up: then that answer counts
    m_asked[index] = true;
    const Node& node = m_program.at(index);
    switch (node.kind) {
    case NodeKind::None:
    case NodeKind::Bool:
    case NodeKind::Int:
    case NodeKind::Float:
    case NodeKind::Str:
    case NodeKind::TimeDelta:
    case NodeKind::Uuid:
    case NodeKind::Email:
    case NodeKind::Url:
    case NodeKind::Decimal:
    case NodeKind::Ip:
    case NodeKind::Literal:
    case NodeKind::Enum: return true;
    case NodeKind::Date:
    case NodeKind::Time:
    case NodeKind::DateTime: return node.rules == none || m_program.temporals[node.rules].now == Now::Any;
    case NodeKind::List:
    case NodeKind::Nullable:
    case NodeKind::Use: return holds(node.first);
    case NodeKind::Dict: return holds(node.first) && holds(node.second);
    case NodeKind::Union: return haveAll(node);
    case NodeKind::Model: return ValidDump::isOneStep(m_program, node) && hasSteadyFields(node);
    default: return false;
    }
  }

private:
  bool haveAll(const Node& node) {
    const auto first = m_program.children.begin() + node.first;
    return std::all_of(first, first + node.second, [this](NodeIndex child) { return holds(child); });
  }

  bool hasSteadyFields(const Node& node) {
    const auto fields = m_program.jsonFields[node.rules].dumpedFields();
    return std::ranges::all_of(fields, [this](const auto& field) { return holds(field.node); });
  }

  const Program& m_program;
  std::vector<bool> m_asked;
};

// The models that ValidDump comes to by itself, the outermost first.
void gatherModels(const Program& program, NodeIndex index, std::vector<NodeIndex>& models) {
  const Node& node = program.at(index);
  if (node.kind == NodeKind::List || node.kind == NodeKind::Nullable || node.kind == NodeKind::Use)
    return gatherModels(program, node.first, models);
  if (node.kind != NodeKind::Model || !ValidDump::isOneStep(program, node)) return;
  if (std::ranges::find(models, index) != models.end()) return;
  models.push_back(index);
  for (const auto& field : program.jsonFields[node.rules].dumpedFields()) gatherModels(program, field.node, models);
}

std::vector<NodeIndex> steadyModels(const Program& program, NodeIndex type) {
  std::vector<NodeIndex> models;
  gatherModels(program, type, models);
  std::erase_if(models, [&](NodeIndex model) { return !Steadiness(program).holds(model); });
  return models;
}

} // namespace

class KnownJson::Maker final {
public:
  Maker(const Program& program, std::vector<NodeIndex> models, KnownJson& known)
      : m_program(program), m_models(std::move(models)), m_known(known) {}

  void add(const Value& value) {
    if (value.is(Kind::List))
      for (const Value& item : value.items()) add(item);
    if (!value.is(Kind::Dict) || value.size() == 0 || isFull()) return;
    ++m_asked;
    if (addObject(value)) return;
    for (const Member& member : value.members()) add(member.value);
  }

  bool finish() {
    if (m_found.empty()) return false;
    m_known.m_text.append(readAlong, ' ');
    m_known.m_places.resize(std::bit_ceil(m_found.size() * 2));
    for (const Place& place : m_found) {
      std::size_t at = m_known.placeOf(place.members);
      while (m_known.m_places[at].members) at = (at + 1) & (m_known.m_places.size() - 1);
      m_known.m_places[at] = place;
    }
    return true;
  }

private:
  bool isFull() const { return m_asked >= mostObjects || m_known.m_text.size() >= mostBytes; }

  bool addObject(const Value& object) {
    bool isKnown = false;
    for (const NodeIndex model : m_models) {
      const std::size_t begin = m_known.m_text.size();
      m_arena.reset();
      if (!ValidDump(m_program, m_known.m_form, m_known.m_byAlias, m_arena, m_known.m_text).run(model, object))
        continue;
      const auto members = object.members();
      m_found.push_back({members.data(), static_cast<std::uint32_t>(members.size()), model,
                         static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(m_known.m_text.size() - begin)});
      isKnown = true;
    }
    return isKnown;
  }

  const Program& m_program;
  std::vector<NodeIndex> m_models;
  KnownJson& m_known;
  Arena m_arena;
  std::vector<Place> m_found;
  std::size_t m_asked = 0;
};

std::shared_ptr<const KnownJson> KnownJson::make(const Types& types, TypeId type, const SerialiseOptions& options,
                                                 std::span<const Value> values) {
  if (values.empty() || type == TypeId::None || !Dump::serves(options)) return nullptr;
  const Program& program = types.program();
  auto models = steadyModels(program, static_cast<NodeIndex>(type));
  if (models.empty()) return nullptr;
  const std::shared_ptr<KnownJson> known(new KnownJson(Dump::formOf(options), *options.byAlias));
  Maker maker(program, std::move(models), *known);
  for (const Value& value : values) maker.add(value);
  return maker.finish() ? known : nullptr;
}

} // namespace signalbox::schema
