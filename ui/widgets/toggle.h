// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Toggle: a switch that is on or off.
#pragma once

#include <QAbstractButton>

namespace signalbox::ui {

class Toggle final : public QAbstractButton {
  Q_OBJECT
public:
  explicit Toggle(const QString& name, QWidget* parent = nullptr);
  QSize sizeHint() const override { return {34, 24}; }

protected:
  void paintEvent(QPaintEvent* event) override;
};

} // namespace signalbox::ui
