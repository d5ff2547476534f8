// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stream_view.h"

#include "ui/panels/response_state.h"
#include "ui/panels/stream_delegates.h"
#include "ui/panels/stream_figures.h"
#include "ui/text/json_editor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/tab_strip.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QKeyEvent>
#include <QSaveFile>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

enum Page { MessagesPage, HeadersPage };

bool isSubmit(const QKeyEvent& key) {
  return (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) && key.modifiers().testFlag(Qt::ControlModifier);
}

QString headerText(const client::HeaderList& headers) {
  QString lines;
  for (const auto& [name, value] : headers)
    lines += QString::fromStdString(name) + QStringLiteral(": ") + QString::fromStdString(value) + QLatin1Char('\n');
  return lines;
}

JsonEditor* readOnlyEditor(const QString& name, QWidget* parent) {
  auto* editor = new JsonEditor(name, parent);
  editor->setReadOnly(true);
  editor->setReadOnlyLook(true);
  return editor;
}

bool isSocket(const StreamConnection& connection) {
  return connection.runner().protocol() == StreamRunner::Protocol::WebSocket;
}

} // namespace

StreamView::StreamView(Layout layout, QWidget* parent) : QWidget(parent), m_layout(layout) {
  setObjectName(QStringLiteral("stream"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  if (layout == Layout::Full) {
    m_figures = new StreamFigures(this);
    column->addWidget(m_figures);
    column->addWidget(new HairLine(Qt::Horizontal, this));
  }
  column->addWidget(makeHeader());
  column->addWidget(new HairLine(Qt::Horizontal, this));
  auto* parts = new Splitter(Qt::Horizontal, Splitter::Gap::Hairline, this);
  auto* left = new Splitter(Qt::Vertical, Splitter::Gap::Hairline, parts);
  left->addWidget(makeList());
  left->addWidget(makeComposer());
  left->setStretchFactor(0, 1);
  left->setSizes({400, 150});
  parts->addWidget(left);
  parts->addWidget(makeDetail());
  parts->setStretchFactor(0, 1);
  parts->setSizes({640, 320});
  column->addWidget(parts, 1);
  connect(&m_rows, &QAbstractItemModel::rowsInserted, this, &StreamView::followEnd);
  connect(&m_rows, &QAbstractItemModel::modelReset, this, &StreamView::followEnd);
  connect(&m_rows, &MessageRows::waitingChanged, this, &StreamView::render);
  render();
}

QWidget* StreamView::makeHeader() {
  auto* header = new QWidget(this);
  header->setFixedHeight(38);
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(8, 0, 8, 0);
  row->setSpacing(6);
  m_tabs = new TabStrip(TabStrip::Kind::Underline, tr("Parts of the connection"), header);
  m_tabs->setObjectName(QStringLiteral("stream.tabs"));
  m_tabs->add(tr("Messages"));
  m_tabs->add(tr("Headers"));
  m_show = new Segmented(tr("Direction"), {tr("All"), tr("In"), tr("Out")}, header);
  m_show->setObjectName(QStringLiteral("stream.direction"));
  m_filter = new SearchField(tr("Filter messages"), header);
  m_filter->setObjectName(QStringLiteral("stream.filter"));
  m_filter->setMaximumWidth(180);
  m_waiting = new Button({}, ButtonVariant::Soft, header);
  m_waiting->setObjectName(QStringLiteral("stream.resume"));
  m_pause = new IconButton(QStringLiteral("pause"), tr("Pause"), header);
  m_pause->setObjectName(QStringLiteral("stream.pause"));
  m_pause->setShortcutHint(tr("Space"));
  auto* erase = new IconButton(QStringLiteral("trash-2"), tr("Clear messages"), header);
  erase->setObjectName(QStringLiteral("stream.clear"));
  auto* save = new IconButton(QStringLiteral("download"), tr("Export as JSON Lines"), header);
  save->setObjectName(QStringLiteral("stream.export"));
  row->addWidget(m_tabs, 1, Qt::AlignBottom);
  for (QWidget* widget :
       {static_cast<QWidget*>(m_waiting), static_cast<QWidget*>(m_show), static_cast<QWidget*>(m_filter),
        static_cast<QWidget*>(m_pause), static_cast<QWidget*>(erase), static_cast<QWidget*>(save)})
    row->addWidget(widget);
  const auto filter = [this] {
    m_rows.setFilter({static_cast<MessageFilter::Show>(m_show->currentIndex()), m_filter->text()});
  };
  connect(m_show, &Segmented::chosen, this, filter);
  connect(m_filter, &QLineEdit::textChanged, this, filter);
  connect(m_pause, &QToolButton::clicked, this, [this] { setPaused(!m_rows.isPaused()); });
  connect(m_waiting, &QPushButton::clicked, this, [this] { setPaused(false); });
  connect(erase, &QToolButton::clicked, this, &StreamView::clear);
  connect(save, &QToolButton::clicked, this, &StreamView::askForFile);
  return header;
}

QWidget* StreamView::makeList() {
  auto* pages = new QWidget(this);
  m_pages = new QStackedLayout(pages);
  m_list = new RowList(tr("Messages"), pages);
  m_list->setObjectName(QStringLiteral("stream.messages"));
  m_list->setUniformItemSizes(true);
  m_list->setModel(&m_rows);
  m_list->setItemDelegate(new MessageDelegate(m_list));
  m_list->installEventFilter(this);
  m_headers = readOnlyEditor(tr("Headers of the answer"), pages);
  m_headers->setObjectName(QStringLiteral("stream.headers"));
  m_empty = new EmptyState(QStringLiteral("radio-tower"), tr("No messages yet"), {}, pages);
  m_empty->setObjectName(QStringLiteral("stream.empty"));
  m_pages->addWidget(m_list);
  m_pages->addWidget(m_headers);
  m_pages->addWidget(m_empty);
  connect(m_tabs, &QTabBar::currentChanged, this, &StreamView::render);
  connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex& index) { showMessage(index.row()); });
  connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this,
          [this](int value) { m_isAtEnd = value >= m_list->verticalScrollBar()->maximum() - 4; });
  return pages;
}

