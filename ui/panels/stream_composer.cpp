// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stream_composer.h"

#include "ui/bridge/request_services.h"
#include "ui/commands/command_registry.h"
#include "ui/document/design_document.h"
#include "ui/panels/keep_request.h"
#include "ui/panels/saved_messages.h"
#include "ui/text/json_editor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/combo_box.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/popover.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QIntValidator>
#include <QKeyEvent>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {
namespace {

constexpr qsizetype mostChips = 8; // beside the heading; the menu of the save button has all
constexpr int longestInterval = 3'600'000;
constexpr int widthForOneRow = 600;
const QString sendCommand = QStringLiteral("request.send");

// Beside the heading where there is room, else on a line of their own.
void placeChips(QWidget& chips, QBoxLayout& row, QBoxLayout& column, bool isWide) {
  QBoxLayout& wanted = isWide ? row : column;
  if (wanted.indexOf(&chips) >= 0) return;
  (isWide ? column : row).removeWidget(&chips);
  wanted.insertWidget(1, &chips, isWide ? 1 : 0);
  chips.setContentsMargins(isWide ? QMargins() : QMargins(14, 0, 14, 6));
}

LineEdit* numberEdit(const QString& name, const char* objectName, int value, QWidget* parent) {
  auto* edit = new LineEdit(name, parent);
  edit->setObjectName(QLatin1String(objectName));
  edit->setFace(LineEdit::Face::Code);
  edit->setText(QString::number(value));
  edit->setValidator(new QIntValidator(0, longestInterval, edit));
  edit->setControlHeight(28);
  return edit;
}

} // namespace

StreamComposer::StreamComposer(Workbench& workbench, QWidget* parent) : QWidget(parent), m_workbench(workbench) {
  setObjectName(QStringLiteral("stream.composer"));
  setMinimumHeight(96);
  m_text = new JsonEditor(tr("Message to send"), this);
  m_text->setObjectName(QStringLiteral("stream.compose"));
  m_text->installEventFilter(this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeHead());
  m_problem = new Label({}, uiFont(12), Ink::Error, this);
  m_problem->setObjectName(QStringLiteral("stream.compose.problem"));
  m_problem->setContentsMargins(14, 0, 14, 4);
  m_problem->hide();
  column->addWidget(m_problem);
  column->addWidget(m_text, 1);
  connect(m_text, &CodeEditor::contentEdited, this, &StreamComposer::composed);
  connect(&m_repeat, &QTimer::timeout, this, [this] {
    if (!sendOnce() || (m_times > 0 && m_repeated >= m_times)) stopRepeating();
    render();
  });
  connect(&workbench.document, &DesignDocument::designChanged, this, &StreamComposer::renderChips);
  workbench.commands.followKeys(sendCommand, this, [this](const QString& keys) {
    m_sendKeys = keys;
    render();
  });
}

QWidget* StreamComposer::makeHead() {
  auto* head = new QWidget(this);
  m_chips = new QWidget(head);
  m_chips->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // the buttons keep their room
  auto* chips = new QHBoxLayout(m_chips);
  chips->setContentsMargins(0, 0, 0, 0);
  chips->setSpacing(6);
  m_form = new ComboBox(tr("Form of the message"), head);
  m_form->setObjectName(QStringLiteral("stream.form"));
  m_form->setControlHeight(26);
  m_form->setBare(true);
  m_form->addItems({tr("JSON"), tr("Text"), tr("Hex"), tr("Base64")});
  m_save = new IconButton(QStringLiteral("save"), tr("Save the message in the project"), head);
  m_save->setObjectName(QStringLiteral("stream.save"));
  m_again = new IconButton(QStringLiteral("repeat"), tr("Send repeatedly"), head);
  m_again->setObjectName(QStringLiteral("stream.repeat"));
  m_send = new Button(tr("Send message"), ButtonVariant::Primary, head);
  m_send->setObjectName(QStringLiteral("stream.send"));
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(14, 6, 12, 6);
  row->setSpacing(6);
  row->addWidget(new Label(tr("Compose"), uiFont(13, 600), Ink::Text, head));
  row->addWidget(m_chips, 1);
  row->addStretch(0); // while the chips stand below
  for (QWidget* widget : {static_cast<QWidget*>(m_form), static_cast<QWidget*>(m_save), static_cast<QWidget*>(m_again),
                          static_cast<QWidget*>(m_send)})
    row->addWidget(widget);
  connect(m_form, &QComboBox::activated, this, &StreamComposer::composed);
  connect(m_save, &QToolButton::clicked, this, &StreamComposer::save);
  connect(m_again, &QToolButton::clicked, this, &StreamComposer::showRepeat);
  connect(m_send, &QPushButton::clicked, this, [this] { isRepeating() ? stopRepeating() : send(); });
  return head;
}

