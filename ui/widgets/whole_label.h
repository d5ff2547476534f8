// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// WholeLabel: words that are shown whole or not at all: a note one can do without where there is no room.
#pragma once

#include "ui/widgets/label.h"

namespace signalbox::ui {

class WholeLabel final : public Label {
public:
  using Label::Label;

protected:
  void paintEvent(QPaintEvent* event) override {
    if (width() >= sizeHint().width()) Label::paintEvent(event);
  }
};

} // namespace signalbox::ui
