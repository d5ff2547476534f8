// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stream_messages.h"

#include "core/api/compiled_api.h"
#include "ui/bridge/live_api.h"
#include "ui/document/design_document.h"
#include "ui/models/message_text.h"
#include "ui/panels/stream_delegates.h"
#include "ui/panels/stream_detail.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/row_menu.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/uniform_list.h"
#include "ui/workbench/workbench.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMenu>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

constexpr int widthForBeside = 640;             // a narrower view shows the message below the rows
constexpr std::size_t checkedBytes = 64U << 10; // a longer message is checked when it is selected
constexpr std::size_t keptVerdicts = 50'000;
const QString noType = QStringLiteral("none");

QString payloadText(const MessageView& message) {
  return QString::fromUtf8(message.payload.data(), static_cast<qsizetype>(message.payload.size()));
}

} // namespace

StreamMessages::StreamMessages(Workbench& workbench, QWidget* below, QWidget* parent)
    : QWidget(parent), m_workbench(workbench) {
  auto* left = new Splitter(Qt::Vertical, Splitter::Gap::Hairline, this);
  left->addWidget(makeList());
  left->addWidget(below);
  left->setStretchFactor(0, 1);
  left->setSizes({400, 150});
  m_detail = new StreamDetail(workbench, this);
  m_detail->hide();
  m_parts = new Splitter(Qt::Horizontal, Splitter::Gap::Hairline, this);
  m_parts->addWidget(left);
  m_parts->addWidget(m_detail);
  m_parts->setStretchFactor(0, 1);
  m_parts->setSizes({700, 330});
  m_parts->setChildrenCollapsible(false);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_parts);
  m_rows.setCheck([this](quint64 number, const MessageView& message) { return verdict(number, message); });
  connect(m_detail, &StreamDetail::typeMenuRequested, this, &StreamMessages::showTypeMenu);
  connect(&workbench.document, &DesignDocument::designChanged, this, &StreamMessages::followDesign);
}

QWidget* StreamMessages::makeList() {
  auto* pages = new QWidget(this);
  m_pages = new QStackedLayout(pages);
  m_list = new UniformList(tr("Messages"), MessageDelegate::rowHeight, pages);
  m_list->setObjectName(QStringLiteral("stream.messages"));
  m_list->setFollowsEnd(true);
  m_list->setModel(&m_rows);
  m_list->setItemDelegate(new MessageDelegate(m_list));
  m_list->installEventFilter(this);
  m_empty = new EmptyState(QStringLiteral("radio-tower"), tr("No messages yet"), {}, pages);
  m_empty->setObjectName(QStringLiteral("stream.empty"));
  m_pages->addWidget(m_list);
  m_pages->addWidget(m_empty);
  connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &StreamMessages::showCurrent);
  connect(&m_rows, &QAbstractItemModel::modelReset, this, [this] {
    m_list->scrollToBottom();
    render();
  });
  connect(&m_rows, &QAbstractItemModel::rowsInserted, this, [this] {
    if (m_pages->currentIndex() != 0) render();
  });
  connect(m_list, &UniformList::menuRequested, this,
          [this](const QModelIndex& index, const QPoint& global) { showMenu(index.row(), global); });
  return pages;
}

void StreamMessages::showMenu(int row, const QPoint& global) {
  const auto message = m_rows.message(row);
  if (!message) return;
  const QString text = payloadText(*message);
  RowMenu menu(*this, QStringLiteral("stream.menu"));
  menu.add("copy", tr("Copy the message"), QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText),
           [text] { QApplication::clipboard()->setText(text); });
  menu.addCopy(tr("Copy as a line of JSON"), QString::fromStdString(toJsonLine(*message)));
  const bool isSocket = m_connection && m_connection->protocol() == StreamProtocol::WebSocket;
  if (isSocket && !m_connection->isRecording() && !message->isNote() && !message->isBinary)
    menu.separate().add("square-pen", tr("Put it into the composer"), {},
                        [this, text] { Q_EMIT composeRequested(text); });
  menu.open(global);
}

