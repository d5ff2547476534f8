// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include "ui/commands/command_registry.h"
#include "ui/document/design_document.h"
#include "ui/theme/paint.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/row_view.h"
#include "ui/workbench/workbench.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace signalbox::ui {

namespace {

constexpr int paletteWidth = 640;
constexpr int paletteTop = 96;
constexpr int mostHeight = 400; // of the list

QString placeholderOf(PaletteScope scope) {
  switch (scope) {
  case PaletteScope::Tabs: return CommandPalette::tr("Go to a tab, an endpoint, a model, a request");
  case PaletteScope::Projects: return CommandPalette::tr("Open a recent project");
  default: return CommandPalette::tr("Search everything, or type ? for help");
  }
}

void addHint(QHBoxLayout& row, const QString& keys, const QString& meaning) {
  row.addWidget(new KeyCap(keys));
  row.addWidget(new Label(meaning, uiFont(12), Ink::Tertiary));
  row.addSpacing(10);
}

} // namespace

CommandPalette::CommandPalette(Workbench& workbench, QWidget* window) : Popover(window), m_workbench(workbench) {
  setObjectName("palette");
  setAccessibleName(tr("Command palette"));
  setContent(buildContent());
}

QWidget* CommandPalette::buildContent() {
  auto* area = new QWidget(this);
  auto* column = new QVBoxLayout(area);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  m_field = new LineEdit(tr("Search everything, or type ? for help"), area);
  m_field->setObjectName("palette.field");
  m_field->setIconName("search");
  m_field->setBare(true);
  m_field->setControlHeight(50);
  m_field->setFont(uiFont(16));
  m_field->installEventFilter(this);
  auto* top = new QHBoxLayout;
  top->setContentsMargins(10, 0, 16, 0);
  top->addWidget(m_field, 1);
  top->addWidget(new KeyCap("Esc"));
  column->addLayout(top);
  column->addWidget(new HairLine);
  m_list = new RowList(tr("Results"), area);
  m_list->setObjectName("palette.list");
  m_list->setItemDelegate(new PaletteDelegate(m_list));
  m_list->setModel(&m_model);
  m_list->setFocusPolicy(Qt::NoFocus); // the field keeps the keyboard
  makeTransparent(*m_list);
  column->addWidget(m_list, 1);
  column->addWidget(new HairLine);
  auto* hints = new QHBoxLayout;
  hints->setContentsMargins(18, 8, 18, 8);
  hints->setSpacing(6);
  addHint(*hints, tr("Enter"), tr("Open"));
  addHint(*hints, tr("Tab"), tr("Actions"));
  addHint(*hints, ">", tr("Commands"));
  addHint(*hints, "/", tr("Paths"));
  addHint(*hints, "#", tr("Models"));
  addHint(*hints, "$", tr("Environments"));
  hints->addStretch(1);
  column->addLayout(hints);
  area->setFocusProxy(m_field);
  connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::search);
  connect(m_list, &RowList::rowActivated, this, &CommandPalette::run);
  return area;
}

void CommandPalette::open(PaletteScope scope, const QString& prefix, const QStringList& recent,
                          std::vector<PaletteItem> more) {
  std::vector<PaletteItem> items = paletteItems(m_workbench.document.design(), m_workbench.commands);
  std::move(more.begin(), more.end(), std::back_inserter(items));
  m_index = PaletteIndex(std::move(items));
  m_actionsOf.reset();
  m_scope = scope;
  m_recent = recent;
  m_field->setPlaceholderText(placeholderOf(scope));
  m_field->setText(prefix);
  search();
  openCentred(paletteWidth, paletteTop, Scrim::Yes);
  m_field->setFocus(Qt::PopupFocusReason);
  m_field->setCursorPosition(int(prefix.size()));
}

void CommandPalette::search() {
  m_actionsOf.reset();
  m_model.setRows(m_index.rows(m_field->text(), m_recent, m_scope));
  fit();
}

void CommandPalette::fit() {
  m_list->setCurrentIndex(m_model.firstItem());
  m_list->scrollToTop();
  m_list->setFixedHeight(listHeight());
  content()->layout()->activate();
  if (isOpen()) refit();
}

int CommandPalette::listHeight() const {
  int height = 8;
  const QStyleOptionViewItem option;
  for (int row = 0; row < m_model.rowCount() && height < mostHeight; ++row)
    height += m_list->itemDelegate()->sizeHint(option, m_model.index(row)).height();
  return qBound(44, height, mostHeight);
}

void CommandPalette::move(int rows) {
  const int step = rows > 0 ? 1 : -1;
  int row = m_list->currentIndex().row();
  for (int left = std::abs(rows); left > 0;) {
    const int next = row + step;
    if (next < 0 || next >= m_model.rowCount()) break;
    row = next;
    if (m_model.item(m_model.index(row))->kind != PaletteItem::Kind::Heading) --left;
  }
  const PaletteItem* item = m_model.item(m_model.index(row));
  if (item && item->kind != PaletteItem::Kind::Heading) m_list->setCurrentIndex(m_model.index(row));
  if (step < 0 && m_list->currentIndex() == m_model.firstItem()) m_list->scrollToTop();
}

void CommandPalette::run(const QModelIndex& index) {
  const PaletteItem* found = m_model.item(index);
  if (!found || found->kind == PaletteItem::Kind::Heading) return;
  if (found->kind == PaletteItem::Kind::Help) return m_field->setText(found->id);
  const PaletteItem item = m_actionsOf.value_or(*found);
  const QString command = m_actionsOf ? found->id : QString();
  close();
  Q_EMIT chosen(item.key());
  Q_EMIT activated(item, command);
}

void CommandPalette::showActions() {
  const PaletteItem* found = m_model.item(m_list->currentIndex());
  if (!found || m_actionsOf) return;
  std::vector<PaletteItem> actions = paletteActions(*found, m_workbench.commands);
  if (actions.empty()) return;
  m_actionsOf = *found;
  PaletteItem heading;
  heading.kind = PaletteItem::Kind::Heading;
  heading.text = tr("Actions of %1").arg(found->text);
  actions.insert(actions.begin(), heading);
  m_model.setRows(std::move(actions));
  fit();
}

void CommandPalette::leaveActions() {
  const QString key = m_actionsOf->key();
  search();
  for (int row = 0; row < m_model.rowCount(); ++row)
    if (m_model.item(m_model.index(row))->key() == key) m_list->setCurrentIndex(m_model.index(row));
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_field && event->type() == QEvent::KeyPress) {
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down: move(1); return true;
    case Qt::Key_Up: move(-1); return true;
    case Qt::Key_PageDown: move(8); return true;
    case Qt::Key_PageUp: move(-8); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: run(m_list->currentIndex()); return true;
    case Qt::Key_Escape: m_actionsOf ? leaveActions() : close(); return true;
    case Qt::Key_Tab: showActions(); return true; // the field keeps the keyboard
    case Qt::Key_Backtab:
      if (m_actionsOf) leaveActions();
      return true;
    default: break;
    }
  }
  return Popover::eventFilter(watched, event);
}

} // namespace signalbox::ui
