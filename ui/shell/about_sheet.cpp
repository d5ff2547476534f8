// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/about_sheet.h"

#include "resources/licences/licences.h"
#include "ui/text/code_editor.h"
#include "ui/theme/focus_paint.h"
#include "ui/theme/look.h"
#include "ui/theme/paint.h"
#include "ui/theme/two_lines.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/label.h"
#include "ui/widgets/logo.h"
#include "ui/widgets/row_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QSysInfo>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {

namespace {

constexpr int sheetWidth = 984; // the lines of a licence have up to 80 letters
constexpr int sheetTop = 60;
constexpr int sheetHeight = 640;
constexpr int listWidth = 280;
constexpr int rowHeight = 44;

enum Role { VersionRole = Qt::UserRole + 1, DetailRole };

class PartDelegate final : public QStyledItemDelegate {
public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, rowExtent(rowHeight)}; }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QRectF row = QRectF(option.rect).adjusted(8, 1, -8, -1);
    const bool isSelected = option.state & QStyle::State_Selected;
    paintRowBox(*painter, row, option);
    const auto [upper, lower] = twoLines(row.adjusted(10, 0, -10, 0));
    const double taken =
        drawText(*painter, upper, index.data(VersionRole).toString(), monoFont(12), theme().text2, rightMiddle);
    drawText(*painter, upper.adjusted(0, 0, -taken - 8, 0), index.data().toString(), uiFont(13, 500), theme().text);
    drawText(*painter, lower, index.data(DetailRole).toString(), uiFont(12),
             isSelected ? theme().text2 : theme().text3);
  }
};

QStandardItemModel* modelOf(const QVector<Component>& parts, QObject* parent) {
  auto* model = new QStandardItemModel(parent);
  for (const Component& part : parts) {
    auto* item = new QStandardItem(part.name);
    const QString detail = part.licence + QStringLiteral(", ") + part.purpose;
    item->setEditable(false);
    item->setData(part.version, VersionRole);
    item->setData(detail, DetailRole);
    item->setData(QString(part.name + u' ' + part.version + QStringLiteral(", ") + detail), Qt::AccessibleTextRole);
    model->appendRow(item);
  }
  return model;
}

} // namespace

AboutSheet::AboutSheet(QWidget* window) : Popover(window), m_parts(components()) {
  setObjectName("about");
  setAccessibleName(tr("About Signalbox"));
  auto* content = new QWidget;
  content->setMinimumHeight(qMin(sheetHeight, window->height() - 2 * sheetTop));
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 18, 0, 0);
  column->setSpacing(16);
  column->addWidget(buildHead());
  column->addWidget(buildParts(), 1);
  content->setFocusProxy(m_list);
  setContent(content);
  connect(this, &Popover::closed, this, &QObject::deleteLater);
  m_list->setCurrentIndex(m_list->model()->index(0, 0));
  openCentred(sheetWidth, sheetTop, Scrim::Yes);
}

QWidget* AboutSheet::buildHead() {
  auto* head = new QWidget;
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(24, 0, 20, 0);
  row->setSpacing(16);
  row->addWidget(new Logo(48));
  auto* texts = new QVBoxLayout;
  texts->setSpacing(4);
  texts->addStretch(1);
  texts->addWidget(new Label(tr("Signalbox %1").arg(m_parts.front().version), displayFont(20)));
  texts->addWidget(new Label(tr("A native desktop workbench for HTTP APIs. Free software: GPL 3 or later."), uiFont(13),
                             Ink::Secondary));
  texts->addStretch(1);
  row->addLayout(texts, 1);
  auto* copy = new Button(tr("Copy the versions"), ButtonVariant::Standard);
  copy->setObjectName("about.copy");
  copy->setIconName("copy");
  row->addWidget(copy, 0, Qt::AlignTop);
  row->addWidget(new KeyCap("Esc"), 0, Qt::AlignTop);
  connect(copy, &QPushButton::clicked, copy, [copy] {
    QGuiApplication::clipboard()->setText(versions());
    copy->flashDone();
  });
  return head;
}

QWidget* AboutSheet::buildParts() {
  auto* area = new QWidget;
  auto* frame = new QVBoxLayout(area);
  frame->setContentsMargins(0, 0, 0, 0);
  frame->setSpacing(0);
  frame->addWidget(new HairLine);
  auto* row = new QHBoxLayout;
  row->setSpacing(0);
  m_list = new RowList(tr("Parts of Signalbox"));
  m_list->setObjectName("about.parts");
  m_list->setItemDelegate(new PartDelegate(m_list));
  m_list->setModel(modelOf(m_parts, m_list));
  m_list->setFixedWidth(listWidth);
  makeTransparent(*m_list);
  auto* right = new QVBoxLayout;
  right->setContentsMargins(16, 12, 6, 8);
  right->setSpacing(8);
  m_source = new Label({}, uiFont(12), Ink::Tertiary);
  m_source->setObjectName("about.source");
  m_text = new CodeEditor(CodeEditor::Language::Plain, tr("Licence"));
  m_text->setObjectName("about.licence");
  m_text->setLineNumbersShown(false);
  m_text->setProse(true);
  m_text->setSurface([]() -> const QColor& { return theme().overlay; });
  m_text->setReadOnlyLook(true);
  right->addWidget(m_source);
  right->addWidget(m_text, 1);
  row->addWidget(m_list);
  row->addWidget(new HairLine(Qt::Vertical));
  row->addLayout(right, 1);
  frame->addLayout(row, 1);
  connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex& index) { showPart(index.row()); });
  return area;
}

void AboutSheet::showPart(int row) {
  if (row < 0 || row >= m_parts.size()) return;
  const auto all = resources::licences();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.part == m_parts[row].name; });
  const bool isHere = found != all.end() && !found->text.isEmpty();
  m_source->setText(found == all.end() ? QString() : tr("%1, from %2").arg(m_parts[row].licence, found->source));
  m_text->resetContent(isHere ? found->text : tr("The text of this licence comes with the part's own package."));
}

QString AboutSheet::versions() {
  QStringList lines;
  for (const Component& part : components())
    if (!part.version.isEmpty()) lines << part.name + u' ' + part.version;
  lines << QSysInfo::prettyProductName() + u' ' + QSysInfo::currentCpuArchitecture();
  return lines.join(u'\n') + u'\n';
}

} // namespace signalbox::ui
