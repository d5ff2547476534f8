// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// PageArea: a page that scrolls, also by the keyboard, and shows when it has the focus.
#pragma once

#include <QScrollArea>

namespace signalbox::ui {

class PageArea final : public QScrollArea {
  Q_OBJECT
public:
  // Takes the content, whose ground is the area's own.
  PageArea(const QString& name, QWidget* content, QWidget* parent = nullptr);

protected:
  void paintEvent(QPaintEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
};

} // namespace signalbox::ui
