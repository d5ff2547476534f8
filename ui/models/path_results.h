// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// PathResults: the nodes that a JSONPath expression selected, a row each: the normalized path and the value. Both are
// read from the text when a row is painted.
#pragma once

#include "ui/bridge/json_reader.h"

#include <QAbstractListModel>

namespace signalbox::ui {

class PathResults final : public QAbstractListModel {
  Q_OBJECT
public:
  enum Role { PathRole = Qt::UserRole + 1, ValueRole };
  using QAbstractListModel::QAbstractListModel;

  void setResults(std::shared_ptr<const OutlinedJson> json, std::vector<std::size_t> values);
  std::size_t offset(int row) const { return m_values[static_cast<std::size_t>(row)]; }
  QString path(int row) const;
  QString asJson(std::size_t most) const; // an array of the values, as they came; of those that fit into `most` bytes

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

private:
  std::shared_ptr<const OutlinedJson> m_json;
  std::vector<std::size_t> m_values;
};

} // namespace signalbox::ui
