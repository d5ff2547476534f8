// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/quote.h"

#include <algorithm>
#include <array>

namespace signalbox::requests {

namespace {

enum class Control { Python, Script, Go, Java, CSharp, Rust, Cpp };

std::string hex(unsigned char byte, int digits) {
  static constexpr std::string_view letters = "0123456789abcdef";
  std::string out(static_cast<std::size_t>(digits), '0');
  out[out.size() - 1] = letters[byte & 15U];
  out[out.size() - 2] = letters[byte >> 4U];
  return out;
}

std::string octal(unsigned char byte) {
  return {static_cast<char>('0' + (byte >> 6U)), static_cast<char>('0' + (byte >> 3U & 7U)),
          static_cast<char>('0' + (byte & 7U))};
}

// A control character that has no letter of its own.
std::string escapeOf(unsigned char byte, Control style) {
  switch (style) {
  case Control::Python:
  case Control::Go:
  case Control::Rust: return "\\x" + hex(byte, 2);
  case Control::Script:
  case Control::Java:
  case Control::CSharp: return "\\u" + hex(byte, 4);
  case Control::Cpp: return "\\" + octal(byte); // an octal escape ends after three digits, one in hexadecimal does not
  }
  return {};
}

// UTF-8 stays as it is but for the line separators, which end a line in some languages.
bool takeSeparator(std::string_view text, std::size_t& at, std::string& out, Control style) {
  const bool isSeparator = text.substr(at).starts_with("\xe2\x80\xa8") || text.substr(at).starts_with("\xe2\x80\xa9");
  const bool escapes = style == Control::Script || style == Control::CSharp;
  if (!isSeparator || !escapes) return false;
  out += text[at + 2] == '\xa8' ? "\\u2028" : "\\u2029";
  at += 2;
  return true;
}

std::string doubleQuoted(std::string_view text, Control style) {
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if (takeSeparator(text, i, out, style)) continue;
    if (c == '"' || c == '\\')
      out += std::string("\\") + c;
    else if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else if (c == '?' && style == Control::Cpp && out.ends_with('?'))
      out += "\\?"; // no trigraph
    else if (byte < 0x20 || byte == 0x7f)
      out += escapeOf(byte, style);
    else
      out += c;
  }
  return out + "\"";
}

// Quotes of any kind are quotes to PowerShell: U+2018 to U+201B too.
std::size_t powerShellQuote(std::string_view text) {
  if (text.starts_with('\'')) return 1;
  static constexpr std::array marks{"\xe2\x80\x98", "\xe2\x80\x99", "\xe2\x80\x9a", "\xe2\x80\x9b"};
  return std::ranges::any_of(marks, [&](const char* mark) { return text.starts_with(mark); }) ? 3 : 0;
}

} // namespace

std::string shellWord(std::string_view text) {
  const auto isPlain = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("-_./:@%+,").find(c) != std::string_view::npos;
  };
  if (!text.empty() && std::ranges::all_of(text, isPlain)) return std::string(text);
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'')
      out += "'\\''";
    else
      out += c;
  }
  return out + "'";
}

std::string powerShellText(std::string_view text) {
  std::string out = "'";
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t quote = powerShellQuote(text.substr(i));
    out += text.substr(i, std::max<std::size_t>(quote, 1));
    if (quote > 0) out += text.substr(i, quote);
    i += std::max<std::size_t>(quote, 1);
  }
  return out + "'";
}

std::string pythonText(std::string_view text) { return doubleQuoted(text, Control::Python); }
std::string scriptText(std::string_view text) { return doubleQuoted(text, Control::Script); }
std::string goText(std::string_view text) { return doubleQuoted(text, Control::Go); }
std::string javaText(std::string_view text) { return doubleQuoted(text, Control::Java); }
std::string cSharpText(std::string_view text) { return doubleQuoted(text, Control::CSharp); }
std::string rustText(std::string_view text) { return doubleQuoted(text, Control::Rust); }
std::string cppText(std::string_view text) { return doubleQuoted(text, Control::Cpp); }

std::string phpText(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

} // namespace signalbox::requests