void StreamComposer::setConnection(StreamConnection* connection) {
  if (m_connection == connection) return;
  stopRepeating();
  m_connection = connection;
  load(connection ? connection->composition : Composition());
  renderChips();
}

void StreamComposer::load(const Composition& composition) {
  m_form->setCurrentIndex(static_cast<int>(composition.form));
  m_text->resetContent(composition.text);
  if (m_connection) m_connection->composition = composition;
  renderProblem({});
  render();
}

void StreamComposer::focusText() { m_text->setFocus(Qt::OtherFocusReason); }

void StreamComposer::composed() {
  if (!m_connection) return;
  m_connection->composition = {m_text->content(), static_cast<Composition::Form>(m_form->currentIndex())};
  renderProblem({});
}

// What the button has room for.
void StreamComposer::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  render();
}

void StreamComposer::render() {
  const bool canSend = m_connection && m_connection->isConnected();
  if (!canSend) m_repeat.stop();
  m_send->setEnabled(canSend);
  m_again->setEnabled(canSend);
  m_send->setVariant(isRepeating() ? ButtonVariant::Danger
                     : canSend     ? ButtonVariant::Primary
                                   : ButtonVariant::Standard);
  m_send->setKeyCap(isRepeating() || width() < widthForOneRow ? QString() : m_sendKeys);
  const QString count =
      m_times > 0 ? tr("Stop, %1 of %2").arg(m_repeated).arg(m_times) : tr("Stop, %1").arg(m_repeated);
  m_send->setText(isRepeating() ? count : tr("Send message"));
  m_send->setMinimumWidth(m_send->sizeHint().width());
  placeChips(*m_chips, *static_cast<QBoxLayout*>(m_send->parentWidget()->layout()), *static_cast<QBoxLayout*>(layout()),
             width() >= widthForOneRow);
}

void StreamComposer::renderProblem(const QString& problem) {
  m_problem->setText(problem);
  m_problem->setVisible(!problem.isEmpty());
}

void StreamComposer::renderChips() {
  QLayout& row = *m_chips->layout();
  while (QLayoutItem* item = row.takeAt(0)) {
    if (item->widget()) item->widget()->hide(), item->widget()->deleteLater();
    delete item;
  }
  if (m_connection)
    for (const design::SavedRequestPtr& saved :
         savedMessages(m_workbench.document.design(), *m_connection).mid(0, mostChips)) {
      const QString name = QString::fromStdString(saved->name);
      auto* chip = new Chip(messageTitle(*saved), Chip::Look::Neutral, Ink::Text, m_chips);
      chip->setObjectName(QStringLiteral("stream.message.") + name);
      chip->setAccessibleName(tr("Compose %1").arg(messageTitle(*saved)));
      chip->setToolTip(tr("Compose %1; the menu has more").arg(name));
      chip->setClickable(true);
      chip->setContextMenuPolicy(Qt::CustomContextMenu);
      connect(chip, &QAbstractButton::clicked, this, [this, body = saved->body] { load(compositionOf(body)); });
      connect(chip, &QWidget::customContextMenuRequested, this, [this, chip, name] { showMenu(chip, name); });
      row.addWidget(chip);
    }
  static_cast<QHBoxLayout&>(row).addStretch(1);
}

void StreamComposer::showMenu(Chip* chip, const QString& name) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->addAction(tr("Send now"), this, [this, name] {
    if (const auto saved = m_workbench.document.design().request(name.toStdString()))
      load(compositionOf(saved->body)), send();
  });
  menu->addAction(tr("Replace by what is composed"), this, [this, name] { replaceSaved(name); });
  menu->addAction(tr("Remove"), this,
                  [this, name] { (void)m_workbench.document.apply(design::RemoveRequest{name.toStdString()}); });
  menu->popup(chip->mapToGlobal(QPoint(0, chip->height() + 4)));
}

