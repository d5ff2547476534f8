// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JsonField: a JSON value of a design edited as text. What cannot be read stays as text with the reason behind its
// line; the design keeps the last value that could.
#pragma once

#include "core/design/model.h"
#include "ui/editors/placed_message.h"
#include "ui/text/code_editor.h"

#include <QTimer>
#include <QWidget>

namespace signalbox::ui {

class JsonEditor;

class JsonField final : public QWidget {
  Q_OBJECT
public:
  explicit JsonField(const QString& name, QWidget* parent = nullptr);

  void setValue(const design::Json& value);         // a discarded value is an empty text
  void setProblems(const PlacedMessages& problems); // of the value, by pointer below it: "/body/total"
  void fitHeight(int fewestLines, int mostLines);
  JsonEditor& editor() { return *m_editor; }

Q_SIGNALS:
  void valueEdited(const signalbox::design::Json& value); // discarded = emptied

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  void readText();
  void showLenses();

  JsonEditor* m_editor;
  QTimer m_pause;
  design::Json m_value;
  QVector<Lens> m_syntax;
  PlacedMessages m_problems;
};

} // namespace signalbox::ui
