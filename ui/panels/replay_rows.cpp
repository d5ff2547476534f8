// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two answers to the same request beside each other.
#include "ui/models/design_tree.h"
#include "ui/models/count_text.h"
#include "ui/models/line_diff.h"
#include "ui/panels/response_state.h"
#include "ui/panels/traffic_actions.h"

#include <map>

namespace signalbox::ui {

namespace {

constexpr qsizetype mostLines = 400; // of differences

QString text(const std::string& bytes) { return QString::fromUtf8(bytes.data(), qsizetype(bytes.size())); }

ExchangeRow heading(const QString& name, const QString& value) {
  ExchangeRow row;
  row.kind = ExchangeRow::Kind::Heading;
  row.name = name;
  row.value = value;
  return row;
}

ExchangeRow fact(const QString& name, const QString& value, ExchangeRow::Tone tone = ExchangeRow::Tone::Plain) {
  ExchangeRow row;
  row.name = name;
  row.value = value;
  row.tone = tone;
  return row;
}

// "201 → 201" is good, "201 → 404" is not; times and sizes are just told.
ExchangeRow compared(const QString& name, const QString& first, const QString& second, bool isJudged) {
  const QString both = first + QStringLiteral("  \u2192  ") + second;
  using Tone = ExchangeRow::Tone;
  return fact(name, both, !isJudged ? Tone::Plain : first == second ? Tone::Good : Tone::Bad);
}

std::map<QString, QString> mapOf(const std::vector<std::pair<std::string, std::string>>& headers) {
  std::map<QString, QString> map;
  for (const auto& [name, value] : headers) map[text(name).toLower()] = text(value);
  return map;
}

void addHeaders(const api::Exchange& first, const client::Response& second, QVector<ExchangeRow>& rows) {
  const std::map<QString, QString> before = mapOf(first.responseHeaders);
  std::map<QString, QString> names = mapOf(second.headers);
  const std::map<QString, QString> after = names;
  names.insert(before.begin(), before.end());
  QVector<ExchangeRow> differences;
  for (const auto& each : names) {
    const auto old = before.find(each.first);
    const auto now = after.find(each.first);
    const QString none = QStringLiteral("\u2013");
    if (old != before.end() && now != after.end() && old->second == now->second) continue;
    differences << compared(each.first, old == before.end() ? none : old->second,
                            now == after.end() ? none : now->second, false);
  }
  rows << heading(TrafficActions::tr("Headers"),
                  differences.isEmpty() ? TrafficActions::tr("the same") : TrafficActions::tr("different"));
  rows << differences;
}

void addBody(const api::Exchange& first, const client::Response& second, QVector<ExchangeRow>& rows) {
  if (first.responseBody.size() < first.responseBytes)
    return rows.push_back(
        heading(TrafficActions::tr("Body"), TrafficActions::tr("the log keeps only a part of the first one")));
  if (first.responseBody == second.body)
    return rows.push_back(heading(TrafficActions::tr("Body"), TrafficActions::tr("the same")));
  QVector<ExchangeRow> lines;
  for (const DiffLine& line : lineDiff(prettyJson(first.responseBody), prettyJson(second.body))) {
    if (line.kind == DiffLine::Kind::Same || lines.size() >= mostLines) continue;
    const bool isAdded = line.kind == DiffLine::Kind::Added;
    lines << fact(isAdded ? TrafficActions::tr("now") : TrafficActions::tr("before"), line.text.trimmed(),
                  isAdded ? ExchangeRow::Tone::Plain : ExchangeRow::Tone::Dim);
  }
  rows << heading(TrafficActions::tr("Body"),
                  counted(lines.size(), TrafficActions::tr("line differs"), TrafficActions::tr("lines differ")));
  rows << lines;
}

} // namespace

QVector<ExchangeRow> replayRows(const api::Exchange& first, const client::Response& second) {
  QVector<ExchangeRow> rows;
  rows << heading(TrafficActions::tr("Before and now"), {});
  rows << compared(TrafficActions::tr("Status"), QString::number(first.status), QString::number(second.status), true);
  rows << compared(TrafficActions::tr("Time"), shownDuration(first.durationNanoseconds),
                   shownDuration(second.timings.firstByte * 1000), false);
  rows << compared(TrafficActions::tr("Size"), shownSize(first.responseBytes), shownSize(second.body.size()), false);
  addBody(first, second, rows);
  addHeaders(first, second, rows);
  return rows;
}

} // namespace signalbox::ui
