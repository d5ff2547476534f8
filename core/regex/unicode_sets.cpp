// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regex/unicode_sets.h"

#include "core/regex/unicode_16.h"

#include <unicode/uchar.h>
#include <unicode/uniset.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace signalbox::regex {

namespace {

CodePointSet fromIcu(const icu::UnicodeSet& set) {
  std::vector<CodePointRange> ranges;
  ranges.reserve(static_cast<std::size_t>(set.getRangeCount()));
  for (int32_t i = 0; i < set.getRangeCount(); ++i)
    ranges.push_back({static_cast<char32_t>(set.getRangeStart(i)), static_cast<char32_t>(set.getRangeEnd(i))});
  return CodePointSet(std::move(ranges));
}

// The key under which Unicode 16's changes to a property or value are found.
std::string changeKey(UProperty property, int32_t value) {
  const auto name = [&](UPropertyNameChoice choice) { return u_getPropertyValueName(property, value, choice); };
  const auto prefixed = [](std::string_view prefix, const char* text) {
    return std::string(prefix) + (text ? text : "");
  };
  switch (property) {
  case UCHAR_GENERAL_CATEGORY_MASK: return prefixed("gc=", name(U_SHORT_PROPERTY_NAME));
  case UCHAR_SCRIPT: return prefixed("sc=", name(U_LONG_PROPERTY_NAME));
  case UCHAR_SCRIPT_EXTENSIONS:
    return prefixed("scx=", u_getPropertyValueName(UCHAR_SCRIPT, value, U_LONG_PROPERTY_NAME));
  case UCHAR_GRAPHEME_CLUSTER_BREAK: return prefixed("gcb=", name(U_LONG_PROPERTY_NAME));
  case UCHAR_WORD_BREAK: return prefixed("wb=", name(U_LONG_PROPERTY_NAME));
  case UCHAR_SENTENCE_BREAK: return prefixed("sb=", name(U_LONG_PROPERTY_NAME));
  default: return prefixed("", u_getPropertyName(property, U_LONG_PROPERTY_NAME));
  }
}

CodePointSet propertySet(UProperty property, int32_t value) {
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeSet set;
  set.applyIntPropertyValue(property, value, error);
  return U_SUCCESS(error) ? updated(changeKey(property, value), fromIcu(set)) : CodePointSet();
}

CodePointSet makeWords() {
  CodePointSet words = propertySet(UCHAR_ALPHABETIC, 1);
  words = unite(words, propertySet(UCHAR_GENERAL_CATEGORY_MASK, U_GC_M_MASK));
  words = unite(words, propertySet(UCHAR_GENERAL_CATEGORY_MASK, U_GC_ND_MASK));
  words = unite(words, propertySet(UCHAR_GENERAL_CATEGORY_MASK, U_GC_PC_MASK));
  return unite(words, propertySet(UCHAR_JOIN_CONTROL, 1));
}

constexpr char32_t lastCasedCodePoint = 0x1FFFF;

// Every code point that folds with others, and those others with it.
using FoldTable = std::map<char32_t, std::vector<char32_t>>;

FoldTable makeFoldTable() {
  std::map<char32_t, std::vector<char32_t>> byFolding;
  for (char32_t c = 0; c <= lastCasedCodePoint; ++c) {
    const auto folded = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
    if (folded != c) byFolding[folded].push_back(c);
  }
  // New with Unicode 15.1 and 16.
  constexpr std::array<std::pair<char32_t, char32_t>, 8> added{{{0x1FD3, 0x390},
                                                                {0x1FE3, 0x3B0},
                                                                {0xFB05, 0xFB06},
                                                                {0x1C89, 0x1C8A},
                                                                {0xA7CB, 0x264},
                                                                {0xA7CC, 0xA7CD},
                                                                {0xA7DA, 0xA7DB},
                                                                {0xA7DC, 0x19B}}};
  for (const auto& [upper, folded] : added) byFolding[folded].push_back(upper);
  for (char32_t garay = 0x10D50; garay <= 0x10D65; ++garay) byFolding[garay + 0x20].push_back(garay);
  FoldTable table;
  for (auto& [folded, members] : byFolding) {
    members.push_back(folded);
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    for (const char32_t member : members) table[member] = members;
  }
  return table;
}

// As UAX44-LM3 and the regex crate compare names: without case, spaces, hyphens, underscores and a first "is".
std::string normalisedName(std::string_view name) {
  const bool startsWithIs = name.size() >= 2 && (name[0] | 32) == 'i' && (name[1] | 32) == 's';
  std::string result;
  for (const char c : name.substr(startsWithIs ? 2 : 0)) {
    if (c == ' ' || c == '_' || c == '-' || static_cast<unsigned char>(c) >= 0x80) continue;
    result += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c;
  }
  return startsWithIs && result == "c" ? "isc" : result; // ISO_Comment is no "c"
}

// Of ICU's binary properties those that the regex crate has.
bool isKnownBinary(UProperty property) {
  if (property < UCHAR_BINARY_START || property > UCHAR_PREPENDED_CONCATENATION_MARK) {
    return property == UCHAR_EXTENDED_PICTOGRAPHIC;
  }
  switch (property) {
  case UCHAR_FULL_COMPOSITION_EXCLUSION:
  case UCHAR_NFD_INERT:
  case UCHAR_NFKD_INERT:
  case UCHAR_NFC_INERT:
  case UCHAR_NFKC_INERT:
  case UCHAR_SEGMENT_STARTER:
  case UCHAR_CASE_SENSITIVE:
  case UCHAR_POSIX_ALNUM:
  case UCHAR_POSIX_BLANK:
  case UCHAR_POSIX_GRAPH:
  case UCHAR_POSIX_PRINT:
  case UCHAR_POSIX_XDIGIT:
  case UCHAR_CHANGES_WHEN_NFKC_CASEFOLDED: return false;
  default: return true;
  }
}

std::optional<CodePointSet> generalCategory(const std::string& name) {
  if (name == "any") return CodePointSet({{0, lastCodePoint}});
  if (name == "ascii") return CodePointSet({{0, 0x7F}});
  if (name == "assigned") return complement(propertySet(UCHAR_GENERAL_CATEGORY_MASK, U_GC_CN_MASK));
  const int32_t mask = u_getPropertyValueEnum(UCHAR_GENERAL_CATEGORY_MASK, name.c_str());
  if (mask == UCHAR_INVALID_CODE || name == "cs" || name == "surrogate") return std::nullopt;
  return propertySet(UCHAR_GENERAL_CATEGORY_MASK, mask);
}

std::optional<CodePointSet> valueOf(UProperty property, const std::string& name) {
  const bool isScript = property == UCHAR_SCRIPT || property == UCHAR_SCRIPT_EXTENSIONS;
  const int32_t value = u_getPropertyValueEnum(isScript ? UCHAR_SCRIPT : property, name.c_str());
  // No breaking property has a set for Other, its value 0.
  if (value == (isScript ? USCRIPT_UNKNOWN : 0)) return std::nullopt;
  CodePointSet set;
  if (value != UCHAR_INVALID_CODE)
    set = propertySet(property, value);
  else if (isScript)
    set = newSet(property == UCHAR_SCRIPT ? "sc" : "scx", name);
  if (set.isEmpty()) return std::nullopt;
  return set;
}

// "3.0", "v30" of "V3_0": everything assigned up to that version.
std::optional<CodePointSet> ageOf(std::string version) {
  if (version.starts_with('v') && version.find('.') == std::string::npos) {
    version.erase(0, 1);
    if (version.size() < 2) return std::nullopt;
    version.insert(version.size() - 1, 1, '.');
  }
  constexpr std::array known{"1.1",  "2.0",  "2.1",  "3.0",  "3.1",  "3.2",  "4.0",  "4.1",  "5.0",
                             "5.1",  "5.2",  "6.0",  "6.1",  "6.2",  "6.3",  "7.0",  "8.0",  "9.0",
                             "10.0", "11.0", "12.0", "12.1", "13.0", "14.0", "15.0", "15.1", "16.0"};
  if (std::find(known.begin(), known.end(), version) == known.end()) return std::nullopt;
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeSet set;
  const bool isBeyondIcu = version == "15.1" || version == "16.0";
  set.applyPropertyAlias("age", icu::UnicodeString::fromUTF8(isBeyondIcu ? "15.0" : version), error);
  return U_SUCCESS(error) ? std::optional(updated("age=" + version, fromIcu(set))) : std::nullopt;
}

const std::string propertyNotFound = "Unicode property not found";
const std::string valueNotFound = "Unicode property value not found";

std::expected<CodePointSet, std::string> orNotFound(std::optional<CodePointSet> set, const std::string& problem) {
  if (!set) return std::unexpected(problem);
  return std::move(*set);
}

// Whether `name` is one of the property's (or value's) names to the letter.
bool isExactName(UProperty property, std::string_view name) {
  for (int choice = U_SHORT_PROPERTY_NAME; choice < U_SHORT_PROPERTY_NAME + 4; ++choice) {
    const char* known = u_getPropertyName(property, static_cast<UPropertyNameChoice>(choice));
    if (known && name == known) return true;
  }
  return false;
}

bool isExactValue(UProperty property, int32_t value, std::string_view name) {
  for (int choice = U_SHORT_PROPERTY_NAME; choice < U_SHORT_PROPERTY_NAME + 4; ++choice) {
    const char* known = u_getPropertyValueName(property, value, static_cast<UPropertyNameChoice>(choice));
    if (known && name == known) return true;
  }
  return false;
}

} // namespace