void StreamMessages::setConnection(StreamConnection* connection) {
  if (m_connection == connection) return;
  m_connection = connection;
  // Its messages go while the rest of it has gone already: that is not to be looked at any more.
  if (connection)
    connect(&connection->messages(), &QObject::destroyed, this, [this, connection] {
      if (m_connection == connection) setConnection(nullptr);
    });
  renewChecks();
  m_rows.setRing(connection ? &connection->messages() : nullptr);
  m_detail->hide();
  render();
}

void StreamMessages::followDesign() {
  renewChecks();
  if (m_detail->isVisible()) showCurrent();
}

void StreamMessages::renewChecks() {
  m_check.reset();
  m_verdicts.clear();
  m_list->viewport()->update();
  Q_EMIT checksChanged();
}

bool StreamMessages::canCheck() const {
  if (!m_connection || m_connection->checkedType == noType) return false;
  if (!m_connection->checkedType.isEmpty()) return true;
  const auto endpoint = m_workbench.document.design().endpoint(m_connection->endpointId.toStdString());
  return (endpoint && !endpoint->response.model.empty()) || !m_workbench.document.design().models().empty();
}

std::string StreamMessages::typeOf(const MessageView& message) const {
  if (!m_connection || message.isNote() || message.isBinary || message.payload == "[DONE]") return {};
  const design::Design& design = m_workbench.document.design();
  const bool isIn = message.direction == MessageDirection::In;
  const auto endpoint = isIn ? design.endpoint(m_connection->endpointId.toStdString()) : nullptr;
  const std::string chosen = isIn || m_connection->checkedType == noType ? m_connection->checkedType.toStdString() : "";
  return messageType(design, endpoint.get(), chosen, messageKind(message).toStdString());
}

MessageRows::Verdict StreamMessages::verdict(quint64 number, const MessageView& message) {
  using Verdict = MessageRows::Verdict;
  if (const auto known = m_verdicts.find(number); known != m_verdicts.end()) return known->second;
  Verdict found = Verdict::Unknown;
  const std::string type = message.payload.size() <= checkedBytes ? typeOf(message) : std::string();
  if (!type.empty()) {
    if (!m_check) {
      const auto api = m_workbench.live.api();
      m_check = std::make_unique<MessageCheck>(
          m_workbench.document.design(), api ? std::shared_ptr<const schema::Types>(api, &api->types()) : nullptr);
    }
    found = m_check->isValid(type, message.payload) ? Verdict::Valid : Verdict::Invalid;
  }
  if (m_verdicts.size() >= keptVerdicts) m_verdicts.clear();
  m_verdicts.emplace(number, found);
  return found;
}

std::optional<std::int64_t> StreamMessages::timeBefore(quint64 number) const {
  const MessageStore& store = m_rows.store();
  for (quint64 before = number; before > store.first() && number - before < 100; --before) {
    const MessageView message = store.at(before - 1);
    if (!message.isNote()) return message.microseconds;
  }
  return std::nullopt;
}

int StreamMessages::currentRow() const { return m_list->currentIndex().row(); }

// A message that the ring lets go stays shown until another is selected.
void StreamMessages::showCurrent() {
  const auto message = m_rows.message(currentRow());
  if (!message) return;
  (void)verdict(m_rows.number(currentRow()), *message); // makes the check, where there is one to be made
  m_detail->show(*message, timeBefore(m_rows.number(currentRow())), m_check.get(), typeOf(*message));
  m_detail->QWidget::show();
  Q_EMIT currentChanged();
}

bool StreamMessages::filter() { return m_detail->isVisible() && m_detail->openFilter(); }

void StreamMessages::copyCurrent() {
  if (const auto message = m_rows.message(currentRow())) QApplication::clipboard()->setText(payloadText(*message));
}

