// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/history_view.h"

#include "ui/models/line_diff.h"
#include "ui/panels/response_state.h"
#include "ui/text/code_editor.h"
#include "ui/theme/hover.h"
#include "ui/theme/look.h"
#include "ui/theme/paint.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/row_menu.h"
#include "ui/widgets/row_view.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

constexpr int rowHeight = 34;
constexpr int shownRows = 8;
constexpr int wide = 520;
constexpr double leastHost = 40; // below it only the path is shown

QString differenceText(const QString& earlier, const QString& now) {
  QString text;
  for (const DiffLine& line : lineDiff(earlier, now)) {
    const QLatin1String mark(line.kind == DiffLine::Kind::Same    ? "  "
                             : line.kind == DiffLine::Kind::Added ? "+ "
                                                                  : "- ");
    text += mark + line.text + QLatin1Char('\n');
  }
  return text;
}

// The path is what one looks for: the host gives way first.
void paintAddress(QPainter& painter, QRectF rect, const QModelIndex& index, const QColor& quiet) {
  const QString method = index.data(HistoryModel::MethodRole).toString() + QLatin1Char(' ');
  const QString host = index.data(HistoryModel::HostRole).toString();
  const QString path = index.data(HistoryModel::PathRole).toString();
  drawText(painter, rect, method, monoFont(12), theme().text);
  rect.setLeft(rect.left() + textWidth(monoFont(12), method));
  const double room = rect.width() - textWidth(monoFont(12), path);
  const double hostWidth = std::min(room, textWidth(monoFont(12), host));
  if (!host.isEmpty() && (hostWidth >= leastHost || path.isEmpty())) {
    drawText(painter, {rect.left(), rect.top(), path.isEmpty() ? rect.width() : hostWidth, rect.height()}, host,
             monoFont(12), quiet);
    rect.setLeft(rect.left() + hostWidth);
  }
  drawText(painter, rect, path, monoFont(12), theme().text);
}

} // namespace

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {200, rowExtent(rowHeight)};
}

void HistoryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const QRectF row = QRectF(option.rect).adjusted(6, 1, -6, -1);
  const Theme& tokens = theme();
  if (option.state & QStyle::State_Selected)
    box(*painter, row, 6, tokens.selected);
  else if (const double hover = hoverStrength(option); hover > 0)
    box(*painter, row, 6, hoverFill(hover));
  const int status = index.data(HistoryModel::StatusRole).toInt();
  lamp(*painter, {row.left() + 12, row.center().y()}, 3.5, status == 0 ? tokens.errFill : statusFill(status));
  const QColor quiet = option.state & QStyle::State_Selected ? tokens.text2 : tokens.text3;
  drawText(*painter, {row.left() + 24, row.top(), 40, row.height()},
           status == 0 ? QStringLiteral("–") : QString::number(status), monoFont(12, 600),
           status == 0 ? tokens.err : statusColor(status));
  const QString time = index.data(HistoryModel::TimeRole).toString();
  drawText(*painter, {row.right() - 96, row.top(), 88, row.height()}, time, monoFont(12), quiet, rightMiddle);
  drawText(*painter, {row.right() - 172, row.top(), 70, row.height()},
           index.data(HistoryModel::DurationRole).toString(), monoFont(12), tokens.text2, rightMiddle);
  paintAddress(*painter, {row.left() + 62, row.top(), row.width() - 62 - 180, row.height()}, index, quiet);
  painter->restore();
}

HistoryView::HistoryView(QWidget* parent)
    : QWidget(parent), m_filter(new SearchField(tr("Filter by path, method or status"), this)),
      m_list(new RowList(tr("Earlier sends"), this)), m_hint(new Label({}, uiFont(11), Ink::Tertiary, this)),
      m_verdict(new Label({}, uiFont(12, 500), Ink::Secondary, this)),
      m_difference(new CodeEditor(CodeEditor::Language::Plain, tr("Difference to the current answer"), this)) {
  setObjectName(QStringLiteral("history"));
  m_filter->setObjectName(QStringLiteral("history.filter"));
  m_filter->installEventFilter(this);
  m_verdict->setObjectName(QStringLiteral("history.verdict"));
  m_verdict->setContentsMargins(12, 0, 12, 0);
  m_verdict->hide();
  m_list->setObjectName(QStringLiteral("history.list"));
  m_list->setModel(&m_model);
  m_list->setItemDelegate(new HistoryDelegate(m_list));
  m_list->installEventFilter(this);
  makeTransparent(*m_list);
  m_difference->setObjectName(QStringLiteral("history.difference"));
  m_difference->setReadOnly(true);
  m_difference->setReadOnlyLook(true);
  m_difference->hide();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(4, 8, 4, 8);
  column->setSpacing(6);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(6, 0, 6, 0);
  head->addWidget(m_filter);
  column->addLayout(head);
  column->addWidget(m_list, 2);
  column->addWidget(m_verdict);
  column->addWidget(m_difference, 3);
  column->addWidget(m_hint);
  connect(m_list, &RowList::rowActivated, this, &HistoryView::restore);
  connect(m_list, &RowList::menuRequested, this, &HistoryView::showMenu);
  connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& words) {
    m_model.setFilter(words);
    choose(0);
    renderHint();
  });
  connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &HistoryView::showDifference);
  connect(m_list, &RowList::removeRequested, this, &HistoryView::remove);
}

