// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/clash_sheet.h"

#include "ui/document/design_document.h"
#include "ui/theme/focus_paint.h"
#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_view.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

constexpr int sheetWidth = 984;
constexpr int sheetTop = 60;
constexpr int sheetHeight = 600;
constexpr int rowHeight = 24;
constexpr double margin = 16;
constexpr double markWidth = 18;

// Lines of both texts; a sign beside the colour says which of them have a line of their own.
class SideDelegate final : public QStyledItemDelegate {
public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, rowHeight}; }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QRectF rect = option.rect;
    if (option.state & QStyle::State_Selected) painter->fillRect(rect, theme().selected);
    if (const SideRow* row = static_cast<const SideRows*>(index.model())->row(index)) {
      const double half = rect.width() / 2;
      paintSide(*painter, QRectF(rect.x(), rect.y(), half, rect.height()), row->left, row->isSame, theme().warn);
      paintSide(*painter, QRectF(rect.x() + half, rect.y(), half, rect.height()), row->right, row->isSame,
                theme().info);
      painter->fillRect(QRectF(rect.x() + half, rect.y(), 1, rect.height()), theme().border);
    } else {
      drawText(*painter, rect.adjusted(margin, 0, -margin, 0), index.data().toString(), uiFont(12, 600), theme().text);
    }
    if (showsKeyboardFocus(option)) focusRing(*painter, rect, 3);
  }

private:
  static void paintSide(QPainter& painter, const QRectF& rect, const std::optional<QString>& text, bool isSame,
                        const QColor& color) {
    if (!text) return painter.fillRect(rect, theme().hover);
    if (!isSame) {
      painter.fillRect(rect, softTint(color));
      drawText(painter, rect.adjusted(margin, 0, 0, 0), QStringLiteral("\u2022"), monoFont(12, 700), color);
    }
    drawText(painter, rect.adjusted(margin + markWidth, 0, -8, 0), *text, monoFont(12),
             isSame ? theme().text2 : theme().text);
  }
};

} // namespace

ClashSheet::ClashSheet(DesignDocument& document, QWidget* window)
    : Popover(window), m_document(document), m_rows(tr("Your edits"), tr("On disk")) {
  setObjectName("clash");
  setAccessibleName(tr("Files that changed on disk"));
  auto* content = new QWidget;
  content->setMinimumHeight(qMin(sheetHeight, window->height() - 2 * sheetTop));
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 16, 0, 8);
  column->setSpacing(0);
  column->addWidget(buildHead());
  column->addSpacing(12);
  column->addWidget(new HairLine);
  column->addWidget(buildNames());
  column->addWidget(new HairLine);
  m_list = new RowList(tr("Both texts, line by line"));
  m_list->setObjectName("clash.rows");
  m_list->setItemDelegate(new SideDelegate(m_list));
  m_list->setUniformItemSizes(true);
  m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // so that the names above stand over their sides
  m_list->setModel(&m_rows);
  makeTransparent(*m_list);
  column->addWidget(m_list, 1);
  content->setFocusProxy(m_list);
  setContent(content);
  connect(this, &Popover::closed, this, &QObject::deleteLater);
  connect(&document, &DesignDocument::clashesChanged, this, &ClashSheet::render);
  render();
  openCentred(sheetWidth, sheetTop, Scrim::Yes);
}

QWidget* ClashSheet::buildHead() {
  auto* head = new QWidget;
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(int(margin), 0, int(margin), 0);
  row->setSpacing(8);
  m_title = new Label({}, displayFont(17));
  row->addWidget(m_title, 1);
  auto* keep = new Button(tr("Keep your edits"), ButtonVariant::Standard);
  keep->setObjectName("clash.keep");
  auto* take = new Button(tr("Take theirs"), ButtonVariant::Primary);
  take->setObjectName("clash.take");
  row->addWidget(keep);
  row->addWidget(take);
  connect(keep, &QPushButton::clicked, &m_document, &DesignDocument::keepMine);
  connect(take, &QPushButton::clicked, &m_document, &DesignDocument::takeTheirs);
  return head;
}

QWidget* ClashSheet::buildNames() {
  auto* names = new QWidget;
  auto* row = new QHBoxLayout(names);
  row->setContentsMargins(0, 6, style()->pixelMetric(QStyle::PM_ScrollBarExtent), 6);
  row->setSpacing(0);
  row->addSpacing(int(margin + markWidth));
  row->addWidget(new Label(tr("Your edits"), uiFont(12, 600), Ink::Warning), 1);
  row->addSpacing(int(margin + markWidth));
  row->addWidget(new Label(tr("On disk"), uiFont(12, 600), Ink::Info), 1);
  return names;
}

void ClashSheet::render() {
  const std::vector<DiskClash>& clashes = m_document.clashes();
  if (clashes.empty()) return close();
  QVector<TextPair> pairs;
  for (const DiskClash& clash : clashes)
    pairs.push_back({clash.file, m_document.textHere(clash), m_document.textOnDisk(clash)});
  m_rows.setPairs(pairs);
  m_title->setText(clashes.size() == 1 ? tr("%1 changed on disk").arg(clashes.front().file)
                                       : tr("%1 files changed on disk").arg(clashes.size()));
  const QModelIndex first = m_rows.firstDifference();
  m_list->setCurrentIndex(first.isValid() ? first : m_rows.index(0));
}

} // namespace signalbox::ui
