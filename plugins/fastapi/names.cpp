// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/names.h"

#include <algorithm>
#include <array>
#include <unicode/normalizer2.h>

namespace signalbox::fastapi {
namespace {

constexpr auto builtins = std::to_array<std::string_view>(
    {"abs",        "aiter",      "all",       "anext", "any",         "ascii",   "bin",     "bool",    "breakpoint",
     "bytearray",  "bytes",      "callable",  "chr",   "classmethod", "compile", "complex", "delattr", "dict",
     "dir",        "divmod",     "enumerate", "eval",  "exec",        "filter",  "float",   "format",  "frozenset",
     "getattr",    "globals",    "hasattr",   "hash",  "help",        "hex",     "id",      "input",   "int",
     "isinstance", "issubclass", "iter",      "len",   "list",        "locals",  "map",     "max",     "memoryview",
     "min",        "next",       "object",    "oct",   "open",        "ord",     "pow",     "print",   "property",
     "range",      "repr",       "reversed",  "round", "set",         "setattr", "slice",   "sorted",  "staticmethod",
     "str",        "sum",        "super",     "tuple", "type",        "vars",    "zip"});

} // namespace

bool isBuiltin(std::string_view name) { return std::ranges::binary_search(builtins, name); }

std::string identifier(const std::string& name) {
  if (std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return name;
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* compatible = icu::Normalizer2::getNFKCInstance(error);
  if (U_FAILURE(error)) return name;
  std::string made;
  compatible->normalize(icu::UnicodeString::fromUTF8(name), error).toUTF8String(made);
  return U_FAILURE(error) ? name : made;
}

std::string functionName(const std::string& name) {
  std::string made = identifier(name);
  if (isBuiltin(made)) made += '_';
  return made;
}

} // namespace signalbox::fastapi
