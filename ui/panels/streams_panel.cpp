// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/streams_panel.h"

#include "ui/bridge/live_api.h"
#include "ui/bridge/request_services.h"
#include "ui/document/design_document.h"
#include "ui/panels/auth_editor.h"
#include "ui/panels/stream_connections.h"
#include "ui/panels/stream_recording.h"
#include "ui/panels/stream_sidebar.h"
#include "ui/panels/stream_view.h"
#include "ui/panels/url_bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/splitter.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

constexpr int heightForBar = 240; // below it a compact panel shows the address only where it is to be typed

bool isUsableAddress(const QString& text) {
  return text.startsWith(QLatin1String("{{")) || isSocketUrl(text) || text.startsWith(QLatin1String("http://")) ||
         text.startsWith(QLatin1String("https://"));
}

// "Bearer {{token}}", "Basic ada": never a secret.
QString authWords(const design::RequestAuth& auth, const QString& inherited) {
  using Kind = design::RequestAuth::Kind;
  switch (auth.kind) {
  case Kind::Inherit: return inherited;
  case Kind::None: return {};
  case Kind::Basic: return StreamsPanel::tr("Basic %1").arg(QString::fromStdString(auth.username));
  case Kind::Bearer: return StreamsPanel::tr("Bearer");
  case Kind::ApiKey: return StreamsPanel::tr("Key %1").arg(QString::fromStdString(auth.key));
  case Kind::OAuth2: return StreamsPanel::tr("OAuth2 %1").arg(QString::fromStdString(auth.username));
  }
  return {};
}

} // namespace

class StreamsPanel::Implementation final : public QObject {
public:
  Implementation(StreamsPanel& panel, Workbench& workbench, Layout layout)
      : m_panel(panel), m_workbench(workbench), m_connections(StreamConnections::of(workbench)),
        m_isFull(layout == Layout::Full) {
    const bool isFull = m_isFull;
    m_sidebar = new StreamSidebar(*m_connections, isFull ? StreamSidebar::Layout::Full : StreamSidebar::Layout::Compact,
                                  &m_panel);
    auto* row = new QHBoxLayout(&panel);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_parts = new Splitter(Qt::Horizontal, Splitter::Gap::Hairline, &panel);
    m_parts->addWidget(m_sidebar);
    m_parts->addWidget(makeMain(isFull));
    m_parts->setStretchFactor(1, 1);
    m_parts->setSizes({232, 900});
    row->addWidget(m_parts);
    connectAll();
    showCurrent();
  }

  StreamView& view() { return *m_view; }
  int openCount() const { return m_connections->openCount(); }
  QWidget* sidebar() { return m_sidebar; }
  void select(const QString& key) { m_sidebar->select(key); }

  void openAddress(const QString& url) {
    if (!isUsableAddress(url)) return;
    m_sidebar->select(m_connections->forAddress(url)->key());
  }

  void openRecordingFile(const QString& file) {
    signalbox::ui::openRecording(file, endOfFile, this, [this, file](Result<Recording> recording) {
      if (!recording) return m_workbench.navigator.toast(QString::fromStdString(recording.error().message));
      m_sidebar->select(m_connections->addRecording(file, std::move(recording->messages), recording->total)->key());
    });
  }

  // The address takes the height of two messages: where there is little, it is there while it is needed.
  void renderBarPlace() {
    const StreamConnection* connection = m_view->connection();
    const bool isMissing = connection && !connection->isRecording() && !connection->isOpen() &&
                           (addressOf(connection->draft()).text.endsWith(QLatin1String("://")) ||
                            !missingParameter(connection->draft()).isEmpty());
    m_barPlace->setVisible(m_isFull || m_panel.height() >= heightForBar || isMissing || m_bar->edit().hasFocus());
  }

  // What is connected is what somebody wants to see below the editor.
  void showOpenOne() {
    const StreamConnection* current = m_view->connection();
    if (m_isFull || (current && current->isOpen())) return;
    for (const StreamConnection* connection : m_connections->all())
      if (connection->isOpen()) return select(connection->key());
  }

