// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/header_editor.h"

#include "ui/theme/theme.h"

namespace signalbox::ui {
namespace {

constexpr int nameInk = 12; // an indicator that CodeEditor leaves free

} // namespace

HeaderEditor::HeaderEditor(const QString& name, QWidget* parent) : CodeEditor(Language::Plain, name, parent) {
  setReadOnly(true);
  setReadOnlyLook(true);
  indicatorDefine(TextColorIndicator, nameInk);
  applyInk();
  connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, &HeaderEditor::applyInk);
  connect(this, &QsciScintilla::textChanged, this, &HeaderEditor::markNames);
}

void HeaderEditor::applyInk() { setIndicatorForegroundColor(theme().jsonKey, nameInk); }

// Each line up to its colon.
void HeaderEditor::markNames() {
  SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(nameInk));
  SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, SendScintilla(SCI_GETLENGTH));
  const QByteArray utf8 = bytes();
  for (qsizetype begin = 0, end = 0; begin < utf8.size(); begin = end + 1) {
    end = utf8.indexOf('\n', begin);
    if (end < 0) end = utf8.size();
    const qsizetype colon = utf8.indexOf(':', begin);
    if (colon <= begin || colon >= end) continue;
    SendScintilla(SCI_INDICATORFILLRANGE, static_cast<unsigned long>(begin), static_cast<long>(colon - begin));
  }
}

} // namespace signalbox::ui
