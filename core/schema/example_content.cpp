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

struct Person {
  std::string_view first, last, user;
};
constexpr auto people = std::to_array<Person>({
    {"Ada", "Lovelace", "ada"},
    {"Alan", "Turing", "alan.t"},
    {"Grace", "Hopper", "ghopper"},
    {"Marie", "Curie", "marie_c"},
    {"Ravi", "Kumar", "ravik"},
    {"Sofia", "Rossi", "sofia.rossi"},
    {"Kenji", "Sato", "kenji"},
    {"Amara", "Okafor", "amara_o"},
    {"Lena", "Fischer", "lenaf"},
    {"Diego", "Marques", "dmarques"},
    {"Noor", "Haddad", "noor"},
    {"Ingrid", "Solberg", "ingrid"},
    {"Tomasz", "Nowak", "tnowak"},
    {"Priya", "Sharma", "priya.s"},
    {"Oliver", "Bennett", "obennett"},
    {"Chloe", "Martin", "chloe"},
    {"Mateo", "Silva", "mateo_s"},
    {"Hana", "Kim", "hanakim"},
});

struct Region {
  std::string_view city, country, code, postcode, currency, language, zone, phone;
};
constexpr auto regions = std::to_array<Region>({
    {"Lisbon", "Portugal", "PT", "1100-148", "EUR", "pt", "Europe/Lisbon", "+351211234567"},
    {"Pune", "India", "IN", "411001", "INR", "hi", "Asia/Kolkata", "+912012345678"},
    {"Berlin", "Germany", "DE", "10115", "EUR", "de", "Europe/Berlin", "+4930123456"},
    {"Osaka", "Japan", "JP", "530-0001", "JPY", "ja", "Asia/Tokyo", "+81661234567"},
    {"Toronto", "Canada", "CA", "M5V 2T6", "CAD", "en", "America/Toronto", "+14165550123"},
    {"Nairobi", "Kenya", "KE", "00100", "KES", "sw", "Africa/Nairobi", "+254201234567"},
    {"Leeds", "United Kingdom", "GB", "LS1 4AP", "GBP", "en", "Europe/London", "+441132345678"},
    {"Denver", "United States", "US", "80202", "USD", "en", "America/Denver", "+13035550147"},
    {"Bergen", "Norway", "NO", "5003", "NOK", "nb", "Europe/Oslo", "+4755123456"},
    {"Lyon", "France", "FR", "69002", "EUR", "fr", "Europe/Paris", "+33472123456"},
});

constexpr auto streets = std::to_array<std::string_view>(
    {"12 Market Street", "4 Rose Lane", "88 Harbour Road", "7 Mill Close", "31 Station Parade", "210 Elm Avenue"});
constexpr auto urls = std::to_array<std::string_view>({"https://example.com/", "https://example.org/about",
                                                       "https://example.net/items/7", "https://www.example.com/news"});
constexpr auto images = std::to_array<std::string_view>(
    {"https://example.com/images/1.png", "https://example.com/images/2.png", "https://example.org/photos/harbour.jpg"});
constexpr auto moments = std::to_array<std::string_view>(
    {"2026-03-14T09:30:00Z", "2026-05-02T17:45:00Z", "2025-11-20T08:00:00Z", "2026-01-09T12:15:00Z"});
constexpr auto days = std::to_array<std::string_view>({"2026-03-14", "2026-05-02", "2025-11-20", "2026-01-09"});
constexpr auto births = std::to_array<std::string_view>({"1987-04-12", "1994-09-30", "1972-01-25", "2001-06-08"});
constexpr auto titles = std::to_array<std::string_view>(
    {"A Short History", "The Open Road", "Notes on Light", "Seven Rivers", "Letters Home", "The Long Winter"});
constexpr auto sentences = std::to_array<std::string_view>(
    {"Ready in twenty minutes.", "Ships within two days.", "A quiet place near the park.", "Please ring twice.",
     "Works best on a warm day.", "Thank you for the quick reply."});
constexpr auto companies = std::to_array<std::string_view>(
    {"Northwind", "Acme", "Blue Harbour", "Fern and Sons", "Lumen Works", "Quarry Street Press"});
constexpr auto kitchens = std::to_array<std::string_view>(
    {"The Copper Pot", "Saffron House", "Lantern Noodles", "Olive and Thyme", "Harbour Grill"});
constexpr auto products =
    std::to_array<std::string_view>({"Desk Lamp", "Green Tea", "Notebook", "Rain Jacket", "Walnut Bowl", "Travel Mug",
                                     "Wool Blanket", "Garden Shears"});
