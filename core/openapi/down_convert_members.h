// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The objects of OpenAPI 3.0.3 and their members (§4.7); anything else but extensions is an error there.
#pragma once

#include <span>
#include <string_view>

namespace signalbox::openapi {

enum class ObjectKind {
  Value, // as it stands
  Schema,
  Document,
  Info,
  License,
  Server,
  ServerVariable,
  PathItem,
  Operation,
  Parameter,
  Header,
  RequestBody,
  MediaType,
  Encoding,
  Response,
  Link,
  Example,
  Callback,
  Components,
  SecurityScheme,
  Tag
};

enum class Shape { One, List, Map };

struct Member {
  std::string_view name;
  ObjectKind kind = ObjectKind::Value;
  Shape shape = Shape::One;
};

// No members where the kind has no rule.
std::span<const Member> membersOf(ObjectKind kind);

} // namespace signalbox::openapi
