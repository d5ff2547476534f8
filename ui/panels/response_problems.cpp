// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/response_problems.h"

#include "ui/models/loc_resolver.h"

#include <QStringList>

namespace signalbox::ui {
namespace {

// As core/api/response_shaper.cpp writes it: one error a line, "response.items.0.price: Input should be …".
const QString opening = QStringLiteral("The answer does not fit response_model: ");

LocItem stepOf(const QString& step) {
  bool isIndex = false;
  const qlonglong index = step.toLongLong(&isIndex);
  return isIndex ? LocItem(static_cast<std::int64_t>(index)) : LocItem(step.toStdString());
}

// The endpoint as if the answer were its body: models and fields are then found the same way.
design::Endpoint mirrored(const design::Endpoint& endpoint) {
  design::Endpoint made;
  made.name = endpoint.name;
  made.body = {{"response", endpoint.response.model, design::Json::object()}};
  return made;
}

FieldProblem problemOf(const QString& line, const design::Design& design, const design::Endpoint* endpoint) {
  FieldProblem problem;
  const qsizetype colon = line.indexOf(QLatin1String(": "));
  problem.loc = line.left(colon);
  problem.message = colon < 0 ? line : line.mid(colon + 2);
  problem.source.message = problem.message.toStdString();
  for (const QString& step : problem.loc.split(QLatin1Char('.'))) problem.source.loc.push_back(stepOf(step));
  if (!endpoint || endpoint->response.model.empty()) return problem;
  Loc asBody = problem.source.loc;
  asBody.front() = std::string("body");
  const design::Endpoint mirror = mirrored(*endpoint);
  if (const auto place = resolveLoc(design, mirror, asBody)) {
    problem.model = place->model;
    problem.field = place->field;
    if (const design::Field* field = findField(design, *place)) problem.rule = QString::fromStdString(field->type);
  }
  return problem;
}

} // namespace

QVector<FieldProblem> responseProblems(const api::Trace& trace, const design::Design& design,
                                       const design::Endpoint* endpoint) {
  QVector<FieldProblem> problems;
  for (const api::Stage& stage : trace.stages) {
    const QString detail = QString::fromStdString(stage.detail);
    if (stage.state != api::StageState::Stopped || !detail.startsWith(opening)) continue;
    for (const QString& line : detail.mid(opening.size()).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
      problems.push_back(problemOf(line, design, endpoint));
  }
  return problems;
}

} // namespace signalbox::ui
