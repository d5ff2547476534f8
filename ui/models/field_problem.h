// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FieldProblem: one validation error of an answer, with the place it means in the design and in the body that was sent.
#pragma once

#include "core/client/validation_errors.h"
#include "core/design/design.h"
#include "core/value/read.h"

#include <QMetaType>
#include <QString>
#include <QVector>

#include <optional>

namespace signalbox::ui {

struct FieldProblem {
  client::ValidationProblem source;
  QString loc;                    // "body.items[0].price"
  QString message;                // the server's words
  QString value;                  // what it got, as one line of JSON; empty when it did not say
  QString rule;                   // "gt 0": the facet that refused, else the field's type
  std::optional<TextRange> range; // in the body that was sent (bytes); for a missing field the object that lacks it
  int line = 0;                   // from 1, in the body; 0 = not in the body
  int column = 0;                 // from 1, in characters; only where the body is no JSON
  QString reason;                 // and then why, in plain words
  QString model;                  // where the rule stands; empty when a parameter or unknown
  QString field;
  QString parameter; // of the endpoint, when the loc is path, query, header or cookie; else the body's part
  bool operator==(const FieldProblem&) const = default;

  QString target() const;   // "BookCreate.price", "limit", or empty
  QString place() const;    // "body", "path", "query", "header", "cookie", "response"; empty when unknown
  QString wireName() const; // the step behind the place: "price"; empty when there is none
};

// `endpoint` may be null (a request to another server). `body` is the text that was sent.
QVector<FieldProblem> fieldProblems(const std::vector<client::ValidationProblem>& problems,
                                    const design::Design& design, const design::Endpoint* endpoint,
                                    const std::string& body);

// What stands behind the token in the editor: "should be greater than 0".
QString lensText(const FieldProblem& problem);

} // namespace signalbox::ui

Q_DECLARE_METATYPE(signalbox::ui::FieldProblem)
