// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regex/unicode_16.h"

#include <charconv>
#include <map>
#include <vector>

namespace signalbox::regex {

namespace {

struct Change {
  std::vector<CodePointRange> gained;
  std::vector<CodePointRange> lost;
};

// "10D4A.10D65" or "1C89".
CodePointRange rangeOf(std::string_view token) {
  std::uint32_t first = 0;
  const char* end = token.data() + token.size();
  const char* at = std::from_chars(token.data(), end, first, 16).ptr;
  std::uint32_t last = first;
  if (at != end) std::from_chars(at + 1, end, last, 16);
  return {first, last};
}

std::map<std::string, Change, std::less<>> readChanges() {
  std::map<std::string, Change, std::less<>> changes;
  Change* change = nullptr;
  std::string_view rest = unicode16Changes;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(" \n"), rest.size() - 1);
    const std::string_view token = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    if (token.ends_with(':'))
      change = &changes[std::string(token.substr(0, token.size() - 1))];
    else if (token.starts_with('-'))
      change->lost.push_back(rangeOf(token.substr(1)));
    else if (!token.empty())
      change->gained.push_back(rangeOf(token));
  }
  return changes;
}

const Change* changeOf(std::string_view key) {
  static const auto changes = readChanges();
  const auto found = changes.find(key);
  return found == changes.end() ? nullptr : &found->second;
}

// Normalised names, long and short.
const std::map<std::string_view, std::string_view>& newScripts() {
  static const std::map<std::string_view, std::string_view> names{
      {"garay", "Garay"},
      {"gara", "Garay"},
      {"gurungkhema", "Gurung_Khema"},
      {"gukh", "Gurung_Khema"},
      {"kiratrai", "Kirat_Rai"},
      {"krai", "Kirat_Rai"},
      {"olonal", "Ol_Onal"},
      {"onao", "Ol_Onal"},
      {"sunuwar", "Sunuwar"},
      {"sunu", "Sunuwar"},
      {"todhri", "Todhri"},
      {"todr", "Todhri"},
      {"tulutigalari", "Tulu_Tigalari"},
      {"tutg", "Tulu_Tigalari"},
  };
  return names;
}

const std::map<std::string_view, std::string_view>& newProperties() {
  static const std::map<std::string_view, std::string_view> names{
      {"idsunaryoperator", "IDS_Unary_Operator"},
      {"idsu", "IDS_Unary_Operator"},
      {"idcompatmathcontinue", "ID_Compat_Math_Continue"},
      {"idcompatmathstart", "ID_Compat_Math_Start"},
      {"modifiercombiningmark", "Modifier_Combining_Mark"},
      {"mcm", "Modifier_Combining_Mark"},
      {"otheralphabetic", "Other_Alphabetic"},
      {"oalpha", "Other_Alphabetic"},
      {"otherdefaultignorablecodepoint", "Other_Default_Ignorable_Code_Point"},
      {"odi", "Other_Default_Ignorable_Code_Point"},
      {"othergraphemeextend", "Other_Grapheme_Extend"},
      {"ogrext", "Other_Grapheme_Extend"},
      {"otheridcontinue", "Other_ID_Continue"},
      {"oidc", "Other_ID_Continue"},
      {"otheridstart", "Other_ID_Start"},
      {"oids", "Other_ID_Start"},
      {"otherlowercase", "Other_Lowercase"},
      {"olower", "Other_Lowercase"},
      {"othermath", "Other_Math"},
      {"omath", "Other_Math"},
      {"otheruppercase", "Other_Uppercase"},
      {"oupper", "Other_Uppercase"},
  };
  return names;
}

} // namespace

CodePointSet updated(const std::string& key, const CodePointSet& set) {
  const Change* change = changeOf(key);
  if (!change) return set;
  return subtract(unite(set, CodePointSet(change->gained)), CodePointSet(change->lost));
}

CodePointSet newSet(std::string_view property, std::string_view name) {
  const auto& names = property.empty() ? newProperties() : newScripts();
  const auto found = names.find(name);
  if (found == names.end()) return {};
  const std::string key = (property.empty() ? "" : std::string(property) + "=") + std::string(found->second);
  return updated(key, {});
}

} // namespace signalbox::regex
