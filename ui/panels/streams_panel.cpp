// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/streams_panel.h"

#include "ui/bridge/live_api.h"
#include "ui/panels/request_draft.h"
#include "ui/panels/stream_connections.h"
#include "ui/panels/stream_delegates.h"
#include "ui/panels/stream_view.h"
#include "ui/panels/url_bar.h"
#include "ui/shell/navigator.h"
#include "ui/shell/workbench.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/splitter.h"

#include <QApplication>
#include <QClipboard>
#include <QJsonArray>
#include <QPointer>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {
namespace {

QStandardItem* itemOf(const StreamConnection& connection) {
  auto* item = new QStandardItem(connection.title);
  item->setData(connection.key(), ConnectionDelegate::KeyRole);
  item->setData(connection.badge(), ConnectionDelegate::BadgeRole);
  return item;
}

void fillItem(QStandardItem& item, const StreamConnection& connection) {
  const QString status = connection.statusLine();
  item.setText(connection.title);
  item.setData(static_cast<int>(connection.runner().state()), ConnectionDelegate::StateRole);
  item.setData(status, ConnectionDelegate::StatusRole);
  item.setData(QStringList{connection.badge(), connection.title, status}.join(QStringLiteral(", ")),
               Qt::AccessibleTextRole);
  item.setToolTip(connection.title);
}

bool isUsableAddress(const QString& text) {
  return text.startsWith(QLatin1String("ws://")) || text.startsWith(QLatin1String("wss://")) ||
         text.startsWith(QLatin1String("http://")) || text.startsWith(QLatin1String("https://"));
}

} // namespace

class StreamsPanel::Implementation final : public QObject {
public:
  Implementation(StreamsPanel& panel, Workbench& workbench, Layout layout)
      : m_panel(panel), m_workbench(workbench), m_connections(StreamConnections::of(workbench)) {
    m_sidebar = makeSidebar(layout);
    auto* row = new QHBoxLayout(&panel);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_parts = new Splitter(Qt::Horizontal, Splitter::Gap::Hairline, &panel);
    m_parts->addWidget(m_sidebar);
    m_parts->addWidget(makeMain(layout));
    m_parts->setStretchFactor(1, 1);
    m_parts->setSizes({232, 900});
    row->addWidget(m_parts);
    connectAll();
    fill();
  }

  StreamView& view() { return *m_view; }
  int openCount() const { return m_connections->openCount(); }
  QWidget* sidebar() { return m_sidebar; }

  void select(const QString& key) {
    for (int row = 0; row < m_model.rowCount(); ++row)
      if (m_model.item(row)->data(ConnectionDelegate::KeyRole).toString() == key)
        m_list->setCurrentIndex(m_model.index(row, 0));
  }

  void openAddress(const QString& url) {
    if (!isUsableAddress(url)) return m_address->setProblem(tr("Starts with ws://, wss://, http:// or https://"));
    m_address->setProblem({});
    m_connections->forAddress(url);
    select(url);
  }

  void activate() {
    StreamConnection* connection = m_view->connection();
    if (!connection) return;
    if (connection->isOpen())
      m_view->activate();
    else
      connectCurrent();
  }

  QJsonObject saveState() const {
    QJsonArray addresses;
    for (const StreamConnection* connection : m_connections->all())
      if (connection->endpointId.isEmpty()) addresses.append(connection->key());
    const StreamConnection* current = m_view->connection();
    return {{QStringLiteral("addresses"), addresses},
            {QStringLiteral("current"), current ? current->key() : QString()}};
  }

  void restoreState(const QJsonObject& state) {
    for (const QJsonValue& address : state.value(QStringLiteral("addresses")).toArray())
      m_connections->forAddress(address.toString());
    select(state.value(QStringLiteral("current")).toString());
  }

private:
  QWidget* makeSidebar(Layout layout) {
    auto* side = new QWidget(&m_panel);
    side->setObjectName(QStringLiteral("streams.sidebar"));
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_address = new LineEdit(tr("Add an address, ws:// or http://"), side);
    m_address->setObjectName(QStringLiteral("streams.address"));
    m_address->setIconName(QStringLiteral("plus"));
    m_list = new RowList(tr("Connections"), side);
    m_list->setObjectName(QStringLiteral("streams.list"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ConnectionDelegate(m_list));
    makeTransparent(*m_list);
    auto* field = new QHBoxLayout;
    field->setContentsMargins(10, layout == Layout::Full ? 10 : 6, 10, 0);
    field->addWidget(m_address);
    column->addLayout(field);
    column->addWidget(m_list, 1);
    return side;
  }

  QWidget* makeMain(Layout layout) {
    auto* main = new QWidget(&m_panel);
    auto* column = new QVBoxLayout(main);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_bar = new UrlBar(main);
    m_bar->setObjectName(QStringLiteral("streams.bar"));
    m_bar->edit().setObjectName(QStringLiteral("streams.url"));
    m_bar->setBaseVisible(false);
    m_button = new Button(tr("Connect"), ButtonVariant::Primary, main);
    m_button->setObjectName(QStringLiteral("streams.connect"));
    m_button->setControlHeight(34);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(14, layout == Layout::Full ? 12 : 6, 14, layout == Layout::Full ? 6 : 2);
    row->setSpacing(8);
    row->addWidget(m_bar, 1);
    row->addWidget(m_button);
    column->addLayout(row);
    m_view = new StreamView(layout == Layout::Full ? StreamView::Layout::Full : StreamView::Layout::Compact, main);
    m_view->setObjectName(QStringLiteral("streams.view"));
    column->addWidget(m_view, 1);
    return main;
  }

  void connectAll() {
    connect(m_connections.get(), &StreamConnections::listChanged, this, &Implementation::fill);
    connect(m_connections.get(), &StreamConnections::changed, this, &Implementation::refresh);
    connect(&m_workbench.live, &LiveApi::stateChanged, this, &Implementation::renderBar);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &Implementation::showCurrent);
    connect(m_list, &RowList::removeRequested, this, [this](const QModelIndex& index) {
      if (StreamConnection* connection = m_connections->find(index.data(ConnectionDelegate::KeyRole).toString()))
        m_connections->remove(connection);
    });
    connect(m_address, &QLineEdit::returnPressed, this, [this] {
      openAddress(m_address->text().trimmed());
      if (m_address->problem().isEmpty()) m_address->clear();
    });
    connect(m_bar, &UrlBar::submitted, this, &Implementation::activate);
    connect(m_bar, &UrlBar::copyRequested, this, [this] { QApplication::clipboard()->setText(m_bar->edit().text()); });
    connect(m_button, &QPushButton::clicked, this, [this] {
      StreamConnection* connection = m_view->connection();
      if (connection && connection->isOpen())
        connection->close();
      else
        connectCurrent();
    });
    connect(m_view, &StreamView::connectRequested, this, &Implementation::connectCurrent);
  }

