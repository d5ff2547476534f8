// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/field_table.h"

#include "ui/editors/field_delegate.h"
#include "ui/editors/field_table_model.h"
#include "ui/editors/field_text.h"
#include "ui/theme/look.h"
#include "ui/theme/paint.h"
#include "ui/widgets/row_focus.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <cmath>

namespace signalbox::ui {
namespace {

constexpr int narrow = 420;       // below, the value goes first, then the facets
constexpr int keptForFacets = 92; // types stand in full before more of them is shown

int fieldRow() { return rowExtent(32); }

struct ColumnWidths {
  int name = 120; // of a table without fields: its row that adds is painted there
  int type = 0;
  int firstFacet = 0;
  int value = 0;
};

// What the cells would like to have. A type without facets beside it may go on over their column.
ColumnWidths naturalWidths(const FieldTableModel& model) {
  ColumnWidths widths;
  for (int row = 0; row < model.addRow(); ++row) {
    const design::Field& field = *model.field(row);
    const QStringList facets = facetWords(field.facets);
    const QString value = model.isMarked(row) ? model.mark(row).value
                                              : model.index(row, FieldTableModel::DefaultColumn).data().toString();
    widths.name = qMax(widths.name, 62 + int(textWidth(monoFont(12, 500), QString::fromStdString(field.name))));
    widths.value = qMax(widths.value, value.isEmpty() ? 0 : 20 + int(textWidth(monoFont(11), value)));
    if (facets.isEmpty()) continue;
    widths.type = qMax(widths.type, 22 + int(textWidth(monoFont(12), QString::fromStdString(field.type))));
    widths.firstFacet = qMax(widths.firstFacet, qMin(keptForFacets, 10 + int(chipWidth(facets.front(), monoFont(11)))));
  }
  return widths;
}

} // namespace

FieldTable::FieldTable(const QString& name, const QString& addText, QWidget* parent)
    : QTreeView(parent), m_model(new FieldTableModel(addText, this)) {
  setAccessibleName(name);
  setModel(m_model);
  setItemDelegate(new FieldDelegate(*m_model, *this));
  setHeaderHidden(true);
  setRootIsDecorated(false);
  setIndentation(0);
  setUniformRowHeights(true);
  connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this,
          [this] { setFixedHeight(sizeHint().height()); }); // rows may be denser
  setMouseTracking(true);
  setFrameShape(QFrame::NoFrame);
  setAllColumnsShowFocus(false);
  setSelectionBehavior(SelectRows);
  setEditTriggers(NoEditTriggers);
  setTabKeyNavigation(false);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  viewport()->setAutoFillBackground(false);
  header()->setMinimumSectionSize(0);
  header()->setSectionResizeMode(QHeaderView::Fixed);
  header()->setStretchLastSection(false);
  bringFocusToRows(*this);
  m_flash.setDuration(600);
  m_flash.setStartValue(0.0);
  m_flash.setEndValue(1.0);
  setDragDropMode(InternalMove);
  setDropIndicatorShown(true);
  connect(m_model, &FieldTableModel::moveRequested, this, &FieldTable::moveRequested,
          Qt::QueuedConnection); // the view lets go of the row first
  connect(m_model, &FieldTableModel::changeRequested, this, &FieldTable::changeRequested);
  // Queued: the line that was typed is closed before the new row makes the view start over.
  connect(
      m_model, &FieldTableModel::addRequested, this,
      [this](const design::Field& field) {
        Q_EMIT addRequested(field);
        editAddRow(); // stays on the add row
      },
      Qt::QueuedConnection);
}

void FieldTable::setFields(const std::vector<design::Field>& fields, const design::Design& design,
                           const std::vector<design::Field>& inherited) {
  const QModelIndex current = currentIndex();
  m_model->setFields(inherited, fields, design);
  if (current.isValid() && !currentIndex().isValid())
    setCurrentIndex(m_model->index(qMin(current.row(), m_model->addRow()), current.column()));
  setFixedHeight(sizeHint().height());
  arrangeColumns();
}

void FieldTable::focusInEvent(QFocusEvent* event) {
  QTreeView::focusInEvent(event);
  if (!currentIndex().isValid() && event->reason() != Qt::MouseFocusReason)
    selectionModel()->setCurrentIndex(m_model->index(0, 0), QItemSelectionModel::NoUpdate);
}

void FieldTable::setMarks(const QHash<QString, FieldMark>& marks) {
  m_model->setMarks(marks);
  arrangeColumns();
}

bool FieldTable::hasField(const QString& field) const { return m_model->rowOf(field) >= 0; }

QRect FieldTable::rowRect(const QString& field) const {
  const int row = m_model->rowOf(field);
  return row < 0 ? QRect() : QRect(0, row * fieldRow(), width(), fieldRow());
}

void FieldTable::editAddRow() {
  const QModelIndex add = m_model->index(m_model->addRow(), 0);
  setCurrentIndex(add);
  setFocus(Qt::OtherFocusReason);
  edit(add);
}