QWidget* StreamView::makeDetail() {
  m_detail = new QWidget(this);
  m_detail->setObjectName(QStringLiteral("stream.detail"));
  m_detailTitle = new Label({}, monoFont(12, 500), Ink::Accent, m_detail);
  m_detailSize = new Label({}, monoFont(12), Ink::Tertiary, m_detail);
  auto* copy = new IconButton(QStringLiteral("copy"), tr("Copy the message"), m_detail);
  copy->setObjectName(QStringLiteral("stream.detail.copy"));
  m_detailText = readOnlyEditor(tr("Selected message"), m_detail);
  m_detailText->setObjectName(QStringLiteral("stream.detail.text"));
  auto* head = new QHBoxLayout;
  head->setContentsMargins(14, 4, 8, 4);
  head->setSpacing(8);
  head->addWidget(m_detailTitle);
  head->addWidget(m_detailSize);
  head->addStretch(1);
  head->addWidget(copy);
  auto* column = new QVBoxLayout(m_detail);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addLayout(head);
  column->addWidget(new HairLine(Qt::Horizontal, m_detail));
  column->addWidget(m_detailText, 1);
  connect(copy, &QToolButton::clicked, this, [this, copy] {
    QApplication::clipboard()->setText(m_detailText->content());
    copy->flashDone();
  });
  m_detail->hide();
  return m_detail;
}

QWidget* StreamView::makeComposer() {
  m_composer = new QWidget(this);
  m_composer->setObjectName(QStringLiteral("stream.composer"));
  m_composer->setMinimumHeight(96);
  m_send = new Button(tr("Send message"), ButtonVariant::Primary, m_composer);
  m_send->setObjectName(QStringLiteral("stream.send"));
  m_send->setKeyCap(tr("Ctrl Enter"));
  m_composed = new JsonEditor(tr("Message to send"), m_composer);
  m_composed->setObjectName(QStringLiteral("stream.compose"));
  m_composed->installEventFilter(this);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(14, 6, 12, 6);
  head->addWidget(new Label(tr("Compose"), uiFont(13, 600), Ink::Text, m_composer));
  head->addStretch(1);
  head->addWidget(m_send);
  auto* column = new QVBoxLayout(m_composer);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addLayout(head);
  column->addWidget(m_composed, 1);
  connect(m_send, &QPushButton::clicked, this, &StreamView::sendComposed);
  connect(m_composed, &CodeEditor::contentEdited, this, [this] {
    if (m_connection) m_connection->draftText = m_composed->content();
  });
  return m_composer;
}

void StreamView::setConnection(StreamConnection* connection) {
  if (m_connection == connection) return;
  if (m_connection) m_connection->disconnect(this);
  m_connection = connection;
  m_isAtEnd = true;
  m_rows.setList(connection ? &connection->messages() : nullptr);
  if (connection) {
    m_composed->resetContent(connection->draftText);
    connect(connection, &StreamConnection::changed, this, &StreamView::render);
  }
  showMessage(-1);
  render();
}

