// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// LineEdit: a text field with an optional icon in front, a red state with its reason, and code or text face.
#pragma once

#include <QLineEdit>

namespace signalbox::ui {

class LineEdit : public QLineEdit {
  Q_OBJECT
public:
  // `name` is read by screen readers and shown while empty.
  explicit LineEdit(const QString& name, QWidget* parent = nullptr);

  enum class Face { Text, Code };
  void setFace(Face face);
  void setIconName(const QString& name);
  void setBare(bool bare); // no frame: inside a bar or a cell
  void setControlHeight(int height);
  void setProblem(const QString& reason); // empty = fine
  QString problem() const { return m_problem; }

protected:
  // Undo and redo are the window's where nothing was typed; so are the keys of its commands, but for those that edit.
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

private:
  QString m_iconName;
  QString m_problem;
};

// A LineEdit to filter with: magnifier, Esc empties it.
class SearchField final : public LineEdit {
  Q_OBJECT
public:
  explicit SearchField(const QString& name, QWidget* parent = nullptr);

protected:
  void keyPressEvent(QKeyEvent* event) override;
};

} // namespace signalbox::ui
