// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/exchange_rows.h"

#include "ui/bridge/request_runner.h"
#include "ui/models/design_tree.h"
#include "ui/models/log_model.h"

#include <nlohmann/json.hpp>

namespace signalbox::ui {

namespace {

using Kind = ExchangeRow::Kind;
using Tone = ExchangeRow::Tone;

QString text(const std::string& bytes) { return QString::fromUtf8(bytes.data(), qsizetype(bytes.size())); }

ExchangeRow heading(const QString& name, const QString& value = {}) {
  ExchangeRow row;
  row.kind = Kind::Heading;
  row.name = name;
  row.value = value;
  return row;
}

ExchangeRow fact(const QString& name, const QString& value, const QString& note = {}, Tone tone = Tone::Plain) {
  ExchangeRow row;
  row.name = name;
  row.value = value;
  row.note = note;
  row.tone = tone;
  return row;
}

QString stageText(const api::Stage& stage) {
  if (stage.state == api::StageState::NotReached) return ExchangeRows::tr("not reached");
  const QString time = shownDuration(stage.nanoseconds);
  const QString detail = text(stage.detail).section(u'\n', 0, 0);
  return detail.isEmpty() ? time : time + QStringLiteral(", ") + detail;
}

Tone toneOf(api::StageState state) {
  if (state == api::StageState::Stopped) return Tone::Bad;
  return state == api::StageState::NotReached ? Tone::Dim : Tone::Plain;
}

void addStages(const api::Exchange& exchange, QVector<ExchangeRow>& rows) {
  const std::vector<api::Stage>& stages = exchange.trace.stages;
  if (stages.empty()) return;
  const std::vector<traffic::StageSpan> spans = traffic::spansOf(stages);
  ExchangeRow whole;
  whole.kind = Kind::Whole;
  whole.name = text(exchange.method + ' ' + exchange.target);
  whole.value = shownDuration(exchange.durationNanoseconds);
  whole.span = {0, 0, std::max(exchange.durationNanoseconds, spans.back().end)};
  rows.push_back(whole);
  for (std::size_t index = 0; index < stages.size(); ++index) {
    ExchangeRow row;
    row.kind = Kind::Stage;
    row.name = text(stages[index].name);
    row.value = stageText(stages[index]);
    row.tone = toneOf(stages[index].state);
    row.depth = stages[index].depth;
    row.stageKind = traffic::kindOf(stages[index]);
    row.span = spans[index];
    rows.push_back(row);
  }
}

QString outcomeText(api::RouteCandidate::Outcome outcome) {
  using enum api::RouteCandidate::Outcome;
  switch (outcome) {
  case Taken: return ExchangeRows::tr("took the request");
  case NotReached: return ExchangeRows::tr("fits as well, an earlier one was taken");
  case OtherMethod: return ExchangeRows::tr("has this path, but another method");
  case OtherPath: return ExchangeRows::tr("does not fit this path");
  }
  return {};
}

void addCandidates(const api::Trace& trace, QVector<ExchangeRow>& rows) {
  if (trace.candidates.empty()) return;
  rows.push_back(heading(ExchangeRows::tr("Routes that were looked at"), QString::number(trace.candidates.size())));
  for (const api::RouteCandidate& candidate : trace.candidates) {
    const bool isTaken = candidate.outcome == api::RouteCandidate::Outcome::Taken;
    rows.push_back(fact(text(candidate.route), outcomeText(candidate.outcome), {}, isTaken ? Tone::Good : Tone::Dim));
  }
}

void addParameters(const api::Trace& trace, QVector<ExchangeRow>& rows) {
  if (trace.parameters.empty()) return;
  rows.push_back(heading(ExchangeRows::tr("Parameters as they were read"), QString::number(trace.parameters.size())));
  for (const api::ReadParameter& parameter : trace.parameters) {
    const bool isOwn = parameter.function == trace.endpoint;
    const QString origin = isOwn ? text(parameter.in) : text(parameter.in + ", " + parameter.function);
    rows.push_back(fact(text(parameter.name), text(parameter.value), origin));
  }
}

QString locText(const nlohmann::ordered_json& loc) {
  QStringList steps;
  for (const auto& step : loc) steps << text(step.is_string() ? step.get<std::string>() : step.dump());
  return steps.join(u'.');
}

void addProblems(const api::Trace& trace, QVector<ExchangeRow>& rows) {
  if (trace.problems.empty()) return;
  rows.push_back(heading(ExchangeRows::tr("Problems"), QString::number(trace.problems.size())));
  for (const std::string& problem : trace.problems) {
    const auto entry = nlohmann::ordered_json::parse(problem, nullptr, false);
    if (!entry.is_object()) continue;
    rows.push_back(fact(locText(entry.value("loc", nlohmann::ordered_json::array())), text(entry.value("msg", "")),
                        text(entry.value("type", "")), Tone::Bad));
  }
}

using Headers = std::vector<std::pair<std::string, std::string>>;

bool isOwnHeader(const std::string& name) {
  return QLatin1String(name.data(), qsizetype(name.size()))
             .compare(QLatin1String(requestTagHeader), Qt::CaseInsensitive) == 0;
}

int countOf(const Headers& headers) {
  return int(
      std::count_if(headers.begin(), headers.end(), [](const auto& header) { return !isOwnHeader(header.first); }));
}

void addHeaders(const QString& title, const Headers& headers, QVector<ExchangeRow>& rows) {
  rows.push_back(heading(title, QString::number(countOf(headers))));
  for (const auto& [name, value] : headers)
    if (!isOwnHeader(name)) rows.push_back(fact(text(name), text(value)));
}

} // namespace

QVector<ExchangeRow> traceRows(const api::Exchange& exchange) {
  QVector<ExchangeRow> rows;
  addStages(exchange, rows);
  addProblems(exchange.trace, rows);
  addCandidates(exchange.trace, rows);
  addParameters(exchange.trace, rows);
  return rows;
}

QVector<ExchangeRow> headerRows(const api::Exchange& exchange) {
  QVector<ExchangeRow> rows;
  addHeaders(ExchangeRows::tr("Request"), exchange.requestHeaders, rows);
  addHeaders(ExchangeRows::tr("Response"), exchange.responseHeaders, rows);
  return rows;
}

int headerCount(const api::Exchange& exchange) {
  return countOf(exchange.requestHeaders) + countOf(exchange.responseHeaders);
}

QString stageKindName(traffic::StageKind kind) {
  switch (kind) {
  case traffic::StageKind::Routing: return ExchangeRows::tr("Routing");
  case traffic::StageKind::Dependencies: return ExchangeRows::tr("Dependencies");
  case traffic::StageKind::Validation: return ExchangeRows::tr("Validation");
  case traffic::StageKind::Behaviour: return ExchangeRows::tr("Behaviour");
  case traffic::StageKind::Response: return ExchangeRows::tr("Response");
  }
  return {};
}

void ExchangeRows::setRows(const QVector<ExchangeRow>& rows) {
  beginResetModel();
  m_rows = rows;
  m_length = 1;
  for (const ExchangeRow& row : rows) m_length = std::max(m_length, row.span.end);
  endResetModel();
}

const ExchangeRow* ExchangeRows::row(const QModelIndex& index) const {
  return index.isValid() && index.row() < m_rows.size() ? &m_rows[index.row()] : nullptr;
}

QVariant ExchangeRows::data(const QModelIndex& index, int role) const {
  const ExchangeRow* found = row(index);
  if (!found) return {};
  const auto all = [found](const QString& separator) {
    QStringList parts{found->name, found->value, found->note};
    parts.removeAll(QString());
    return parts.join(separator);
  };
  switch (role) {
  case Qt::DisplayRole: return found->name;
  case Qt::ToolTipRole:
  case Qt::AccessibleTextRole: return all(QStringLiteral(", "));
  case Qt::EditRole: return all(QStringLiteral(": ")); // what is copied
  default: return {};
  }
}

Qt::ItemFlags ExchangeRows::flags(const QModelIndex& index) const {
  const ExchangeRow* found = row(index);
  if (!found) return Qt::NoItemFlags;
  if (found->kind == Kind::Heading) return Qt::ItemIsEnabled;
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace signalbox::ui