  void activate() {
    StreamConnection* connection = m_view->connection();
    if (connection && connection->isOpen())
      m_view->activate();
    else
      connectCurrent();
  }

  QJsonObject saveState() const {
    QJsonObject state = m_connections->saveState();
    const StreamConnection* current = m_view->connection();
    state.insert(QStringLiteral("current"), current ? current->key() : QString());
    return state;
  }

  void restoreState(const QJsonObject& state) {
    m_connections->restoreState(state);
    select(state.value(QStringLiteral("current")).toString());
  }

private:
  QWidget* makeMain(bool isFull) {
    auto* main = new QWidget(&m_panel);
    m_barPlace = new QWidget(main);
    m_bar = new UrlBar(m_barPlace);
    m_bar->setObjectName(QStringLiteral("streams.bar"));
    m_bar->edit().setObjectName(QStringLiteral("streams.url"));
    m_auth = new Button({}, ButtonVariant::Ghost, main);
    m_auth->setObjectName(QStringLiteral("streams.auth"));
    m_auth->setIconName(QStringLiteral("lock"));
    m_auth->setControlHeight(26);
    if (isFull) m_bar->setTrailing(m_auth);
    m_auth->setVisible(false);
    m_atOnce = new Button(tr("All at once"), ButtonVariant::Standard, main);
    m_atOnce->setObjectName(QStringLiteral("streams.replayAtOnce"));
    m_atOnce->setControlHeight(isFull ? 34 : 26);
    m_button = new Button(tr("Connect"), ButtonVariant::Primary, main);
    m_button->setObjectName(QStringLiteral("streams.connect"));
    m_button->setControlHeight(isFull ? 34 : 26);
    auto* row = new QHBoxLayout(m_barPlace);
    row->setContentsMargins(14, isFull ? 12 : 6, 14, isFull ? 6 : 2);
    row->setSpacing(8);
    row->addWidget(m_bar, 1);
    m_view = new StreamView(m_workbench, isFull ? StreamView::Layout::Full : StreamView::Layout::Compact, main);
    m_view->setObjectName(QStringLiteral("streams.view"));
    for (QWidget* button : {m_atOnce, m_button}) isFull ? row->addWidget(button) : m_view->addTool(button);
    auto* column = new QVBoxLayout(main);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_barPlace);
    column->addWidget(m_view, 1);
    return main;
  }

  void connectAll() {
    connect(m_connections.get(), &StreamConnections::changed, this, &Implementation::renderBar);
    connect(&m_workbench.live, &LiveApi::stateChanged, this, &Implementation::followServer);
    connect(m_sidebar, &StreamSidebar::currentChanged, this, &Implementation::showCurrent);
    connect(m_sidebar, &StreamSidebar::activated, this, &Implementation::connectCurrent);
    connect(m_sidebar, &StreamSidebar::addRequested, this, [this](const QString& scheme) {
      m_sidebar->select(m_connections->forAddress(scheme)->key());
      m_barPlace->show();
      m_bar->edit().setFocus(Qt::OtherFocusReason);
      m_bar->edit().end(false);
    });
    connect(m_sidebar, &StreamSidebar::recordingRequested, this, [this] {
      const QString file =
          QFileDialog::getOpenFileName(&m_panel, tr("Open a recording"), {}, tr("JSON Lines (*.jsonl *.ndjson)"));
      if (!file.isEmpty()) openRecordingFile(file);
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget* before, QWidget*) {
      if (before == &m_bar->edit()) renderBarPlace();
    });
    connect(m_bar, &UrlBar::edited, this, &Implementation::editAddress);
    connect(m_bar, &UrlBar::methodChosen, this, [this](const QString& method) {
      StreamConnection* connection = m_view->connection();
      if (!connection) return;
      RequestDraft draft = connection->draft();
      draft.method = method;
      connection->setDraft(draft);
    });
    connect(m_bar, &UrlBar::submitted, this, &Implementation::activate);
    connect(m_bar, &UrlBar::copyRequested, this, [this] {
      QApplication::clipboard()->setText(m_bar->edit().text());
      m_bar->copyButton().flashDone();
    });
    connect(m_auth, &QPushButton::clicked, m_view, &StreamView::showAuth);
    connect(m_button, &QPushButton::clicked, this, [this] {
      StreamConnection* connection = m_view->connection();
      if (connection && connection->isOpen())
        connection->close();
      else
        connectCurrent();
    });
    connect(m_atOnce, &QPushButton::clicked, this, [this] {
      if (m_view->connection()) m_view->connection()->replay(StreamReplay::Pace::AtOnce);
    });
    connect(m_view, &StreamView::connectRequested, this, &Implementation::connectCurrent);
  }

  void showCurrent() {
    StreamConnection* connection = m_sidebar->current();
    if (!connection && m_view->connection() && !m_connections->find(m_view->connection()->key()))
      m_view->setConnection(nullptr); // it is gone
    if (connection) m_view->setConnection(connection);
    renderBar();
  }

  // In front of a path of the design's own.
  QString base() const {
    const StreamConnection* connection = m_view->connection();
    const QString url = m_workbench.live.baseUrl();
    return connection && connection->protocol() == StreamProtocol::WebSocket ? socketUrl(url) : url;
  }

  Address shownAddress(const StreamConnection& connection) const {
    Address address = addressOf(connection.draft());
    if (!ownUrl(address.text).isEmpty()) return address;
    const QString before = base();
    address.text.prepend(before);
    for (AddressSpan& span : address.spans) span.begin += static_cast<int>(before.size());
    return address;
  }

  void editAddress(const QString& typed) {
    StreamConnection* connection = m_view->connection();
    if (!connection) return;
    RequestDraft draft = connection->draft();
    const QString before = base();
    const bool isOurs = !connection->endpointId.isEmpty() && !before.isEmpty() && typed.startsWith(before);
    if (connection->endpointId.isEmpty())
      draft.freeAddress = typed.trimmed(), connection->title = draft.freeAddress;
    else
      applyAddress(draft, isOurs ? typed.mid(before.size()) : typed);
    m_bar->edit().setProblem({});
    connection->setDraft(draft);
  }

  void renderBar() {
    const StreamConnection* connection = m_view->connection();
    const bool isRecording = connection && connection->isRecording();
    m_bar->setEnabled(connection != nullptr && !isRecording);
    m_bar->setVisible(true);
    if (connection) {
      const bool isFreeHttp = connection->endpointId.isEmpty() && !isRecording && !connection->isOpen() &&
                              connection->protocol() == StreamProtocol::Http;
      m_bar->setMethodChoices(isFreeHttp
                                  ? QStringList{QStringLiteral("GET"), QStringLiteral("POST"), QStringLiteral("PUT"),
                                                QStringLiteral("PATCH"), QStringLiteral("DELETE")}
                                  : QStringList());
      m_bar->setMethod(isFreeHttp ? connection->draft().method : connection->badge());
      const Address address = isRecording ? Address{connection->title, {}} : shownAddress(*connection);
      m_bar->setBaseVisible(address.text.startsWith(QLatin1Char('/')) && !isRecording);
      m_bar->setAddress(address);
    }
    renderBarPlace();
    renderAuth(isRecording ? nullptr : connection);
    renderButton();
    if (const int count = openCount(); count != m_lastOpen) Q_EMIT m_panel.openConnectionsChanged(m_lastOpen = count);
  }

  void renderAuth(const StreamConnection* connection) {
    QString words;
    if (connection) {
      const requests::InheritedAuth inherited = connection->session().inherited(connection->endpointId);
      words = authWords(connection->draft().auth, QString::fromStdString(inherited.scheme)).trimmed();
    }
    const bool hasPlace = m_auth->parentWidget() == m_bar;
    if (words == m_auth->text() || !hasPlace) return;
    m_auth->setText(words);
    m_auth->setAccessibleName(tr("Auth: %1").arg(words));
    m_auth->setVisible(!words.isEmpty());
    m_bar->setTrailing(m_auth);
  }

  void renderButton() {
    const StreamConnection* connection = m_view->connection();
    const bool isOpen = connection && connection->isOpen();
    const bool isRecording = connection && connection->isRecording();
    m_atOnce->setVisible(isRecording && !isOpen);
    m_button->setEnabled(connection != nullptr);
    m_button->setText(isRecording ? (isOpen ? tr("Stop") : tr("Replay")) : (isOpen ? tr("Disconnect") : tr("Connect")));
    m_button->setVariant(isOpen ? ButtonVariant::Danger : ButtonVariant::Primary);
    m_button->setIconName(isOpen ? QStringLiteral("stop") : isRecording ? QStringLiteral("play") : QString());
  }

  void connectCurrent() {
    StreamConnection* connection = m_view->connection();
    if (!connection) return;
    if (connection->isRecording()) return connection->replay(StreamReplay::Pace::AsRecorded);
    const QString shown = addressOf(connection->draft()).text;
    const bool isOurs = !connection->endpointId.isEmpty() && !isAbsolute(shown);
    if (!isOurs && !isUsableAddress(shown)) {
      m_barPlace->show();
      return m_bar->edit().setProblem(tr("Starts with ws://, wss://, http:// or https://"));
    }
    if (isOurs && m_workbench.live.state() != ServerState::Running) {
      m_workbench.navigator.toast(tr("The server of this design is stopped"), tr("Start the server"),
                                  [this] { startServer(); });
      return;
    }
    m_view->focusWhenOpen();
    connection->open();
  }

  void startServer() {
    const design::ProjectInfo& project = m_workbench.document.design().project();
    m_connectsWhenRunning = true;
    m_workbench.live.start(QString::fromStdString(project.host), project.port);
  }

  void followServer() {
    renderBar();
    if (m_workbench.live.state() == ServerState::Running && std::exchange(m_connectsWhenRunning, false))
      connectCurrent();
  }

  StreamsPanel& m_panel;
  Workbench& m_workbench;
  std::shared_ptr<StreamConnections> m_connections;
  StreamSidebar* m_sidebar = nullptr;
  Splitter* m_parts = nullptr;
  bool m_isFull;
  QWidget* m_barPlace = nullptr;
  UrlBar* m_bar = nullptr;
  Button* m_auth = nullptr;
  Button* m_atOnce = nullptr;
  Button* m_button = nullptr;
  StreamView* m_view = nullptr;
  int m_lastOpen = 0;
  bool m_connectsWhenRunning = false;
};

