// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Patterns: compiling, searching short texts, and 50 KB made to hurt. Prints a table.
#include "core/regex/pattern.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

using namespace signalbox;
using Clock = std::chrono::steady_clock;

namespace {

double microseconds(Clock::duration time) { return std::chrono::duration<double, std::micro>(time).count(); }

// The median of a few runs.
template<class Work>
double median(int runs, const Work& work) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const auto begin = Clock::now();
    work();
    times.push_back(microseconds(Clock::now() - begin));
  }
  std::nth_element(times.begin(), times.begin() + runs / 2, times.end());
  return times[static_cast<std::size_t>(runs / 2)];
}

void printShort(const char* pattern, const std::string& text) {
  constexpr int searches = 10'000;
  const double compile = median(5, [&] { static_cast<void>(regex::Pattern::compile(pattern)); });
  const auto compiled = *regex::Pattern::compile(pattern);
  int matches = 0;
  const double search = median(5, [&] {
    for (int i = 0; i < searches; ++i) matches += compiled->search(text) ? 1 : 0;
  });
  std::printf("%-60s compile %8.1f us   search %7.1f ns   %s\n", pattern, compile, search / searches * 1000,
              matches ? "match" : "no match");
}

void printHostile(const char* pattern, const std::string& text, regex::Dialect dialect = regex::Dialect::Rust) {
  const auto compiled = regex::Pattern::compile(pattern, dialect);
  if (!compiled) return static_cast<void>(std::printf("%s: %s\n", pattern, compiled.error().message.c_str()));
  const double first = median(1, [&] { static_cast<void>((*compiled)->search(text)); });
  std::printf("%-60s 50 KB: %8.2f ms   %12llu steps\n", pattern, first / 1000,
              static_cast<unsigned long long>((*compiled)->searchCounted(text).steps));
}

std::string disorderly(std::size_t length) {
  std::string text;
  std::uint64_t state = 1;
  while (text.size() < length) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    text += (state >> 60) & 1 ? 'a' : 'b';
  }
  return text;
}

} // namespace

int main() {
  printShort("^[a-z0-9_-]{3,16}$", "user_name-1");
  printShort(R"(^[\w.+-]+@[\w-]+\.[\w.-]+$)", "somebody@example.com");
  printShort(R"(^\d{4}-\d{2}-\d{2}$)", "2026-11-21");
  printShort(R"(^\p{L}[\p{L} '-]*$)", "Jürgen Müller");
  printShort(R"(\bfoo\b)", "a text with foo in it");
  const std::string letters(50'000, 'a');
  for (const char* pattern : {"(a+)+$", "(a|aa)*b", "(.*)*x", "(a{0,50}){0,50}b", "((a{1,20}){1,20}){1,20}b",
                              "(?:a?){200}b", "^(a?){50}a{50}$"})
    printHostile(pattern, letters + "!");
  for (const char* pattern : {"[ab]*a[ab]{12}c", "[ab]*a[ab]{200}c", "[ab]*a[ab]{2000}c", "[ab]{25000}c",
                              "(?:[ab]{1000}|b){20}c", "(?:ab|b|a){1000}c"})
    printHostile(pattern, disorderly(50'000));
  for (const char* pattern : {"^(?=(a+)+$)b", "(a+)+\\1b", "(?=a*b)"})
    printHostile(pattern, letters + "!", regex::Dialect::Ecma262);
}
