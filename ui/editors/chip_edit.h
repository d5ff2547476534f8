// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ChipEdit: a chip that becomes a text field when clicked or on Enter: a tag, a function's name.
#pragma once

#include "ui/widgets/chip.h"

#include <functional>

namespace signalbox::ui {

class LineEdit;

class ChipEdit final : public QWidget {
  Q_OBJECT
public:
  // `name` is what it holds, for screen readers: "Function name".
  ChipEdit(const QString& name, const QString& text, Chip::Look look, QWidget* parent = nullptr);

  void setText(const QString& text);
  void setIconName(const QString& icon);
  void setStartsEmpty(bool startsEmpty) { m_startsEmpty = startsEmpty; } // "+ tag": the text is a prompt
  // A sentence when the text cannot be taken; empty = fine.
  void setCheck(std::function<QString(const QString&)> check) { m_check = std::move(check); }
  void startEditing();

Q_SIGNALS:
  void edited(const QString& text);
  void emptied();

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void finish();
  void sayWhole();

  QString m_name;
  Chip* m_chip;
  LineEdit* m_edit = nullptr; // while editing
  bool m_startsEmpty = false;
  std::function<QString(const QString&)> m_check;
};

} // namespace signalbox::ui
