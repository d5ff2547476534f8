// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stream_tools.h"

#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/segmented.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>

namespace signalbox::ui {

StreamTools::StreamTools(QWidget* parent)
    : QWidget(parent),
      m_show(new Segmented(tr("Messages that are shown"), {tr("All"), tr("In"), tr("Out"), tr("Invalid")}, this)),
      m_field(new SearchField(tr("Filter messages"), this)),
      m_hides(new IconButton(QStringLiteral("list-filter"), tr("Hide the others"), this)),
      m_hits(new Label({}, uiFont(12), Ink::Secondary, this)), m_waiting(new Button({}, ButtonVariant::Soft, this)),
      m_pause(new IconButton(QStringLiteral("pause"), tr("Pause"), this)),
      m_record(new IconButton(QStringLiteral("circle-dot"), tr("Record to a file"), this)),
      m_erase(new IconButton(QStringLiteral("trash-2"), tr("Clear messages"), this)) {
  m_show->setObjectName(QStringLiteral("stream.direction"));
  m_show->setChoiceEnabled(static_cast<int>(MessageFilter::Show::Invalid), false);
  m_field->setObjectName(QStringLiteral("stream.filter"));
  m_field->setPlaceholderText(tr("Filter")); // as much as there is always room for
  m_field->setMinimumWidth(90);
  m_field->setMaximumWidth(180);
  m_field->installEventFilter(this);
  m_hides->setObjectName(QStringLiteral("stream.hides"));
  m_hides->setCheckable(true);
  m_hides->setChecked(true);
  m_waiting->setObjectName(QStringLiteral("stream.resume"));
  m_pause->setObjectName(QStringLiteral("stream.pause"));
  m_pause->setShortcutHint(tr("Space"));
  m_erase->setObjectName(QStringLiteral("stream.clear"));
  m_record->setObjectName(QStringLiteral("stream.record"));
  m_record->setCheckable(true);
  auto* more = new IconButton(QStringLiteral("ellipsis"), tr("More of these messages"), this);
  more->setObjectName(QStringLiteral("stream.more"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(4);
  row->addStretch(1);
  for (QWidget* widget :
       {static_cast<QWidget*>(m_waiting), static_cast<QWidget*>(m_show), static_cast<QWidget*>(m_hits)})
    row->addWidget(widget);
  row->addWidget(m_field, 3);
  for (QWidget* widget : {m_hides, m_pause, m_record, m_erase, more}) row->addWidget(widget);
  connect(m_show, &Segmented::chosen, this, &StreamTools::filterChanged);
  connect(m_field, &QLineEdit::textChanged, this, &StreamTools::filterChanged);
  connect(m_hides, &QToolButton::toggled, this, [this](bool hides) {
    m_field->setPlaceholderText(hides ? tr("Filter") : tr("Search"));
    Q_EMIT filterChanged();
  });
  connect(m_pause, &QToolButton::clicked, this, &StreamTools::pauseToggled);
  connect(m_waiting, &QPushButton::clicked, this, &StreamTools::pauseToggled);
  connect(m_record, &QToolButton::clicked, this, [this] {
    m_record->setChecked(!m_record->isChecked()); // as it is until the file is chosen
    Q_EMIT recordToggled();
  });
  connect(m_erase, &QToolButton::clicked, this, &StreamTools::clearRequested);
  connect(more, &QToolButton::clicked, this, [this, more] { Q_EMIT moreRequested(more); });
}

MessageFilter StreamTools::filter() const {
  return {static_cast<MessageFilter::Show>(m_show->currentIndex()), m_field->text().toStdString(),
          m_hides->isChecked()};
}

void StreamTools::setRoom(Room room) {
  if (m_room == room) return;
  m_room = room;
  m_show->setChoiceVisible(static_cast<int>(MessageFilter::Show::Invalid), room == Room::Wide);
  m_show->setVisible(room != Room::Small);
  m_hides->setVisible(room != Room::Small);
  m_record->setVisible(room != Room::Small);
  m_erase->setVisible(room == Room::Wide);
}

void StreamTools::setShow(MessageFilter::Show show) {
  m_show->setCurrentIndex(static_cast<int>(show));
  Q_EMIT filterChanged();
}

void StreamTools::fillMenu(QMenu& menu) {
  using Show = MessageFilter::Show;
  if (m_room != Room::Wide) {
    const std::pair<Show, QString> choices[]{{Show::All, tr("All messages")},
                                             {Show::In, tr("Those that came in")},
                                             {Show::Out, tr("Those that were sent")},
                                             {Show::Invalid, tr("Those that do not fit their model")}};
    for (const auto& [show, text] : choices) {
      QAction* action = menu.addAction(text, this, [this, show = show] { setShow(show); });
      action->setCheckable(true);
      action->setChecked(m_show->currentIndex() == static_cast<int>(show));
      action->setEnabled(show != Show::Invalid || m_canCheck);
    }
    menu.addSeparator();
  }
  QAction* hides = menu.addAction(tr("Hide what has not the text"), m_hides, &QToolButton::setChecked);
  hides->setCheckable(true);
  hides->setChecked(m_hides->isChecked());
  menu.addAction(m_record->accessibleName(), this, &StreamTools::recordToggled)
      ->setObjectName(QStringLiteral("stream.menu.record"));
  menu.addAction(tr("Clear messages"), this, &StreamTools::clearRequested);
}

void StreamTools::renderRecording(const QString& file, quint64 count) {
  const bool isOn = !file.isEmpty();
  m_record->setChecked(isOn);
  m_record->setName(isOn ? tr("Stop recording to %1, %2 messages").arg(QFileInfo(file).fileName()).arg(count)
                         : tr("Record to a file"));
}

void StreamTools::setCanCheck(bool can) {
  m_canCheck = can;
  m_show->setChoiceEnabled(static_cast<int>(MessageFilter::Show::Invalid), can);
  if (can || m_show->currentIndex() != static_cast<int>(MessageFilter::Show::Invalid)) return;
  m_show->setCurrentIndex(0);
  Q_EMIT filterChanged();
}

void StreamTools::renderPaused(bool paused, quint64 waiting) {
  m_pause->setIconName(paused ? QStringLiteral("play") : QStringLiteral("pause"));
  m_pause->setName(paused ? tr("Resume") : tr("Pause"));
  m_waiting->setVisible(paused && waiting > 0);
  m_waiting->setText(tr("%1 new").arg(waiting));
}

void StreamTools::renderHits(int current, std::size_t count, bool isScanning) {
  const bool isSearch = !m_hides->isChecked() && !m_field->text().isEmpty();
  m_hits->setVisible(isSearch || (isScanning && !m_field->text().isEmpty()));
  const QString more = isScanning ? QStringLiteral("…") : QString();
  m_hits->setText(!isSearch      ? more
                  : current >= 0 ? tr("%1 of %2").arg(current + 1).arg(count) + more
                                 : tr("%1 found").arg(count) + more);
}

void StreamTools::focusFilter() {
  m_field->setFocus(Qt::ShortcutFocusReason);
  m_field->selectAll();
}

bool StreamTools::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
  const auto& key = *static_cast<QKeyEvent*>(event);
  const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
  if (!isEnter && key.key() != Qt::Key_F3) return QWidget::eventFilter(watched, event);
  Q_EMIT hitRequested(key.modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
  return true;
}

} // namespace signalbox::ui
