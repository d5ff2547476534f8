// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/docs_list.h"

#include "ui/theme/paint.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/row_view.h"

#include <QPainter>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

QString shortMethod(const QString& method) {
  return method == QLatin1String("DELETE") ? QStringLiteral("DEL") : method;
}

// Tags in the order of their first operation; those without one last.
QStringList tagsOf(const QVector<DocsOperation>& operations) {
  QStringList tags;
  bool hasUntagged = false;
  for (const DocsOperation& operation : operations) {
    if (operation.tag.isEmpty())
      hasUntagged = true;
    else if (!tags.contains(operation.tag))
      tags += operation.tag;
  }
  if (hasUntagged) tags += QString();
  return tags;
}

} // namespace

void DocsListDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const QRectF row = QRectF(option.rect).adjusted(8, 1, -8, -1);
  const QString text = index.data().toString();
  if (!(index.flags() & Qt::ItemIsSelectable)) {
    drawText(*painter, QRectF(row.x() + 8, row.y() + 5, row.width() - 60, row.height() - 5), text, uiFont(11, 600),
             theme().text3);
    drawText(*painter, QRectF(row.right() - 50, row.y() + 5, 42, row.height() - 5), index.data(CountRole).toString(),
             uiFont(11, 500), theme().text3, rightMiddle);
    return;
  }
  const bool isSelected = option.state & QStyle::State_Selected;
  if (isSelected)
    box(*painter, row, 6, theme().selected);
  else if (option.state & QStyle::State_MouseOver)
    box(*painter, row, 6, theme().hover);
  if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange))
    focusRing(*painter, row, 6);
  const QString method = index.data(MethodRole).toString();
  double x = row.x() + 8;
  if (!method.isEmpty())
    drawText(*painter, QRectF(x, row.y(), 42, row.height()), shortMethod(method), monoFont(11, 700),
             methodColor(method));
  else
    drawIcon(*painter, index.data(IconRole).toString(), isSelected ? theme().text : theme().text3,
             QRectF(x, row.center().y() - 7.5, 15, 15));
  x += method.isEmpty() ? 23 : 44;
  drawText(*painter, QRectF(x, row.y(), row.right() - x - 8, row.height()), text, uiFont(13, isSelected ? 500 : 400),
           isSelected ? theme().text : theme().text2);
}

DocsList::DocsList(QWidget* parent)
    : QWidget(parent), m_search(new SearchField(tr("Search the docs"), this)),
      m_list(new RowList(tr("Operations"), this)) {
  setObjectName(QStringLiteral("docs.sidebar"));
  m_search->setObjectName(QStringLiteral("docs.search"));
  m_list->setObjectName(QStringLiteral("docs.list"));
  m_list->setUniformItemSizes(true);
  m_list->setModel(&m_rows);
  m_list->setItemDelegate(new DocsListDelegate(m_list));
  makeTransparent(*m_list);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  auto* field = new QHBoxLayout;
  field->setContentsMargins(10, 10, 10, 0);
  field->addWidget(m_search);
  column->addLayout(field);
  column->addWidget(m_list, 1);
  connect(m_search, &QLineEdit::textChanged, this, &DocsList::refill);
  connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
    const QString key = index.data(DocsListDelegate::KeyRole).toString();
    if (m_isFilling || key.isEmpty()) return;
    m_current = key;
    Q_EMIT chosen(key);
  });
}

void DocsList::fill(const DocsDocument& document, const QVector<DocsOperation>& sockets) {
  m_document = document;
  m_sockets = sockets;
  refill();
}

void DocsList::addGroup(const QString& title, int count) {
  auto* item = new QStandardItem(title);
  item->setFlags(Qt::ItemIsEnabled);
  if (count > 0) item->setData(QString::number(count), DocsListDelegate::CountRole);
  m_rows.appendRow(item);
}

void DocsList::addRow(const QString& key, const QString& text, const QString& method, const QString& icon,
                      const QString& spoken) {
  auto* item = new QStandardItem(text);
  item->setData(key, DocsListDelegate::KeyRole);
  item->setData(method, DocsListDelegate::MethodRole);
  item->setData(icon, DocsListDelegate::IconRole);
  item->setData(spoken, Qt::AccessibleTextRole);
  item->setToolTip(spoken);
  m_rows.appendRow(item);
}

void DocsList::refill() {
  m_isFilling = true;
  const QString query = m_search->text();
  m_rows.clear();
  if (query.isEmpty())
    addRow(introductionKey(), tr("Introduction"), {}, QStringLiteral("book-open"), tr("Introduction"));
  const auto addAll = [&](const QString& title, const QVector<DocsOperation>& operations, auto belongs) {
    bool isFirst = true;
    for (const DocsOperation& operation : operations) {
      if (!belongs(operation) || !matches(operation, query)) continue;
      if (std::exchange(isFirst, false)) addGroup(title, 0);
      addRow(operation.key(), operation.title, operation.method, {},
             operation.key() + QStringLiteral(", ") + operation.title);
    }
  };
  for (const QString& tag : tagsOf(m_document.operations))
    addAll(tag.isEmpty() ? tr("Endpoints") : tag, m_document.operations,
           [&tag](const DocsOperation& operation) { return operation.tag == tag; });
  addAll(tr("Streams"), m_sockets, [](const DocsOperation&) { return true; });
  bool isFirst = true;
  for (const DocsModel& model : m_document.models) {
    if (!model.name.contains(query, Qt::CaseInsensitive)) continue;
    if (std::exchange(isFirst, false)) addGroup(tr("Models"), static_cast<int>(m_document.models.size()));
    addRow(modelKey(model.name), model.name, {},
           model.values.isEmpty() ? QStringLiteral("braces") : QStringLiteral("list"), tr("Model %1").arg(model.name));
  }
  m_isFilling = false;
  select(m_current);
}

void DocsList::select(const QString& key) {
  m_current = key;
  m_isFilling = true;
  for (int row = 0; row < m_rows.rowCount(); ++row)
    if (m_rows.item(row)->data(DocsListDelegate::KeyRole).toString() == key)
      m_list->setCurrentIndex(m_rows.index(row, 0));
  m_isFilling = false;
}

void DocsList::focusSearch() {
  m_search->setFocus(Qt::ShortcutFocusReason);
  m_search->selectAll();
}

} // namespace signalbox::ui