void FieldTable::flash(const QString& field) {
  const int row = m_model->rowOf(field);
  if (row < 0) return;
  setCurrentIndex(m_model->index(row, 0));
  m_flash.disconnect(this);
  connect(&m_flash, &QVariantAnimation::valueChanged, this, [this, row](const QVariant& value) {
    m_model->setFlash(row, std::abs(std::sin(value.toDouble() * 2 * M_PI)));
  });
  connect(&m_flash, &QVariantAnimation::finished, this, [this, row] { m_model->setFlash(row, 0); });
  m_flash.stop();
  if (style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0) m_flash.start();
}

QSize FieldTable::sizeHint() const { return {420, m_model->rowCount() * fieldRow()}; }

bool FieldTable::hasRoomFor(int column) const {
  if (column == FieldTableModel::DefaultColumn) return width() >= narrow;
  return column != FieldTableModel::FacetsColumn || width() >= 300;
}

void FieldTable::arrangeColumns() {
  const int wide = viewport()->width();
  const bool hasValue = hasRoomFor(FieldTableModel::DefaultColumn);
  const bool hasFacets = hasRoomFor(FieldTableModel::FacetsColumn);
  const ColumnWidths natural = naturalWidths(*m_model);
  const int name = qMin(natural.name, wide * 2 / 5);
  const int value = hasValue ? qMin(natural.value, 130) : 0;
  const int type =
      hasFacets ? qBound(80, natural.type, qMax(80, wide - name - value - natural.firstFacet)) : wide - name;
  header()->resizeSection(FieldTableModel::NameColumn, name);
  header()->resizeSection(FieldTableModel::TypeColumn, type);
  header()->resizeSection(FieldTableModel::FacetsColumn, hasFacets ? qMax(0, wide - name - type - value) : 0);
  header()->resizeSection(FieldTableModel::DefaultColumn, value);
  viewport()->update(); // a row is painted across its columns
}

void FieldTable::resizeEvent(QResizeEvent* event) {
  QTreeView::resizeEvent(event);
  arrangeColumns();
}

void FieldTable::moveCurrent(int by) {
  const design::Field* field = m_model->field(currentIndex().row());
  const int position = currentIndex().row() - m_model->inheritedCount() + by;
  if (!field || position < 0 || position >= m_model->addRow() - m_model->inheritedCount()) return;
  const QModelIndex next = m_model->index(currentIndex().row() + by, currentIndex().column());
  Q_EMIT moveRequested(QString::fromStdString(field->name), position);
  setCurrentIndex(next);
}

void FieldTable::openModelAt(const QModelIndex& index) {
  const design::Field* field = m_model->field(index.row());
  if (!field) return;
  if (const auto model = modelOfType(field->type, m_model->design()))
    Q_EMIT openModelRequested(QString::fromStdString(model->name));
}

void FieldTable::keyPressEvent(QKeyEvent* event) {
  if (state() == EditingState) return; // Enter of the open cell, which lets it through
  const QModelIndex index = currentIndex();
  const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
  if (!index.isValid()) return QTreeView::keyPressEvent(event);
  switch (event->key()) {
  case Qt::Key_Return:
  case Qt::Key_Enter:
  case Qt::Key_F2:
    if (!plain) break;
    return static_cast<void>(edit(m_model->isAddRow(index.row()) ? index.siblingAtColumn(0) : index));
  case Qt::Key_Delete:
    if (const design::Field* field = m_model->field(index.row()); field && !m_model->isInherited(index.row()))
      Q_EMIT removeRequested(QString::fromStdString(field->name));
    return;
  case Qt::Key_F12: return openModelAt(index);
  case Qt::Key_Left:
  case Qt::Key_Right: {
    const int column =
        qBound(0, index.column() + (event->key() == Qt::Key_Right ? 1 : -1), FieldTableModel::ColumnCount - 1);
    return setCurrentIndex(index.siblingAtColumn(column));
  }
  case Qt::Key_Up:
  case Qt::Key_Down:
    if (event->modifiers() == Qt::AltModifier) return moveCurrent(event->key() == Qt::Key_Down ? 1 : -1);
    break;
  default: break;
  }
  QTreeView::keyPressEvent(event);
}

void FieldTable::mousePressEvent(QMouseEvent* event) {
  const QModelIndex index = indexAt(event->position().toPoint());
  if (m_model->isAddRow(index.row()) && index.isValid()) return editAddRow();
  if (event->modifiers() == Qt::ControlModifier && index.column() == FieldTableModel::TypeColumn)
    return openModelAt(index);
  QTreeView::mousePressEvent(event);
}

void FieldTable::mouseDoubleClickEvent(QMouseEvent* event) {
  const QModelIndex index = indexAt(event->position().toPoint());
  if (index.isValid()) edit(index);
}

bool FieldTable::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::Wheel) { // the page scrolls, not the table
    event->ignore();
    return false;
  }
  return QTreeView::viewportEvent(event);
}

} // namespace signalbox::ui
