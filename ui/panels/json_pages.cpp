// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/json_pages.h"

#include "ui/bridge/json_reader.h"
#include "ui/panels/json_tree_view.h"
#include "ui/panels/path_filter.h"
#include "ui/widgets/row_view.h"

#include <QApplication>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <utility>

namespace signalbox::ui {

JsonPages::JsonPages(const QString& id, const QString& name, QWidget* text, QWidget* parent)
    : QWidget(parent), m_id(id), m_name(name), m_column(new QVBoxLayout(this)), m_text(text) {
  m_column->setContentsMargins(0, 6, 0, 0);
  m_column->setSpacing(0);
  auto* pages = new QWidget(this);
  m_pages = new QStackedLayout(pages);
  m_pages->addWidget(text);
  m_column->addWidget(pages, 1);
}

JsonReader& JsonPages::reader() {
  if (!m_reader) {
    m_reader = new JsonReader(this);
    m_reader->setBytes(m_json);
  }
  return *m_reader;
}

JsonTreeView& JsonPages::tree() {
  if (m_tree) return *m_tree;
  m_tree = new JsonTreeView(m_id + QStringLiteral(".tree"), m_name, this);
  m_tree->setKeeps(m_keeps);
  m_pages->addWidget(m_tree);
  connect(m_tree, &JsonTreeView::keepRequested, this, &JsonPages::keepRequested);
  connect(m_tree, &JsonTreeView::filterRequested, this, &JsonPages::openFilter);
  connect(m_tree, &JsonTreeView::textRequested, this, [this](std::size_t offset) {
    showInText(offset);
    focusPage();
  });
  return *m_tree;
}

PathFilter& JsonPages::filter() {
  if (m_filter) return *m_filter;
  m_filter = new PathFilter(m_id + QStringLiteral(".path"), reader(), this);
  m_column->insertWidget(0, m_filter);
  m_pages->addWidget(&m_filter->list());
  connect(m_filter, &PathFilter::listRequested, this, &JsonPages::showResults);
  connect(m_filter, &PathFilter::placeRequested, this, &JsonPages::showPlace);
  connect(m_filter, &PathFilter::closed, this, &JsonPages::closeResults);
  return *m_filter;
}

void JsonPages::setJson(std::shared_ptr<const std::string> json) {
  m_json = std::move(json);
  if (m_reader) m_reader->setBytes(m_json);
  if (m_tree) m_tree->setReader(m_reader); // lets go of what was there before
  if (m_page == Page::Tree) reader().read();
  if (!m_filter) return;
  if (m_json)
    m_filter->renew();
  else
    m_filter->close();
}

void JsonPages::show(Page page) {
  m_page = page;
  if (page == Page::Text) return m_pages->setCurrentWidget(m_text);
  reader().read();
  tree().setReader(m_reader);
  m_pages->setCurrentWidget(m_tree);
}

bool JsonPages::showsText() const { return m_pages->currentWidget() == m_text; }

bool JsonPages::showsResults() const { return m_filter && m_pages->currentWidget() == &m_filter->list(); }

void JsonPages::openFilter(const QString& path) {
  if (m_json) filter().open(path);
}

void JsonPages::setKeeps(bool keeps) {
  m_keeps = keeps;
  if (m_tree) m_tree->setKeeps(keeps);
}

QString JsonPages::path() const { return m_filter ? m_filter->path() : QString(); }

// The list has the page's place while the filter stands open; without results to list, the page keeps it.
void JsonPages::showResults() {
  if (m_filter->isFiltering())
    m_pages->setCurrentWidget(&m_filter->list());
  else if (showsResults())
    show(m_page);
}

void JsonPages::closeResults() {
  const QWidget* focused = QApplication::focusWidget();
  const bool hadFocus = focused && (m_filter->isAncestorOf(focused) || focused == &m_filter->list());
  if (showsResults()) show(m_page);
  if (hadFocus) focusPage();
}

void JsonPages::showPlace(std::size_t offset) {
  if (!reader().json()) return;
  QWidget* const focused = QApplication::focusWidget();
  const bool isInFilter = focused && m_filter && m_filter->isAncestorOf(focused); // stepping from there goes on
  if (m_page == Page::Tree) {
    show(Page::Tree);
    tree().showPlace(offset);
  } else {
    showInText(offset);
  }
  if (isInFilter)
    focused->setFocus(Qt::OtherFocusReason);
  else
    focusPage();
}

void JsonPages::showInText(std::size_t offset) {
  show(Page::Text);
  if (const auto& json = reader().json()) Q_EMIT textRequested(offset, json->outline.end(offset));
}

void JsonPages::focusPage() {
  QWidget* page = m_tree && m_pages->currentWidget() == m_tree ? &m_tree->rows() : m_pages->currentWidget();
  page->setFocus(Qt::OtherFocusReason);
}

} // namespace signalbox::ui