void HistoryView::setEntries(const std::vector<const requests::HistoryEntry*>& entries) {
  const int row = m_list->currentIndex().row();
  m_model.setEntries(entries);
  m_count = static_cast<int>(entries.size());
  m_filter->setVisible(m_count > 0);
  if (entries.empty()) compare(false);
  choose(row);
  renderHint();
}

void HistoryView::choose(int row) {
  m_list->setCurrentIndex(m_model.index(std::min(std::max(row, 0), m_model.rowCount() - 1)));
  showDifference();
}

void HistoryView::renderHint() {
  m_hint->setText(m_count == 0              ? tr("   Nothing sent yet")
                  : m_model.rowCount() == 0 ? tr("   None of %1 is like that").arg(m_count)
                                            : tr("   Enter restores · Space compares with the current answer · "
                                                 "Del removes"));
}

void HistoryView::find() {
  m_filter->setFocus(Qt::ShortcutFocusReason);
  m_filter->selectAll();
}

void HistoryView::setCurrentAnswer(const QString& body) {
  m_answer = body;
  showDifference();
}

QSize HistoryView::sizeHint() const {
  return {wide, m_count == 0 ? 2 * rowExtent(rowHeight) : shownRows * rowExtent(rowHeight) + 84};
}

void HistoryView::compare(bool isWanted) {
  m_difference->setVisible(isWanted && m_model.rowCount() > 0);
  m_verdict->setVisible(!m_difference->isHidden());
  showDifference();
}

void HistoryView::showDifference() {
  const requests::HistoryEntry* entry = m_model.entry(m_list->currentIndex().row());
  if (!entry || m_difference->isHidden()) return;
  const QString earlier = prettyJson(entry->body);
  m_difference->resetContent(differenceText(earlier, m_answer));
  m_verdict->setText(earlier == m_answer ? tr("Same as the current answer")
                                         : tr("\u2212 this answer, + the current one"));
}

void HistoryView::restore(const QModelIndex& index) {
  if (const requests::HistoryEntry* entry = m_model.entry(index.row())) Q_EMIT restoreRequested(*entry);
}

void HistoryView::remove(const QModelIndex& index) {
  if (const requests::HistoryEntry* entry = m_model.entry(index.row())) Q_EMIT removeRequested(entry->id);
}

void HistoryView::showMenu(const QModelIndex& index, const QPoint& global) {
  const QPersistentModelIndex row(index);
  RowMenu(*this, QStringLiteral("history.menu"))
      .add("rotate-ccw", tr("Restore"), tr("Enter"), [this, row] { restore(row); })
      .add("columns-2", m_difference->isHidden() ? tr("Compare with the current answer") : tr("Compare no longer"),
           tr("Space"), [this] { compare(m_difference->isHidden()); })
      .separate()
      .add("trash-2", tr("Remove"), tr("Del"), [this, row] { remove(row); })
      .open(global);
}

// Down and Enter lead into the list.
bool HistoryView::takeFilterKey(const QEvent& event) {
  if (event.type() != QEvent::KeyPress) return false;
  const int key = static_cast<const QKeyEvent&>(event).key();
  if (key != Qt::Key_Down && key != Qt::Key_Return && key != Qt::Key_Enter) return false;
  m_list->setFocus(Qt::TabFocusReason);
  return true;
}

bool HistoryView::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_filter) return takeFilterKey(*event);
  const bool isPress = event->type() == QEvent::KeyPress;
  if (watched != m_list || (!isPress && event->type() != QEvent::ShortcutOverride))
    return QWidget::eventFilter(watched, event);
  const auto& key = *static_cast<QKeyEvent*>(event);
  const bool isUndo = key.matches(QKeySequence::Undo); // the list's, not the design's
  if (!isUndo && key.key() != Qt::Key_Space) return false;
  event->accept();
  if (isPress && isUndo) Q_EMIT undoRequested();
  if (isPress && !isUndo) compare(m_difference->isHidden());
  return true;
}

void HistoryView::focusInEvent(QFocusEvent*) { m_list->setFocus(Qt::PopupFocusReason); }

} // namespace signalbox::ui
