// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ParameterReader: the path, query, header and cookie parameters of one endpoint, compiled to a plan: where each comes
// from, its type, its slot. Follows fastapi.dependencies.utils.request_params_to_args.
#pragma once

#include "core/api/problems.h"
#include "core/api/request_text.h"
#include "core/api/route_pattern.h"
#include "core/design/design.h"
#include "core/schema/types.h"
#include "core/value/arena.h"

#include <array>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace signalbox::api {

// What the route gave: texts with the converters that typed them.
struct PathValues {
  const RoutePattern& pattern;
  const Captures& captures;
};

// A path parameter as its converter types it: int, float, UUID or text.
Value pathValue(const PathValues& path, std::size_t index, Arena& arena);

class ParameterReader final {
public:
  ParameterReader() = default;
  // Adds the types; `slotOf[i]` is the slot of the endpoint's i-th parameter. `path` has the routers' prefixes.
  ParameterReader(const design::Design& design, const design::Endpoint& endpoint, std::string_view path,
                  schema::TypesBuilder& types, std::span<const std::size_t> slotOf);
  // The same for a later version of the design in which endpoint and path are as they were.
  ParameterReader(const ParameterReader& before, const design::Design& design, const design::Endpoint& endpoint,
                  std::string_view path, schema::TypesBuilder& types, std::span<const std::size_t> slotOf);
  // After types.finish(): reads defaults and forms. `keep` outlives the reader.
  void link(const schema::Types& types, Arena& keep);

  bool isEmpty() const;
  void read(const schema::Types& types, RequestText& request, const PathValues& path, Arena& arena,
            std::span<Value> slots, Problems& problems) const;

private:
  // What does not change while the endpoint does not: shared between versions.
  struct Wire {
    std::string name;     // as it stands on the wire, and in `loc`
    std::string readName; // of a header model's field: '_' as '-'; else equal to `name`
    Loc loc;
    std::string missing; // the entry for an absent value
  };

  // One value to find: a parameter, or a field of a parameter model.
  struct Source {
    std::shared_ptr<const Wire> wire;
    std::size_t index = 0; // of the endpoint's parameters
    schema::TypeId type = schema::TypeId::None;
    std::size_t slot = 0;
    bool isList = false;
    bool isRequired = true;
    Value fallback;               // the default, as declared
    bool fallbackIsValid = false; // then `validFallback` is what validation makes of it
    Value validFallback;
  };
  struct Group {
    design::ParameterIn in = design::ParameterIn::Query;
    std::vector<Source> sources;
    std::string modelName; // the type of the last source
    bool isModel = false;  // one BaseModel: `fields` are collected for it
    std::vector<Source> fields;
  };
  struct Context;

  static Source sourceOf(const design::Field& field, design::ParameterIn in, schema::TypeId type, std::size_t slot);
  bool canTakeOver(const design::Design& design) const;
  static void linkSource(Source& source, const schema::Types& types, Arena& keep);
  void addFields(const design::Design& design, const std::string& model, Group& group, schema::TypesBuilder& types);
  static const Value* find(const Context& context, const Group& group, const Source& source, Value& storage);
  static void readGroup(const Context& context, const Group& group);
  static void readSource(const Context& context, const Group& group, const Source& source);
  static void readModel(const Context& context, const Group& group);
  static Value collect(const Context& context, const Group& group);

  std::array<Group, 4> m_groups; // path, query, header, cookie: the order in which they are read
};

} // namespace signalbox::api
