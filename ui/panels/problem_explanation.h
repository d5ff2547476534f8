// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a validation error means: the rule as the design has it, the value that broke it, and one that would pass.
#pragma once

#include "core/schema/types.h"
#include "ui/models/field_problem.h"

#include <QMetaType>

namespace signalbox::ui {

struct Explanation {
  QString rule;        // "price: Decimal, gt 0"
  QString got;         // "-4.5"; empty when the server did not say
  QString passing;     // as JSON: "1.5"; empty when none is known
  bool canUse = false; // the passing value can take the place of what was sent
  bool operator==(const Explanation&) const = default;
};

// `endpoint` may be null: then only what the server said is known.
Explanation explain(const FieldProblem& problem, const design::Design& design, const design::Endpoint* endpoint,
                    const schema::Types* previous = nullptr);

// The body with the passing value in place of the wrong one, or added where it was missing; as it was when the place is
// not known.
QString bodyWithFix(const QString& body, const FieldProblem& problem, const QString& passing);

} // namespace signalbox::ui

Q_DECLARE_METATYPE(signalbox::ui::Explanation)
