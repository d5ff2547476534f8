// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The validation errors of an answer that its own response_model refuses. The wire says only 500; the server's record
// of the request says what is wrong.
#pragma once

#include "core/api/exchange.h"
#include "ui/models/field_problem.h"

namespace signalbox::ui {

// In the server's order; empty when the answer was not refused. `endpoint` may be null.
QVector<FieldProblem> responseProblems(const api::Trace& trace, const design::Design& design,
                                       const design::Endpoint* endpoint);

} // namespace signalbox::ui
