// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EnvironmentButton: the pill of the chosen environment in the top bar; its menu chooses another or opens the editor.
#pragma once

#include <QAbstractButton>

class QMenu;

namespace signalbox::ui {

struct Workbench;

class EnvironmentButton final : public QAbstractButton {
  Q_OBJECT
public:
  explicit EnvironmentButton(Workbench& workbench, QWidget* parent = nullptr);

  void setCompact(bool compact); // the lamp alone
  void openMenu();
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
  void editRequested();

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  void follow();
  void fillMenu();

  Workbench& m_workbench;
  QMenu* m_menu;
  bool m_compact = false;
};

} // namespace signalbox::ui
