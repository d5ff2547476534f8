// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/side_by_side.h"

#include "ui/models/line_diff.h"

#include <algorithm>

namespace signalbox::ui {

QVector<SideRow> sideBySide(const QString& left, const QString& right) {
  QVector<SideRow> rows;
  qsizetype begin = 0; // of the rows that changed together
  for (const DiffLine& line : lineDiff(left, right)) {
    if (line.kind == DiffLine::Kind::Same) {
      rows.push_back({line.text, line.text, true});
      begin = rows.size();
    } else if (line.kind == DiffLine::Kind::Removed) {
      const auto free = std::find_if(rows.begin() + begin, rows.end(), [](const SideRow& row) { return !row.left; });
      if (free == rows.end())
        rows.push_back({line.text, std::nullopt, false});
      else
        free->left = line.text;
    } else {
      const auto free = std::find_if(rows.begin() + begin, rows.end(), [](const SideRow& row) { return !row.right; });
      if (free == rows.end())
        rows.push_back({std::nullopt, line.text, false});
      else
        free->right = line.text;
    }
  }
  return rows;
}

SideRows::SideRows(const QString& leftName, const QString& rightName, QObject* parent)
    : QAbstractListModel(parent), m_leftName(leftName), m_rightName(rightName) {}

void SideRows::setPairs(const QVector<TextPair>& pairs) {
  beginResetModel();
  m_rows.clear();
  for (const TextPair& pair : pairs) {
    if (pairs.size() > 1) m_rows.push_back({pair.name, {}});
    for (const SideRow& row : sideBySide(pair.left, pair.right)) m_rows.push_back({{}, row});
  }
  endResetModel();
}

const SideRow* SideRows::row(const QModelIndex& index) const {
  if (!index.isValid() || index.row() >= m_rows.size() || !m_rows[index.row()].heading.isEmpty()) return nullptr;
  return &m_rows[index.row()].sides;
}

QModelIndex SideRows::firstDifference() const {
  const auto found =
      std::ranges::find_if(m_rows, [](const Row& each) { return each.heading.isEmpty() && !each.sides.isSame; });
  return found == m_rows.end() ? QModelIndex() : index(int(found - m_rows.begin()));
}

QString SideRows::spoken(const SideRow& row) const {
  if (row.isSame) return row.left->trimmed();
  QStringList parts;
  if (row.left) parts << m_leftName + QStringLiteral(": ") + row.left->trimmed();
  if (row.right) parts << m_rightName + QStringLiteral(": ") + row.right->trimmed();
  return parts.join(QStringLiteral("; "));
}

QVariant SideRows::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= m_rows.size()) return {};
  const Row& shown = m_rows[index.row()];
  if (role == Qt::DisplayRole) return shown.heading;
  if (role == Qt::AccessibleTextRole) return shown.heading.isEmpty() ? spoken(shown.sides) : shown.heading;
  return {};
}

} // namespace signalbox::ui
