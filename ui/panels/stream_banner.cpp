// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stream_banner.h"

#include "ui/models/count_text.h"
#include "ui/panels/stream_connection.h"
#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QPainter>

namespace signalbox::ui {
namespace {

constexpr qint64 patience = 150; // milliseconds before waiting is said

QString withoutStop(QString sentence) {
  while (sentence.endsWith(QLatin1Char('.'))) sentence.chop(1);
  return sentence;
}

QString secondsText(qint64 milliseconds) {
  return StreamBanner::tr("%1 s").arg(static_cast<double>(milliseconds) / 1000.0, 0, 'f', 1);
}

} // namespace

namespace {

// Of a recording that is larger than what the window keeps of a stream.
BannerState bannerOfStretch(const StreamConnection& connection) {
  const MessageStore& open = *connection.recording();
  BannerState state{StreamBanner::tr("Messages %1 to %2 of %3 are open: the file holds more than fit")
                        .arg(grouped(open.first() + 1), grouped(open.end()), grouped(connection.recordingTotal())),
                    true};
  state.offersOlder = open.first() > 0;
  state.offersNewest = open.end() < connection.recordingTotal();
  return state;
}

} // namespace

BannerState bannerOf(const StreamConnection& connection) {
  using Phase = StreamConnection::Phase;
  const Phase phase = connection.phase();
  if (phase == Phase::Reconnecting)
    return {StreamBanner::tr("%1. Reconnecting in %2, attempt %3 of %4")
                .arg(withoutStop(connection.runner().stateText()), secondsText(connection.retryMilliseconds()))
                .arg(connection.attempt())
                .arg(StreamConnection::mostAttempts),
            true, true};
  if ((phase == Phase::Connecting || phase == Phase::Preparing) && connection.phaseMilliseconds() > patience)
    return {StreamBanner::tr("Connecting to %1, %2")
                .arg(connection.address(), secondsText(connection.phaseMilliseconds()))};
  if (phase == Phase::Replaying) return {StreamBanner::tr("Replaying: %1").arg(connection.statusLine())};
  if (const MessageStore* open = connection.recording(); open && open->count() < connection.recordingTotal())
    return bannerOfStretch(connection);
  if (const quint64 dropped = connection.runner().dropped(); dropped > 0)
    return {StreamBanner::tr("%1 messages came in faster than the window could take and were left out")
                .arg(grouped(dropped)),
            true};
  if (const quint64 gone = connection.messages().letGo(); gone > 0)
    return {StreamBanner::tr("The newest %1 messages are kept; %2 older ones were let go")
                .arg(grouped(connection.messages().count()), grouped(gone))};
  return {};
}

StreamBanner::StreamBanner(QWidget* parent)
    : QWidget(parent), m_text(new Label({}, uiFont(12, 500), Ink::Secondary, this)),
      m_retry(new Button(tr("Retry now"), ButtonVariant::Soft, this)),
      m_stop(new Button(tr("Stop"), ButtonVariant::Ghost, this)),
      m_older(new Button(tr("Older"), ButtonVariant::Soft, this)),
      m_newest(new Button(tr("Newest"), ButtonVariant::Ghost, this)) {
  setObjectName(QStringLiteral("stream.banner"));
  setFixedHeight(34);
  m_retry->setObjectName(QStringLiteral("stream.retry"));
  m_stop->setObjectName(QStringLiteral("stream.stop"));
  m_older->setObjectName(QStringLiteral("stream.older"));
  m_older->setAccessibleName(tr("Open older messages"));
  m_newest->setObjectName(QStringLiteral("stream.newest"));
  m_newest->setAccessibleName(tr("Open the newest messages"));
  for (Button* button : {m_retry, m_stop, m_older, m_newest}) button->setControlHeight(24);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(16, 0, 10, 0);
  row->setSpacing(6);
  row->addWidget(m_text, 1);
  row->addWidget(m_retry);
  row->addWidget(m_stop);
  row->addWidget(m_older);
  row->addWidget(m_newest);
  connect(m_retry, &QPushButton::clicked, this, &StreamBanner::retryRequested);
  connect(m_stop, &QPushButton::clicked, this, &StreamBanner::stopRequested);
  connect(m_older, &QPushButton::clicked, this, &StreamBanner::olderRequested);
  connect(m_newest, &QPushButton::clicked, this, &StreamBanner::newestRequested);
  hide();
}

void StreamBanner::render(const BannerState& state) {
  if (state == m_state) return;
  m_state = state;
  setVisible(!state.text.isEmpty());
  m_text->setText(state.text);
  m_text->setInk(state.isWarning ? Ink::Warning : Ink::Secondary);
  m_text->setIconName(state.isWarning ? QStringLiteral("triangle-alert") : QStringLiteral("info"));
  m_retry->setVisible(state.offersRetry);
  m_stop->setVisible(state.offersRetry);
  m_older->setVisible(state.offersOlder);
  m_newest->setVisible(state.offersNewest);
  setAccessibleName(state.text);
  update();
}

void StreamBanner::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), m_state.isWarning ? softTint(theme().warn) : theme().inset);
}

} // namespace signalbox::ui
