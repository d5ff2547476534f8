// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TabStrip: tabs of a pane (underlined, with counts) or of documents (with a method or icon and a close cross). Tab
// texts stay plain words for screen readers; everything else about a tab is its TabLook.
#pragma once

#include "ui/widgets/ink.h"

#include <QTabBar>

namespace signalbox::ui {

struct TabLook {
  QString id;    // the owner's, not shown
  QString badge; // "3"
  Ink badgeInk = Ink::Secondary;
  bool hasDot = false;    // something is set here
  QString method;         // documents: GET, WS, ...
  QString iconName;       // documents without a method
  bool isPreview = false; // documents: italic until pinned
  bool isBusy = false;    // documents: something turns in place of the method or icon
};

class TabStrip final : public QTabBar {
  Q_OBJECT
public:
  enum class Kind { Underline, Document };
  TabStrip(Kind kind, const QString& name, QWidget* parent = nullptr);

  int add(const QString& text, const TabLook& look = {});
  TabLook look(int index) const;
  void setLook(int index, const TabLook& look);
  void setBadge(int index, const QString& badge, Ink ink = Ink::Secondary);
  int indexOfId(const QString& id) const; // -1 when absent

  QSize minimumSizeHint() const override { return {60, 36}; }

protected:
  void focusInEvent(QFocusEvent* event) override;
  QSize tabSizeHint(int index) const override;
  QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void tabInserted(int index) override;
  void tabRemoved(int index) override;

private:
  QRectF closeRect(int index) const;
  void turnWhileBusy();
  void paintUnderlined(QPainter& painter, int index) const;
  void paintDocument(QPainter& painter, int index) const;
  bool showsFocus(int index) const;

  Kind m_kind;
  QPoint m_mouse{-1, -1};
  int m_dragged = -1;
  int m_closing = -1;
};

} // namespace signalbox::ui

Q_DECLARE_METATYPE(signalbox::ui::TabLook)