  void fill() {
    const StreamConnection* before = m_view->connection();
    const QString key = before ? before->key() : QString();
    m_model.clear();
    for (const StreamConnection* connection : m_connections->all()) m_model.appendRow(itemOf(*connection));
    refresh();
    select(key);
    if (!m_list->currentIndex().isValid() && m_model.rowCount() > 0) m_list->setCurrentIndex(m_model.index(0, 0));
    showCurrent();
  }

  void refresh() {
    for (int row = 0; row < m_model.rowCount(); ++row)
      if (const StreamConnection* connection =
              m_connections->find(m_model.item(row)->data(ConnectionDelegate::KeyRole).toString()))
        fillItem(*m_model.item(row), *connection);
    renderButton();
    if (const int count = openCount(); count != m_lastOpen) Q_EMIT m_panel.openConnectionsChanged(m_lastOpen = count);
  }

  void showCurrent() {
    m_view->setConnection(m_connections->find(m_list->currentIndex().data(ConnectionDelegate::KeyRole).toString()));
    renderBar();
  }

  // The address that a connect would use; what runs shows its own.
  void renderBar() {
    const StreamConnection* connection = m_view->connection();
    m_bar->setEnabled(connection != nullptr);
    if (connection) {
      m_bar->setMethod(connection->badge());
      Address address;
      address.text =
          connection->isOpen() ? connection->runner().url() : QString::fromStdString(requestFor(*connection).url);
      m_bar->setAddress(address);
    }
    renderButton();
  }

  client::Request requestFor(const StreamConnection& connection) const {
    if (!connection.endpointId.isEmpty()) return m_connections->requestFor(connection.endpointId);
    client::Request request = connection.request;
    if (request.url.empty()) request.url = connection.key().toStdString();
    return request;
  }

  void renderButton() {
    const StreamConnection* connection = m_view->connection();
    const bool isOpen = connection && connection->isOpen();
    m_button->setEnabled(connection != nullptr);
    m_button->setText(isOpen ? tr("Disconnect") : tr("Connect"));
    m_button->setVariant(isOpen ? ButtonVariant::Danger : ButtonVariant::Primary);
    m_button->setIconName(isOpen ? QStringLiteral("stop") : QString());
  }

  void connectCurrent() {
    StreamConnection* connection = m_view->connection();
    if (!connection) return;
    const QString url = m_bar->edit().text().trimmed();
    if (!isUsableAddress(url)) return m_workbench.navigator.toast(tr("The server of this design is stopped"), {}, {});
    client::Request request = requestFor(*connection);
    request.url = url.toStdString();
    connection->open(std::move(request));
  }

  StreamsPanel& m_panel;
  Workbench& m_workbench;
  std::shared_ptr<StreamConnections> m_connections;
  QStandardItemModel m_model;
  QWidget* m_sidebar = nullptr;
  Splitter* m_parts = nullptr;
  LineEdit* m_address = nullptr;
  RowList* m_list = nullptr;
  UrlBar* m_bar = nullptr;
  Button* m_button = nullptr;
  StreamView* m_view = nullptr;
  int m_lastOpen = 0;
};

StreamsPanel::StreamsPanel(Workbench& workbench, Layout layout, QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("streams"));
  setAccessibleName(tr("Streams"));
  m_implementation = std::make_unique<Implementation>(*this, workbench, layout);
}

StreamsPanel::~StreamsPanel() = default;

void StreamsPanel::openEndpoint(const QString& id) { m_implementation->select(id); }
void StreamsPanel::openAddress(const QString& url) { m_implementation->openAddress(url); }
void StreamsPanel::activate() { m_implementation->activate(); }
StreamView* StreamsPanel::currentView() const { return &m_implementation->view(); }
int StreamsPanel::openConnections() const { return m_implementation->openCount(); }
QWidget* StreamsPanel::takeSidebar() { return m_implementation->sidebar(); }
QJsonObject StreamsPanel::saveState() const { return m_implementation->saveState(); }
void StreamsPanel::restoreState(const QJsonObject& state) { m_implementation->restoreState(state); }

} // namespace signalbox::ui
