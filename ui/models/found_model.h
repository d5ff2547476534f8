// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FoundModel: what was found in a design as rows.
#pragma once

#include "ui/models/design_search.h"

#include <QAbstractListModel>

namespace signalbox::ui {

class FoundModel final : public QAbstractListModel {
  Q_OBJECT
public:
  enum Role { EntityRole = Qt::UserRole + 1, WhereRole, BeginRole, LengthRole };

  using QAbstractListModel::QAbstractListModel;

  void setFound(DesignSearch::Found found);
  const FoundText* found(const QModelIndex& index) const; // null for an invalid index
  std::size_t total() const { return m_found.total; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

private:
  DesignSearch::Found m_found;
};

} // namespace signalbox::ui
