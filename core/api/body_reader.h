// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// BodyReader: the body parts of one function, an endpoint's or a dependency's, validated after its parameters. Follows
// fastapi.dependencies.utils.request_body_to_args.
#pragma once

#include "core/api/form_field.h"
#include "core/api/problems.h"
#include "core/api/received_body.h"
#include "core/design/design.h"
#include "core/schema/types.h"
#include "core/value/arena.h"

#include <span>
#include <string>
#include <vector>

namespace signalbox::api {

// One body part; borrowed while readers are made.
struct BodyPart {
  const design::Field* field = nullptr;
  std::size_t slot = 0;
  DesignPlace place; // of its type: "/body/0/type"
};

// The parts of one function: `slots[i]` is that of the i-th field, diagnostics stand below `owner`'s "/body".
std::vector<BodyPart> bodyParts(std::span<const design::Field> fields, std::span<const std::size_t> slots,
                                const DesignPlace& owner);

// Of `all` parts of an endpoint and its dependencies.
BodyRules bodyRules(const design::Design& design, std::span<const BodyPart> all, bool strictContentType);

// What counts for an endpoint: its own setting, else that of the innermost router that has one, else the project's.
bool strictContentType(const design::Design& design, const design::Endpoint& endpoint);

class BodyReader final {
public:
  BodyReader() = default;
  // `own` are the parts of this function, `rules` those of all parts.
  BodyReader(const BodyRules& rules, std::span<const BodyPart> own, schema::TypesBuilder& types);
  void link(const schema::Types& types);

  bool isEmpty() const { return m_parts.empty(); }
  std::size_t fieldCount(const schema::Types& types) const; // the fields of a model, and each other part as one

  void validate(const schema::Types& types, const ReceivedBody& body, Arena& arena, std::span<Value> slots,
                Problems& problems) const;

  // Received and validated at once, for the common case: one part that is the whole body, and a JSON text that is
  // right. False says nothing: then receiveBody() and validate() find out.
  bool accept(const schema::Types& types, RequestText& request, std::string_view body, Arena& arena,
              std::span<Value> slots) const;
  // What either has put into the slots, as `function`'s; after a problem without those that are empty.
  void trace(std::string_view function, std::span<const Value> slots, Trace& trace) const;

private:
  struct Part {
    FormField form; // how a form's values are taken for it
    schema::TypeId type = schema::TypeId::None;
    std::size_t slot = 0;
    Loc loc;
    std::string missing;
  };
  struct Context;

  bool isWhole() const { return m_parts.size() == 1 && !m_rules.isEmbedded; }
  static void validatePart(const Part& part, const Context& context, const Value& sent);

  std::vector<Part> m_parts;
  std::vector<FormField> m_formFields; // what a form is taken apart for: the parts, or the fields of a form model
  BodyRules m_rules;
};

} // namespace signalbox::api
