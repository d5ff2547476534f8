// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of one exchange as rows: its trace (a waterfall of stages, the routes that were looked at, parameters as
// they were read, problems) and its headers. Pure functions over the record; ExchangeRows is the thin model of them.
#pragma once

#include "core/traffic/stage_spans.h"

#include <QAbstractListModel>
#include <QString>
#include <QVector>

namespace signalbox::ui {

struct ExchangeRow {
  enum class Kind { Whole, Stage, Heading, Fact };
  enum class Tone { Plain, Good, Bad, Dim };
  Kind kind = Kind::Fact;
  QString name;
  QString value; // beside the bar, or the fact itself
  QString note;  // a fact's origin: "query", "current_user"
  Tone tone = Tone::Plain;
  int depth = 0;
  traffic::StageKind stageKind = traffic::StageKind::Routing;
  traffic::StageSpan span; // of a stage, and of the whole: nanoseconds
  bool operator==(const ExchangeRow&) const = default;
};

QVector<ExchangeRow> traceRows(const api::Exchange& exchange);
QVector<ExchangeRow> headerRows(const api::Exchange& exchange);
int headerCount(const api::Exchange& exchange);

QString stageKindName(traffic::StageKind kind); // for the legend

class ExchangeRows final : public QAbstractListModel {
  Q_OBJECT
public:
  using QAbstractListModel::QAbstractListModel;

  void setRows(const QVector<ExchangeRow>& rows);
  const ExchangeRow* row(const QModelIndex& index) const; // null for an invalid one
  std::int64_t length() const { return m_length; }        // nanoseconds of the longest row, at least one

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
  QVector<ExchangeRow> m_rows;
  std::int64_t m_length = 1;
};

} // namespace signalbox::ui
