// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// QuickLine: one line over the window in which something new is typed: `post /reviews`, a model's name.
#pragma once

#include "core/base/result.h"
#include "ui/widgets/popover.h"

#include <functional>

namespace signalbox::ui {

class Label;
class LineEdit;

class QuickLine final : public Popover {
  Q_OBJECT
public:
  explicit QuickLine(QWidget* window);

  // `accept` answers with a sentence when the text cannot be used; the line stays open and shows it.
  using Accept = std::function<Result<void>(const QString& text)>;
  void ask(const QString& title, const QString& hint, const QString& text, Accept accept);

private:
  void submit();

  Accept m_accept;
  Label* m_title = nullptr;
  LineEdit* m_field = nullptr;
  Label* m_hint = nullptr;
  QString m_hintText;
};

} // namespace signalbox::ui
