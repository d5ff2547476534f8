// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regex/rust_parser.h"
#include "core/regex/unicode_sets.h"

namespace signalbox::regex {

namespace {

bool isSpace(char32_t c) { return c != endOfPattern && unicodeSpaces().contains(c); }
bool isBoundaryLetter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; }

int hexValue(char32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<int>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<int>(c - 'A' + 10);
  return -1;
}

// Punctuation may always be escaped, but for \< and \>, which are boundaries.
bool isEscapable(char32_t c) {
  const bool isLetterOrDigit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return c < 0x80 && !isLetterOrDigit && c != '<' && c != '>';
}

char32_t controlOf(char32_t letter) {
  switch (letter) {
  case 'a': return 7;
  case 'f': return 12;
  case 't': return 9;
  case 'n': return 10;
  case 'r': return 13;
  case 'v': return 11;
  default: return 0;
  }
}

Primitive character(char32_t c, std::size_t position) { return {.character = c, .position = position}; }
Primitive look(Look kind, std::size_t position) {
  return {.kind = Primitive::Kind::Look, .look = kind, .position = position};
}

} // namespace

void RustReader::skipSpace() {
  if (!flags.extended) return;
  for (;;) {
    if (isSpace(peek())) {
      take();
    } else if (peek() == '#') {
      while (!atEnd() && take() != '\n') {
      }
    } else {
      return;
    }
  }
}

bool RustReader::bumpAndSkipSpace() {
  take();
  if (atEnd()) return false;
  skipSpace();
  return !atEnd();
}

char32_t RustReader::peekPastSpace() const {
  if (!flags.extended) return peek(1);
  bool isComment = false;
  for (std::size_t ahead = 1; peek(ahead) != endOfPattern; ++ahead) {
    const char32_t c = peek(ahead);
    if (isComment && c == '\n')
      isComment = false;
    else if (!isComment && c == '#')
      isComment = true;
    else if (!isComment && !isSpace(c))
      return c;
  }
  return endOfPattern;
}

Primitive RustReader::escape() {
  const std::size_t begin = position();
  take();
  const char32_t c = peek();
  if (c == endOfPattern) fail("incomplete escape sequence, reached end of pattern prematurely", begin);
  if (c >= '0' && c <= '9') fail("backreferences are not supported", begin);
  switch (c) {
  case 'x':
  case 'u':
  case 'U': return hexEscape(begin);
  case 'p':
  case 'P': return propertyEscape(begin);
  case 'd':
  case 'D':
  case 's':
  case 'S':
  case 'w':
  case 'W': return perlClass(begin);
  default: break;
  }
  take();
  if (isEscapable(c)) return character(c, begin);
  if (const char32_t control = controlOf(c)) return character(control, begin);
  switch (c) {
  case 'A': return look(Look::TextStart, begin);
  case 'z': return look(Look::TextEnd, begin);
  case 'B': return look(Look::NotWordBoundary, begin);
  case '<': return look(Look::WordStart, begin);
  case '>': return look(Look::WordEnd, begin);
  case 'b': return look(peek() == '{' ? namedBoundary(begin).value_or(Look::WordBoundary) : Look::WordBoundary, begin);
  default: fail("unrecognized escape sequence", begin);
  }
}

// \b{start}; nothing when the brace begins a count.
std::optional<Look> RustReader::namedBoundary(std::size_t begin) {
  const std::size_t brace = position();
  if (!bumpAndSkipSpace())
    fail(
        "found either the beginning of a special word boundary or a bounded repetition on a \\b with an opening brace, "
        "but no closing brace",
        begin);
  if (!isBoundaryLetter(peek())) {
    moveTo(brace);
    return std::nullopt;
  }
  std::string name;
  while (isBoundaryLetter(peek())) {
    name += static_cast<char>(peek());
    bumpAndSkipSpace();
  }
  if (!takeIf(U'}')) fail("special word boundary assertion is either unclosed or contains an invalid character", brace);
  if (name == "start") return Look::WordStart;
  if (name == "end") return Look::WordEnd;
  if (name == "start-half") return Look::WordStartHalf;
  if (name == "end-half") return Look::WordEndHalf;
  fail("unrecognized special word boundary assertion, valid choices are: start, end, start-half or end-half", brace);
}

