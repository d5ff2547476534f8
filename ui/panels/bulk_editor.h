// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// BulkEditor: the rows of a table of a request as one text, a line each (bulk_text.h).
#pragma once

#include <QMap>
#include <QWidget>

#include <optional>

namespace signalbox::ui {

class CodeEditor;

class BulkEditor final : public QWidget {
  Q_OBJECT
public:
  // `id` begins the object names: "parameter.query" gives "parameter.query.text".
  BulkEditor(const QString& id, const QString& name, QWidget* parent = nullptr);

  void setContent(const QString& text); // as one undo step, without a signal
  QString content() const;
  // Behind the line of that name; empty text = fine.
  void setProblem(const QString& name, const QString& message);
  void clearProblems();
  bool focusLine(const QString& name); // false when there is none
  void focusText();
  // Of the line with the caret, empty where that names nothing; none when the keyboard is elsewhere.
  std::optional<QString> focusedName() const;

Q_SIGNALS:
  void edited(const QString& text); // by the person

private:
  void markProblems();

  CodeEditor* m_text;
  QMap<QString, QString> m_problems; // by name
};

} // namespace signalbox::ui
