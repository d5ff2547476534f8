// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/docs_list.h"

#include "core/docs/search.h"
#include "ui/models/design_tree.h"
#include "ui/panels/docs_text.h"
#include "ui/panels/sidebar_delegate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/row_view.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {

namespace {

QString iconOf(const docs::Model& model) {
  return model.values.empty() ? QStringLiteral("braces") : QStringLiteral("list");
}

} // namespace

DocsList::DocsList(QWidget* parent)
    : QWidget(parent), m_search(new SearchField(tr("Search the docs"), this)),
      m_count(new Label({}, uiFont(11), Ink::Tertiary, this)),
      m_menu(new IconButton("ellipsis", tr("Export, compare, open in the browser"), this)),
      m_list(new RowList(tr("Pages"), this)) {
  setObjectName(QStringLiteral("docs.sidebar"));
  m_search->setObjectName(QStringLiteral("docs.search"));
  m_search->installEventFilter(this);
  m_count->setObjectName(QStringLiteral("docs.matches"));
  m_menu->setObjectName(QStringLiteral("docs.menu"));
  m_list->setObjectName(QStringLiteral("docs.list"));
  m_list->setUniformItemSizes(true);
  m_list->setModel(&m_rows);
  m_list->setItemDelegate(new SidebarDelegate(m_list));
  makeTransparent(*m_list);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(16, 8, 10, 6);
  head->addWidget(new Label(tr("Docs"), uiFont(13, 600)), 1);
  head->addWidget(m_count);
  head->addWidget(m_menu);
  column->addLayout(head);
  auto* field = new QHBoxLayout;
  field->setContentsMargins(12, 0, 12, 6);
  field->addWidget(m_search);
  column->addLayout(field);
  column->addWidget(m_list, 1);
  connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
    refill();
    Q_EMIT queryChanged(text.trimmed());
  });
  connect(m_menu, &QToolButton::clicked, this,
          [this] { Q_EMIT menuRequested(m_menu->mapToGlobal(QPoint(0, m_menu->height() + 4))); });
  connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
    const QString key = index.data(SidebarDelegate::KeyRole).toString();
    if (m_isFilling || key.isEmpty()) return;
    m_current = key;
    Q_EMIT chosen(key);
  });
}

void DocsList::fill(const docs::Document& document, const std::vector<docs::Operation>& sockets) {
  m_document = document;
  m_document.operations.insert(m_document.operations.end(), sockets.begin(), sockets.end());
  m_sockets = sockets.size();
  refill();
}

void DocsList::addGroup(const QString& title, std::size_t count) {
  auto* item = new QStandardItem(title);
  item->setFlags(Qt::ItemIsEnabled);
  if (count > 0) item->setData(QString::number(count), SidebarDelegate::CountRole);
  m_rows.appendRow(item);
}

void DocsList::addRow(const QString& key, const QString& text, const QString& method, const QString& icon,
                      const QString& spoken) {
  auto* item = new QStandardItem(text);
  item->setData(key, SidebarDelegate::KeyRole);
  item->setData(method, SidebarDelegate::MethodRole);
  item->setData(icon, SidebarDelegate::IconRole);
  item->setData(query(), SidebarDelegate::MarksRole);
  item->setData(spoken, Qt::AccessibleTextRole);
  item->setToolTip(spoken);
  m_rows.appendRow(item);
}

void DocsList::addOperation(const docs::Operation& operation) {
  const QString key = docsText(operation.key());
  addRow(key, docsText(operation.title), docsText(operation.method), {},
         key + QStringLiteral(", ") + docsText(operation.title));
}

void DocsList::addModel(const docs::Model& model) {
  addRow(docsText(model.key()), docsText(model.name), {}, iconOf(model), tr("Model %1").arg(docsText(model.name)));
}

