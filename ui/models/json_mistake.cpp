// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/json_mistake.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>
#include <vector>

namespace signalbox::ui {
namespace {

QString translated(const char* source) { return QCoreApplication::translate("JsonMistake", source); }

bool startsCharacter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

bool isWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '+' || c == '.' || !startsCharacter(c) || static_cast<unsigned char>(c) >= 0xC0U;
}

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::size_t byteAt(std::string_view text, std::size_t position) {
  std::size_t at = 0;
  for (std::size_t seen = 0; at < text.size(); ++at)
    if (startsCharacter(text[at]) && seen++ == position) break;
  return at;
}

// One past the token that begins at `begin`. A text in quotes ends with its line at the latest.
std::size_t endOfToken(std::string_view text, std::size_t begin) {
  std::size_t end = begin + 1;
  if (const char quote = text[begin]; quote == '"' || quote == '\'') {
    for (; end < text.size() && text[end] != '\n'; ++end) {
      if (text[end] == quote) return end + 1;
      if (text[end] == '\\' && end + 1 < text.size() && text[end + 1] != '\n') ++end;
    }
    return end;
  }
  if (isWordByte(text[begin]))
    while (end < text.size() && isWordByte(text[end])) ++end;
  return end;
}

struct Token {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The tokens in front of a place, as far as they say what is wrong at it.
struct Before {
  std::vector<std::size_t> open; // brackets that are not closed
  Token last;                    // empty: none
  Token lastButOne;
};

Before before(std::string_view text, std::size_t place) {
  Before found;
  for (std::size_t at = 0; at < place;) {
    if (isSpace(text[at])) {
      ++at;
      continue;
    }
    const std::size_t end = std::min(endOfToken(text, at), place);
    if (text[at] == '{' || text[at] == '[') found.open.push_back(at);
    if ((text[at] == '}' || text[at] == ']') && !found.open.empty()) found.open.pop_back();
    found.lastButOne = std::exchange(found.last, {at, end});
    at = end;
  }
  return found;
}

// A mistake while it is looked into: the text, where it is wrong, what stands around.
class Finder final {
public:
  Finder(std::string_view text, std::size_t place) : m_text(text), m_place(place), m_before(before(text, place)) {
    if (!isAtEnd()) m_token = {m_place, endOfToken(text, m_place)};
  }

  JsonMistake find(std::string_view message) const {
    if (message.starts_with("Invalid control character") && m_before.last.end > 0)
      return at(m_before.last.begin, m_before.last, ofControl());
    const QString reason = reasonOf(message);
    return isAtEnd() ? at(m_before.last.end, m_before.last, reason) : at(m_place, m_token, reason);
  }

private:
  JsonMistake at(std::size_t place, const Token& token, const QString& reason) const {
    const std::string_view head = m_text.substr(0, place);
    const std::size_t lineEnd = head.rfind('\n');
    const std::string_view inLine = head.substr(lineEnd == head.npos ? 0 : lineEnd + 1);
    const int column = 1 + static_cast<int>(std::ranges::count_if(inLine, startsCharacter));
    return {lineOf(place), column, TextRange{token.begin, token.end, true}, reason};
  }

  bool isAtEnd() const { return m_place >= m_text.size(); }
  bool isBehind(char c) const { return m_before.last.end > 0 && m_text[m_before.last.begin] == c; }
  bool isAt(char c) const { return !isAtEnd() && m_text[m_place] == c; }
  bool isAtBracket() const { return isAt('}') || isAt(']'); }
  bool isAtComment() const { return isAt('/') || isAt('#'); }
  int lineOf(std::size_t place) const {
    return 1 + static_cast<int>(std::ranges::count(m_text.substr(0, place), '\n'));
  }

  QString shown(const Token& token) const {
    constexpr int most = 28;
    const auto size = static_cast<qsizetype>(token.end - token.begin);
    QString text = QString::fromUtf8(m_text.data() + token.begin, size).simplified();
    if (text.size() > most) text = text.left(most - 1) + QChar(0x2026);
    return text.startsWith(QLatin1Char('"')) ? text : QChar(0x201c) + text + QChar(0x201d);
  }
  QString shownOpen() const { return shown({m_before.open.back(), m_before.open.back() + 1}); }

