// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names of fields outside: pydantic.alias_generators and what alias, validation_alias and serialization_alias of a
// field come to once the model's alias_generator had its say.
#pragma once

#include "core/design/model.h"

#include <string>
#include <string_view>

namespace signalbox::schema {

std::string toPascal(std::string_view name); // foo_bar gives FooBar
std::string toCamel(std::string_view name);  // foo_bar gives fooBar
std::string toSnake(std::string_view name);  // FooBar gives foo_bar

bool isAliasGenerator(std::string_view name); // to_camel, to_pascal, to_snake

// Null where there is none. `validation` is a text, a path or a list of choices.
struct FieldAliases {
  design::Json validation;
  design::Json serialization;
};

FieldAliases aliasesOf(std::string_view name, const design::Json& facets, const design::Json& config);

} // namespace signalbox::schema
