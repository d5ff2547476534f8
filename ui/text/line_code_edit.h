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

  using WordsAt = std::function<QStringList(const QString& before)>; // what may stand behind `before`
  void setWords(const QStringList& words);                           // what may complete a name
  void setWordsAt(WordsAt words) { m_wordsAt = std::move(words); }
  void setCompletesWhole(bool isWhole) { m_completesWhole = isWhole; } // all before the caret, not its last name
  bool
  listWants(int key) const; // the open list moves, closes or completes by it; Enter and Tab on what is typed do not
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
  QStringList matching(const Word& word) const;
  void offer();
  void accept(const QString& word);
  void closeList();
  bool listHandles(int key);
  void runCheck();

  WordsAt m_wordsAt;
  bool m_completesWhole = false;
  std::function<LineProblem(const QString&)> m_check;
  LineProblem m_problem;
  QListWidget* m_list = nullptr; // child of the window while open
};

} // namespace signalbox::ui
