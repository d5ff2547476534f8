// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a link of an answer may say: the operations it may lead to, and the runtime expressions that read the answer and
// the request before it.
#pragma once

#include "core/design/design.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace signalbox::ui {

struct LinkTarget {
  QString id;    // operationId
  QString shown; // "GET /orders/{order_id}"
  QStringList parameters;
  bool operator==(const LinkTarget&) const = default;
};

// The operations of the document, in the order of the design.
QVector<LinkTarget> linkTargets(const design::Design& design);

// Whose answer links read: the type of its body (empty: none is known), and the endpoint that gives it (null: many do).
struct LinkSource {
  std::string answer;
  const design::Endpoint* endpoint = nullptr;
};

// "$response.body#/id", "$request.path.order_id": what can be read there.
QStringList runtimeExpressions(const design::Design& design, const LinkSource& source);
// A sentence about one that reads what is not there or is none; a text without '$' is a value of its own. Empty = fine.
QString runtimeProblem(const design::Design& design, const LinkSource& source, const QString& expression);

} // namespace signalbox::ui
