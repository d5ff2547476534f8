// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/find_panel.h"

#include "ui/document/design_document.h"
#include "ui/models/count_text.h"
#include "ui/models/design_tree.h"
#include "ui/theme/focus_paint.h"
#include "ui/theme/look.h"
#include "ui/theme/paint.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/row_menu.h"
#include "ui/widgets/row_view.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

constexpr int usualRow = 28;
constexpr int widthOfField = 220;

// The part and the place in it at the left, the line at the right, with what was looked for in it.
class FoundDelegate final : public QStyledItemDelegate {
public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, rowExtent(usualRow)}; }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QRectF row = QRectF(option.rect).adjusted(6, 1, -6, -1);
    const bool isSelected = option.state & QStyle::State_Selected;
    paintRowBox(*painter, row, option, 6);
    const double middle = row.x() + row.width() * 0.46;
    const QRectF place(row.x() + 10, row.y(), middle - row.x() - 22, row.height());
    const QString entity = index.data(FoundModel::EntityRole).toString();
    drawText(*painter, place, entity, uiFont(12, 500), theme().text);
    const double used = textWidth(uiFont(12, 500), entity) + 10;
    const QString where = index.data(FoundModel::WhereRole).toString();
    if (used < place.width() - 30)
      drawText(*painter, place.adjusted(used, 0, 0, 0), where, uiFont(12), isSelected ? theme().text2 : theme().text3);
    paintLine(*painter, QRectF(middle, row.y(), row.right() - middle - 10, row.height()), index);
  }

private:
  // What was looked for stays in view in a long line.
  static void paintLine(QPainter& painter, const QRectF& rect, const QModelIndex& index) {
    const QString line = index.data().toString();
    const auto begin = index.data(FoundModel::BeginRole).toLongLong();
    const auto length = index.data(FoundModel::LengthRole).toLongLong();
    QString before = line.left(begin);
    const QString found = line.mid(begin, length);
    const double most = rect.width() * 0.6;
    if (textWidth(monoFont(12), before) > most) {
      while (!before.isEmpty() && textWidth(monoFont(12), before) > most) before.remove(0, 4);
      before.prepend(QStringLiteral("\u2026"));
    }
    double x = rect.x();
    const auto draw = [&](const QString& text, const QFont& font, const QColor& ink) {
      if (x < rect.right()) drawText(painter, QRectF(x, rect.y(), rect.right() - x, rect.height()), text, font, ink);
      x += textWidth(font, text);
    };
    draw(before, monoFont(12), theme().text2);
    draw(found, monoFont(12, 700), theme().accent);
    draw(line.mid(begin + length), monoFont(12), theme().text2);
  }
};

} // namespace

FindPanel::FindPanel(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_tools(new QWidget(this)),
      m_field(new SearchField(tr("Find in the whole design"), m_tools)),
      m_count(new Label({}, uiFont(12), Ink::Tertiary, m_tools)), m_rows(new RowList(tr("Found places"), this)),
      m_empty(new EmptyState("search", {}, {}, this)) {
  setObjectName("find");
  m_field->setObjectName("find.field");
  m_field->setControlHeight(24);
  m_field->setFixedWidth(widthOfField);
  m_field->installEventFilter(this);
  m_count->setObjectName("find.count");
  auto* tools = new QHBoxLayout(m_tools);
  tools->setContentsMargins(0, 0, 0, 0);
  tools->setSpacing(8);
  tools->addWidget(m_count);
  tools->addWidget(m_field);
  m_rows->setObjectName("find.rows");
  m_rows->setModel(&m_model);
  m_rows->setItemDelegate(new FoundDelegate(m_rows));
  m_rows->setUniformItemSizes(true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 4, 0, 4);
  column->addWidget(m_rows, 1);
  column->addWidget(m_empty, 1);
  connect(m_field, &QLineEdit::textChanged, this, &FindPanel::search);
  connect(m_rows, &RowList::rowActivated, this, &FindPanel::open);
  connect(m_rows, &RowList::menuRequested, this, [this](const QModelIndex& index, const QPoint& global) {
    const QPersistentModelIndex row(index);
    RowMenu(*this, QStringLiteral("find.menu"))
        .add("arrow-up-right", tr("Go to it"), tr("Enter"), [this, row] { open(row); })
        .addCopy(tr("Copy the line"), index.data().toString())
        .open(global);
  });
  connect(&m_workbench.document, &DesignDocument::designChanged, this, [this] {
    if (isVisible()) search();
  });
  render();
}

void FindPanel::find(const QString& text) {
  if (!text.isEmpty()) m_field->setText(text);
  m_field->setFocus(Qt::ShortcutFocusReason);
  m_field->selectAll();
}

void FindPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  search(); // the design may be another
}

void FindPanel::search() {
  const QString wanted = m_field->text();
  const int row = m_rows->currentIndex().row();
  if (!wanted.isEmpty()) m_search.setDesign(m_workbench.document.design());
  m_model.setFound(m_search.find(wanted));
  if (!m_rows->currentIndex().isValid())
    m_rows->setCurrentIndex(m_model.index(qBound(0, row, qMax(0, m_model.rowCount() - 1))));
  render();
}

void FindPanel::render() {
  const bool isAsked = !m_field->text().trimmed().isEmpty();
  const QString places = counted(qint64(m_model.total()), tr("place"), tr("places"));
  const bool isCut = m_model.total() > std::size_t(m_model.rowCount());
  m_count->setText(!isAsked ? QString()
                   : isCut  ? tr("The first %1 of %2").arg(m_model.rowCount()).arg(places)
                            : places);
  m_rows->setVisible(m_model.rowCount() > 0);
  m_empty->setVisible(m_model.rowCount() == 0);
  if (isAsked)
    m_empty->setTexts(tr("%1 stands nowhere in the design").arg(m_field->text().trimmed()),
                      tr("Names, paths, fields, descriptions, expressions and saved requests were looked through."));
  else
    m_empty->setTexts(tr("Find in the whole design"),
                      tr("Names, paths, fields, descriptions, expressions, templates, saved requests."));
}

void FindPanel::open(const QModelIndex& index) {
  if (const FoundText* found = m_model.found(index)) {
    const DesignPlace place = found->place; // opening may change the design
    m_workbench.navigator.openPlace(place);
  }
}

void FindPanel::move(int rows) {
  const int row = qBound(0, m_rows->currentIndex().row() + rows, qMax(0, m_model.rowCount() - 1));
  m_rows->setCurrentIndex(m_model.index(row));
}

bool FindPanel::eventFilter(QObject* watched, QEvent* event) {
  if (watched != m_field || event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
  switch (static_cast<QKeyEvent*>(event)->key()) {
  case Qt::Key_Down: move(1); return true;
  case Qt::Key_Up: move(-1); return true;
  case Qt::Key_PageDown: move(4); return true;
  case Qt::Key_PageUp: move(-4); return true;
  case Qt::Key_Return:
  case Qt::Key_Enter: open(m_rows->currentIndex()); return true;
  default: return QWidget::eventFilter(watched, event);
  }
}

} // namespace signalbox::ui
