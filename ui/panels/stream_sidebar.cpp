// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stream_sidebar.h"

#include "ui/panels/stream_delegates.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/row_menu.h"
#include "ui/widgets/row_view.h"

#include <QMenu>
#include <QPointer>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

QStandardItem* itemOf(const StreamConnection& connection) {
  auto* item = new QStandardItem(connection.title);
  item->setData(connection.key(), ConnectionDelegate::KeyRole);
  return item;
}

void fillItem(QStandardItem& item, const StreamConnection& connection) {
  const QString status = connection.statusLine();
  const QString badge = connection.badge();
  item.setText(connection.title);
  item.setData(badge, ConnectionDelegate::BadgeRole);
  item.setData(static_cast<int>(connection.phase()), ConnectionDelegate::PhaseRole);
  item.setData(status, ConnectionDelegate::StatusRole);
  item.setData(QStringList{badge, connection.title, status}.join(QStringLiteral(", ")), Qt::AccessibleTextRole);
  item.setToolTip(connection.title);
}

} // namespace

StreamSidebar::StreamSidebar(StreamConnections& connections, Layout layout, QWidget* parent)
    : QWidget(parent), m_connections(connections) {
  setObjectName(QStringLiteral("streams.sidebar"));
  m_shown.setSourceModel(&m_model);
  m_shown.setFilterCaseSensitivity(Qt::CaseInsensitive);
  m_list = new RowList(tr("Connections"), this);
  m_list->setObjectName(QStringLiteral("streams.list"));
  m_list->setModel(&m_shown);
  m_list->setItemDelegate(new ConnectionDelegate(m_list));
  makeTransparent(*m_list);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  column->addWidget(makeHead(layout));
  column->addWidget(m_list, 1);
  connect(&connections, &StreamConnections::listChanged, this, &StreamSidebar::fill);
  connect(&connections, &StreamConnections::changed, this, &StreamSidebar::refresh);
  connect(&connections, &StreamConnections::figuresChanged, this, &StreamSidebar::refresh);
  connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &StreamSidebar::currentChanged);
  connect(m_list, &QListView::activated, this, &StreamSidebar::activated);
  connect(m_list, &RowList::removeRequested, this, [this](const QModelIndex& index) {
    if (StreamConnection* connection = m_connections.find(index.data(ConnectionDelegate::KeyRole).toString()))
      m_connections.remove(connection);
  });
  connect(m_list, &RowList::menuRequested, this,
          [this](const QModelIndex&, const QPoint& global) { showMenu(global); });
  fill();
}

QWidget* StreamSidebar::makeHead(Layout layout) {
  auto* head = new QWidget(this);
  auto* add = new IconButton(QStringLiteral("plus"), tr("Add a connection"), head);
  add->setObjectName(QStringLiteral("streams.add"));
  auto* filter = new SearchField(tr("Filter streams"), head);
  filter->setObjectName(QStringLiteral("streams.filter"));
  auto* column = new QVBoxLayout(head);
  column->setContentsMargins(10, layout == Layout::Full ? 6 : 6, 10, 0);
  column->setSpacing(4);
  auto* row = new QHBoxLayout;
  row->setSpacing(4);
  if (layout == Layout::Full) {
    row->addWidget(new Label(tr("Streams"), uiFont(13, 600), Ink::Text, head), 1);
    row->addWidget(add);
    column->addLayout(row);
    column->addWidget(filter);
  } else {
    row->addWidget(filter, 1);
    row->addWidget(add);
    column->addLayout(row);
  }
  connect(filter, &QLineEdit::textChanged, &m_shown, &QSortFilterProxyModel::setFilterFixedString);
  connect(add, &QToolButton::clicked, this, [this, add] {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("streams.addMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("WebSocket"), this, [this] { Q_EMIT addRequested(QStringLiteral("ws://")); });
    menu->addAction(tr("Event stream or JSON Lines"), this, [this] { Q_EMIT addRequested(QStringLiteral("http://")); });
    menu->addSeparator();
    menu->addAction(tr("Open a recording…"), this, &StreamSidebar::recordingRequested);
    menu->popup(add->mapToGlobal(QPoint(0, add->height() + 4)));
  });
  return head;
}

void StreamSidebar::showMenu(const QPoint& global) {
  const QPointer<StreamConnection> connection = current();
  if (!connection) return;
  RowMenu menu(*this, QStringLiteral("streams.menu"));
  if (connection->isOpen())
    menu.add("square", tr("Disconnect"), {}, [connection] {
      if (connection) connection->close();
    });
  else
    menu.add("play", connection->isRecording() ? tr("Replay") : tr("Connect"), tr("Enter"),
             [this] { Q_EMIT activated(); });
  menu.addCopy(tr("Copy the address"), connection->address());
  if (connection->endpointId.isEmpty())
    menu.separate().add("trash-2", tr("Remove"), tr("Del"), [this, connection] {
      if (connection) m_connections.remove(connection);
    });
  menu.open(global);
}

void StreamSidebar::fill() {
  const StreamConnection* before = current();
  const QString key = before ? before->key() : m_list->currentIndex().data(ConnectionDelegate::KeyRole).toString();
  m_model.clear();
  for (const StreamConnection* connection : m_connections.all()) m_model.appendRow(itemOf(*connection));
  refresh();
  select(key);
  if (!m_list->currentIndex().isValid() && m_shown.rowCount() > 0) m_list->setCurrentIndex(m_shown.index(0, 0));
  Q_EMIT currentChanged();
}

void StreamSidebar::refresh() {
  for (int row = 0; row < m_model.rowCount(); ++row)
    if (const StreamConnection* connection =
            m_connections.find(m_model.item(row)->data(ConnectionDelegate::KeyRole).toString()))
      fillItem(*m_model.item(row), *connection);
}

void StreamSidebar::select(const QString& key) {
  for (int row = 0; row < m_shown.rowCount(); ++row)
    if (m_shown.index(row, 0).data(ConnectionDelegate::KeyRole).toString() == key)
      m_list->setCurrentIndex(m_shown.index(row, 0));
}

StreamConnection* StreamSidebar::current() const {
  return m_connections.find(m_list->currentIndex().data(ConnectionDelegate::KeyRole).toString());
}

} // namespace signalbox::ui
