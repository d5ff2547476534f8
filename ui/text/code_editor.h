// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// CodeEditor: QScintilla in the look of the window, with messages behind the lines they belong to. Offsets are bytes of
// UTF-8.
#pragma once

#include "ui/text/qscintilla.h"

#include <QVector>

namespace signalbox::ui {

// A message at a range of the text: a squiggle below it, the words behind the line.
struct Lens {
  enum class Severity { Error, Warning };
  qsizetype begin = 0;
  qsizetype end = 0;
  QString text;
  Severity severity = Severity::Error;
  bool operator==(const Lens&) const = default;
};

class CodeEditor : public QsciScintilla {
  Q_OBJECT
public:
  enum class Language { Plain, Json, Markup }; // Markup: HTML and XML
  CodeEditor(Language language, const QString& name, QWidget* parent = nullptr);

  void setLanguage(Language language);
  QString content() const;
  QByteArray bytes() const;
  void setContent(const QString& text);   // as one undo step; does nothing when equal
  void resetContent(const QString& text); // forgets the undo history; caret to the start, and that is shown

  void setLenses(const QVector<Lens>& lenses);
  const QVector<Lens>& lenses() const { return m_lenses; }

  // Selects, scrolls there, unfolds and takes the focus.
  void selectRange(qsizetype begin, qsizetype end);
  qsizetype selectionBegin() const;
  qsizetype selectionEnd() const;
  QString selectedBytesText() const;

  void setReadOnlyLook(bool readOnly); // no caret line, no brace match
  void setLineNumbersShown(bool shown);
  void setProse(bool isProse);                    // text to be read: lines wrap whatever is set, and have no guides
  void setSurface(const QColor& (*background)()); // island unless told; asked again on every theme switch
  // As high as its lines, between the two (in lines): for an editor inside a form.
  void fitHeight(int fewestLines, int mostLines);

Q_SIGNALS:
  void contentEdited(); // by the person, not by setContent
  void lensClicked(int index);
  void caretMoved(int line, int column);     // from 1
  void focusModeChanged(bool tabMovesFocus); // Ctrl+M

protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  bool focusNextPrevChild(bool next) override;

private:
  void configure();
  void applyTheme();
  void applyLexerTheme();
  void applyLanguage();
  void applyMargins();
  void markVariables();
  void markLenses();
  void moveLenses(qsizetype position, qsizetype inserted); // bytes; fewer than 0: taken out
  void refit();
  void paintFolds(QPainter& painter);
  void paintLenses(QPainter& painter);
  QRectF lensRect(const Lens& lens) const;
  bool closeBracket(QChar typed);
  bool openBlock();

  Language m_language;
  QVector<Lens> m_lenses;
  QColor m_background;
  const QColor& (*m_surface)();
  int m_fewestLines = 0;
  int m_mostLines = 0;
  bool m_lineNumbers = true;
  bool m_isProse = false;
  bool m_tabMovesFocus = false;
  bool m_isSetting = false;
};

} // namespace signalbox::ui
