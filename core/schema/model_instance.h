// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Generic models: Page[Item] as the class that Pydantic makes of Page and Item.
#pragma once

#include "core/schema/type_expr.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace signalbox::schema {

// What the type parameters of a model stand for.
using TypeArguments = std::map<std::string, TypeExpr, std::less<>>;

TypeExpr substitute(const TypeExpr& type, const TypeArguments& arguments);

// Page[T] as the class Page itself says it: the generic class without arguments.
using IsGeneric = std::function<bool(std::string_view name)>;
TypeExpr withoutOwnParameters(const TypeExpr& type, const TypeArguments& parameters, const IsGeneric& isGeneric);

// The arguments in order; Any where there are none.
TypeArguments argumentsOf(const std::vector<std::string>& parameters, const std::vector<TypeExpr>& arguments);

// The class name of an instance: "Page[Union[int, NoneType]]".
std::string classNameOf(const TypeExpr& type);

// Its key in $defs: "Page_Item_".
std::string definitionNameOf(const TypeExpr& type);
std::string asDefinitionName(std::string_view name);

// What stands around the type of a TypedDict's field: NotRequired, Required, ReadOnly.
struct Qualified {
  TypeExpr type;
  int required = 0; // 1 Required, -1 NotRequired, 0 as the class says
};
Qualified withoutQualifiers(TypeExpr type);

} // namespace signalbox::schema