constexpr auto dishes = std::to_array<std::string_view>(
    {"Margherita", "Pad Thai", "Lentil Soup", "Masala Dosa", "Miso Ramen", "Mushroom Risotto"});
constexpr auto jobs =
    std::to_array<std::string_view>({"Engineer", "Designer", "Analyst", "Editor", "Nurse", "Teacher"});
constexpr auto teams = std::to_array<std::string_view>({"Platform", "Sales", "Support", "Research"});
constexpr auto states = std::to_array<std::string_view>({"active", "pending", "done"});
constexpr auto roles = std::to_array<std::string_view>({"admin", "editor", "viewer"});
constexpr auto genders = std::to_array<std::string_view>({"female", "male", "other"});
constexpr auto colors = std::to_array<std::string_view>({"red", "green", "blue", "amber"});
constexpr auto categories = std::to_array<std::string_view>({"books", "kitchen", "garden", "music", "travel"});
constexpr auto files = std::to_array<std::string_view>({"report.pdf", "photo.jpg", "notes.txt", "invoice-17.pdf"});
constexpr auto paths =
    std::to_array<std::string_view>({"/srv/data/report.pdf", "/home/ada/notes.txt", "/var/log/app.log"});
constexpr auto mediaTypes = std::to_array<std::string_view>({"application/json", "text/plain", "image/png"});
constexpr auto addresses = std::to_array<std::string_view>({"192.0.2.17", "198.51.100.4", "203.0.113.80"});
constexpr auto hosts = std::to_array<std::string_view>({"api.example.com", "db1.example.org", "www.example.net"});
constexpr auto versions = std::to_array<std::string_view>({"1.4.2", "2.0.0", "0.9.1"});
constexpr auto slugs = std::to_array<std::string_view>({"desk-lamp", "a-short-history", "rain-jacket"});
constexpr auto tokens =
    std::to_array<std::string_view>({"b1946ac92492d2347c6235b4d2611184", "591785b794601e212b260e25925636fd"});
constexpr auto passwords = std::to_array<std::string_view>({"correct-horse-battery", "Tr0ubadour-and-3"});
constexpr auto isbns = std::to_array<std::string_view>({"9780306406157", "9783161484100", "9781861972712"});
constexpr auto ibans = std::to_array<std::string_view>({"DE89370400440532013000", "GB82WEST12345698765432"});
constexpr auto cards = std::to_array<std::string_view>({"4242424242424242", "5555555555554444"});
constexpr auto identifiers = std::to_array<std::string_view>({"a1b2c3", "k7x9q2", "m4n8p5", "r2d2c4"});
constexpr auto words = std::to_array<std::string_view>(
    {"amber", "birch",  "cedar", "delta",  "ember", "fjord", "grove",  "harbour", "iris",   "juniper",
     "kelp",  "linden", "maple", "nettle", "opal",  "poppy", "quartz", "rowan",   "sorrel", "thyme"});

enum class About {
  Listed,
  FirstName,
  LastName,
  FullName,
  UserName,
  Email,
  City,
  Country,
  CountryCode,
  Postcode,
  Currency,
  Language,
  Zone,
  Phone,
  Address
};

struct Content {
  std::string_view part; // of the field's name
  About about = About::Listed;
  Texts texts = {};
};

