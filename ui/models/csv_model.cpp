// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/csv_model.h"

#include <algorithm>
#include <string_view>

namespace signalbox::ui {
namespace {

// Behind the line that begins at `at`; a line end in quotes is text.
std::size_t rowEnd(std::string_view text, std::size_t at) {
  bool isQuoted = false;
  for (; at < text.size(); ++at) {
    if (text[at] == '"') isQuoted = !isQuoted;
    if (text[at] == '\n' && !isQuoted) return at + 1;
  }
  return at;
}

char separatorOf(std::string_view line) {
  const auto count = [&](char c) { return std::count(line.begin(), line.end(), c); };
  if (count('\t') > count(',') && count('\t') > count(';')) return '\t';
  return count(';') > count(',') ? ';' : ',';
}

// One cell, unquoted; `at` moves behind its separator.
QString takeCell(std::string_view row, char separator, std::size_t& at) {
  std::string cell;
  if (at < row.size() && row[at] == '"') {
    for (++at; at < row.size(); ++at) {
      if (row[at] == '"' && at + 1 < row.size() && row[at + 1] == '"')
        ++at;
      else if (row[at] == '"')
        break;
      cell += row[at];
    }
    at = std::min(row.find(separator, at), row.size());
  } else {
    const std::size_t end = std::min(row.find(separator, at), row.size());
    cell = row.substr(at, end - at);
    at = end;
  }
  ++at;
  return QString::fromStdString(cell);
}

} // namespace

bool CsvModel::isNumber(const QString& text) {
  bool isOne = false;
  text.toDouble(&isOne);
  return isOne;
}

void CsvModel::setBytes(std::shared_ptr<const std::string> bytes) {
  beginResetModel();
  m_bytes = std::move(bytes);
  m_rows.clear();
  m_readRow = SIZE_MAX;
  for (std::size_t at = 0; m_bytes && at < m_bytes->size() && m_rows.size() <= mostRows; at = rowEnd(*m_bytes, at))
    m_rows.push_back(at);
  m_separator = m_rows.empty() ? ',' : separatorOf(std::string_view(*m_bytes).substr(0, rowEnd(*m_bytes, 0)));
  m_header = m_rows.empty() ? QStringList() : cells(0);
  endResetModel();
}

QStringList CsvModel::cells(std::size_t row) const {
  if (row == m_readRow) return m_read;
  const std::size_t end = row + 1 < m_rows.size() ? m_rows[row + 1] : rowEnd(*m_bytes, m_rows[row]);
  std::string_view text = std::string_view(*m_bytes).substr(m_rows[row], end - m_rows[row]);
  while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
  QStringList list;
  for (std::size_t at = 0; at <= text.size();) list += takeCell(text, m_separator, at);
  m_readRow = row;
  m_read = list;
  return list;
}

int CsvModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || m_rows.empty() ? 0 : static_cast<int>(m_rows.size() - 1);
}

int CsvModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_header.size());
}

QVariant CsvModel::data(const QModelIndex& index, int role) const {
  const bool isInside = index.isValid() && index.row() < rowCount() && index.column() < columnCount();
  if (!isInside || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
  return cells(static_cast<std::size_t>(index.row()) + 1).value(index.column());
}

// Over numbers a heading stands at the right, as they do.
QVariant CsvModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role == Qt::TextAlignmentRole && orientation == Qt::Horizontal)
    return QVariant((isNumber(data(index(0, section), Qt::DisplayRole).toString()) ? Qt::AlignRight : Qt::AlignLeft) |
                    Qt::AlignVCenter);
  if (role != Qt::DisplayRole) return {};
  if (orientation == Qt::Vertical) return section + 1;
  return m_header.value(section);
}

} // namespace signalbox::ui
