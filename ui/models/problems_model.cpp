// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/problems_model.h"

#include <algorithm>

namespace signalbox::ui {

namespace {

QString text(const std::string& bytes) { return QString::fromStdString(bytes); }

QString kindName(EntityKind kind) {
  switch (kind) {
  case EntityKind::Project: return DesignProblemsModel::tr("Project");
  case EntityKind::Model: return DesignProblemsModel::tr("Model");
  case EntityKind::Endpoint: return DesignProblemsModel::tr("Endpoint");
  case EntityKind::Router: return DesignProblemsModel::tr("Router");
  case EntityKind::Constant: return DesignProblemsModel::tr("Constant");
  case EntityKind::Dependency: return DesignProblemsModel::tr("Dependency");
  case EntityKind::SecurityScheme: return DesignProblemsModel::tr("Security scheme");
  case EntityKind::Mount: return DesignProblemsModel::tr("Mount");
  case EntityKind::Webhook: return DesignProblemsModel::tr("Webhook");
  case EntityKind::Middleware: return DesignProblemsModel::tr("Middleware");
  case EntityKind::ExceptionHandlers: return DesignProblemsModel::tr("Exception handlers");
  case EntityKind::Request: return DesignProblemsModel::tr("Request");
  case EntityKind::Environment: return DesignProblemsModel::tr("Environment");
  case EntityKind::Users: return DesignProblemsModel::tr("Users");
  }
  return {};
}

// A broken file is called by its name and line; what it is of stands in front.
QString withFile(const QString& place, const Diagnostic& diagnostic) {
  if (diagnostic.file.file.empty()) return place;
  QString file = text(diagnostic.file.file);
  if (diagnostic.file.line > 0) file += u':' + QString::number(diagnostic.file.line);
  return diagnostic.place.entity.empty() ? file : place + QStringLiteral("  ") + file;
}

} // namespace

QString shownPlace(const Diagnostic& diagnostic) {
  QString place = kindName(diagnostic.place.kind);
  if (!diagnostic.place.entity.empty()) place += u' ' + text(diagnostic.place.entity);
  if (!diagnostic.place.pointer.empty())
    place += QStringLiteral(", ") + text(diagnostic.place.pointer).mid(1).replace(u'/', u' ');
  return withFile(place, diagnostic);
}

void DesignProblemsModel::setDiagnostics(std::vector<Diagnostic> diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.severity < b.severity; });
  m_places.clear(); // what they are called may have changed
  if (diagnostics == m_diagnostics) return;
  beginResetModel();
  m_diagnostics = std::move(diagnostics);
  m_fixes.clear();
  endResetModel();
}

QString DesignProblemsModel::placeOf(int row) const {
  const Diagnostic& diagnostic = m_diagnostics[std::size_t(row)];
  if (!m_placeText) return shownPlace(diagnostic);
  if (!m_places.contains(row)) m_places[row] = withFile(m_placeText(diagnostic), diagnostic);
  return m_places[row];
}

const Diagnostic* DesignProblemsModel::diagnostic(const QModelIndex& index) const {
  return index.isValid() ? &m_diagnostics[std::size_t(index.row())] : nullptr;
}

int DesignProblemsModel::errors() const {
  return int(std::count_if(m_diagnostics.begin(), m_diagnostics.end(),
                           [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::Error; }));
}

int DesignProblemsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(m_diagnostics.size());
}

QVariant DesignProblemsModel::data(const QModelIndex& index, int role) const {
  const Diagnostic* row = diagnostic(index);
  if (!row) return {};
  switch (role) {
  case Qt::DisplayRole: return text(row->message);
  case Qt::ToolTipRole: return QString(text(row->message) + u'\n' + placeOf(index.row()));
  case Qt::AccessibleTextRole:
    return (row->severity == Severity::Error ? tr("Problem, %1, %2") : tr("Warning, %1, %2"))
        .arg(text(row->message), placeOf(index.row()));
  case SeverityRole: return int(row->severity);
  case PlaceRole: return placeOf(index.row());
  case FixRole:
    if (!m_fixText) return QString();
    if (!m_fixes.contains(index.row())) m_fixes[index.row()] = m_fixText(*row);
    return m_fixes[index.row()];
  default: return {};
  }
}

} // namespace signalbox::ui