// The first part that the name holds wins.
constexpr auto contents = std::to_array<Content>({
    {"email", About::Email},
    {"e_mail", About::Email},
    {"mail", About::Email},
    {"first_name", About::FirstName},
    {"firstname", About::FirstName},
    {"given", About::FirstName},
    {"forename", About::FirstName},
    {"last_name", About::LastName},
    {"lastname", About::LastName},
    {"surname", About::LastName},
    {"family_name", About::LastName},
    {"username", About::UserName},
    {"user_name", About::UserName},
    {"login", About::UserName},
    {"nickname", About::UserName},
    {"handle", About::UserName},
    {"filename", About::Listed, files},
    {"file_name", About::Listed, files},
    {"attachment", About::Listed, files},
    {"path", About::Listed, paths},
    {"hostname", About::Listed, hosts},
    {"host", About::Listed, hosts},
    {"domain", About::Listed, hosts},
    {"company", About::Listed, companies},
    {"restaurant", About::Listed, kitchens},
    {"shop", About::Listed, companies},
    {"store", About::Listed, companies},
    {"organi", About::Listed, companies},
    {"vendor", About::Listed, companies},
    {"publisher", About::Listed, companies},
    {"brand", About::Listed, companies},
    {"product", About::Listed, products},
    {"item_name", About::Listed, products},
    {"dish", About::Listed, dishes},
    {"meal", About::Listed, dishes},
    {"recipe", About::Listed, dishes},
    {"city", About::City},
    {"town", About::City},
    {"country_code", About::CountryCode},
    {"country", About::Country},
    {"postcode", About::Postcode},
    {"post_code", About::Postcode},
    {"zip", About::Postcode},
    {"postal", About::Postcode},
    {"ip_address", About::Listed, addresses},
    {"client_ip", About::Listed, addresses},
    {"street", About::Listed, streets},
    {"address", About::Address},
    {"phone", About::Phone},
    {"mobile", About::Phone},
    {"fax", About::Phone},
    {"timezone", About::Zone},
    {"time_zone", About::Zone},
    {"currency", About::Currency},
    {"language", About::Language},
    {"locale", About::Language},
    {"image", About::Listed, images},
    {"photo", About::Listed, images},
    {"avatar", About::Listed, images},
    {"thumbnail", About::Listed, images},
    {"url", About::Listed, urls},
    {"website", About::Listed, urls},
    {"homepage", About::Listed, urls},
    {"link", About::Listed, urls},
    {"href", About::Listed, urls},
    {"birth", About::Listed, births},
    {"dob", About::Listed, births},
    {"created", About::Listed, moments},
    {"updated", About::Listed, moments},
    {"_at", About::Listed, moments},
    {"timestamp", About::Listed, moments},
    {"date", About::Listed, days},
    {"job", About::Listed, jobs},
    {"occupation", About::Listed, jobs},
    {"department", About::Listed, teams},
    {"team", About::Listed, teams},
    {"role", About::Listed, roles},
    {"gender", About::Listed, genders},
    {"content_type", About::Listed, mediaTypes},
    {"media_type", About::Listed, mediaTypes},
    {"mime", About::Listed, mediaTypes},
    {"title", About::Listed, titles},
    {"headline", About::Listed, titles},
    {"subject", About::Listed, titles},
    {"description", About::Listed, sentences},
    {"summary", About::Listed, sentences},
    {"message", About::Listed, sentences},
    {"comment", About::Listed, sentences},
    {"content", About::Listed, sentences},
    {"text", About::Listed, sentences},
    {"body", About::Listed, sentences},
    {"note", About::Listed, sentences},
    {"bio", About::Listed, sentences},
    {"review", About::Listed, sentences},
    {"instructions", About::Listed, sentences},
    {"author", About::FullName},
    {"owner", About::FullName},
    {"customer", About::FullName},
    {"recipient", About::FullName},
    {"name", About::FullName},
    {"status", About::Listed, states},
    {"state", About::Listed, states},
    {"colour", About::Listed, colors},
    {"color", About::Listed, colors},
    {"category", About::Listed, categories},
    {"genre", About::Listed, categories},
    {"tag", About::Listed, categories},
    {"slug", About::Listed, slugs},
    {"version", About::Listed, versions},
    {"token", About::Listed, tokens},
    {"secret", About::Listed, tokens},
    {"hash", About::Listed, tokens},
    {"password", About::Listed, passwords},
    {"isbn", About::Listed, isbns},
    {"iban", About::Listed, ibans},
    {"card_number", About::Listed, cards},
    {"key", About::Listed, tokens},
    {"sku", About::Listed, identifiers},
    {"code", About::Listed, identifiers},
    {"id", About::Listed, identifiers},
});

struct NamedRange {
  std::string_view part;
  NumberRange range;
};
constexpr auto ranges = std::to_array<NamedRange>({
    {"price", {2, 120, 2}},    {"cost", {2, 120, 2}},         {"total", {5, 400, 2}},    {"amount", {5, 400, 2}},
    {"balance", {0, 5000, 2}}, {"salary", {28000, 95000, 0}}, {"tax", {0, 20, 2}},       {"quantity", {1, 5, 0}},
    {"count", {1, 50, 0}},     {"stock", {0, 80, 0}},         {"pages", {80, 640, 0}},   {"percent", {0, 100, 0}},
    {"age", {18, 80, 0}},      {"year", {1990, 2026, 0}},     {"month", {1, 12, 0}},     {"day", {1, 28, 0}},
    {"hour", {0, 23, 0}},      {"minute", {0, 59, 0}},        {"duration", {5, 180, 0}}, {"rating", {1, 5, 1}},
    {"score", {0, 1, 2}},      {"stars", {1, 5, 0}},          {"marks", {35, 100, 1}},   {"lat", {-60, 60, 4}},
    {"lon", {-170, 170, 4}},   {"lng", {-170, 170, 4}},       {"discount", {0, 30, 0}},  {"weight", {1, 90, 1}},
    {"height", {1, 200, 1}},   {"width", {1, 200, 1}},        {"distance", {1, 40, 1}},  {"temperature", {-5, 30, 1}},
    {"port", {1024, 9999, 0}}, {"page", {1, 20, 0}},          {"limit", {10, 100, 0}},   {"size", {1, 5000, 0}},
    {"id", {1, 999, 0}},
});

