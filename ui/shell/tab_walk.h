// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TabWalk: the open tabs in the order of their use, over the window while the keys of a walk through them are held.
#pragma once

#include "ui/shell/editor_area.h"

#include <QWidget>

namespace signalbox::ui {

class TabWalk final : public QWidget {
  Q_OBJECT
public:
  explicit TabWalk(QWidget* window);

  // `at` is the one that letting go of the keys chooses. Said aloud; hidden by whoever ends the walk.
  void showTabs(const QList<EditorArea::OpenTab>& tabs, int at);
  int at() const { return m_at; }

protected:
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override; // the window's size

private:
  void place();
  int rows() const;
  int firstRow() const; // of those there is room for

  QList<EditorArea::OpenTab> m_tabs;
  int m_at = 0;
};

} // namespace signalbox::ui
