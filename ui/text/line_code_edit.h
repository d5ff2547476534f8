// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// LineCodeEdit: one line of code, such as a type expression, with completion and a squiggle below what is wrong.
#pragma once

#include "ui/widgets/line_edit.h"

#include <QStringList>

#include <functional>

class QListWidget;

namespace signalbox::ui {

struct LineProblem {
  qsizetype offset = 0; // of the first wrong character
  QString message;      // empty = fine
};

class LineCodeEdit final : public LineEdit {
  Q_OBJECT
public:
  explicit LineCodeEdit(const QString& name, QWidget* parent = nullptr);
  ~LineCodeEdit() override;

  void setWords(const QStringList& words) { m_words = words; } // what may complete a name
  void addWords(const QStringList& words) { m_words += words; }
  void setCompletesWhole(bool isWhole) { m_completesWhole = isWhole; } // all before the caret, not its last name
  bool isListOpen() const { return m_list != nullptr; }
  void setCheck(std::function<LineProblem(const QString&)> check); // runs on every change
  const LineProblem& lineProblem() const { return m_problem; }

protected:
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

private:
  struct Word {
    int begin = 0;
    QString prefix; // up to the caret
  };
  Word wordAtCaret() const;
  QStringList matching(const QString& prefix) const;
  void offer();
  void accept(const QString& word);
  void closeList();
  bool listHandles(QKeyEvent& event);
  void runCheck();

  QStringList m_words;
  bool m_completesWhole = false;
  std::function<LineProblem(const QString&)> m_check;
  LineProblem m_problem;
  QListWidget* m_list = nullptr; // child of the window while open
};

} // namespace signalbox::ui
