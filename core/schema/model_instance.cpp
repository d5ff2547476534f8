// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/model_instance.h"

#include <algorithm>
#include <array>
#include <utility>

namespace signalbox::schema {

namespace {

// Names of pydantic that stand for an Annotated type, as Python shows them.
constexpr auto annotated = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"PositiveInt", "Annotated[int, Gt]"},
     {"NegativeInt", "Annotated[int, Lt]"},
     {"NonNegativeInt", "Annotated[int, Ge]"},
     {"NonPositiveInt", "Annotated[int, Le]"},
     {"PositiveFloat", "Annotated[float, Gt]"},
     {"NegativeFloat", "Annotated[float, Lt]"},
     {"NonNegativeFloat", "Annotated[float, Ge]"},
     {"NonPositiveFloat", "Annotated[float, Le]"},
     {"FiniteFloat", "Annotated[float, AllowInfNan(allow_inf_nan=False)]"},
     {"StrictInt", "Annotated[int, Strict(strict=True)]"},
     {"StrictFloat", "Annotated[float, Strict(strict=True)]"},
     {"StrictStr", "Annotated[str, Strict(strict=True)]"},
     {"StrictBool", "Annotated[bool, Strict(strict=True)]"},
     {"StrictBytes", "Annotated[bytes, Strict(strict=True)]"},
     {"FilePath", "Annotated[Path, PathType]"},
     {"DirectoryPath", "Annotated[Path, PathType]"},
     {"NewPath", "Annotated[Path, PathType]"},
     {"Base64Bytes", "Annotated[bytes, EncodedBytes]"},
     {"Base64UrlBytes", "Annotated[bytes, EncodedBytes]"},
     {"Base64Str", "Annotated[str, EncodedStr]"},
     {"Base64UrlStr", "Annotated[str, EncodedStr]"},
     {"None", "NoneType"}});

std::string shownName(std::string_view name) {
  if (name.size() == 5 && name.starts_with("UUID") && name[4] >= '1' && name[4] <= '8')
    return "Annotated[UUID, UuidVersion]";
  const auto found = std::ranges::find(annotated, name, &std::pair<std::string_view, std::string_view>::first);
  return std::string(found != annotated.end() ? found->second : name);
}

std::string joined(const std::vector<TypeExpr>& types) {
  std::string result;
  for (const TypeExpr& type : types) result += (result.empty() ? "" : ", ") + classNameOf(type);
  return result;
}

} // namespace

TypeExpr substitute(const TypeExpr& type, const TypeArguments& arguments) {
  if (type.form == TypeExpr::Form::Name)
    if (const auto found = arguments.find(type.name); found != arguments.end()) return found->second;
  TypeExpr result = type;
  for (TypeExpr& argument : result.arguments) argument = substitute(argument, arguments);
  return result;
}

TypeExpr withoutOwnParameters(const TypeExpr& type, const TypeArguments& parameters, const IsGeneric& isGeneric) {
  const auto isParameter = [&](const TypeExpr& argument) {
    return argument.form == TypeExpr::Form::Name && parameters.contains(argument.name);
  };
  TypeExpr result = type;
  if (type.form == TypeExpr::Form::Generic && isGeneric(type.name) &&
      std::ranges::all_of(type.arguments, isParameter)) {
    result.form = TypeExpr::Form::Name;
    result.arguments.clear();
  }
  for (TypeExpr& argument : result.arguments) argument = withoutOwnParameters(argument, parameters, isGeneric);
  return result;
}

TypeArguments argumentsOf(const std::vector<std::string>& parameters, const std::vector<TypeExpr>& arguments) {
  TypeArguments result;
  for (std::size_t i = 0; i < parameters.size(); ++i)
    result[parameters[i]] = i < arguments.size() ? arguments[i] : TypeExpr{TypeExpr::Form::Name, "Any", {}, {}, 0};
  return result;
}

std::string classNameOf(const TypeExpr& type) {
  switch (type.form) {
  case TypeExpr::Form::Name: return shownName(type.name);
  case TypeExpr::Form::Generic: return type.name + "[" + joined(type.arguments) + "]";
  case TypeExpr::Form::Union: {
    std::vector<TypeExpr> members = type.arguments; // None stands last, as Optional writes it
    std::ranges::stable_partition(members, [](const TypeExpr& member) { return member.name != "None"; });
    return "Union[" + joined(members) + "]";
  }
  default: return print(type);
  }
}

std::string asDefinitionName(std::string_view name) {
  std::string result;
  for (const char c : name) {
    const bool isPlain =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    result += c == '.' ? std::string("__") : std::string(1, isPlain ? c : '_');
  }
  return result;
}

namespace {

// What pydantic.json_schema leaves of a part between brackets and commas: it takes an id behind the last colon away,
// and each word with a dot behind it that another word follows, also where there is neither id nor module.
std::string withoutIdAndModule(std::string_view part) {
  part = part.substr(0, part.rfind(':'));
  std::string result;
  for (std::size_t at = 0; at < part.size();) {
    const std::size_t end = std::min(part.find('.', at), part.size());
    const bool isModule = end > at && end + 1 < part.size() && part[end + 1] != '.';
    if (!isModule) result += end == at ? part.substr(at, 1) : part.substr(at, end - at);
    at = isModule || end == at ? end + 1 : end;
  }
  return result;
}

} // namespace

std::string definitionNameOf(const TypeExpr& type) {
  if (type.form != TypeExpr::Form::Generic) return asDefinitionName(classNameOf(type));
  std::string arguments;
  for (const TypeExpr& argument : type.arguments) arguments += (arguments.empty() ? "" : ",") + classNameOf(argument);
  const std::string whole = type.name + "[" + arguments + "]";
  std::string name;
  for (std::size_t begin = 0; begin < whole.size();) {
    const std::size_t end = std::min(whole.find_first_of("[],", begin), whole.size());
    name += withoutIdAndModule(std::string_view(whole).substr(begin, end - begin));
    name += whole.substr(end, 1);
    begin = end + 1;
  }
  return asDefinitionName(name);
}

Qualified withoutQualifiers(TypeExpr type) {
  Qualified result{std::move(type)};
  constexpr std::array<std::string_view, 3> names{"NotRequired", "Required", "ReadOnly"};
  while (result.type.form == TypeExpr::Form::Generic && result.type.arguments.size() == 1 &&
         std::ranges::find(names, result.type.name) != names.end()) {
    if (result.type.name == "NotRequired") result.required = -1;
    if (result.type.name == "Required") result.required = 1;
    result.type = TypeExpr(std::move(result.type.arguments.front()));
  }
  return result;
}

} // namespace signalbox::schema
