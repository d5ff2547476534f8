// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/json_text.h"

#include "ui/text/editor_look.h"

#include <algorithm>

namespace signalbox::ui {
namespace {

// One pass over the text; words, strings and placeholders are copied, only white space between them is made anew.
class Formatter final {
public:
  explicit Formatter(QStringView text) : m_text(text) {}

  std::optional<QString> run() {
    while (true) {
      skipSpace();
      if (m_at >= m_text.size()) break;
      if (!step()) return std::nullopt;
    }
    if (!m_open.isEmpty()) return std::nullopt;
    return m_out;
  }

private:
  QChar here() const { return m_text[m_at]; }
  void skipSpace() {
    while (m_at < m_text.size() && here().isSpace()) ++m_at;
  }

  void newLine() {
    m_out += QLatin1Char('\n');
    m_out += QString(m_open.size() * editorLook().indent, QLatin1Char(' '));
  }

  bool step() {
    const QChar c = here();
    if (m_text.mid(m_at).startsWith(QLatin1String("{{"))) return copyPlaceholder();
    if (c == u'{' || c == u'[') return open(c);
    if (c == u'}' || c == u']') return closeWith(c);
    if (c == u'"') return copyString();
    ++m_at;
    if (c == u',') {
      m_out += c;
      newLine();
    } else if (c == u':') {
      m_out += QLatin1String(": ");
    } else {
      --m_at;
      copyWord();
    }
    return true;
  }

  bool open(QChar bracket) {
    ++m_at;
    const QChar other = bracket == u'{' ? u'}' : u']';
    m_out += bracket;
    skipSpace();
    if (m_at < m_text.size() && here() == other) {
      m_out += other;
      ++m_at;
      return true;
    }
    m_open += other;
    newLine();
    return true;
  }

  bool closeWith(QChar bracket) {
    if (m_open.isEmpty() || m_open.back() != bracket) return false;
    m_open.chop(1);
    newLine();
    m_out += bracket;
    ++m_at;
    return true;
  }

  bool copyString() {
    const qsizetype begin = m_at++;
    while (m_at < m_text.size() && here() != u'"') m_at += here() == u'\\' ? 2 : 1;
    if (m_at >= m_text.size()) return false;
    ++m_at;
    m_out += m_text.mid(begin, m_at - begin);
    return true;
  }

  bool copyPlaceholder() {
    const qsizetype end = m_text.indexOf(QLatin1String("}}"), m_at);
    if (end < 0) return open(here()); // an object that starts with an object is no JSON, but not ours to judge
    m_out += m_text.mid(m_at, end + 2 - m_at);
    m_at = end + 2;
    return true;
  }

  void copyWord() {
    const qsizetype begin = m_at;
    while (m_at < m_text.size() && !here().isSpace() && !QStringLiteral(",:{}[]\"").contains(here())) ++m_at;
    m_out += m_text.mid(begin, m_at - begin);
  }

  QStringView m_text;
  qsizetype m_at = 0;
  QString m_open; // brackets that must close
  QString m_out;
};

} // namespace

std::size_t samePlace(std::string_view from, std::size_t offset, std::string_view to) {
  const auto isInk = [](char c) { return c != ' ' && c != '\n' && c != '\r' && c != '\t'; };
  auto left = std::ranges::count_if(from.substr(0, offset), isInk);
  std::size_t at = 0;
  while (at < to.size() && (left > 0 || !isInk(to[at])))
    if (isInk(to[at++])) --left;
  return at;
}

std::optional<QString> formattedJson(const QString& text) { return Formatter(text).run(); }

} // namespace signalbox::ui
