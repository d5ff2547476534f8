// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/body_reader.h"

#include "core/api/header_text.h"
#include "core/api/traced_value.h"
#include "core/openapi/wire_name.h"
#include "core/schema/validate_json.h"

#include <algorithm>

namespace signalbox::api {

std::vector<BodyPart> bodyParts(std::span<const design::Field> fields, std::span<const std::size_t> slots,
                                const DesignPlace& owner) {
  std::vector<BodyPart> parts;
  for (std::size_t i = 0; i < fields.size(); ++i)
    parts.push_back(
        {&fields[i], slots[i], {owner.kind, owner.entity, owner.pointer + "/body/" + std::to_string(i) + "/type"}});
  return parts;
}

BodyRules bodyRules(const design::Design& design, std::span<const BodyPart> all, bool strictContentType) {
  std::vector<const design::Field*> fields;
  for (const BodyPart& part : all) fields.push_back(part.field);
  BodyRules rules;
  rules.isForm = std::ranges::any_of(
      fields, [](const design::Field* field) { return design::bodyIn(*field) != design::BodyIn::Body; });
  rules.isEmbedded = openapi::isEmbedded(design, fields);
  rules.isStrict = strictContentType;
  return rules;
}

bool strictContentType(const design::Design& design, const design::Endpoint& endpoint) {
  if (endpoint.strictContentType) return *endpoint.strictContentType;
  const auto routers = design.routersOf(endpoint);
  for (auto router = routers.rbegin(); router != routers.rend(); ++router)
    if ((*router)->strictContentType) return *(*router)->strictContentType;
  return design.project().app.strictContentType;
}

BodyReader::BodyReader(const BodyRules& rules, std::span<const BodyPart> own, schema::TypesBuilder& types)
    : m_rules(rules) {
  for (const BodyPart& source : own) {
    const design::BodyIn in = design::bodyIn(*source.field);
    Part part;
    part.form.name = openapi::wireName(*source.field);
    part.form.isDeclared = in != design::BodyIn::Body;
    part.form.isFile = in == design::BodyIn::File;
    part.type = types.add(source.field->type, source.field->facets, source.place);
    part.slot = source.slot;
    part.loc = rules.isEmbedded ? Loc{"body", part.form.name} : Loc{"body"};
    part.missing = missingEntry(part.loc);
    m_parts.push_back(std::move(part));
  }
}

void BodyReader::link(const schema::Types& types) {
  m_formFields.clear();
  for (Part& part : m_parts) {
    part.form.facts = schema::factsOf(types, part.type);
    if (m_rules.isForm) m_formFields.push_back(part.form);
  }
  if (!m_rules.isForm || !isWhole() || !schema::isBaseModel(types, m_parts.front().type)) return;
  m_formFields.clear();
  for (const schema::FieldFacts& facts : schema::fieldFacts(types, m_parts.front().type))
    m_formFields.push_back({std::string(facts.alias), false, false, facts});
}

std::size_t BodyReader::fieldCount(const schema::Types& types) const {
  std::size_t count = 0;
  for (const Part& part : m_parts)
    count += schema::isBaseModel(types, part.type) ? schema::fieldFacts(types, part.type).size() : 1;
  return count;
}

struct BodyReader::Context {
  const schema::Types& types;
  Arena& arena;
  std::span<Value> slots;
  Problems& problems;
};

void BodyReader::validate(const schema::Types& types, const ReceivedBody& received, Arena& arena,
                          std::span<Value> slots, Problems& problems) const {
  const Context context{types, arena, slots, problems};
  Value body = received.value;
  if (received.isForm) {
    const auto gathered = gatherForm(m_formFields, received.items, arena);
    if (!gathered) return problems.addException(gathered.error().message);
    body = *gathered;
  }
  if (isWhole()) return validatePart(m_parts.front(), context, body);
  const bool hasNoParts = body.isNull() || body.is(Kind::Bytes);
  for (const Part& part : m_parts) {
    if (!hasNoParts && !body.is(Kind::Dict)) { // an array or a scalar: FastAPI calls every part missing
      problems.addText(part.missing);
      continue;
    }
    const Value* sent = hasNoParts ? nullptr : body.find(part.form.name);
    validatePart(part, context, sent ? *sent : Value());
  }
}

// None is a body that was not sent: not for here.
bool BodyReader::accept(const schema::Types& types, RequestText& request, std::string_view body, Arena& arena,
                        std::span<Value> slots) const {
  if (!isWhole() || m_rules.isForm || body.empty() || stripped(body) == "null") return false;
  if (!isJson(m_rules, request)) return false;
  const auto value = schema::acceptJson(types, m_parts.front().type, body, arena);
  if (!value || value->isNull()) return false;
  slots[m_parts.front().slot] = *value;
  return true;
}

void BodyReader::trace(std::string_view function, std::span<const Value> slots, Trace& trace) const {
  for (const Part& part : m_parts) {
    const Value& value = slots[part.slot];
    if (trace.parameters.size() == traceLimit) return;
    if (value.isNull() && !trace.problems.empty()) continue;
    trace.parameters.push_back({std::string(function), part.form.name, "body", tracedValue(part.form.name, value)});
  }
}

void BodyReader::validatePart(const Part& part, const Context& context, const Value& sent) {
  if (sent.isNull()) {
    if (part.form.facts.isRequired) return context.problems.addText(part.missing);
    const auto made = schema::defaultFor(part.form.facts, context.arena);
    if (!made) return context.problems.addException(made.error().message);
    context.slots[part.slot] = *made;
    return;
  }
  const auto valid = schema::validate(context.types, part.type, sent, context.arena);
  if (valid)
    context.slots[part.slot] = *valid;
  else
    context.problems.add(valid.error(), part.loc);
}

} // namespace signalbox::api
