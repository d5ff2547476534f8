// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ParameterReader: the path, query, header and cookie parameters of one function, an endpoint's or a dependency's,
// compiled to a plan: where each comes from, its type, its slot. Follows
// fastapi.dependencies.utils.request_params_to_args.
#pragma once

#include "core/api/problems.h"
#include "core/api/request_text.h"
#include "core/api/route_pattern.h"
#include "core/design/design.h"
#include "core/schema/field_facts.h"
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
  std::span<const Member> around =
      {}; // what the mounts around the application took: of hosts and of paths with parameters
};

// A path parameter as its converter types it: int, float, UUID or text.
Value pathValue(const PathValues& path, std::size_t index, Arena& arena);

// The parameters of one function; borrowed while a reader is made of them.
struct ParameterList {
  std::span<const design::Parameter> parameters;
  std::span<const std::size_t> slots; // of the i-th parameter
  DesignPlace owner;                  // the endpoint or dependency; diagnostics stand below its "/parameters"
  std::string_view path;              // of the endpoint, with the routers' prefixes
};

class ParameterReader final {
public:
  ParameterReader() = default;
  // Adds the types.
  ParameterReader(const ParameterList& list, schema::TypesBuilder& types);
  // The same for a later version of the design in which the list is as it was.
  ParameterReader(const ParameterReader& before, const ParameterList& list, schema::TypesBuilder& types);
  // After types.finish(): reads defaults and parameter models. `keep` outlives the reader.
  void link(const schema::Types& types, Arena& keep);

  bool isEmpty() const;
  std::size_t fieldCount() const; // parameters; those of a parameter model one by one
  void read(const schema::Types& types, RequestText& request, const PathValues& path, Arena& arena,
            std::span<Value> slots, Problems& problems) const;
  // What read() has put into the slots, as `function`'s; after a problem without those that are empty.
  void trace(std::string_view function, std::span<const Value> slots, Trace& trace) const;

private:
  // What does not change while the parameter does not: shared between versions.
  struct Wire {
    std::string name;     // in `loc`, and in the dict a parameter model is made from
    std::string alias;    // what is looked for: `name`, but for fields of a header model
    std::string readName; // the same; of headers in lower case
    Loc loc;
    std::string missing; // the entry for an absent value
  };

  // One value to find: a parameter, or a field of a parameter model.
  struct Source {
    std::shared_ptr<const Wire> wire;
    std::size_t index = 0; // of the list's parameters
    schema::TypeId type = schema::TypeId::None;
    std::size_t slot = 0;
    schema::FieldFacts facts;
    bool isList = false;          // all values of the name
    bool fallbackIsValid = false; // then `validFallback` is what validation makes of the default
    Value validFallback;
  };
  struct Group {
    design::ParameterIn in = design::ParameterIn::Query;
    std::vector<Source> sources;
    bool convertsUnderscores = true; // of a header model's fields
    bool isModel = false;            // one BaseModel: `fields` are collected for it
    std::vector<Source> fields;
    Loc loc; // of the model
  };
  struct Context;

  static Source sourceOf(std::string name, std::string alias, design::ParameterIn in);
  static void linkSource(Source& source, const Group& group, const schema::Types& types, Arena& keep);
  static void linkModel(Group& group, const schema::Types& types);
  static const Value* find(const Context& context, const Group& group, const Source& source, Value& storage);
  static void readSource(const Context& context, const Group& group, const Source& source);
  static void readModel(const Context& context, const Group& group);
  static Value collect(const Context& context, const Group& group);

  std::array<Group, 4> m_groups; // path, query, header, cookie: the order in which they are read
};

} // namespace signalbox::api