void StreamMessages::goToHit(int step) {
  const int row = m_rows.hitFrom(currentRow(), step);
  if (row < 0) return;
  const QModelIndex index = m_rows.index(row, 0);
  m_list->setCurrentIndex(index);
  m_list->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

void StreamMessages::render() {
  using Phase = StreamConnection::Phase;
  const bool isEmpty = m_rows.rowCount() == 0;
  m_pages->setCurrentIndex(isEmpty ? 1 : 0);
  if (!isEmpty) return;
  const Phase phase = m_connection ? m_connection->phase() : Phase::Idle;
  const bool offersConnect = m_connection && !m_connection->isOpen() && m_connection->messages().count() == 0;
  if (!m_connection)
    m_empty->setTexts(tr("No connection chosen"), tr("Choose one at the left, or add an address."));
  else if (m_connection->messages().count() > 0)
    m_empty->setTexts(tr("No message fits the filter"),
                      tr("%n message(s) are there.", nullptr, static_cast<int>(m_connection->messages().count())));
  else if (m_connection->isOpen())
    m_empty->setTexts(phase == Phase::Open ? tr("Waiting for the first message") : tr("Connecting"),
                      m_connection->address());
  else if (m_connection->isRecording())
    m_empty->setTexts(m_connection->title, tr("Replay it, as far apart as the messages were, or all at once."));
  else
    m_empty->setTexts(tr("No messages yet"),
                      tr("Connect to %1 and they appear here as they arrive.").arg(m_connection->title));
  const bool hasButton = m_empty->findChild<QPushButton*>(QStringLiteral("stream.empty.connect")) != nullptr;
  if (!offersConnect && hasButton) m_empty->clearActions();
  if (!offersConnect || hasButton) return;
  Button* button = m_empty->addAction(m_connection->isRecording() ? tr("Replay") : tr("Connect"));
  button->setVariant(ButtonVariant::Soft); // the filled one stands beside the address
  button->setObjectName(QStringLiteral("stream.empty.connect"));
  connect(button, &QPushButton::clicked, this, &StreamMessages::connectRequested);
}

void StreamMessages::fillTypeMenu(QMenu& menu) {
  if (!m_connection) return;
  const QString now = m_connection->checkedType;
  const auto add = [&](const QString& text, const QString& type) {
    QAction* action = menu.addAction(text, this, [this, type] { chooseType(type); });
    action->setCheckable(true);
    action->setChecked(type == now);
    action->setObjectName(QStringLiteral("stream.type.") + (type.isEmpty() ? QStringLiteral("design") : type));
  };
  add(tr("As the design says"), {});
  add(tr("Nothing"), noType);
  menu.addSeparator();
  for (const design::ModelPtr& model : m_workbench.document.design().models()) {
    const QString name = QString::fromStdString(model->name);
    add(name, name);
  }
}

void StreamMessages::showTypeMenu(QWidget* below) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  fillTypeMenu(*menu);
  menu->popup(below->mapToGlobal(QPoint(0, below->height() + 4)));
}

void StreamMessages::chooseType(const QString& type) {
  m_connection->checkedType = type;
  renewChecks();
  m_rows.setCheck([this](quint64 number, const MessageView& message) { return verdict(number, message); });
  showCurrent();
}

void StreamMessages::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const Qt::Orientation wanted = width() >= widthForBeside ? Qt::Horizontal : Qt::Vertical;
  if (m_parts->orientation() == wanted) return;
  m_parts->setOrientation(wanted);
  m_parts->setSizes(wanted == Qt::Horizontal ? QList<int>{700, 330} : QList<int>{300, 200});
}

bool StreamMessages::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
    return QWidget::eventFilter(watched, event);
  const auto& key = *static_cast<QKeyEvent*>(event);
  const bool isSpace = key.key() == Qt::Key_Space && key.modifiers() == Qt::NoModifier;
  const bool isCopy = key.matches(QKeySequence::Copy);
  if (!isSpace && !isCopy && key.key() != Qt::Key_F3) return QWidget::eventFilter(watched, event);
  event->accept();
  if (event->type() == QEvent::ShortcutOverride) return true;
  if (isSpace)
    Q_EMIT pauseRequested();
  else if (isCopy)
    copyCurrent();
  else
    goToHit(key.modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
  return true;
}

} // namespace signalbox::ui