const CodePointSet& unicodeDigits() {
  static const CodePointSet set = propertySet(UCHAR_GENERAL_CATEGORY_MASK, U_GC_ND_MASK);
  return set;
}

const CodePointSet& unicodeSpaces() {
  static const CodePointSet set = propertySet(UCHAR_WHITE_SPACE, 1);
  return set;
}

const CodePointSet& unicodeWords() {
  static const CodePointSet set = makeWords();
  return set;
}

const CodePointSet& asciiDigits() { return *asciiClass("digit"); }
const CodePointSet& asciiSpaces() { return *asciiClass("space"); }
const CodePointSet& asciiWords() { return *asciiClass("word"); }

CodePointSet caseFolded(const CodePointSet& set) {
  static const FoldTable table = makeFoldTable();
  std::vector<CodePointRange> ranges = set.ranges();
  for (const auto [first, last] : set.ranges()) {
    for (auto entry = table.lower_bound(first); entry != table.end() && entry->first <= last; ++entry) {
      for (const char32_t member : entry->second) ranges.push_back({member, member});
    }
  }
  return CodePointSet(std::move(ranges));
}

CodePointSet asciiCaseFolded(const CodePointSet& set) {
  std::vector<CodePointRange> ranges = set.ranges();
  for (char32_t c = 'a'; c <= 'z'; ++c) {
    const char32_t upper = c - 32;
    if (set.contains(c)) ranges.push_back({upper, upper});
    if (set.contains(upper)) ranges.push_back({c, c});
  }
  return CodePointSet(std::move(ranges));
}

