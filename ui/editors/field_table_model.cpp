// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/field_table_model.h"

#include "core/design/edit.h"
#include "ui/editors/field_text.h"

#include <QMimeData>

namespace signalbox::ui {
namespace {

// The field with one cell changed; nullopt when the text means nothing there.
std::optional<design::Field> changed(design::Field field, int column, const QString& text) {
  switch (column) {
  case FieldTableModel::NameColumn:
    if (!design::isIdentifier(text.trimmed().toStdString())) return std::nullopt;
    field.name = text.trimmed().toStdString();
    return field;
  case FieldTableModel::TypeColumn:
    if (text.trimmed().isEmpty()) return std::nullopt;
    field.type = text.trimmed().toStdString();
    return field;
  case FieldTableModel::FacetsColumn: {
    auto facets = parseFacets(text);
    if (!facets) return std::nullopt;
    design::Json all = design::Json::object();
    if (field.facets.contains("default")) all["default"] = field.facets["default"];
    all.update(*facets);
    field.facets = all;
    return field;
  }
  case FieldTableModel::DefaultColumn:
    if (text.trimmed().isEmpty())
      field.facets.erase("default");
    else
      field.facets["default"] = parseLiteral(text);
    return field;
  default: return std::nullopt;
  }
}

} // namespace

FieldTableModel::FieldTableModel(QString addText, QObject* parent)
    : QAbstractTableModel(parent), m_addText(std::move(addText)) {}

void FieldTableModel::setFields(const std::vector<design::Field>& inherited, const std::vector<design::Field>& fields,
                                const design::Design& design) {
  std::vector<design::Field> all = inherited;
  all.insert(all.end(), fields.begin(), fields.end());
  m_design = design;
  const bool sameRows = all.size() == m_fields.size() && static_cast<int>(inherited.size()) == m_inherited;
  if (sameRows) {
    m_fields = std::move(all);
    Q_EMIT dataChanged(index(0, 0), index(addRow(), ColumnCount - 1));
    return;
  }
  beginResetModel();
  m_fields = std::move(all);
  m_inherited = static_cast<int>(inherited.size());
  endResetModel();
}

void FieldTableModel::setMarks(const QHash<QString, FieldMark>& marks) {
  if (marks == m_marks) return;
  m_marks = marks;
  Q_EMIT dataChanged(index(0, 0), index(addRow(), ColumnCount - 1));
}

void FieldTableModel::setFlash(int row, double strength) {
  m_flashRow = row;
  m_flashStrength = strength;
  if (row >= 0) Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1), {Qt::BackgroundRole});
}

const design::Field* FieldTableModel::field(int row) const {
  return row >= 0 && row < addRow() ? &m_fields[static_cast<std::size_t>(row)] : nullptr;
}

int FieldTableModel::rowOf(const QString& name) const {
  for (std::size_t i = 0; i < m_fields.size(); ++i)
    if (m_fields[i].name == name.toStdString()) return static_cast<int>(i);
  return -1;
}

FieldMark FieldTableModel::mark(int row) const {
  const design::Field* shown = field(row);
  return shown ? m_marks.value(QString::fromStdString(shown->name)) : FieldMark{};
}

bool FieldTableModel::isMarked(int row) const {
  const design::Field* shown = field(row);
  return shown && m_marks.contains(QString::fromStdString(shown->name));
}

int FieldTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : addRow() + 1; }

int FieldTableModel::columnCount(const QModelIndex&) const { return ColumnCount; }

QString FieldTableModel::cellText(const design::Field& shown, int column) const {
  switch (column) {
  case NameColumn: return QString::fromStdString(shown.name);
  case TypeColumn: return QString::fromStdString(shown.type);
  case FacetsColumn: return facetsText(shown.facets);
  case DefaultColumn: return shown.isRequired() ? QString() : literalText(shown.facets["default"]);
  default: return {};
  }
}

