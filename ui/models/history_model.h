// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// HistoryModel: the earlier sends of one endpoint, or all, newest first.
#pragma once

#include "core/requests/history.h"

#include <QAbstractListModel>

namespace signalbox::ui {

class HistoryModel final : public QAbstractListModel {
  Q_OBJECT
public:
  enum Role {
    StatusRole = Qt::UserRole + 1,
    TitleRole,
    DurationRole,
    TimeRole,
    DayRole,
    IdRole,
    MethodRole,
    HostRole,
    PathRole
  };
  using QAbstractListModel::QAbstractListModel;

  // Copies the entries: the history may change while the list is shown.
  void setEntries(const std::vector<const requests::HistoryEntry*>& entries);
  void setFilter(const QString& words);               // each stands in the title or is the status
  const requests::HistoryEntry* entry(int row) const; // null outside

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

private:
  void filter();

  std::vector<requests::HistoryEntry> m_entries;
  std::vector<std::size_t> m_shown; // of m_entries
  QString m_words;
};

} // namespace signalbox::ui
