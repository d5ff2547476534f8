// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stream_voice.h"

#include "ui/panels/stream_banner.h"
#include "ui/widgets/announcer.h"

#include <QWidget>

namespace signalbox::ui {

StreamVoice::StreamVoice(QWidget& view) : QObject(&view), m_view(view) {}

void StreamVoice::follow(StreamConnection* connection) {
  if (m_connection) m_connection->disconnect(this);
  m_connection = connection;
  if (!connection) return;
  m_told = connection->phase();
  connect(connection, &StreamConnection::changed, this, &StreamVoice::tell);
}

void StreamVoice::tell() {
  using Phase = StreamConnection::Phase;
  const Phase phase = m_connection->phase();
  if (phase == m_told) return;
  m_told = phase;
  if (!m_view.isVisible()) return;
  if (phase == Phase::Open) announce(m_view, tr("Connected to %1").arg(m_connection->title));
  if (phase == Phase::Closed) announce(m_view, m_connection->runner().stateText());
  if (phase == Phase::Reconnecting) announce(m_view, bannerOf(*m_connection).text);
}

} // namespace signalbox::ui
