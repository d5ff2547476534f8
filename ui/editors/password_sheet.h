// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// PasswordSheet: asks twice for a new password and gives its argon2id hash, made on a thread of its own. The password
// itself goes nowhere.
#pragma once

#include "ui/bridge/task_thread.h"
#include "ui/widgets/popover.h"

namespace signalbox::ui {

class Button;
class Label;
class LineEdit;

class PasswordSheet final : public Popover {
  Q_OBJECT
public:
  PasswordSheet(const QString& user, QWidget* window);

Q_SIGNALS:
  void hashed(const QString& hash);

private:
  void render();
  void submit();

  LineEdit* m_password;
  LineEdit* m_again;
  Label* m_problem;
  Button* m_set;
  bool m_isHashing = false;
  TaskThread m_thread; // last: what it runs ends before the rest goes
};

} // namespace signalbox::ui
