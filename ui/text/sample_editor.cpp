// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/sample_editor.h"

#include "ui/theme/theme.h"

#include <QRegularExpression>

namespace signalbox::ui {

namespace {

// Indicators; those of CodeEditor are below.
constexpr int stringInk = 20;
constexpr int numberInk = 21;
constexpr int commentInk = 22;

// A text in quotes, a comment to the end of its line, or a number that stands alone.
const QRegularExpression& token() {
  static const QRegularExpression pattern(
      QStringLiteral(R"re((?<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`))re"
                     R"re(|(?<comment>^\s*(?://|#)[^\n]*)|(?<number>(?<![\w.])\d+(?:\.\d+)?(?![\w.])))re"),
      QRegularExpression::MultilineOption);
  return pattern;
}

int inkOf(const QRegularExpressionMatch& match) {
  if (match.hasCaptured(QStringLiteral("string"))) return stringInk;
  return match.hasCaptured(QStringLiteral("comment")) ? commentInk : numberInk;
}

} // namespace

SampleEditor::SampleEditor(const QString& name, QWidget* parent) : CodeEditor(Language::Plain, name, parent) {
  for (const int ink : {stringInk, numberInk, commentInk}) indicatorDefine(TextColorIndicator, ink);
  connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, &SampleEditor::applyInks);
  applyInks();
}

void SampleEditor::applyInks() {
  setIndicatorForegroundColor(theme().jsonString, stringInk);
  setIndicatorForegroundColor(theme().jsonNumber, numberInk);
  setIndicatorForegroundColor(theme().text3, commentInk);
}

void SampleEditor::showSample(const QString& text) {
  resetContent(text);
  for (auto each = token().globalMatch(text); each.hasNext();) {
    const QRegularExpressionMatch match = each.next();
    const auto begin = static_cast<unsigned long>(text.left(match.capturedStart()).toUtf8().size());
    const auto size = static_cast<long>(match.captured().toUtf8().size());
    SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(inkOf(match)));
    SendScintilla(SCI_INDICATORFILLRANGE, begin, size);
  }
}

} // namespace signalbox::ui
