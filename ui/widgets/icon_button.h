// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// IconButton: a square button that is only an icon; its tool tip is its accessible name.
#pragma once

#include <QToolButton>

namespace signalbox::ui {

class IconButton : public QToolButton {
  Q_OBJECT
public:
  enum class Look { Quiet, Rail };
  // `name` is what it does: "Toggle panel".
  IconButton(const QString& iconName, const QString& name, QWidget* parent = nullptr);

  void setIconName(const QString& iconName);
  QString iconName() const;
  void setName(const QString& name);
  void setShortcutHint(const QString& keys); // shown in the tool tip, not in the name
  void setLook(Look look);
  void setExtent(int button, int icon = 16);
  void flashDone(); // the icon becomes a check for 1.2 s

private:
  void showName();

  QString m_name;
  QString m_keys;
};

} // namespace signalbox::ui