  QString reasonOf(std::string_view message) const {
    if (message.starts_with("Expecting") && isAtComment()) return translated("JSON has no comments.");
    if (message == "Expecting value") return ofValue();
    if (message.starts_with("Expecting property name")) return ofName();
    if (message == "Expecting ':' delimiter") return ofColon();
    if (message == "Expecting ',' delimiter") return ofComma();
    if (message.starts_with("Unterminated")) return translated("The text that begins here has no closing quote.");
    if (message == "Extra data")
      return translated("The JSON ends before %1: a body is one value, such as one object.").arg(shown(m_token));
    if (message.starts_with("Invalid \\u")) return translated("Behind \\u stand four hexadecimal digits.");
    if (message.starts_with("Invalid \\"))
      return translated("No escape begins like this. A backslash itself is written \\\\.");
    return {};
  }

  QString tooEarly(const QString& why) const {
    return translated("Line %1 ends too early. %2").arg(lineOf(m_before.last.end)).arg(why);
  }
  QString notClosed() const {
    if (m_before.open.empty()) return {};
    const QString why = translated("The %1 of line %2 is not closed.");
    return tooEarly(why.arg(shownOpen()).arg(lineOf(m_before.open.back())));
  }
  QString missingValue() const {
    const bool isNamed = isBehind(':') && m_before.lastButOne.end > 0;
    const QString why =
        translated("A value is missing after %1.").arg(shown(isNamed ? m_before.lastButOne : m_before.last));
    return isAtEnd() ? tooEarly(why) : why;
  }
  QString tooMuch() const { return translated("The comma before %1 is one too many.").arg(shown(m_token)); }

  QString ofValue() const {
    if (m_before.last.end == 0 && isAtEnd()) return translated("The body is empty. JSON begins with { or [.");
    if (isAtEnd()) return isBehind('[') ? notClosed() : missingValue();
    if (isAtBracket() && isBehind(',')) return tooMuch();
    if ((isAtBracket() || isAt(',') || isAt(':')) && m_before.last.end > 0) return missingValue();
    if (isAt('\'')) return translated("Texts stand in double quotes.");
    return ofWord();
  }
  QString ofWord() const {
    const std::string_view word = m_text.substr(m_token.begin, m_token.end - m_token.begin);
    for (const auto& [python, json] : {std::pair{"True", "true"}, {"False", "false"}, {"None", "null"}})
      if (word == python) return translated("%1 is written %2 in JSON.").arg(shown(m_token), QLatin1String(json));
    if (word.find_first_not_of("0123456789+-.eE") == word.npos)
      return translated("%1 is no number in JSON.").arg(shown(m_token));
    return translated("%1 is no value. Texts stand in double quotes.").arg(shown(m_token));
  }
  QString ofName() const {
    if (isAtEnd()) return notClosed();
    if (isAt('}') && isBehind(',')) return tooMuch();
    if (isAt('\'') || isWordByte(m_text[m_place]))
      return translated("The name %1 must stand in double quotes.").arg(shown(m_token));
    return translated("A name in double quotes is missing before %1.").arg(shown(m_token));
  }
  QString ofColon() const {
    const QString why = translated("A colon is missing after %1.").arg(shown(m_before.last));
    return isAtEnd() ? tooEarly(why) : why;
  }
  QString ofComma() const {
    if (isAtEnd()) return notClosed();
    if (isAtBracket() && !m_before.open.empty()) {
      const int line = lineOf(m_before.open.back());
      return translated("%1 cannot close the %2 of line %3.").arg(shown(m_token), shownOpen()).arg(line);
    }
    return translated("A comma is missing before %1.").arg(shown(m_token));
  }
  // Mostly the quote at the end of a line is missing.
  QString ofControl() const {
    if (isAt('\n') || isAt('\r')) return translated("The text that begins here has no closing quote.");
    return isAt('\t') ? translated("A tab inside a text is written \\t.")
                      : translated("A control character inside a text is written as an escape.");
  }

  std::string_view m_text;
  std::size_t m_place;
  Before m_before;
  Token m_token;
};

} // namespace

JsonMistake jsonMistake(std::string_view text, std::size_t position, std::string_view message) {
  if (text.empty() && position > 0) return {}; // what was sent is not here
  return Finder(text, byteAt(text, position)).find(message);
}

} // namespace signalbox::ui
