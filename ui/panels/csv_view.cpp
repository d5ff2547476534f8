// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/csv_view.h"

#include "ui/theme/look.h"
#include "ui/theme/paint.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace signalbox::ui {
namespace {

constexpr int cellHeight = 30;
constexpr int padding = 8;
constexpr int narrowest = 64;
constexpr int widest = 320;
constexpr int rowsToMeasure = 100;

class CellDelegate final : public QStyledItemDelegate {
public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
    const double wide = textWidth(monoFont(12), index.data().toString());
    return {std::clamp(static_cast<int>(wide) + 2 * padding + 2, narrowest, widest), rowExtent(cellHeight)};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QRectF cell = option.rect;
    const Theme& t = theme();
    if (option.state & QStyle::State_Selected) painter->fillRect(cell, t.selected);
    painter->fillRect(QRectF(cell.x(), cell.bottom() - 1, cell.width(), 1), t.divider);
    const QString text = index.data().toString();
    drawText(*painter, cell.adjusted(padding, 0, -padding, 0), text, monoFont(12), t.text,
             CsvModel::isNumber(text) ? rightMiddle : Qt::AlignLeft | Qt::AlignVCenter);
  }
};

} // namespace

CsvView::CsvView(QWidget* parent) : QTableView(parent) {
  setModel(&m_csv);
  setItemDelegate(new CellDelegate(this));
  setFrameShape(QFrame::NoFrame);
  setShowGrid(false);
  setVerticalScrollMode(ScrollPerPixel);
  setHorizontalScrollMode(ScrollPerPixel);
  setTabKeyNavigation(false);
  verticalHeader()->setDefaultSectionSize(rowExtent(cellHeight));
  verticalHeader()->hide();
  horizontalHeader()->setHighlightSections(false);
  horizontalHeader()->setResizeContentsPrecision(rowsToMeasure);
}

void CsvView::setBytes(std::shared_ptr<const std::string> bytes) {
  m_csv.setBytes(std::move(bytes));
  resizeColumnsToContents();
}

} // namespace signalbox::ui
