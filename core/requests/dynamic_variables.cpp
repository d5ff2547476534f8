// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/dynamic_variables.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <random>

namespace signalbox::requests {

namespace {

using Made = std::string (*)();

std::uint64_t randomBelow(std::uint64_t end) {
  thread_local std::mt19937_64 engine(std::random_device{}());
  return std::uniform_int_distribution<std::uint64_t>(0, end - 1)(engine);
}

template<std::size_t size>
std::string oneOf(const std::array<const char*, size>& words) {
  return words[randomBelow(size)];
}

std::string letters(std::string_view alphabet, std::size_t count) {
  std::string text;
  while (text.size() < count) text += alphabet[randomBelow(alphabet.size())];
  return text;
}

// RFC 9562 §5.4
std::string uuid() {
  constexpr std::string_view hex = "0123456789abcdef";
  constexpr std::string_view variants = "89ab";
  return letters(hex, 8) + '-' + letters(hex, 4) + "-4" + letters(hex, 3) + '-' + letters(variants, 1) +
         letters(hex, 3) + '-' + letters(hex, 12);
}

auto now() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

std::string timestamp() {
  return std::to_string(std::chrono::duration_cast<std::chrono::seconds>(now().time_since_epoch()).count());
}

std::string isoTimestamp() {
  using namespace std::chrono;
  const auto day = floor<days>(now());
  const year_month_day date(day);
  const hh_mm_ss<milliseconds> time(now() - day);
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
  return text.data();
}

constexpr std::array firstNames{"Ada", "Amina", "Chen", "Dmitri", "Elif", "Grace", "Ingrid", "Kofi", "Maria", "Ravi"};
constexpr std::array lastNames{"Alvarez",  "Chaudhary", "Eriksen", "Haddad", "Kimura",
                               "Lovelace", "Mensah",    "Okafor",  "Rossi",  "Turing"};
constexpr std::array words{"amber", "bridge", "cedar",   "delta",  "ember",
                           "fable", "grove",  "harbour", "island", "juniper"};

std::string firstName() { return oneOf(firstNames); }
std::string lastName() { return oneOf(lastNames); }

std::string email() {
  std::string name = firstName() + '.' + lastName();
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return name + std::to_string(randomBelow(1000)) + "@example.com";
}

struct Maker {
  DynamicVariable variable;
  Made make;
};

constexpr std::string_view alphanumeric = "0123456789abcdefghijklmnopqrstuvwxyz";

constexpr std::array makers{
    Maker{{"$guid", "a UUID of version 4"}, &uuid},
    Maker{{"$randomUUID", "the same"}, &uuid},
    Maker{{"$timestamp", "seconds since 1970"}, &timestamp},
    Maker{{"$isoTimestamp", "now, as 2025-01-31T08:15:00.000Z"}, &isoTimestamp},
    Maker{{"$randomInt", "0 to 1000"}, [] { return std::to_string(randomBelow(1001)); }},
    Maker{{"$randomBoolean", "true or false"}, [] { return std::string(randomBelow(2) == 0 ? "true" : "false"); }},
    Maker{{"$randomAlphaNumeric", "one letter or digit"}, [] { return letters(alphanumeric, 1); }},
    Maker{{"$randomPassword", "15 letters and digits"}, [] { return letters(alphanumeric, 15); }},
    Maker{{"$randomFirstName", "a first name"}, &firstName},
    Maker{{"$randomLastName", "a last name"}, &lastName},
    Maker{{"$randomFullName", "both"}, [] { return firstName() + ' ' + lastName(); }},
    Maker{{"$randomEmail", "an address at example.com"}, &email},
    Maker{{"$randomWord", "a word"}, [] { return oneOf(words); }},
};

constexpr auto variables = [] {
  std::array<DynamicVariable, makers.size()> all{};
  std::ranges::transform(makers, all.begin(), &Maker::variable);
  return all;
}();

} // namespace

std::span<const DynamicVariable> dynamicVariables() { return variables; }

std::optional<std::string> dynamicValue(std::string_view name) {
  const auto found = std::ranges::find(makers, name, [](const Maker& maker) { return maker.variable.name; });
  return found == makers.end() ? std::nullopt : std::optional(found->make());
}

} // namespace signalbox::requests
