// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/body_reader.h"

#include "core/openapi/wire_name.h"
#include "core/schema/validate_json.h"

#include <algorithm>

namespace signalbox::api {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n\v\f";
  const std::size_t first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(space) - first + 1);
}

} // namespace

bool isJsonContentType(std::string_view contentType) {
  const std::string_view type = trimmed(contentType.substr(0, contentType.find(';')));
  const std::size_t slash = type.find('/');
  if (slash == std::string_view::npos || type.find('/', slash + 1) != std::string_view::npos) return false;
  if (!equalsIgnoringCase(type.substr(0, slash), "application")) return false;
  const std::string_view subtype = type.substr(slash + 1);
  constexpr std::string_view suffix = "+json";
  if (equalsIgnoringCase(subtype, "json")) return true;
  return subtype.size() >= suffix.size() && equalsIgnoringCase(subtype.substr(subtype.size() - suffix.size()), suffix);
}

BodyReader::BodyReader(const design::Endpoint& endpoint, schema::TypesBuilder& types,
                       std::span<const std::size_t> slotOf)
    : m_isEmbedded(openapi::isEmbedded(endpoint)) {
  for (std::size_t i = 0; i < endpoint.body.size(); ++i) {
    const design::Field& field = endpoint.body[i];
    Part part;
    part.name = openapi::wireName(field);
    part.type = types.add(field.type, field.facets,
                          {EntityKind::Endpoint, endpoint.id(), "/body/" + std::to_string(i) + "/type"});
    part.slot = slotOf[i];
    part.loc = m_isEmbedded ? Loc{"body", part.name} : Loc{"body"};
    part.missing = missingEntry(part.loc);
    m_parts.push_back(std::move(part));
  }
}

void BodyReader::link(const schema::Types& types) {
  for (Part& part : m_parts) {
    part.isRequired = schema::isRequired(types, part.type);
    if (!part.isRequired) part.fallback = schema::defaultValue(types, part.type);
  }
}

std::expected<Value, JsonError> BodyReader::parse(RequestText& request, std::string_view body, Arena& arena) {
  if (body.empty()) return Value();
  const auto contentType = request.header("content-type");
  if (!contentType || !isJsonContentType(*contentType)) return Value::bytes(body);
  return readJson(body, arena);
}

void BodyReader::validate(const schema::Types& types, const Value& body, Arena& arena, std::span<Value> slots,
                          Problems& problems) const {
  if (!m_isEmbedded) return validatePart(m_parts.front(), types, body, arena, slots, problems);
  const bool hasNoParts = body.isNull() || body.is(Kind::Bytes);
  for (const Part& part : m_parts) {
    if (!hasNoParts && !body.is(Kind::Dict)) { // an array or a scalar: FastAPI calls every part missing
      problems.addText(part.missing);
      continue;
    }
    const Value* sent = hasNoParts ? nullptr : body.find(part.name);
    validatePart(part, types, sent ? *sent : Value(), arena, slots, problems);
  }
}

// None is a body that was not sent: not for here.
bool BodyReader::accept(const schema::Types& types, RequestText& request, std::string_view body, Arena& arena,
                        std::span<Value> slots) const {
  if (m_isEmbedded || body.empty()) return false;
  const auto contentType = request.header("content-type");
  if (!contentType || !isJsonContentType(*contentType)) return false;
  const auto value = schema::acceptJson(types, m_parts.front().type, body, arena);
  if (!value || value->isNull()) return false;
  slots[m_parts.front().slot] = *value;
  return true;
}

void BodyReader::validatePart(const Part& part, const schema::Types& types, const Value& sent, Arena& arena,
                              std::span<Value> slots, Problems& problems) {
  if (sent.isNull()) {
    if (part.isRequired)
      problems.addText(part.missing);
    else
      slots[part.slot] = part.fallback;
    return;
  }
  const auto valid = schema::validate(types, part.type, sent, arena);
  if (valid)
    slots[part.slot] = *valid;
  else
    problems.add(valid.error(), part.loc);
}

} // namespace signalbox::api
