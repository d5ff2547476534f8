// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an endpoint may answer, in the order in which the server decides: faults, what its input is refused with, the
// cases, and what is left.
#pragma once

#include "core/design/design.h"

#include <QString>
#include <QVector>

namespace signalbox::ui {

struct PossibleAnswer {
  int status = 0;              // 0 = it is another's: a proxy's, or none at all
  QString text;                // "Not Found"
  QString content;             // "Order", "application/pdf"; may be empty
  QString when;                // "otherwise", "order.total > 20"
  bool isTextCode = false;     // a template of the design
  bool isContentProse = false; // words about it, no type or path
  bool isWhenCode = false;     // an expression of the design
  bool operator==(const PossibleAnswer&) const = default;
};

QVector<PossibleAnswer> possibleAnswers(const design::Design& design, const design::Endpoint& endpoint);

} // namespace signalbox::ui