void StreamComposer::replaceSaved(const QString& name) {
  const auto saved = m_workbench.document.design().request(name.toStdString());
  if (!saved || !m_connection) return;
  design::SavedRequest changed = *saved;
  changed.body = savedMessage(m_workbench.document.design(), *m_connection).body;
  (void)m_workbench.document.apply(design::SetRequest{std::move(changed)});
}

void StreamComposer::save() {
  if (!m_connection || m_connection->composition.text.trimmed().isEmpty()) return;
  design::SavedRequest request = savedMessage(m_workbench.document.design(), *m_connection);
  if (keepRequest(m_workbench, std::move(request))) m_save->flashDone();
}

void StreamComposer::send() {
  stopRepeating();
  sendOnce();
}

// {{index}} counts repetitions from 0.
bool StreamComposer::sendOnce() {
  if (!m_connection || !m_connection->isConnected() || m_text->content().trimmed().isEmpty()) return false;
  composed();
  const auto lookup = [others = m_workbench.requests.lookup(), index = m_repeated](std::string_view name) {
    return name == "index" ? std::optional(std::to_string(index)) : others(name);
  };
  const auto payload = payloadOf(m_connection->composition, lookup);
  if (!payload) {
    renderProblem(QString::fromStdString(payload.error().message));
    return false;
  }
  ++m_repeated;
  m_connection->send(payload->bytes, payload->isText);
  return true;
}

void StreamComposer::sendRepeatedly(int milliseconds, int times) {
  m_repeated = 0;
  m_times = times;
  if (!sendOnce()) return;
  if (times != 1) m_repeat.start(std::max(milliseconds, 1));
  render();
}

void StreamComposer::stopRepeating() {
  m_repeat.stop();
  m_repeated = m_times = 0;
  render();
}

void StreamComposer::showRepeat() {
  m_popover = new Popover(window());
  auto* content = new QWidget;
  content->setObjectName(QStringLiteral("stream.repeat.popover"));
  auto* interval = numberEdit(tr("Milliseconds between two messages"), "stream.repeat.interval", 1000, content);
  auto* times = numberEdit(tr("How many times, 0 until stopped"), "stream.repeat.times", 10, content);
  auto* start = new Button(tr("Send repeatedly"), ButtonVariant::Primary, content);
  start->setObjectName(QStringLiteral("stream.repeat.start"));
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(14, 12, 14, 14);
  column->setSpacing(6);
  column->addWidget(new Label(tr("Every, in milliseconds"), uiFont(12, 500), Ink::Secondary, content));
  column->addWidget(interval);
  column->addWidget(new Label(tr("Times, 0 until stopped"), uiFont(12, 500), Ink::Secondary, content));
  column->addWidget(times);
  column->addWidget(new Label(tr("{{index}} counts from 0"), uiFont(12), Ink::Tertiary, content));
  column->addWidget(start);
  const auto begin = [this, interval, times] {
    const int wait = interval->text().toInt();
    const int count = times->text().toInt();
    m_popover->close();
    sendRepeatedly(wait, count);
  };
  connect(start, &QPushButton::clicked, this, begin);
  connect(interval, &QLineEdit::returnPressed, this, begin);
  connect(times, &QLineEdit::returnPressed, this, begin);
  connect(m_popover, &Popover::closed, m_popover, &QObject::deleteLater);
  m_popover->setContent(content);
  m_popover->openBelow(*m_again);
  interval->setFocus(Qt::PopupFocusReason);
  interval->selectAll();
}

bool StreamComposer::isSubmit(const QKeyEvent& key) const { return m_workbench.commands.isKeyOf(sendCommand, key); }

bool StreamComposer::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
    return QWidget::eventFilter(watched, event);
  if (!isSubmit(*static_cast<QKeyEvent*>(event))) return QWidget::eventFilter(watched, event);
  event->accept();
  if (event->type() == QEvent::KeyPress) send();
  return true;
}

} // namespace signalbox::ui