struct NamedYears {
  std::string_view part;
  YearRange years;
};
constexpr auto yearsByName = std::to_array<NamedYears>({{"birth", {1958, 2006}},
                                                        {"dob", {1958, 2006}},
                                                        {"expir", {2027, 2029}},
                                                        {"due", {2027, 2027}},
                                                        {"until", {2027, 2028}},
                                                        {"deadline", {2027, 2027}},
                                                        {"joined", {2019, 2025}},
                                                        {"hired", {2012, 2025}},
                                                        {"published", {1998, 2025}},
                                                        {"created", {2024, 2025}}});

std::string lowered(std::string_view text) {
  std::string result;
  for (const char c : text) result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

template<class Entry, std::size_t size>
const Entry* entryFor(const std::array<Entry, size>& table, std::string_view fieldName) {
  const std::string name = lowered(fieldName);
  const auto found =
      std::ranges::find_if(table, [&](const Entry& entry) { return name.find(entry.part) != std::string::npos; });
  return found != table.end() ? &*found : nullptr;
}

std::string pick(Texts texts, Random& random) { return std::string(texts[random.below(texts.size())]); }

std::string join(std::initializer_list<std::string_view> parts) {
  std::string result;
  for (const std::string_view part : parts) result += part;
  return result;
}

std::string textAbout(About about, const Subject& subject, Random& random) {
  const Person& person = people[subject.person % people.size()];
  const Region& region = regions[subject.place % regions.size()];
  switch (about) {
  case About::FirstName: return std::string(person.first);
  case About::LastName: return std::string(person.last);
  case About::FullName: return join({person.first, " ", person.last});
  case About::UserName: return std::string(person.user);
  case About::Email: return join({person.user, "@example.", subject.place % 2 == 0 ? "com" : "org"});
  case About::City: return std::string(region.city);
  case About::Country: return std::string(region.country);
  case About::CountryCode: return std::string(region.code);
  case About::Postcode: return std::string(region.postcode);
  case About::Currency: return std::string(region.currency);
  case About::Language: return std::string(region.language);
  case About::Zone: return std::string(region.zone);
  case About::Phone: return std::string(region.phone);
  case About::Address: return pick(streets, random) + join({", ", region.city});
  case About::Listed: break;
  }
  return exampleWord(random);
}

} // namespace

Subject anySubject(Random& random) { return {random.next(), random.next(), random.next()}; }

std::string exampleWord(Random& random) { return pick(words, random); }

std::string exampleText(std::string_view fieldName, const Subject& subject, Random& random) {
  const Content* content = entryFor(contents, fieldName);
  if (!content) return exampleWord(random);
  if (content->about != About::Listed) return textAbout(content->about, subject, random);
  return std::string(content->texts[(subject.thing + random.below(content->texts.size())) % content->texts.size()]);
}

std::string exampleIp(const IpRules& rules, Random& random) {
  const bool isNetwork = rules.part == IpPart::Network;
  const std::string host = isNetwork ? "0" : std::to_string(1 + random.below(254));
  std::string text = rules.version == 6 ? "2001:db8::" + (isNetwork ? "" : host) : "192.0.2." + host;
  if (rules.part != IpPart::Address) text += rules.version == 6 ? "/32" : "/24";
  return text;
}

NumberRange exampleRange(std::string_view fieldName, bool isWhole) {
  const NamedRange* found = entryFor(ranges, fieldName);
  NumberRange range = found ? found->range : NumberRange{1, 100, isWhole ? 0 : 2};
  if (isWhole) range.decimals = 0;
  return range;
}

YearRange exampleYears(std::string_view fieldName) {
  const NamedYears* found = entryFor(yearsByName, fieldName);
  return found ? found->years : YearRange{};
}

} // namespace signalbox::schema
