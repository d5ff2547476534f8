// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/example_content.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>

namespace signalbox::schema {

namespace {

using Texts = std::span<const std::string_view>;

constexpr auto people = std::to_array<std::string_view>(
    {"Ada Lovelace", "Alan Turing", "Grace Hopper", "Linus Pauling", "Marie Curie", "Ravi Kumar", "Sofia Rossi"});
constexpr auto firstNames = std::to_array<std::string_view>({"Ada", "Alan", "Grace", "Marie", "Ravi", "Sofia"});
constexpr auto lastNames = std::to_array<std::string_view>({"Lovelace", "Turing", "Hopper", "Curie", "Kumar", "Rossi"});
constexpr auto userNames = std::to_array<std::string_view>({"ada", "alan_t", "grace", "marie.c", "ravi99", "sofia"});
constexpr auto emails =
    std::to_array<std::string_view>({"ada@example.com", "alan@example.org", "grace@example.net", "sofia@example.com"});
constexpr auto cities = std::to_array<std::string_view>({"Lisbon", "Pune", "Berlin", "Osaka", "Toronto", "Nairobi"});
constexpr auto countries =
    std::to_array<std::string_view>({"Portugal", "India", "Germany", "Japan", "Canada", "Kenya"});
constexpr auto countryCodes = std::to_array<std::string_view>({"PT", "IN", "DE", "JP", "CA", "KE"});
constexpr auto streets =
    std::to_array<std::string_view>({"12 Market Street", "4 Rose Lane", "88 Harbour Road", "7 Mill Close"});
constexpr auto postcodes = std::to_array<std::string_view>({"10115", "41100", "99501", "20095"});
constexpr auto phones = std::to_array<std::string_view>({"+12025550123", "+442071838750", "+4930123456"});
constexpr auto urls = std::to_array<std::string_view>(
    {"https://example.com/", "https://example.org/about", "https://example.net/items/7"});
constexpr auto images =
    std::to_array<std::string_view>({"https://example.com/images/1.png", "https://example.com/images/2.png"});
constexpr auto moments =
    std::to_array<std::string_view>({"2026-03-14T09:30:00Z", "2026-05-02T17:45:00Z", "2025-11-20T08:00:00Z"});
constexpr auto days = std::to_array<std::string_view>({"2026-03-14", "2026-05-02", "2025-11-20"});
constexpr auto titles =
    std::to_array<std::string_view>({"A Short History", "The Open Road", "Notes on Light", "Seven Rivers"});
constexpr auto sentences = std::to_array<std::string_view>(
    {"Ready in twenty minutes.", "Ships within two days.", "A quiet place near the park.", "Please ring twice."});
constexpr auto companies = std::to_array<std::string_view>({"Northwind", "Acme", "Blue Harbour", "Fern and Sons"});
constexpr auto products = std::to_array<std::string_view>({"Desk Lamp", "Green Tea", "Notebook", "Rain Jacket"});
constexpr auto states = std::to_array<std::string_view>({"active", "pending", "done"});
constexpr auto colors = std::to_array<std::string_view>({"red", "green", "blue", "amber"});
constexpr auto currencies = std::to_array<std::string_view>({"EUR", "USD", "JPY", "INR"});
constexpr auto languages = std::to_array<std::string_view>({"en", "de", "pt", "ja"});
constexpr auto categories = std::to_array<std::string_view>({"books", "kitchen", "garden", "music"});
constexpr auto tokens =
    std::to_array<std::string_view>({"b1946ac92492d2347c6235b4d2611184", "591785b794601e212b260e25925636fd"});
constexpr auto passwords = std::to_array<std::string_view>({"correct-horse-battery", "Tr0ubadour-and-3"});
constexpr auto identifiers = std::to_array<std::string_view>({"a1b2c3", "k7x9q2", "m4n8p5"});
constexpr auto words = std::to_array<std::string_view>(
    {"amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "harbour", "iris", "juniper"});

struct NamedTexts {
  std::string_view part; // of the field's name
  Texts texts;
};

// The first part that the name holds wins.
constexpr auto contents = std::to_array<NamedTexts>({
    {"email", emails},
    {"first_name", firstNames},
    {"last_name", lastNames},
    {"surname", lastNames},
    {"username", userNames},
    {"user_name", userNames},
    {"login", userNames},
    {"company", companies},
    {"product", products},
    {"dish", products},
    {"city", cities},
    {"town", cities},
    {"country_code", countryCodes},
    {"country", countries},
    {"street", streets},
    {"address", streets},
    {"postcode", postcodes},
    {"zip", postcodes},
    {"postal", postcodes},
    {"phone", phones},
    {"mobile", phones},
    {"image", images},
    {"photo", images},
    {"avatar", images},
    {"url", urls},
    {"website", urls},
    {"link", urls},
    {"href", urls},
    {"created", moments},
    {"updated", moments},
    {"_at", moments},
    {"timestamp", moments},
    {"birth", days},
    {"date", days},
    {"title", titles},
    {"description", sentences},
    {"summary", sentences},
    {"message", sentences},
    {"comment", sentences},
    {"content", sentences},
    {"text", sentences},
    {"body", sentences},
    {"note", sentences},
    {"bio", sentences},
    {"author", people},
    {"owner", people},
    {"customer", people},
    {"name", people},
    {"status", states},
    {"state", states},
    {"colour", colors},
    {"color", colors},
    {"currency", currencies},
    {"language", languages},
    {"locale", languages},
    {"category", categories},
    {"genre", categories},
    {"tag", categories},
    {"token", tokens},
    {"secret", tokens},
    {"hash", tokens},
    {"key", tokens},
    {"password", passwords},
    {"isbn", identifiers},
    {"sku", identifiers},
    {"code", identifiers},
    {"id", identifiers},
});

struct NamedRange {
  std::string_view part;
  NumberRange range;
};
constexpr auto ranges = std::to_array<NamedRange>({
    {"price", {2, 120, 2}},    {"cost", {2, 120, 2}},        {"total", {5, 400, 2}},    {"amount", {5, 400, 2}},
    {"balance", {0, 5000, 2}}, {"tax", {0, 20, 2}},          {"quantity", {1, 5, 0}},   {"count", {1, 50, 0}},
    {"stock", {0, 80, 0}},     {"age", {18, 80, 0}},         {"year", {1990, 2026, 0}}, {"month", {1, 12, 0}},
    {"day", {1, 28, 0}},       {"hour", {0, 23, 0}},         {"minute", {0, 59, 0}},    {"rating", {1, 5, 1}},
    {"score", {0, 1, 2}},      {"stars", {1, 5, 0}},         {"lat", {-60, 60, 4}},     {"lon", {-170, 170, 4}},
    {"lng", {-170, 170, 4}},   {"percent", {0, 100, 0}},     {"discount", {0, 30, 0}},  {"weight", {1, 90, 1}},
    {"height", {1, 200, 1}},   {"temperature", {-5, 30, 1}}, {"port", {1024, 9999, 0}}, {"page", {1, 20, 0}},
    {"limit", {10, 100, 0}},   {"id", {1, 999, 0}},
});

std::string lowered(std::string_view text) {
  std::string result;
  for (const char c : text) result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

std::string pick(Texts texts, Random& random) { return std::string(texts[random.below(texts.size())]); }

} // namespace

std::string exampleWord(Random& random) { return pick(words, random); }

std::string exampleText(std::string_view fieldName, Random& random) {
  const std::string name = lowered(fieldName);
  const auto holds = [&](const NamedTexts& entry) { return name.find(entry.part) != std::string::npos; };
  const auto found = std::ranges::find_if(contents, holds);
  return found != contents.end() ? pick(found->texts, random) : exampleWord(random);
}

std::string exampleIp(const IpRules& rules, Random& random) {
  const bool isNetwork = rules.part == IpPart::Network;
  const std::string host = isNetwork ? "0" : std::to_string(1 + random.below(254));
  std::string text = rules.version == 6 ? "2001:db8::" + (isNetwork ? "" : host) : "192.0.2." + host;
  if (rules.part != IpPart::Address) text += rules.version == 6 ? "/32" : "/24";
  return text;
}

NumberRange exampleRange(std::string_view fieldName, bool isWhole) {
  const std::string name = lowered(fieldName);
  const auto holds = [&](const NamedRange& entry) { return name.find(entry.part) != std::string::npos; };
  const auto found = std::ranges::find_if(ranges, holds);
  NumberRange range = found != ranges.end() ? found->range : NumberRange{1, 100, isWhole ? 0 : 2};
  if (isWhole) range.decimals = 0;
  return range;
}

} // namespace signalbox::schema
