// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// KitWindow: every control of the window in every state, for eyes and for tests.
#pragma once

#include <QWidget>

namespace signalbox::ui {

class KitWindow final : public QWidget {
  Q_OBJECT
public:
  explicit KitWindow(QWidget* parent = nullptr);

protected:
  void paintEvent(QPaintEvent* event) override;
};

} // namespace signalbox::ui