StreamsPanel::StreamsPanel(Workbench& workbench, Layout layout, QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("streams"));
  setAccessibleName(tr("Streams"));
  m_implementation = std::make_unique<Implementation>(*this, workbench, layout);
}

// The view goes before the connections: what it hides of one that ends may have the keyboard, and the window, which is
// going too, would look for another place for it.
StreamsPanel::~StreamsPanel() { delete &m_implementation->view(); }

void StreamsPanel::openEndpoint(const QString& id) { m_implementation->select(id); }
void StreamsPanel::openAddress(const QString& url) { m_implementation->openAddress(url); }
void StreamsPanel::openRecording(const QString& file) { m_implementation->openRecordingFile(file); }
void StreamsPanel::activate() { m_implementation->activate(); }
StreamView* StreamsPanel::currentView() const { return &m_implementation->view(); }
int StreamsPanel::openConnections() const { return m_implementation->openCount(); }
QWidget* StreamsPanel::takeSidebar() { return m_implementation->sidebar(); }

void StreamsPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_implementation->renderBarPlace();
}

void StreamsPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m_implementation->showOpenOne();
}

QJsonObject StreamsPanel::saveState() const { return m_implementation->saveState(); }
void StreamsPanel::restoreState(const QJsonObject& state) { m_implementation->restoreState(state); }

} // namespace signalbox::ui
