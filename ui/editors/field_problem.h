// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FieldProblem: a validation error of the last exchange, as an editor marks it on a field's row.
#pragma once

#include <QString>
#include <QStringList>

namespace signalbox::ui {

struct FieldProblem {
  QStringList loc;   // as the server wrote it: body, items, 0, price
  QString type;      // "greater_than": tells which facet is red
  QString message;
  QString value;     // what was received, shortened JSON; empty when there was none
  bool operator==(const FieldProblem&) const = default;
};

} // namespace signalbox::ui
