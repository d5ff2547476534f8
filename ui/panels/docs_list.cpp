// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/docs_list.h"

#include "core/docs/search.h"
#include "ui/models/count_text.h"
#include "ui/models/design_tree.h"
#include "ui/panels/docs_text.h"
#include "ui/panels/sidebar_delegate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"

#include <algorithm>

namespace signalbox::ui {

namespace {

QString iconOf(const docs::Model& model) {
  return model.values.empty() ? QStringLiteral("braces") : QStringLiteral("list");
}

} // namespace

DocsList::DocsList(QWidget* parent)
    : SidebarList({tr("Docs"), QStringLiteral("docs"), tr("Search the docs"), QStringLiteral("search"), tr("Pages"),
                   QStringLiteral("list")},
                  parent),
      m_count(new Label({}, uiFont(11), Ink::Tertiary, this)),
      m_menu(new IconButton("ellipsis", tr("Export, compare, open in the browser"), this)) {
  m_count->setObjectName(QStringLiteral("docs.matches"));
  m_menu->setObjectName(QStringLiteral("docs.menu"));
  addToHead(m_count);
  addToHead(m_menu);
  connect(&field(), &QLineEdit::textChanged, this, [this] {
    refill();
    Q_EMIT queryChanged(query());
  });
  connect(m_menu, &QToolButton::clicked, this,
          [this] { Q_EMIT menuRequested(m_menu->mapToGlobal(QPoint(0, m_menu->height() + 4))); });
  connect(this, &SidebarList::picked, this, [this](const QString& key) {
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

void DocsList::addPage(const QString& key, const QString& title, const QString& method, const QString& icon,
                       const QString& spoken) {
  QStandardItem* item = addRow(key, title);
  item->setData(method, SidebarDelegate::MethodRole);
  item->setData(icon, SidebarDelegate::IconRole);
  item->setData(query(), SidebarDelegate::MarksRole);
  item->setData(spoken, Qt::AccessibleTextRole);
  item->setToolTip(spoken);
}

void DocsList::addOperation(const docs::Operation& operation) {
  const QString key = docsText(operation.key());
  addPage(key, docsText(operation.title), docsText(operation.method), {},
          key + QStringLiteral(", ") + docsText(operation.title));
}

void DocsList::addModel(const docs::Model& model) {
  addPage(docsText(model.key()), docsText(model.name), {}, iconOf(model), tr("Model %1").arg(docsText(model.name)));
}

// Tags in the order of their first operation; those without one last.
void DocsList::fillPages() {
  addGroup(tr("Guide"));
  addPage(introductionKey, tr("Introduction"), {}, QStringLiteral("book-open"), tr("Introduction"));
  addPage(changesKey, tr("Changes"), {}, QStringLiteral("git-branch"), tr("What changed since a checkpoint"));
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
  if (!m_document.models.empty())
    addGroup(tr("Models"))->setData(QString::number(m_document.models.size()), SidebarDelegate::CountRole);
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
    QStandardItem* item = rows().item(rows().rowCount() - 1);
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
  removeRows();
  m_count->setText({});
  if (query().isEmpty())
    fillPages();
  else
    fillHits(query());
  select(m_current);
}

void DocsList::select(const QString& key) {
  m_current = key;
  SidebarList::select(key);
}

} // namespace signalbox::ui
