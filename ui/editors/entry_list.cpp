// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/entry_list.h"

#include "ui/models/count_text.h"
#include "ui/models/design_tree.h"
#include "ui/theme/focus_paint.h"
#include "ui/theme/look.h"
#include "ui/theme/paint.h"
#include "ui/theme/two_lines.h"
#include "ui/widgets/button.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/row_menu.h"
#include "ui/widgets/row_view.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

constexpr int rowHeight = 46;

QString accessibleText(const EntryRow& row) {
  QStringList parts{row.text};
  if (!row.detail.isEmpty()) parts << row.detail;
  if (row.problems > 0) parts << counted(row.problems, EntryListModel::tr("problem"), EntryListModel::tr("problems"));
  return parts.join(QStringLiteral(", "));
}

} // namespace

QSize EntryDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {120, rowExtent(rowHeight)};
}

void EntryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const QRectF row = QRectF(option.rect).adjusted(6, 1, -6, -1);
  const bool isSelected = option.state & QStyle::State_Selected;
  paintRowBox(*painter, row, option);
  drawIcon(*painter, index.data(EntryListModel::IconRole).toString(), isSelected ? theme().text2 : theme().text3,
           QRectF(row.x() + 8, row.center().y() - 8, 16, 16));
  const bool isWrong = index.data(EntryListModel::ProblemsRole).toInt() > 0;
  if (isWrong) lamp(*painter, QPointF(row.right() - 12, row.center().y()), 2.8, theme().errFill);
  const QRectF texts = row.adjusted(34, 0, isWrong ? -24 : -8, 0);
  const QString detail = index.data(EntryListModel::DetailRole).toString();
  const TwoLines lines = twoLines(texts);
  drawText(*painter, detail.isEmpty() ? texts : lines.first, index.data().toString(),
           uiFont(13, isSelected ? 500 : 400), isSelected ? theme().text : theme().text2);
  if (!detail.isEmpty())
    drawText(*painter, lines.second, detail, uiFont(12), isSelected ? theme().text2 : theme().text3);
}

void EntryListModel::setRows(const QVector<EntryRow>& rows) {
  if (rows.size() != m_rows.size()) {
    beginResetModel();
    m_rows = rows;
    return endResetModel();
  }
  for (qsizetype row = 0; row < rows.size(); ++row) {
    if (m_rows[row] == rows[row]) continue;
    m_rows[row] = rows[row];
    Q_EMIT dataChanged(index(int(row)), index(int(row)));
  }
}

int EntryListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant EntryListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const EntryRow& row = m_rows[index.row()];
  switch (role) {
  case Qt::DisplayRole: return row.text;
  case Qt::ToolTipRole: return row.detail;
  case Qt::AccessibleTextRole: return accessibleText(row);
  case DetailRole: return row.detail;
  case IconRole: return row.icon;
  case ProblemsRole: return row.problems;
  default: return {};
  }
}

