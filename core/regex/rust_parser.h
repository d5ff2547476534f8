// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The syntax of Rust's regex crate 1.12 (regex-syntax 0.8): text to tree, refused where it refuses.
#pragma once

#include "core/regex/pattern_reader.h"
#include "core/regex/tree.h"

#include <optional>
#include <set>

namespace signalbox::regex {

// Throws PatternError.
Node parseRust(std::string_view text);

struct RustFlags {
  bool ignoreCase = false;
  bool multiLine = false;
  bool dotAll = false;
  bool swapGreed = false;
  bool unicode = true;
  bool crlf = false;
  bool extended = false;
};

// One escape, or one character that stands for itself.
struct Primitive {
  enum class Kind : std::uint8_t { Character, Set, Look } kind = Kind::Character;
  char32_t character = 0;
  bool isByte = false; // \xFF, which is no character without the flag u
  Look look = Look::TextStart;
  CodePointSet set{};
  std::size_t position = 0;
};

// What the parsers of patterns and of classes share.
class RustReader : public PatternReader {
public:
  using PatternReader::PatternReader;

  RustFlags flags;

  // Past white space and comments, where flag x is on.
  void skipSpace();
  // One on, then past space; whether there is more.
  bool bumpAndSkipSpace();
  // What follows the next character, past space.
  char32_t peekPastSpace() const;

  Primitive escape();

private:
  Primitive hexEscape(std::size_t begin);
  char32_t hexDigits(std::size_t count);
  char32_t hexInBraces();
  Primitive propertyEscape(std::size_t begin);
  Primitive perlClass(std::size_t begin);
  std::optional<Look> namedBoundary(std::size_t begin);
  CodePointSet property(const std::string& name, bool isNegated, std::size_t begin) const;
};

struct ParsedClass {
  CodePointSet set;
  int depth = 1; // counted as the nesting limit counts
};

inline constexpr int nestingLimit = 250;

// From its '[' on.
ParsedClass parseRustClass(RustReader& reader);

} // namespace signalbox::regex
