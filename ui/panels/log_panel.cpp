// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/log_panel.h"

#include "ui/bridge/live_api.h"
#include "ui/models/design_tree.h"
#include "ui/panels/exchange_view.h"
#include "ui/panels/log_delegate.h"
#include "ui/shell/navigator.h"
#include "ui/shell/workbench.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/splitter.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollBar>
#include <QVBoxLayout>

namespace signalbox::ui {

LogPanel::LogPanel(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_tools(new QWidget(this)),
      m_splitter(new Splitter(Qt::Horizontal, Splitter::Gap::Hairline, this)),
      m_rows(new RowTree(tr("Requests"), this)),
      m_empty(new EmptyState("activity", tr("Waiting for the first request"),
                             tr("Send one from Try or from any program."), this)),
      m_detail(new ExchangeView(this)) {
  setObjectName("log");
  buildTools();
  m_rows->setObjectName("log.rows");
  m_rows->setModel(&m_model);
  m_rows->setItemDelegate(new LogDelegate(m_rows));
  m_rows->setUniformRowHeights(true);
  for (int column = 1; column < LogModel::ColumnCount; ++column) m_rows->setColumnHidden(column, true);
  m_detail->hide();
  m_splitter->addWidget(m_rows);
  m_splitter->addWidget(m_detail);
  m_splitter->setStretchFactor(0, 3);
  m_splitter->setStretchFactor(1, 2);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_splitter, 1);
  column->addWidget(m_empty, 1);
  connect(&m_workbench.live, &LiveApi::exchanged, this,
          [this](const std::vector<api::Exchange>& batch) { m_model.add(batch); });
  connect(&m_model, &LogModel::countsChanged, this, &LogPanel::renderCounts);
  connect(m_rows->selectionModel(), &QItemSelectionModel::currentChanged, this, &LogPanel::showSelected);
  connect(m_rows, &RowTree::rowActivated, this, &LogPanel::showSelected);
  connect(m_detail, &ExchangeView::closeRequested, this, [this] {
    m_rows->setCurrentIndex({});
    m_detail->hide();
  });
  connect(m_detail, &ExchangeView::openRequested, this,
          [this](const QString& id) { m_workbench.navigator.openEndpoint(id); });
  connect(&m_model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
    QScrollBar* bar = m_rows->verticalScrollBar(); // who has scrolled down keeps seeing the same rows
    if (bar->value() > 0) bar->setValue(bar->value() + (last - first + 1) * m_rows->sizeHintForRow(0));
  });
  renderCounts();
}

void LogPanel::buildTools() {
  auto* row = new QHBoxLayout(m_tools);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(6);
  auto* show = new Segmented(tr("Show"), {tr("All"), tr("Errors"), tr("Slow")}, m_tools);
  show->setObjectName("log.show");
  m_filter = new SearchField(tr("Filter requests"), m_tools);
  m_filter->setObjectName("log.filter");
  m_filter->setControlHeight(24);
  m_filter->setFixedWidth(190);
  m_pause = new IconButton("pause", tr("Pause the log"), m_tools);
  m_pause->setObjectName("log.pause");
  auto* clearButton = new IconButton("trash-2", tr("Clear the log"), m_tools);
  clearButton->setObjectName("log.clear");
  for (QWidget* widget : std::initializer_list<QWidget*>{show, m_filter, m_pause, clearButton}) row->addWidget(widget);
  const auto applyFilter = [this, show] {
    m_model.setFilter({m_filter->text(), LogFilter::Show(show->currentIndex())});
  };
  connect(m_filter, &QLineEdit::textChanged, this, applyFilter);
  connect(show, &Segmented::chosen, this, applyFilter);
  connect(m_pause, &QToolButton::clicked, this, &LogPanel::togglePause);
  connect(clearButton, &QToolButton::clicked, this, &LogPanel::clear);
}

void LogPanel::togglePause() {
  m_model.setPaused(!m_model.isPaused());
  m_pause->setIconName(m_model.isPaused() ? "play" : "pause");
  renderCounts();
}

void LogPanel::clear() {
  m_model.clear();
  m_detail->hide();
}

void LogPanel::renderCounts() {
  const QString resume = m_model.waiting() > 0
                             ? tr("Show %1").arg(counted(m_model.waiting(), tr("new request"), tr("new requests")))
                             : tr("Go on with the log");
  m_pause->setName(m_model.isPaused() ? resume : tr("Pause the log"));
  m_empty->setVisible(m_model.total() == 0);
  m_splitter->setVisible(m_model.total() > 0);
}

void LogPanel::showSelected() {
  const QModelIndex index = m_rows->currentIndex();
  const api::Exchange* exchange = m_model.exchange(index);
  m_detail->setVisible(exchange != nullptr);
  if (exchange) m_detail->show(*exchange, m_model.hasLostBodies(index));
}

void LogPanel::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) return togglePause();
  QWidget::keyPressEvent(event);
}

} // namespace signalbox::ui