void StreamView::render() {
  m_tabs->setBadge(MessagesPage, m_connection && m_connection->messages().count() > 0
                                     ? QString::number(m_connection->messages().count())
                                     : QString());
  m_pause->setIconName(m_rows.isPaused() ? QStringLiteral("play") : QStringLiteral("pause"));
  m_pause->setName(m_rows.isPaused() ? tr("Resume") : tr("Pause"));
  m_waiting->setVisible(m_rows.isPaused() && m_rows.waiting() > 0);
  m_waiting->setText(tr("%1 new").arg(m_rows.waiting()));
  m_composer->setVisible(m_connection && isSocket(*m_connection));
  const bool canSend = m_connection && m_connection->runner().state() == StreamState::Open;
  m_send->setEnabled(canSend);
  m_send->setVariant(canSend ? ButtonVariant::Primary : ButtonVariant::Standard);
  if (m_connection) {
    const client::HeaderList headers = m_connection->runner().responseHeaders();
    m_tabs->setBadge(HeadersPage, headers.empty() ? QString() : QString::number(headers.size()));
    if (m_tabs->currentIndex() == HeadersPage) m_headers->setContent(headerText(headers));
    if (m_figures) m_figures->show(*m_connection);
  }
  renderEmpty();
}

void StreamView::renderEmpty() {
  const bool isEmpty = !m_connection || m_connection->messages().count() == 0;
  m_pages->setCurrentIndex(m_tabs->currentIndex() == HeadersPage ? 1 : isEmpty ? 2 : 0);
  if (!isEmpty) return;
  if (!m_connection)
    return m_empty->setTexts(tr("No connection chosen"), tr("Choose one at the left, or add an address."));
  const bool isConnecting = m_connection->isOpen();
  m_empty->setTexts(isConnecting ? tr("Waiting for the first message") : tr("No messages yet"),
                    isConnecting ? m_connection->runner().url()
                                 : tr("Connect to %1 and they appear here as they arrive.").arg(m_connection->title));
  const bool hasButton = findChild<QPushButton*>(QStringLiteral("stream.empty.connect")) != nullptr;
  if (isConnecting && hasButton) m_empty->clearActions();
  if (isConnecting || hasButton) return;
  Button* button = m_empty->addAction(tr("Connect"));
  button->setVariant(ButtonVariant::Soft); // the filled one stands beside the address
  button->setObjectName(QStringLiteral("stream.empty.connect"));
  connect(button, &QPushButton::clicked, this, &StreamView::connectRequested);
}

void StreamView::followEnd() {
  render();
  if (m_isAtEnd) m_list->scrollToBottom();
}

void StreamView::showMessage(int row) {
  const StreamMessage* message = m_rows.message(row);
  m_detail->setVisible(message && m_layout == Layout::Full);
  if (!message) return;
  m_detailTitle->setText(message->kind.isEmpty() ? clockText(message->microseconds) : message->kind);
  m_detailSize->setText(sizeText(static_cast<quint64>(message->text.size())));
  m_detailText->resetContent(prettyJson(message->text.toStdString()));
}

void StreamView::activate() {
  if (!m_connection) return;
  if (!m_connection->isOpen())
    Q_EMIT connectRequested();
  else if (isSocket(*m_connection))
    sendComposed();
}

void StreamView::sendComposed() {
  const QByteArray message = m_composed->bytes();
  if (m_connection && !message.trimmed().isEmpty()) m_connection->runner().send(message);
}

void StreamView::setPaused(bool paused) {
  m_rows.setPaused(paused);
  render();
}

void StreamView::clear() {
  if (m_connection) m_connection->messages().clear();
  showMessage(-1);
  render();
}

void StreamView::exportTo(const QString& file) {
  QSaveFile out(file);
  if (!m_connection || !out.open(QIODevice::WriteOnly)) return;
  out.write(toJsonLines(m_connection->messages()));
  out.commit();
}

void StreamView::askForFile() {
  const QString file = QFileDialog::getSaveFileName(this, tr("Export messages"), QStringLiteral("messages.jsonl"),
                                                    tr("JSON Lines (*.jsonl)"));
  if (!file.isEmpty()) exportTo(file);
}

bool StreamView::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
    return QWidget::eventFilter(watched, event);
  const auto& key = *static_cast<QKeyEvent*>(event);
  const bool isOurs = (watched == m_composed && isSubmit(key)) || (watched == m_list && key.key() == Qt::Key_Space);
  if (!isOurs) return QWidget::eventFilter(watched, event);
  event->accept();
  if (event->type() == QEvent::ShortcutOverride) return true;
  if (watched == m_list)
    setPaused(!m_rows.isPaused());
  else
    activate();
  return true;
}

} // namespace signalbox::ui