// Of one cell: a screen reader reads the row from them, and a cell when the caret moves in it.
QString FieldTableModel::accessibleText(int row, int column) const {
  const design::Field& shown = *field(row);
  const QString text = cellText(shown, column);
  if (column == FacetsColumn) return facetWords(shown.facets).join(QStringLiteral(", "));
  if (column == DefaultColumn) return text.isEmpty() ? QString() : tr("default %1").arg(text);
  if (column != NameColumn) return text;
  QStringList words{text};
  if (shown.isRequired()) words << tr("required");
  if (isMarked(row)) words << mark(row).message;
  return words.join(QStringLiteral(", "));
}

QVariant FieldTableModel::data(const QModelIndex& index, int role) const {
  const design::Field* shown = field(index.row());
  if (!shown)
    return (role == Qt::AccessibleTextRole || role == Qt::DisplayRole) && index.column() == 0 ? m_addText : QVariant();
  if (role == Qt::DisplayRole || role == Qt::EditRole) return cellText(*shown, index.column());
  if (role == Qt::AccessibleTextRole) return accessibleText(index.row(), index.column());
  if (role != Qt::ToolTipRole) return {};
  if (isMarked(index.row())) return mark(index.row()).message;
  const TypeProblem problem = checkType(QString::fromStdString(shown->type), m_design, m_typeParameters);
  if (index.column() == TypeColumn && !problem.message.isEmpty()) return problem.message;
  if (shown->facets.contains("description")) return QString::fromStdString(shown->facets["description"].dump());
  return index.column() == FacetsColumn ? cellText(*shown, FacetsColumn) : QVariant();
}

bool FieldTableModel::addLine(const QString& line) {
  const bool isEmpty = line.trimmed().isEmpty();
  const auto parsed = parseFieldLine(line);
  const bool isRefused = !parsed && !isEmpty;
  m_addProblem = isRefused ? QString::fromStdString(parsed.error().message) : QString();
  m_refusedLine = isRefused ? line : QString();
  if (isEmpty) return false;
  if (parsed) Q_EMIT addRequested(*parsed);
  return parsed.has_value();
}

bool FieldTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::EditRole) return false;
  if (isAddRow(index.row())) return addLine(value.toString());
  const design::Field before = *field(index.row());
  const auto after = changed(before, index.column(), value.toString());
  if (!after || *after == before) return false;
  Q_EMIT changeRequested(QString::fromStdString(before.name), *after);
  return true;
}

Qt::ItemFlags FieldTableModel::flags(const QModelIndex& index) const {
  const Qt::ItemFlags usual = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
  if (!index.isValid()) return Qt::ItemIsDropEnabled; // between the rows
  if (isInherited(index.row())) return usual;
  if (isAddRow(index.row())) return index.column() > 0 ? usual : usual | Qt::ItemIsEditable;
  return usual | Qt::ItemIsEditable | Qt::ItemIsDragEnabled;
}

namespace {

const QString fieldFormat = QStringLiteral("application/x-signalbox-field");

} // namespace

QStringList FieldTableModel::mimeTypes() const { return {fieldFormat}; }

QMimeData* FieldTableModel::mimeData(const QModelIndexList& indexes) const {
  const design::Field* dragged = indexes.isEmpty() ? nullptr : field(indexes.front().row());
  if (!dragged) return nullptr;
  auto* data = new QMimeData;
  data->setData(fieldFormat, QByteArray::fromStdString(dragged->name));
  return data;
}

bool FieldTableModel::canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int,
                                      const QModelIndex& parent) const {
  if (action != Qt::MoveAction || parent.isValid() || !data->hasFormat(fieldFormat)) return false;
  return rowOf(QString::fromUtf8(data->data(fieldFormat))) >= m_inherited && row >= m_inherited;
}

bool FieldTableModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                                   const QModelIndex& parent) {
  if (!canDropMimeData(data, action, row, column, parent)) return false;
  const QString name = QString::fromUtf8(data->data(fieldFormat));
  const int from = rowOf(name);
  const int to = qMin(row, addRow()) - (row > from ? 1 : 0);
  if (to != from) Q_EMIT moveRequested(name, to - m_inherited);
  return false; // the rows follow the design
}

} // namespace signalbox::ui
