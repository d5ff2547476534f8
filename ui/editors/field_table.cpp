// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/field_table.h"

#include "ui/editors/facet_popover.h"
#include "ui/editors/field_delegate.h"
#include "ui/editors/field_table_model.h"
#include "ui/editors/field_text.h"
#include "ui/theme/look.h"
#include "ui/theme/paint.h"
#include "ui/widgets/row_focus.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPaintEvent>
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

// F2 is this table's while it has the keyboard, whatever the window does with it.
class TakesF2 final : public QObject {
public:
  using QObject::QObject;

protected:
  bool eventFilter(QObject*, QEvent* event) override {
    const bool isOurs =
        event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_F2;
    if (isOurs) event->accept();
    return isOurs;
  }
};

// "street_copy", "street_copy2", …
design::Field underFreeName(const FieldTable& table, design::Field field) {
  const QString wanted = QString::fromStdString(field.name) + QStringLiteral("_copy");
  QString free = wanted;
  for (int next = 2; table.hasField(free); ++next) free = wanted + QString::number(next);
  field.name = free.toStdString();
  return field;
}

} // namespace

FieldTable::FieldTable(const QString& name, const QString& addText, QWidget* parent)
    : QTreeView(parent), m_model(new FieldTableModel(addText, this)), m_delegate(new FieldDelegate(*m_model, *this)) {
  setAccessibleName(name);
  setUpView();
  connectModel();
  bringFocusToRows(*this);
  installEventFilter(new TakesF2(this));
  setContextMenuPolicy(Qt::CustomContextMenu);
  connect(this, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) { showRowMenu(indexAt(at)); });
  connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this,
          [this] { setFixedHeight(sizeHint().height()); }); // rows may be denser
  m_flash.setDuration(600);
  m_flash.setStartValue(0.0);
  m_flash.setEndValue(1.0);
}

void FieldTable::setUpView() {
  setModel(m_model);
  setItemDelegate(m_delegate);
  setHeaderHidden(true);
  setRootIsDecorated(false);
  setIndentation(0);
  setUniformRowHeights(true);
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
  setDragDropMode(InternalMove);
  setDropIndicatorShown(true);
}

void FieldTable::connectModel() {
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

// What the keys do to a row, for the mouse; and a way to each facet for the keys.
void FieldTable::showRowMenu(const QModelIndex& index) {
  const design::Field* field = m_model->field(index.row());
  if (!field || m_model->isInherited(index.row())) return;
  const QPersistentModelIndex cell(index);
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("field.menu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const auto add = [&](const QString& text, const QKeySequence& keys, auto run) {
    QAction* action = menu->addAction(text, this, run);
    action->setShortcut(keys); // told; the table has the key
    action->setShortcutContext(Qt::WidgetShortcut);
    return action;
  };
  add(tr("Edit"), Qt::Key_F2, [this, cell] { edit(cell); });
  for (const QString& word : facetWords(field->facets))
    add(tr("Change %1").arg(word), {}, [this, cell, facet = word.section(u' ', 0, 0)] { editFacet(cell, facet); });
  if (const auto type = modelOfType(field->type, m_model->design()))
    add(tr("Open %1").arg(QString::fromStdString(type->name)), Qt::Key_F12, [this, cell] { openModelAt(cell); });
  add(tr("Duplicate"), {}, [this, copy = *field] { Q_EMIT addRequested(underFreeName(*this, copy)); });
  menu->addSeparator();
  const int position = index.row() - m_model->inheritedCount();
  const QString name = QString::fromStdString(field->name);
  const auto addMove = [&](const QString& text, int key, int by) {
    const int to = position + by;
    QAction* action =
        add(text, QKeySequence(Qt::ALT | Qt::Key(key)), [this, name, to] { Q_EMIT moveRequested(name, to); });
    action->setEnabled(to >= 0 && to < m_model->addRow() - m_model->inheritedCount());
  };
  addMove(tr("Move up"), Qt::Key_Up, -1);
  addMove(tr("Move down"), Qt::Key_Down, 1);
  menu->addSeparator();
  add(tr("Delete"), Qt::Key_Delete, [this, name] { Q_EMIT removeRequested(name); });
  const QRect row = visualRect(index.siblingAtColumn(0));
  menu->popup(viewport()->mapToGlobal(row.bottomLeft() + QPoint(34, 2)));
}

void FieldTable::editFacet(const QModelIndex& index, const QString& facet) {
  const design::Field* field = m_model->field(index.row());
  if (!field || m_model->isInherited(index.row())) return;
  if (!m_facet) {
    m_facet = new FacetPopover(window());
    connect(this, &QObject::destroyed, m_facet, &QObject::deleteLater);
  }
  m_facet->disconnect(this);
  connect(m_facet, &FacetPopover::edited, this,
          [this, name = QString::fromStdString(field->name)](const design::Field& changed) {
            Q_EMIT changeRequested(name, changed);
          });
  const QRect chip = m_delegate->chipRect(index, facet);
  m_facet->ask(m_model->design(), *field, facet.toStdString(),
               QRect(viewport()->mapTo(window(), chip.topLeft()), chip.size()));
}

void FieldTable::setTypeParameters(std::vector<std::string> names) { m_model->setTypeParameters(std::move(names)); }

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

// A click on a chip asks for its value; one that began a drag or an edit does not.
void FieldTable::mouseReleaseEvent(QMouseEvent* event) {
  const bool isClick = event->button() == Qt::LeftButton && state() == NoState;
  QTreeView::mouseReleaseEvent(event);
  const QModelIndex index = indexAt(event->position().toPoint());
  if (!isClick || !index.isValid() || index.row() != currentIndex().row()) return;
  if (const QString facet = m_delegate->facetAt(index, event->position().toPoint()); !facet.isEmpty())
    editFacet(index, facet);
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
  if (event->type() == QEvent::Paint) { // a type goes on over the next column, the add row over all: rows are whole
    QRegion rows;
    for (const QRect& part : static_cast<QPaintEvent*>(event)->region())
      rows += QRect(0, part.y(), viewport()->width(), part.height());
    QPaintEvent whole(rows);
    return QTreeView::viewportEvent(&whole);
  }
  return QTreeView::viewportEvent(event);
}

} // namespace signalbox::ui