const CodePointSet* asciiClass(std::string_view name) {
  static const std::map<std::string_view, CodePointSet> classes{
      {"alnum", CodePointSet({{'0', '9'}, {'A', 'Z'}, {'a', 'z'}})},
      {"alpha", CodePointSet({{'A', 'Z'}, {'a', 'z'}})},
      {"ascii", CodePointSet({{0, 0x7F}})},
      {"blank", CodePointSet({{'\t', '\t'}, {' ', ' '}})},
      {"cntrl", CodePointSet({{0, 0x1F}, {0x7F, 0x7F}})},
      {"digit", CodePointSet({{'0', '9'}})},
      {"graph", CodePointSet({{'!', '~'}})},
      {"lower", CodePointSet({{'a', 'z'}})},
      {"print", CodePointSet({{' ', '~'}})},
      {"punct", CodePointSet({{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}})},
      {"space", CodePointSet({{'\t', '\r'}, {' ', ' '}})},
      {"upper", CodePointSet({{'A', 'Z'}})},
      {"word", CodePointSet({{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}})},
      {"xdigit", CodePointSet({{'0', '9'}, {'A', 'F'}, {'a', 'f'}})},
  };
  const auto found = classes.find(name);
  return found == classes.end() ? nullptr : &found->second;
}

std::expected<CodePointSet, std::string> unicodeProperty(std::string_view name, std::string_view value) {
  const std::string property = normalisedName(name);
  if (value.empty()) {
    if (property != "cf" && property != "sc" && property != "lc") {
      const UProperty binary = u_getPropertyEnum(property.c_str());
      if (isKnownBinary(binary)) return propertySet(binary, 1);
      if (CodePointSet set = newSet("", property); !set.isEmpty()) return set;
    }
    if (auto category = generalCategory(property)) return std::move(*category);
    return orNotFound(valueOf(UCHAR_SCRIPT, property), propertyNotFound);
  }
  const std::string wanted = normalisedName(value);
  switch (u_getPropertyEnum(property.c_str())) {
  case UCHAR_GENERAL_CATEGORY:
  case UCHAR_GENERAL_CATEGORY_MASK: return orNotFound(generalCategory(wanted), valueNotFound);
  case UCHAR_SCRIPT: return orNotFound(valueOf(UCHAR_SCRIPT, wanted), valueNotFound);
  case UCHAR_SCRIPT_EXTENSIONS: return orNotFound(valueOf(UCHAR_SCRIPT_EXTENSIONS, wanted), valueNotFound);
  case UCHAR_AGE: return orNotFound(ageOf(wanted), valueNotFound);
  case UCHAR_GRAPHEME_CLUSTER_BREAK: return orNotFound(valueOf(UCHAR_GRAPHEME_CLUSTER_BREAK, wanted), valueNotFound);
  case UCHAR_WORD_BREAK: return orNotFound(valueOf(UCHAR_WORD_BREAK, wanted), valueNotFound);
  case UCHAR_SENTENCE_BREAK: return orNotFound(valueOf(UCHAR_SENTENCE_BREAK, wanted), valueNotFound);
  default: return std::unexpected(propertyNotFound);
  }
}

