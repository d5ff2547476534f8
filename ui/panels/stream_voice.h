// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamVoice: says aloud what becomes of a connection while its view is seen: connected, closed, trying again.
#pragma once

#include "ui/panels/stream_connection.h"

#include <QPointer>

class QWidget;

namespace signalbox::ui {

class StreamVoice final : public QObject {
  Q_OBJECT
public:
  explicit StreamVoice(QWidget& view);
  void follow(StreamConnection* connection); // null: nothing

private:
  void tell();

  QWidget& m_view;
  QPointer<StreamConnection> m_connection;
  StreamConnection::Phase m_told = StreamConnection::Phase::Idle;
};

} // namespace signalbox::ui
