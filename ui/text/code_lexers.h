// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The lexers of CodeEditor, in the colours of the theme.
#pragma once

#include "ui/text/code_editor.h"

namespace signalbox::ui {

QsciLexer* makeLexer(CodeEditor::Language language, QObject* parent); // null for plain text
void colourLexer(QsciLexer& lexer, CodeEditor::Language language, const QColor& background, const QFont& font);

} // namespace signalbox::ui
