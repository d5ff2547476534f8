// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_schema/import_names.h"

#include "core/design/edit.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace signalbox::json_schema {

namespace {

// What type expressions understand on their own.
constexpr auto typeNames = std::to_array<std::string_view>(
    {"str",       "int",       "float",     "bool",        "bytes",       "list",      "dict",        "set",
     "frozenset", "tuple",     "object",    "Any",         "Optional",    "Union",     "Literal",     "List",
     "Dict",      "Set",       "FrozenSet", "Tuple",       "Mapping",     "Sequence",  "Iterable",    "Deque",
     "deque",     "datetime",  "date",      "time",        "timedelta",   "UUID",      "UUID1",       "UUID3",
     "UUID4",     "UUID5",     "UUID6",     "UUID7",       "UUID8",       "Decimal",   "EmailStr",    "AnyUrl",
     "HttpUrl",   "SecretStr", "NameEmail", "Path",        "Json",        "JsonValue", "ByteSize",    "Pattern",
     "Counter",   "BaseModel", "RootModel", "Enum",        "NoneType",    "complex",   "SecretBytes", "AnyHttpUrl",
     "FileUrl",   "Annotated", "Field",     "OrderedDict", "defaultdict", "Secret"});

constexpr auto modelAttributes =
    std::to_array<std::string_view>({"copy", "dict", "json", "schema", "schema_json", "validate", "construct", "fields",
                                     "parse_obj", "parse_raw", "parse_file", "from_orm", "update_forward_refs"});

bool isWordByte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 128 || std::isalnum(byte) != 0 || c == '_';
}

std::string words(std::string_view text) {
  std::string result;
  for (const char c : text) result += isWordByte(c) ? c : '_';
  return result;
}

std::string withoutEdges(std::string text) {
  const std::size_t first = text.find_first_not_of('_');
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of('_') - first + 1);
}

// Valid in the end, whatever it was.
std::string mended(std::string name, std::string_view otherwise) {
  if (name.empty()) name = std::string(otherwise);
  if (std::isdigit(static_cast<unsigned char>(name[0])) != 0) name = std::string(otherwise) + "_" + name;
  if (!design::isIdentifier(name)) name += '_';
  if (design::isIdentifier(name)) return name;
  std::string ascii; // characters that no identifier may hold
  for (const char c : name) ascii += static_cast<unsigned char>(c) < 128 ? c : '_';
  ascii = withoutEdges(ascii);
  return design::isIdentifier(ascii) ? ascii : std::string(otherwise);
}

} // namespace

std::string modelName(std::string_view text) {
  std::string name;
  if (design::isIdentifier(text) && !text.starts_with('_')) {
    name = std::string(text);
  } else {
    bool startsWord = true;
    for (const char c : words(text)) {
      if (c != '_') name += startsWord ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
      startsWord = c == '_';
    }
    name = mended(std::move(name), "Model");
  }
  return std::ranges::find(typeNames, name) != typeNames.end() ? name + "Model" : name;
}

std::string fieldName(std::string_view text) {
  std::string name = words(text);
  if (name.starts_with('_') || name != text) name = withoutEdges(std::move(name));
  name = mended(std::move(name), "field");
  const bool isOwn = std::ranges::find(modelAttributes, name) != modelAttributes.end() || name.starts_with("model_");
  return isOwn ? name + "_" : name;
}

std::string memberName(std::string_view text) {
  std::string name = mended(withoutEdges(words(text)), "value");
  return name == "mro" || name == "name" || name == "value" ? name + "_" : name;
}

std::string UniqueNames::take(const std::string& name) {
  std::string unique = name;
  for (int number = 2; !m_taken.insert(unique).second; ++number) unique = name + std::to_string(number);
  return unique;
}

} // namespace signalbox::json_schema
