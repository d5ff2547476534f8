// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// CsvModel: comma-separated values as a table (RFC 4180; semicolons and tabs too). Only where rows begin is remembered;
// cells are read when they are looked at.
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <memory>
#include <string>
#include <vector>

namespace signalbox::ui {

class CsvModel final : public QAbstractTableModel {
  Q_OBJECT
public:
  static constexpr std::size_t mostRows = 1'000'000;
  using QAbstractTableModel::QAbstractTableModel;

  static bool isNumber(const QString& text);
  void setBytes(std::shared_ptr<const std::string> bytes); // the first row is the header
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
  QStringList cells(std::size_t row) const;

  std::shared_ptr<const std::string> m_bytes;
  std::vector<std::size_t> m_rows; // where each begins
  QStringList m_header;
  char m_separator = ',';
  mutable std::size_t m_readRow = SIZE_MAX;
  mutable QStringList m_read;
};

} // namespace signalbox::ui