Qt::ItemFlags EntryListModel::flags(const QModelIndex& index) const {
  // Between rows something can be put, onto a row nothing.
  if (!index.isValid()) return Qt::ItemIsDropEnabled;
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

bool EntryListModel::moveRows(const QModelIndex&, int row, int count, const QModelIndex&, int before) {
  if (count != 1 || before == row || before == row + 1) return false;
  Q_EMIT moveRequested(row, before > row ? before - 1 : before);
  return true;
}

EntryList::EntryList(const QString& id, const QString& name, const QString& addText, Order order, QWidget* parent)
    : QWidget(parent), m_list(new RowList(name)), m_add(new Button(addText, ButtonVariant::Ghost)),
      m_remove(new IconButton(QStringLiteral("trash-2"), tr("Remove"))), m_line(new HairLine) {
  setUpRows(id);
  auto* column = new QVBoxLayout(this);
  column->setSpacing(0);
  column->addWidget(m_list, 1);
  column->addWidget(m_line);
  addButtons(*column, id, order);
  connectRows();
  renderButtons();
}

void EntryList::setUpRows(const QString& id) {
  m_list->setObjectName(id + QStringLiteral(".list"));
  m_list->setModel(&m_model);
  m_list->setItemDelegate(new EntryDelegate(m_list));
  makeTransparent(*m_list);
  m_list->setMinimumHeight(1); // low ones are as high as their rows
}

void EntryList::addButtons(QVBoxLayout& column, const QString& id, Order order) {
  m_add->setObjectName(id + QStringLiteral(".add"));
  m_add->setIconName(QStringLiteral("plus"));
  m_remove->setObjectName(id + QStringLiteral(".remove"));
  m_remove->setShortcutHint(tr("Del"));
  auto* row = new QHBoxLayout;
  row->setContentsMargins(6, 6, 8, 6);
  row->setSpacing(2);
  row->addWidget(m_add);
  row->addStretch(1);
  if (order == Order::Free) addMoves(*row, id);
  row->addWidget(m_remove);
  column.addLayout(row);
  connect(m_add, &QPushButton::clicked, this, &EntryList::addRequested);
  connect(m_remove, &QToolButton::clicked, this, [this] { Q_EMIT removeRequested(current()); });
}

// Buttons, keys and the mouse put the rows in order.
void EntryList::addMoves(QHBoxLayout& row, const QString& id) {
  m_list->setDragDropMode(QAbstractItemView::InternalMove);
  m_list->setDefaultDropAction(Qt::MoveAction);
  const auto add = [&](const char* icon, const QString& name, const char* key, const QString& keys, int by) {
    auto* button = new IconButton(QLatin1String(icon), name);
    button->setShortcutHint(keys);
    button->setObjectName(id + QLatin1String(key));
    row.addWidget(button);
    connect(button, &QToolButton::clicked, this, [this, by] { moveCurrent(by); });
    auto* action = new QAction(m_list);
    action->setShortcut(QKeySequence(keys));
    action->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(action);
    connect(action, &QAction::triggered, this, [this, by] { moveCurrent(by); });
    return button;
  };
  m_up = add("move-up", tr("Move up"), ".up", QStringLiteral("Alt+Up"), -1);
  m_down = add("move-down", tr("Move down"), ".down", QStringLiteral("Alt+Down"), 1);
}

void EntryList::connectRows() {
  connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
    renderButtons();
    Q_EMIT currentChanged(current());
  });
  connect(m_list, &RowList::removeRequested, this,
          [this](const QModelIndex& index) { Q_EMIT removeRequested(index.row()); });
  connect(m_list, &RowList::renameRequested, this, &EntryList::editRequested);
  connect(m_list, &QListView::activated, this, &EntryList::editRequested);
  connect(m_list, &RowList::menuRequested, this,
          [this](const QModelIndex&, const QPoint& global) { showMenu(global); });
  connect(&m_model, &EntryListModel::moveRequested, this, &EntryList::moveRequested);
}

void EntryList::showMenu(const QPoint& global) {
  const int row = current();
  RowMenu menu(*this, m_list->objectName() + QStringLiteral(".menu"));
  menu.add("square-pen", tr("Edit"), tr("Enter"), [this] { Q_EMIT editRequested(); });
  if (m_up && row > 0) menu.add("move-up", tr("Move up"), QStringLiteral("Alt+Up"), [this] { moveCurrent(-1); });
  if (m_down && row + 1 < count())
    menu.add("move-down", tr("Move down"), QStringLiteral("Alt+Down"), [this] { moveCurrent(1); });
  menu.separate().add("trash-2", tr("Remove"), tr("Del"), [this] { Q_EMIT removeRequested(current()); });
  menu.open(global);
}

void EntryList::setRows(const QVector<EntryRow>& rows) {
  const int before = current();
  m_model.setRows(rows);
  if (current() < 0 && !rows.isEmpty()) setCurrent(qBound(0, before, int(rows.size()) - 1));
  renderButtons();
}

int EntryList::current() const { return m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1; }

void EntryList::setCurrent(int row) {
  if (row == current() || row < 0 || row >= count()) return;
  m_list->setCurrentIndex(m_model.index(row));
  m_list->scrollTo(m_model.index(row));
}

QWidget* EntryList::addButton() const { return m_add; }

void EntryList::moveCurrent(int by) {
  const int from = current();
  const int to = from + by;
  if (from < 0 || to < 0 || to >= count()) return;
  Q_EMIT moveRequested(from, to);
}

void EntryList::renderButtons() {
  const int row = current();
  const bool isEmpty = count() == 0; // nothing in it could show the focus
  m_list->setFocusPolicy(isEmpty ? Qt::NoFocus : Qt::StrongFocus);
  setFocusProxy(isEmpty ? static_cast<QWidget*>(m_add) : m_list);
  layout()->setContentsMargins(0, isEmpty ? 0 : 8, 0, 0);
  m_line->setHidden(isEmpty);
  for (IconButton* button : {m_up, m_down, m_remove})
    if (button) button->setHidden(isEmpty);
  m_remove->setEnabled(row >= 0);
  if (!m_up) return;
  m_up->setEnabled(row > 0);
  m_down->setEnabled(row >= 0 && row + 1 < count());
}

} // namespace signalbox::ui
