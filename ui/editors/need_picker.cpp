// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/need_picker.h"

#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/row_view.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

constexpr int leastWidth = 320;
constexpr int listHeight = 46 * 6 + 4;

QString iconOf(GraphNode::Kind kind) {
  switch (kind) {
  case GraphNode::Kind::App: return QStringLiteral("box");
  case GraphNode::Kind::Router: return QStringLiteral("folder");
  case GraphNode::Kind::Endpoint: return QStringLiteral("route");
  case GraphNode::Kind::Scheme: return QStringLiteral("shield");
  default: return QStringLiteral("plug");
  }
}

} // namespace

NeedPicker::NeedPicker(QWidget* window)
    : Popover(window), m_title(new Label({}, uiFont(13, 600))), m_field(new LineEdit(tr("Find, or name a new one"))),
      m_list(new RowList(tr("What it may be"))) {
  setObjectName(QStringLiteral("needs"));
  auto* area = new QWidget(this);
  auto* column = new QVBoxLayout(area);
  column->setContentsMargins(12, 12, 12, 8);
  column->setSpacing(8);
  column->addWidget(m_title);
  column->addWidget(m_field);
  column->addWidget(m_list);
  m_field->setObjectName(QStringLiteral("needs.field"));
  m_field->setIconName(QStringLiteral("search"));
  m_field->installEventFilter(this);
  m_list->setObjectName(QStringLiteral("needs.list"));
  m_list->setModel(&m_model);
  m_list->setItemDelegate(new EntryDelegate(m_list));
  m_list->setFixedHeight(listHeight);
  makeTransparent(*m_list);
  area->setMinimumWidth(leastWidth);
  area->setFocusProxy(m_field);
  setContent(area);
  connect(m_field, &QLineEdit::textEdited, this, &NeedPicker::filter);
  connect(m_field, &QLineEdit::returnPressed, this, [this] { take(m_list->currentIndex().row()); });
  connect(m_list, &RowList::rowActivated, this, [this](const QModelIndex& index) { take(index.row()); });
}

void NeedPicker::ask(const QString& title, const QVector<GraphNode>& choices,
                     std::function<QString(const QString&)> refusalOfName, const QRect& anchorInWindow) {
  m_choices = choices;
  m_refusalOfName = std::move(refusalOfName);
  m_title->setText(title);
  content()->setAccessibleName(title);
  m_field->clear();
  filter();
  openAt(anchorInWindow);
  m_field->setFocus(Qt::PopupFocusReason);
}

// The last row makes a new one; it says why not while the name cannot be taken.
void NeedPicker::filter() {
  const QString typed = m_field->text().trimmed();
  m_shown.clear();
  QVector<EntryRow> rows;
  for (const GraphNode& node : std::as_const(m_choices)) {
    const QString text = node.method.isEmpty() ? node.title : node.method + u' ' + node.title;
    if (!text.contains(typed, Qt::CaseInsensitive)) continue;
    m_shown << node;
    rows << EntryRow{text, node.detail, iconOf(node.kind), 0};
  }
  const QString refusal = typed.isEmpty() ? tr("Type its name") : m_refusalOfName(typed);
  const QString made = typed.isEmpty() ? tr("New dependency") : tr("New dependency %1").arg(typed);
  rows << EntryRow{made, refusal.isEmpty() ? tr("a function that gives a value") : refusal, QStringLiteral("plus"), 0};
  m_model.setRows(rows);
  m_list->setCurrentIndex(m_model.index(0));
  m_list->scrollToTop();
}

void NeedPicker::take(int row) {
  if (row < 0) return;
  if (row < m_shown.size()) {
    const GraphNode node = m_shown[row];
    close();
    return Q_EMIT chosen(node);
  }
  const QString name = m_field->text().trimmed();
  if (name.isEmpty() || !m_refusalOfName(name).isEmpty()) return m_field->setFocus();
  close();
  Q_EMIT newWanted(name);
}

// Up and Down go through the list while one types.
bool NeedPicker::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_field && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Up || key == Qt::Key_Down) {
      const int row = m_list->currentIndex().row() + (key == Qt::Key_Down ? 1 : -1);
      if (row >= 0 && row < m_model.rowCount()) m_list->setCurrentIndex(m_model.index(row));
      return true;
    }
  }
  return Popover::eventFilter(watched, event);
}

} // namespace signalbox::ui
