// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FindBar: the row over a text in which something is looked for: the field, how often it was found, the match before
// and the next one, close. Enter and Shift+Enter step, Esc closes. SearchedEditor: a code editor below such a row.
#pragma once

#include "ui/commands/findable.h"

#include <QWidget>

namespace signalbox::ui {

class CodeEditor;
class Label;
class SearchField;

class FindBar final : public QWidget {
  Q_OBJECT
public:
  // `id` begins the object names: "response" gives "response.search". Hidden until it is opened.
  explicit FindBar(const QString& id, QWidget* parent = nullptr);

  void open(const QString& text = {}); // an empty text leaves the last one; the field gets the keyboard
  void close();                        // closed() follows
  QString text() const;
  void setCount(const QString& words);

Q_SIGNALS:
  void searched(const QString& text);
  void stepped(int direction); // 1 or -1
  void closed();

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  SearchField* m_field;
  Label* m_count;
};

// In an editor, whatever the case of the letters. From the selection on, round the end.
void findIn(CodeEditor& editor, const QString& text);
void findNextIn(CodeEditor& editor, const QString& text, int direction);
QString matchesIn(const CodeEditor& editor, const QString& text); // "3 matches"; empty for an empty text

class SearchedEditor final : public QWidget, public Findable {
  Q_OBJECT
public:
  SearchedEditor(CodeEditor* editor, QWidget* parent = nullptr); // takes ownership; its object name begins the bar's

  void find() override; // for what is selected, when that is of one line

private:
  CodeEditor* m_editor;
  FindBar* m_bar;
};

} // namespace signalbox::ui
