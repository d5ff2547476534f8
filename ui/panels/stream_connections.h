// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamConnections: the connections of a window, shared by the try panes and the streams panels, so that a stream
// opened in one is seen in the other and lives on while tabs change.
#pragma once

#include "ui/panels/stream_connection.h"

#include <QJsonObject>

#include <memory>
#include <vector>

namespace signalbox::ui {

class StreamConnections final : public QObject {
  Q_OBJECT
public:
  // The one of this window; it lives as long as a panel holds it.
  static std::shared_ptr<StreamConnections> of(Workbench& workbench);
  explicit StreamConnections(Workbench& workbench);

  // Those of the design in its order, then free addresses and recordings.
  const std::vector<StreamConnection*>& all() const { return m_all; }
  StreamConnection* find(const QString& key) const;
  // Null when the endpoint is neither a socket nor a stream.
  StreamConnection* forEndpoint(const QString& id) { return find(id); }
  StreamConnection* forAddress(const QString& url); // the one of that address, else a new one
  StreamConnection* addRecording(const QString& file, MessageStore recording, quint64 total);
  void remove(StreamConnection* connection); // a free address or a recording
  int openCount() const;

  // Drafts that were edited and free addresses, without secrets.
  QJsonObject saveState() const;
  void restoreState(const QJsonObject& state);

Q_SIGNALS:
  void listChanged();
  void changed();        // the phase or draft of one
  void figuresChanged(); // of one

private:
  void follow(); // the design
  StreamConnection* make(const QString& key);
  StreamConnection* makeFree(const QString& key);
  void followEndpoint(StreamConnection& connection, const design::Endpoint& endpoint);

  Workbench& m_workbench;
  std::vector<StreamConnection*> m_all;
  int m_lastFree = 0;
};

} // namespace signalbox::ui
