// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/found_model.h"

namespace signalbox::ui {

void FoundModel::setFound(DesignSearch::Found found) {
  if (found.lines == m_found.lines && found.total == m_found.total) return;
  beginResetModel();
  m_found = std::move(found);
  endResetModel();
}

const FoundText* FoundModel::found(const QModelIndex& index) const {
  return index.isValid() ? &m_found.lines[std::size_t(index.row())] : nullptr;
}

int FoundModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_found.lines.size()); }

QVariant FoundModel::data(const QModelIndex& index, int role) const {
  const FoundText* row = found(index);
  if (!row) return {};
  switch (role) {
  case Qt::DisplayRole: return row->line;
  case Qt::ToolTipRole:
    return row->where.isEmpty() ? row->entity : row->entity + QStringLiteral(" \u203a ") + row->where;
  case Qt::AccessibleTextRole:
    return row->where.isEmpty() ? tr("%1, its name").arg(row->entity)
                                : tr("%1, %2, %3").arg(row->line, row->entity, row->where);
  case EntityRole: return row->entity;
  case WhereRole: return row->where;
  case BeginRole: return row->begin;
  case LengthRole: return row->length;
  default: return {};
  }
}

} // namespace signalbox::ui
