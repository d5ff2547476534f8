// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Why an exchange was answered as it was, in plain sentences made of its trace: which routes were looked at, what was
// read and refused, which case of the behaviour answered.
#pragma once

#include "core/api/exchange.h"
#include "core/design/design.h"

#include <QString>
#include <QVector>

namespace signalbox::ui {

struct StoryLine {
  enum class Tone { Plain, Good, Bad };
  Tone tone = Tone::Plain;
  QString text; // a sentence; code stands between backticks
  bool operator==(const StoryLine&) const = default;
};

// In the order in which the server decided. `design` gives the words for what the trace only names.
QVector<StoryLine> storyOf(const api::Exchange& exchange, const design::Design& design);

} // namespace signalbox::ui
