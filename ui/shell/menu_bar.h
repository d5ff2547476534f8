// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// MenuBar: every command by its group, for who looks for them there and for screen readers. Hidden until Alt is pressed
// and let go alone, or F10, unless the settings keep it.
#pragma once

#include <QMenuBar>

namespace signalbox::ui {

class CommandRegistry;

class MenuBar final : public QMenuBar {
  Q_OBJECT
public:
  MenuBar(CommandRegistry& commands, QWidget* window);

  void setAlwaysShown(bool always);
  void showAndEnter(); // F10

protected:
  bool eventFilter(QObject* watched, QEvent* event) override; // of the application: Alt
  void paintEvent(QPaintEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

private:
  void build();
  QMenu* addGroup(const QString& group);
  void hideUnlessUsed();

  CommandRegistry& m_commands;
  bool m_isAlways = false;
  bool m_altAlone = false; // pressed, and nothing since
  quint64 m_otherKey = 0;  // when another key was pressed last, milliseconds
};

} // namespace signalbox::ui
