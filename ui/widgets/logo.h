// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Logo: the brand mark, a rounded square with a track and one lit lamp.
#pragma once

#include <QIcon>
#include <QWidget>

class QPainter;

namespace signalbox::ui {

void drawLogo(QPainter& painter, const QRectF& rect);
QIcon logoIcon(); // for the window

class Logo final : public QWidget {
  Q_OBJECT
public:
  explicit Logo(int extent = 24, QWidget* parent = nullptr);

protected:
  void paintEvent(QPaintEvent* event) override;
};

} // namespace signalbox::ui