// Tags in the order of their first operation; those without one last.
void DocsList::fillPages() {
  addGroup(tr("Guide"));
  addRow(introductionKey, tr("Introduction"), {}, QStringLiteral("book-open"), tr("Introduction"));
  addRow(changesKey, tr("Changes"), {}, QStringLiteral("git-branch"), tr("What changed since a checkpoint"));
  const auto& operations = m_document.operations;
  const auto sockets = operations.end() - std::ptrdiff_t(m_sockets);
  std::vector<std::string> tags;
  for (auto each = operations.begin(); each != sockets; ++each)
    if (!each->tags.empty() && std::find(tags.begin(), tags.end(), each->tags.front()) == tags.end())
      tags.push_back(each->tags.front());
  const auto addAll = [&](const QString& title, auto belongs) {
    bool isFirst = true;
    for (auto each = operations.begin(); each != sockets; ++each) {
      if (!belongs(*each)) continue;
      if (std::exchange(isFirst, false)) addGroup(title);
      addOperation(*each);
    }
  };
  for (const std::string& tag : tags)
    addAll(docsText(tag),
           [&tag](const docs::Operation& each) { return !each.tags.empty() && each.tags.front() == tag; });
  addAll(tr("Endpoints"), [](const docs::Operation& each) { return each.tags.empty(); });
  if (m_sockets > 0) addGroup(tr("Streams"));
  for (auto each = sockets; each != operations.end(); ++each) addOperation(*each);
  if (!m_document.webhooks.empty()) addGroup(tr("Webhooks"));
  for (const docs::Operation& webhook : m_document.webhooks) addOperation(webhook);
  if (!m_document.models.empty()) addGroup(tr("Models"), m_document.models.size());
  for (const docs::Model& model : m_document.models) addModel(model);
}

// What holds the words, each with where and how often.
void DocsList::fillHits(const QString& query) {
  const std::vector<docs::Hit> hits = docs::search(m_document, query.toStdString());
  int places = 0;
  bool hasModels = false;
  if (!hits.empty() && !hits.front().key.starts_with("model ")) addGroup(tr("Operations"));
  for (const docs::Hit& hit : hits) {
    const bool isModel = hit.key.starts_with("model ");
    if (isModel && !std::exchange(hasModels, true)) addGroup(tr("Models"));
    const docs::Operation* operation = m_document.operation(hit.key);
    if (operation) addOperation(*operation);
    if (isModel) addModel(*m_document.model(std::string_view(hit.key).substr(6)));
    QStandardItem* item = m_rows.item(m_rows.rowCount() - 1);
    item->setData(QString::number(hit.count), SidebarDelegate::CountRole);
    const QString where = hit.where.empty() ? QString() : QStringLiteral(", ") + docsText(hit.where);
    item->setToolTip(item->toolTip() + where);
    item->setData(item->toolTip() + QStringLiteral(", ") + counted(hit.count, tr("match"), tr("matches")),
                  Qt::AccessibleTextRole);
    places += hit.count;
  }
  m_count->setText(hits.empty() ? tr("No match") : counted(places, tr("match"), tr("matches")));
}

void DocsList::refill() {
  m_isFilling = true;
  m_rows.clear();
  m_count->setText({});
  if (query().isEmpty())
    fillPages();
  else
    fillHits(query());
  m_isFilling = false;
  select(m_current);
}

QString DocsList::query() const { return m_search->text().trimmed(); }

void DocsList::select(const QString& key) {
  m_current = key;
  m_isFilling = true;
  QModelIndex chosen;
  for (int row = 0; row < m_rows.rowCount(); ++row)
    if (m_rows.item(row)->data(SidebarDelegate::KeyRole).toString() == key) chosen = m_rows.index(row, 0);
  m_list->setCurrentIndex(chosen);
  m_isFilling = false;
}

void DocsList::focusSearch() {
  m_search->setFocus(Qt::ShortcutFocusReason);
  m_search->selectAll();
}

bool DocsList::eventFilter(QObject*, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return false;
  const int key = static_cast<QKeyEvent*>(event)->key();
  if (key != Qt::Key_Down && key != Qt::Key_Return && key != Qt::Key_Enter) return false;
  for (int row = 0; row < m_rows.rowCount(); ++row) {
    if (!(m_rows.item(row)->flags() & Qt::ItemIsSelectable)) continue;
    m_list->setCurrentIndex(m_rows.index(row, 0));
    m_list->setFocus(Qt::OtherFocusReason);
    return true;
  }
  return true;
}

} // namespace signalbox::ui