Primitive RustReader::hexEscape(std::size_t begin) {
  const char32_t letter = peek();
  if (!bumpAndSkipSpace()) fail("incomplete escape sequence, reached end of pattern prematurely");
  Primitive result{.position = begin};
  if (peek() == '{') {
    result.character = hexInBraces();
  } else {
    result.character = hexDigits(letter == 'x' ? 2 : letter == 'u' ? 4 : 8);
    result.isByte = letter == 'x' && result.character >= 0x80;
  }
  if (result.character > lastCodePoint || (result.character >= 0xD800 && result.character < 0xE000))
    fail("hexadecimal literal is not a Unicode scalar value", begin);
  return result;
}

char32_t RustReader::hexDigits(std::size_t count) {
  char32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0 && !bumpAndSkipSpace()) fail("incomplete escape sequence, reached end of pattern prematurely");
    const int digit = hexValue(peek());
    if (digit < 0) fail("invalid hexadecimal digit");
    value = value * 16 + static_cast<char32_t>(digit);
  }
  bumpAndSkipSpace();
  return value;
}

char32_t RustReader::hexInBraces() {
  const std::size_t brace = position();
  char32_t value = 0;
  bool isEmpty = true;
  while (bumpAndSkipSpace() && peek() != '}') {
    const int digit = hexValue(peek());
    if (digit < 0) fail("invalid hexadecimal digit");
    value = value > lastCodePoint ? value : value * 16 + static_cast<char32_t>(digit);
    isEmpty = false;
  }
  if (atEnd()) fail("incomplete escape sequence, reached end of pattern prematurely", brace);
  bumpAndSkipSpace();
  if (isEmpty) fail("hexadecimal literal empty", brace);
  return value;
}

Primitive RustReader::propertyEscape(std::size_t begin) {
  const bool isNegated = peek() == 'P';
  if (!bumpAndSkipSpace()) fail("incomplete escape sequence, reached end of pattern prematurely");
  std::string name;
  if (peek() == '{') {
    while (bumpAndSkipSpace() && peek() != '}') appendUtf8(name, peek());
    if (atEnd()) fail("incomplete escape sequence, reached end of pattern prematurely");
    take();
  } else {
    if (peek() == '\\') fail("invalid Unicode character class");
    appendUtf8(name, peek());
    bumpAndSkipSpace();
  }
  return {.kind = Primitive::Kind::Set, .set = property(name, isNegated, begin), .position = begin};
}

// "name", "name=value" or "name:value"; "name!=value" is the same in the crate as Pydantic builds it.
CodePointSet RustReader::property(const std::string& name, bool isNegated, std::size_t begin) const {
  if (!flags.unicode) fail("Unicode not allowed here", begin);
  std::size_t separator = name.find("!=");
  const std::size_t width = separator == std::string::npos ? 1 : 2;
  if (separator == std::string::npos) separator = name.find(':');
  if (separator == std::string::npos) separator = name.find('=');
  const bool hasValue = separator != std::string::npos;
  const std::string value = hasValue ? name.substr(separator + width) : std::string();
  if (hasValue && value.empty()) fail("Unicode property value not found", begin);
  auto set = unicodeProperty(std::string_view(name).substr(0, separator), value);
  if (!set) fail(set.error(), begin);
  const CodePointSet folded = flags.ignoreCase ? caseFolded(*set) : std::move(*set);
  return isNegated ? complement(folded) : folded;
}

Primitive RustReader::perlClass(std::size_t begin) {
  const char32_t letter = take();
  const bool isNegated = letter < 'a';
  const char32_t kind = letter | 32;
  const CodePointSet& set = flags.unicode ? (kind == 'd'   ? unicodeDigits()
                                             : kind == 's' ? unicodeSpaces()
                                                           : unicodeWords())
                                          : (kind == 'd'   ? asciiDigits()
                                             : kind == 's' ? asciiSpaces()
                                                           : asciiWords());
  if (isNegated && !flags.unicode) fail("pattern can match invalid UTF-8", begin);
  return {.kind = Primitive::Kind::Set, .set = isNegated ? complement(set) : set, .position = begin};
}

} // namespace signalbox::regex
