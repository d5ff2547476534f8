// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DesignProblemsModel: the diagnostics of a design as rows, errors first.
#pragma once

#include "core/base/diagnostic.h"

#include <QAbstractListModel>
#include <QHash>

#include <functional>

#include <vector>

namespace signalbox::ui {

class DesignProblemsModel final : public QAbstractListModel {
  Q_OBJECT
public:
  enum Role { SeverityRole = Qt::UserRole + 1, PlaceRole, FixRole };

  using QAbstractListModel::QAbstractListModel;

  void setDiagnostics(std::vector<Diagnostic> diagnostics);
  // What one click can do about it, asked for the rows in view; empty where it can do nothing.
  void setFixes(std::function<QString(const Diagnostic&)> fixText) { m_fixText = std::move(fixText); }
  // How a person calls its place, asked for the rows in view; without it, shownPlace().
  void setPlaces(std::function<QString(const Diagnostic&)> placeText) { m_placeText = std::move(placeText); }
  const Diagnostic* diagnostic(const QModelIndex& index) const; // null for an invalid index
  int errors() const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

private:
  QString placeOf(int row) const;

  std::vector<Diagnostic> m_diagnostics;
  std::function<QString(const Diagnostic&)> m_fixText;
  std::function<QString(const Diagnostic&)> m_placeText;
  mutable QHash<int, QString> m_fixes; // by row
  mutable QHash<int, QString> m_places;
};

// "Endpoint create_order, parameters 1 type", for the second line of a row.
QString shownPlace(const Diagnostic& diagnostic);

} // namespace signalbox::ui