std::expected<CodePointSet, std::string> ecmaProperty(std::string_view name, std::string_view value) {
  const std::string wanted(value.empty() ? name : value);
  const auto categoryOf = [&wanted]() -> std::optional<CodePointSet> {
    const int32_t mask = u_getPropertyValueEnum(UCHAR_GENERAL_CATEGORY_MASK, wanted.c_str());
    if (mask == UCHAR_INVALID_CODE || !isExactValue(UCHAR_GENERAL_CATEGORY_MASK, mask, wanted)) return std::nullopt;
    return propertySet(UCHAR_GENERAL_CATEGORY_MASK, mask);
  };
  if (value.empty()) {
    if (name == "Any") return CodePointSet({{0, lastCodePoint}});
    if (name == "ASCII") return CodePointSet({{0, 0x7F}});
    if (name == "Assigned") return complement(propertySet(UCHAR_GENERAL_CATEGORY_MASK, U_GC_CN_MASK));
    const UProperty binary = u_getPropertyEnum(wanted.c_str());
    const bool isBinary = isKnownBinary(binary) || binary == UCHAR_CHANGES_WHEN_NFKC_CASEFOLDED;
    if (isBinary && isExactName(binary, wanted)) return propertySet(binary, 1);
    return orNotFound(categoryOf(), propertyNotFound);
  }
  if (name == "General_Category" || name == "gc") return orNotFound(categoryOf(), valueNotFound);
  const bool isScript = name == "Script" || name == "sc";
  if (!isScript && name != "Script_Extensions" && name != "scx") return std::unexpected(propertyNotFound);
  const int32_t script = u_getPropertyValueEnum(UCHAR_SCRIPT, wanted.c_str());
  if (script == UCHAR_INVALID_CODE || !isExactValue(UCHAR_SCRIPT, script, wanted))
    return std::unexpected(valueNotFound);
  return propertySet(isScript ? UCHAR_SCRIPT : UCHAR_SCRIPT_EXTENSIONS, script);
}

bool isAlphabetic(char32_t codePoint) { return u_isUAlphabetic(static_cast<UChar32>(codePoint)) != 0; }

bool isNumeric(char32_t codePoint) { return (U_GET_GC_MASK(static_cast<UChar32>(codePoint)) & U_GC_N_MASK) != 0; }

} // namespace signalbox::regex
