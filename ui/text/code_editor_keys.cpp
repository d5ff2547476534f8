// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// CodeEditor: what is typed.
#include "ui/text/code_editor.h"
#include "ui/text/editor_look.h"
#include "ui/widgets/window_shortcut.h"

#include <QHash>
#include <QKeyEvent>

namespace signalbox::ui {

bool CodeEditor::closeBracket(QChar typed) {
  static const QHash<QChar, QChar> pairs{{u'{', u'}'}, {u'[', u']'}, {u'"', u'"'}};
  if (isReadOnly() || hasSelectedText() || m_language != Language::Json || !editorLook().closesBrackets) return false;
  const long caret = SendScintilla(SCI_GETCURRENTPOS);
  const auto next = static_cast<char>(SendScintilla(SCI_GETCHARAT, static_cast<unsigned long>(caret)));
  if ((typed == u'}' || typed == u']' || typed == u'"') && next == typed.toLatin1()) {
    SendScintilla(SCI_CHARRIGHT);
    return true;
  }
  if (!pairs.contains(typed)) return false;
  if (next != '\0' && !QByteArray(" \t\r\n,}]:").contains(next)) return false;
  const auto before =
      caret > 0 ? static_cast<char>(SendScintilla(SCI_GETCHARAT, static_cast<unsigned long>(caret - 1))) : '\0';
  if (typed == u'"' && (QChar::fromLatin1(before).isLetterOrNumber() || before == '"' || before == '\\')) return false;
  insert(QString(typed) + pairs[typed]);
  SendScintilla(SCI_CHARRIGHT);
  return true;
}

// Enter behind an opening bracket: the next line is one step further in, and what closes it stands on a line of its
// own.
bool CodeEditor::openBlock() {
  if (isReadOnly() || hasSelectedText() || m_language != Language::Json) return false;
  const long caret = SendScintilla(SCI_GETCURRENTPOS);
  const auto charAt = [this](long place) {
    return place < 0 ? '\0' : static_cast<char>(SendScintilla(SCI_GETCHARAT, static_cast<unsigned long>(place)));
  };
  const char opening = charAt(caret - 1);
  if (opening != '{' && opening != '[') return false;
  int line = 0;
  int column = 0;
  getCursorPosition(&line, &column);
  const QString outer = QStringLiteral("\n") + QString(indentation(line), QLatin1Char(' '));
  const QString inner = outer + QString(editorLook().indent, QLatin1Char(' '));
  const bool isClosed = charAt(caret) == (opening == '{' ? '}' : ']');
  beginUndoAction();
  insert(isClosed ? inner + outer : inner);
  SendScintilla(SCI_GOTOPOS, static_cast<unsigned long>(caret + inner.size()));
  endUndoAction();
  return true;
}

void CodeEditor::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_M && event->modifiers() == Qt::ControlModifier) {
    m_tabMovesFocus = !m_tabMovesFocus;
    return Q_EMIT focusModeChanged(m_tabMovesFocus);
  }
  const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (event->key() == Qt::Key_Escape || (isEnter && (event->modifiers() & Qt::ControlModifier)))
    return event->ignore(); // the pane's: leave, send
  if (isEnter && event->modifiers() == Qt::NoModifier && openBlock()) return;
  if (event->text().size() == 1 && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) &&
      closeBracket(event->text().front()))
    return;
  QsciScintilla::keyPressEvent(event);
}

bool CodeEditor::focusNextPrevChild(bool next) {
  return (m_tabMovesFocus || isReadOnly()) && QWidget::focusNextPrevChild(next);
}

// QScintilla claims every key; those of the window's commands must reach them, whatever they are bound to.
bool CodeEditor::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    if (isWindowShortcut(*window(), *static_cast<QKeyEvent*>(event))) {
      event->ignore();
      return true;
    }
  }
  return QsciScintilla::event(event);
}

} // namespace signalbox::ui
