// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stream_view.h"

#include "ui/models/chat_text.h"
#include "ui/panels/stream_banner.h"
#include "ui/panels/stream_composer.h"
#include "ui/panels/stream_figures.h"
#include "ui/panels/stream_messages.h"
#include "ui/panels/stream_recording.h"
#include "ui/panels/stream_request.h"
#include "ui/panels/stream_tools.h"
#include "ui/panels/stream_voice.h"
#include "ui/text/code_editor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/label.h"
#include "ui/widgets/tab_strip.h"
#include "ui/workbench/workbench.h"

#include <QElapsedTimer>
#include <QMenu>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <utility>

namespace signalbox::ui {
namespace {

constexpr int clockInterval = 100;            // milliseconds
constexpr qint64 joinNanoseconds = 4'000'000; // for joined text, between two events
constexpr int widthForAll = 840;
constexpr int widthForShow = 640;
constexpr int heightForComposer = 240;   // before it is connected: Connect comes first
constexpr quint64 messagesLookedAt = 20; // for a chat

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QString headerLines(const client::HeaderList& headers) {
  QString lines;
  for (const auto& [name, value] : headers)
    lines += text(name) + QStringLiteral(": ") + text(value) + QLatin1Char('\n');
  return lines;
}

QString handshakeText(const StreamConnection& connection) {
  const client::Handshake& handshake = connection.runner().handshake();
  if (handshake.status == 0) return {};
  const QString first = connection.protocol() == StreamProtocol::WebSocket
                            ? QStringLiteral("GET %1 HTTP/1.1").arg(text(handshake.target))
                            : text(handshake.target);
  return first + QLatin1Char('\n') + headerLines(handshake.sent) +
         QStringLiteral("\nHTTP/1.1 %1 %2\n").arg(handshake.status).arg(text(handshake.reason)) +
         headerLines(handshake.received);
}

CodeEditor* readOnlyEditor(const QString& name, const char* objectName, QWidget* parent) {
  auto* editor = new CodeEditor(CodeEditor::Language::Plain, name, parent);
  editor->setObjectName(QLatin1String(objectName));
  editor->setReadOnly(true);
  editor->setReadOnlyLook(true);
  editor->setLineNumbersShown(false);
  return editor;
}

// A stream of HTTP whose messages are pieces of a text: one that has a piece with text, among its first.
bool isChat(const StreamConnection& connection) {
  if (connection.protocol() == StreamProtocol::WebSocket && !connection.isRecording()) return false;
  bool hasText = false;
  const MessageStore& store = connection.messages().store();
  const quint64 begin = std::max(connection.runBegin(), store.first());
  store.visit(begin, std::min(store.end(), begin + messagesLookedAt), [&](quint64, const MessageView& message) {
    if (message.direction != MessageDirection::In) return true;
    const auto piece = chatPiece(message);
    hasText = hasText || (piece && !piece->empty());
    return !hasText;
  });
  return hasText;
}

} // namespace

struct StreamView::Joined {
  ChatText text;
  quint64 runBegin = std::numeric_limits<quint64>::max(); // of the run it is of
  quint64 next = 0;                                       // message to join
  std::size_t shown = 0;
  QTimer slice;
};

StreamView::StreamView(Workbench& workbench, Layout layout, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_layout(layout), m_voice(new StreamVoice(*this)),
      m_joined(std::make_unique<Joined>()) {
  setObjectName(QStringLiteral("stream"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  if (layout == Layout::Full) {
    m_figures = new StreamFigures(this);
    column->addWidget(m_figures);
    column->addWidget(new HairLine(Qt::Horizontal, this));
  }
  m_banner = new StreamBanner(this);
  column->addWidget(makeHeader());
  column->addWidget(new HairLine(Qt::Horizontal, this));
  column->addWidget(m_banner);
  column->addWidget(makePages(), 1);
  m_clock.setInterval(clockInterval);
  m_joined->slice.setSingleShot(true);
  connectAll();
  render();
}

StreamView::~StreamView() = default;

QWidget* StreamView::makeHeader() {
  auto* header = new QWidget(this);
  header->setFixedHeight(38);
  auto* row = m_header = new QHBoxLayout(header);
  row->setContentsMargins(8, 0, 8, 0);
  row->setSpacing(6);
  m_tabs = new TabStrip(TabStrip::Kind::Underline, tr("Parts of the connection"), header);
  m_tabs->setObjectName(QStringLiteral("stream.tabs"));
  for (const QString& tab : {tr("Messages"), tr("Text"), tr("Handshake"), tr("Headers"), tr("Request")})
    m_tabs->add(tab);
  m_tabs->setTabVisible(static_cast<int>(Page::Text), false);
  m_tabs->setTabVisible(static_cast<int>(Page::Request), m_layout == Layout::Full);
  m_tools = new StreamTools(header);
  row->addWidget(m_tabs, 0, Qt::AlignBottom);
  row->addWidget(m_tools, 1);
  return header;
}

QWidget* StreamView::makePages() {
  auto* pages = new QWidget(this);
  m_pages = new QStackedLayout(pages);
  m_composer = new StreamComposer(m_workbench, pages);
  m_messages = new StreamMessages(m_workbench, m_composer, pages);
  m_textPage = makeTextPage(pages);
  m_handshake = readOnlyEditor(tr("Handshake"), "stream.handshake", pages);
  m_headers = readOnlyEditor(tr("Headers of the answer"), "stream.headers", pages);
  for (QWidget* page : {static_cast<QWidget*>(m_messages), m_textPage, static_cast<QWidget*>(m_handshake),
                        static_cast<QWidget*>(m_headers)})
    m_pages->addWidget(page);
  if (m_layout == Layout::Full) {
    m_request = new StreamRequest(pages);
    m_pages->addWidget(m_request);
  }
  return pages;
}

QWidget* StreamView::makeTextPage(QWidget* parent) {
  auto* page = new QWidget(parent);
  m_textFacts = new Label({}, uiFont(12), Ink::Secondary, page);
  m_textFacts->setObjectName(QStringLiteral("stream.text.facts"));
  m_textFacts->setContentsMargins(16, 0, 16, 0);
  m_textFacts->setFixedHeight(30);
  m_text = readOnlyEditor(tr("Text of the chat"), "stream.text", page);
  m_text->setProse(true);
  m_text->setMarginWidth(0, 12);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(6, 0, 6, 0);
  column->setSpacing(0);
  column->addWidget(m_textFacts);
  column->addWidget(m_text, 1);
  return page;
}

void StreamView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_tools->setRoom(width() >= widthForAll    ? StreamTools::Room::Wide
                   : width() >= widthForShow ? StreamTools::Room::Medium
                                             : StreamTools::Room::Small);
  render();
}

void StreamView::connectAll() {
  connect(m_tabs, &QTabBar::currentChanged, this, &StreamView::renderPage);
  connect(m_tools, &StreamTools::filterChanged, this, [this] { rows().setFilter(m_tools->filter()); });
  connect(m_tools, &StreamTools::pauseToggled, this, [this] { setPaused(!rows().isPaused()); });
  connect(m_tools, &StreamTools::clearRequested, this, &StreamView::clear);
  connect(m_tools, &StreamTools::recordToggled, this, &StreamView::toggleRecording);
  connect(m_tools, &StreamTools::moreRequested, this, &StreamView::showMore);
  connect(m_tools, &StreamTools::hitRequested, m_messages, &StreamMessages::goToHit);
  connect(m_messages, &StreamMessages::connectRequested, this, &StreamView::connectRequested);
  connect(m_messages, &StreamMessages::pauseRequested, this, [this] { setPaused(!rows().isPaused()); });
  connect(m_messages, &StreamMessages::composeRequested, this, [this](const QString& text) {
    const bool isJson = design::Json::accept(text.toStdString());
    m_composer->load({text, isJson ? Composition::Form::Json : Composition::Form::Text});
    m_composer->focusText();
  });
  connect(m_messages, &StreamMessages::filterRequested, m_tools, &StreamTools::focusFilter);
  connect(m_messages, &StreamMessages::checksChanged, this, [this] { m_tools->setCanCheck(m_messages->canCheck()); });
  const auto renderRows = [this] {
    m_tools->renderPaused(rows().isPaused(), rows().waiting());
    const int current = rows().hitIndex(m_messages->currentRow());
    m_tools->renderHits(current, rows().hits(), rows().isScanning());
  };
  connect(&rows(), &MessageRows::changed, this, renderRows);
  connect(m_messages, &StreamMessages::currentChanged, this, renderRows);
  connect(m_banner, &StreamBanner::retryRequested, this, [this] {
    if (m_connection) m_connection->retryNow();
  });
  connect(m_banner, &StreamBanner::olderRequested, this,
          [this] { openStretch(m_connection ? m_connection->recording()->first() : 0); });
  connect(m_banner, &StreamBanner::newestRequested, this, [this] { openStretch(endOfFile); });
  connect(m_banner, &StreamBanner::stopRequested, this, [this] {
    if (m_connection) m_connection->close();
  });
  connect(&m_clock, &QTimer::timeout, this, [this] {
    if (m_connection) m_banner->render(bannerOf(*m_connection));
  });
  connect(&m_joined->slice, &QTimer::timeout, this, &StreamView::joinText);
  if (m_request)
    connect(m_request, &StreamRequest::edited, this, [this](const RequestDraft& draft) {
      if (m_connection) m_connection->setDraft(draft);
    });
}

MessageRows& StreamView::rows() { return m_messages->rows(); }

void StreamView::setConnection(StreamConnection* connection) {
  if (m_connection == connection) return;
  if (m_connection) m_connection->disconnect(this);
  m_connection = connection;
  m_focusesWhenOpen = false;
  m_joined->next = 0;
  m_joined->runBegin = std::numeric_limits<quint64>::max();
  if (connection) {
    connect(connection, &StreamConnection::changed, this, &StreamView::render);
    connect(connection, &StreamConnection::figuresChanged, this, &StreamView::renderFigures);
    connect(connection, &StreamConnection::recorded, this, &StreamView::tellRecorded);
  }
  m_voice->follow(connection);
  m_messages->setConnection(connection);
  m_composer->setConnection(connection);
  render();
  renderPage();
}

void StreamView::render() {
  const bool isSocket = m_connection && m_connection->protocol() == StreamProtocol::WebSocket;
  const bool hasRoom = height() >= heightForComposer || (m_connection && m_connection->isOpen());
  m_composer->setVisible(isSocket && hasRoom && !m_connection->isRecording());
  m_composer->render();
  m_messages->render();
  m_tools->renderPaused(rows().isPaused(), rows().waiting());
  m_tools->setCanCheck(m_messages->canCheck());
  m_tabs->setTabVisible(static_cast<int>(Page::Request), m_request && m_connection && !m_connection->isRecording());
  m_tabs->updateGeometry(); // which a tab bar does not do by itself when a tab appears
  const bool waits = m_connection && m_connection->isOpen() && !m_connection->isConnected();
  if (waits != m_clock.isActive()) waits ? m_clock.start() : m_clock.stop();
  if (m_request && m_connection) m_request->setDraft(m_connection->draft(), isSocket);
  renderHandshake();
  renderFigures();
  if (!m_connection || !m_connection->isConnected() || !std::exchange(m_focusesWhenOpen, false)) return;
  if (isSocket && isVisible() && m_tabs->currentIndex() == static_cast<int>(Page::Messages)) m_composer->focusText();
}

void StreamView::renderFigures() {
  if (!m_connection) return m_banner->render({});
  if (m_figures) m_figures->show(*m_connection);
  m_banner->render(bannerOf(*m_connection));
  const StreamRecorder* recorder = m_connection->recorder();
  m_tools->renderRecording(recorder ? recorder->file() : QString(), recorder ? recorder->count() : 0);
  const std::size_t count = m_connection->messages().count();
  m_tabs->setBadge(static_cast<int>(Page::Messages), count > 0 ? QString::number(count) : QString());
  const bool hasText = isChat(*m_connection);
  if (hasText != m_tabs->isTabVisible(static_cast<int>(Page::Text))) {
    m_tabs->setTabVisible(static_cast<int>(Page::Text), hasText);
    m_tabs->updateGeometry();
  }
  if (m_tabs->currentIndex() == static_cast<int>(Page::Text)) joinText();
}

void StreamView::renderHandshake() {
  const client::HeaderList headers = m_connection ? m_connection->runner().handshake().received : client::HeaderList();
  m_tabs->setBadge(static_cast<int>(Page::Headers), headers.empty() ? QString() : QString::number(headers.size()));
  const int page = m_tabs->currentIndex();
  const QString nothing = tr("Nothing yet: connect first.");
  if (page == static_cast<int>(Page::Headers)) m_headers->setContent(headers.empty() ? nothing : headerLines(headers));
  if (page != static_cast<int>(Page::Handshake)) return;
  const QString shown = m_connection ? handshakeText(*m_connection) : QString();
  m_handshake->setContent(shown.isEmpty() ? nothing : shown);
}

void StreamView::renderPage() {
  const int page = m_tabs->currentIndex();
  m_pages->setCurrentIndex(page);
  m_tools->setVisible(page == static_cast<int>(Page::Messages));
  renderHandshake();
  if (page == static_cast<int>(Page::Text)) joinText();
}

// A slice of it; the timer brings the next. Only while it is looked at.
void StreamView::joinText() {
  if (!m_connection || m_tabs->currentIndex() != static_cast<int>(Page::Text)) return;
  Joined& joined = *m_joined;
  const MessageStore& store = m_connection->messages().store();
  if (joined.runBegin != m_connection->runBegin()) {
    joined.text = {};
    joined.shown = 0;
    joined.runBegin = joined.next = m_connection->runBegin();
    m_text->resetContent({});
  }
  QElapsedTimer clock;
  clock.start();
  joined.next = store.visit(joined.next, store.end(), [&](quint64, const MessageView& message) {
    joined.text.add(message);
    return clock.nsecsElapsed() < joinNanoseconds;
  });
  if (joined.next < store.end()) joined.slice.start(0);
  m_textFacts->setText(textFacts());
  const std::string& all = joined.text.text();
  if (all.size() == joined.shown) return;
  const std::string fresh = all.substr(joined.shown);
  joined.shown = all.size();
  m_text->setReadOnly(false);
  m_text->append(text(fresh));
  m_text->setReadOnly(true);
  m_text->SendScintilla(QsciScintilla::SCI_SCROLLTOEND);
}

// "20 pieces, 16.2 a second, the first after 62 ms, complete"
QString StreamView::textFacts() const {
  const ChatText& chat = m_joined->text;
  QStringList facts{tr("%1 pieces").arg(chat.pieces())};
  const double seconds = static_cast<double>(chat.lastMicroseconds() - chat.firstMicroseconds()) / 1e6;
  if (seconds > 0) facts += tr("%1 a second").arg(static_cast<double>(chat.pieces() - 1) / seconds, 0, 'f', 1);
  const MessageStore& store = m_connection->messages().store();
  if (chat.firstMicroseconds() > 0 && m_joined->runBegin >= store.first() && m_joined->runBegin < store.end())
    facts += tr("the first %1 ms after the connection opened")
                 .arg((chat.firstMicroseconds() - store.at(m_joined->runBegin).microseconds) / 1000);
  if (chat.isComplete()) facts += tr("complete");
  if (chat.isCut()) facts += tr("the rest is left out");
  return facts.join(QStringLiteral(", "));
}

void StreamView::activate() {
  if (!m_connection) return;
  if (!m_connection->isOpen())
    Q_EMIT connectRequested();
  else if (m_connection->protocol() == StreamProtocol::WebSocket)
    m_composer->send();
}

void StreamView::focusWhenOpen() { m_focusesWhenOpen = true; }

void StreamView::setPaused(bool paused) {
  rows().setPaused(paused);
  render();
}

void StreamView::clear() {
  if (m_connection) m_connection->messages().clear();
  render();
}

void StreamView::addTool(QWidget* widget) { m_header->addWidget(widget); }

void StreamView::showPage(Page page) { m_tabs->setCurrentIndex(static_cast<int>(page)); }

void StreamView::showAuth() {
  if (!m_request) return;
  showPage(Page::Request);
  m_request->showAuth();
}

void StreamView::showMore(QWidget* below) {
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("stream.moreMenu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  m_tools->fillMenu(*menu);
  menu->addSeparator();
  QAction* save = menu->addAction(tr("Save as a recording (JSON Lines)…"), this, &StreamView::askForFile);
  save->setEnabled(m_connection && m_connection->messages().count() > 0);
  m_messages->fillTypeMenu(*menu->addMenu(tr("Check messages against")));
  QAction* again = menu->addAction(tr("Reconnect when it breaks"), this, [this](bool on) {
    if (m_connection) m_connection->reconnects = on;
  });
  again->setCheckable(true);
  again->setChecked(m_connection && m_connection->reconnects);
  again->setEnabled(m_connection && !m_connection->isRecording());
  menu->popup(below->mapToGlobal(QPoint(0, below->height() + 4)));
}

} // namespace signalbox::ui
