// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/entry_page.h"

#include "ui/editors/form.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/splitter.h"

#include <QStackedWidget>

namespace signalbox::ui {

namespace {

// In the order of Tab.
void focusFirst(QWidget& page) {
  for (QWidget* widget = page.nextInFocusChain(); widget != &page; widget = widget->nextInFocusChain()) {
    const bool takesTab = widget->focusPolicy() & Qt::TabFocus && page.isAncestorOf(widget);
    if (takesTab && widget->isVisible() && widget->isEnabled()) return widget->setFocus(Qt::TabFocusReason);
  }
}

} // namespace

EntryPage::EntryPage(const EntryPageTexts& texts, EntryList::Order order, QWidget* parent)
    : QWidget(parent), m_list(new EntryList(texts.id, texts.name, texts.add, order)), m_pages(new QStackedWidget) {
  const Page page = makePage();
  m_detail = page.layout;
  page.widget->setMaximumWidth(760);
  auto* split = new Splitter(Qt::Horizontal, Splitter::Gap::Hairline);
  m_list->setMinimumWidth(180);
  split->addWidget(m_list);
  split->addWidget(scrolling(page.widget));
  split->setUsualSizes({270, 730});
  split->setStretchFactor(1, 1);
  auto* empty = new EmptyState(texts.icon, texts.emptyTitle, texts.emptyText);
  m_firstAdd = empty->addAction(texts.add);
  m_firstAdd->setObjectName(texts.id + QStringLiteral(".first"));
  m_pages->addWidget(empty);
  m_pages->addWidget(split);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_pages);
  connect(m_firstAdd, &QPushButton::clicked, this, &EntryPage::addRequested);
  connect(m_list, &EntryList::addRequested, this, &EntryPage::addRequested);
  connect(m_list, &EntryList::editRequested, this, [detail = page.widget] { focusFirst(*detail); });
}

void EntryPage::setRows(const QVector<EntryRow>& rows) {
  m_list->setRows(rows);
  m_pages->setCurrentIndex(rows.isEmpty() ? 0 : 1);
}

QWidget* EntryPage::addAnchor() const { return m_pages->currentIndex() == 0 ? m_firstAdd : m_list->addButton(); }

} // namespace signalbox::ui
