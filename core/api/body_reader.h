// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// BodyReader: the JSON body of one endpoint: read first of all, validated after the parameters. Follows
// fastapi.routing.get_request_handler and request_body_to_args.
#pragma once

#include "core/api/problems.h"
#include "core/api/request_text.h"
#include "core/design/design.h"
#include "core/schema/types.h"
#include "core/value/arena.h"
#include "core/value/read.h"

#include <expected>
#include <span>
#include <string>
#include <vector>

namespace signalbox::api {

class BodyReader final {
public:
  BodyReader() = default;
  BodyReader(const design::Endpoint& endpoint, schema::TypesBuilder& types, std::span<const std::size_t> slotOf);
  void link(const schema::Types& types);

  bool isEmpty() const { return m_parts.empty(); }

  // The body as a value: JSON where the content type says so, raw bytes where it does not, Null when there is none.
  static std::expected<Value, JsonError> parse(RequestText& request, std::string_view body, Arena& arena);

  void validate(const schema::Types& types, const Value& body, Arena& arena, std::span<Value> slots,
                Problems& problems) const;

  // Both at once, for the common case: one part that is the whole body, and a JSON text that is right. False says
  // nothing: then the two above find out.
  bool accept(const schema::Types& types, RequestText& request, std::string_view body, Arena& arena,
              std::span<Value> slots) const;

private:
  struct Part {
    std::string name; // key inside an embedded body
    schema::TypeId type = schema::TypeId::None;
    std::size_t slot = 0;
    bool isRequired = true;
    Value fallback;
    Loc loc;
    std::string missing;
  };

  static void validatePart(const Part& part, const schema::Types& types, const Value& sent, Arena& arena,
                           std::span<Value> slots, Problems& problems);

  std::vector<Part> m_parts;
  bool m_isEmbedded = false; // an object with the parts by name
};

// True for application/json and application/*+json, read as Python's email.message does.
bool isJsonContentType(std::string_view contentType);

} // namespace signalbox::api
