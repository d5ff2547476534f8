// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// HairLine: a divider of one pixel.
#pragma once

#include <QWidget>

namespace signalbox::ui {

class HairLine final : public QWidget {
  Q_OBJECT
public:
  explicit HairLine(Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);

protected:
  void paintEvent(QPaintEvent* event) override;
};

} // namespace signalbox::ui
