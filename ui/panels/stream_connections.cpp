// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stream_connections.h"

#include "ui/bridge/live_api.h"
#include "ui/document/design_document.h"
#include "ui/panels/stream_request.h"
#include "ui/workbench/workbench.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>
#include <map>

namespace signalbox::ui {
namespace {

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

bool isStream(const design::Endpoint& endpoint) { return endpoint.isSocket() || endpoint.behaviour.kind == "stream"; }

QString formatOf(const design::Endpoint& endpoint) {
  const auto format = endpoint.behaviour.options.find("format");
  if (endpoint.isSocket() || format == endpoint.behaviour.options.end() || !format->is_string()) return {};
  return text(format->get<std::string>());
}

// What the endpoint knows, to be asked for.
QString subProtocolsOf(const design::Endpoint& endpoint) {
  QStringList names;
  const auto known = endpoint.behaviour.options.find("subprotocols");
  if (known == endpoint.behaviour.options.end() || !known->is_array()) return {};
  for (const design::Json& name : *known)
    if (name.is_string()) names += text(name.get<std::string>());
  return names.join(QStringLiteral(", "));
}

QJsonObject saved(const StreamConnection& connection) {
  QJsonObject state = toJson(connection.draft());
  state.insert(QStringLiteral("key"), connection.key());
  state.insert(QStringLiteral("method"), connection.draft().method);
  state.insert(QStringLiteral("endpoint"), connection.endpointId);
  if (!connection.checkedType.isEmpty()) state.insert(QStringLiteral("type"), connection.checkedType);
  return state;
}

} // namespace

std::shared_ptr<StreamConnections> StreamConnections::of(Workbench& workbench) {
  static std::map<const Workbench*, std::weak_ptr<StreamConnections>> ofWindows; // UI thread only
  std::weak_ptr<StreamConnections>& place = ofWindows[&workbench];
  if (std::shared_ptr<StreamConnections> living = place.lock()) return living;
  auto made = std::make_shared<StreamConnections>(workbench);
  place = made;
  return made;
}

StreamConnections::StreamConnections(Workbench& workbench) : m_workbench(workbench) {
  connect(&workbench.document, &DesignDocument::designChanged, this, &StreamConnections::follow);
  follow();
}

StreamConnection* StreamConnections::make(const QString& key) {
  auto* connection = new StreamConnection(m_workbench, key, this);
  connect(connection, &StreamConnection::changed, this, &StreamConnections::changed);
  connect(connection, &StreamConnection::figuresChanged, this, &StreamConnections::figuresChanged);
  return connection;
}

StreamConnection* StreamConnections::find(const QString& key) const {
  const auto found = std::find_if(m_all.begin(), m_all.end(),
                                  [&](const StreamConnection* connection) { return connection->key() == key; });
  return found == m_all.end() ? nullptr : *found;
}

void StreamConnections::followEndpoint(StreamConnection& connection, const design::Endpoint& endpoint) {
  const design::Design& design = m_workbench.document.design();
  const auto api = m_workbench.live.api();
  const bool isNew = connection.endpointId.isEmpty();
  connection.endpointId = text(endpoint.id());
  connection.title = text(design.fullPath(endpoint));
  connection.declaredFormat = formatOf(endpoint);
  RequestDraft draft = isNew ? draftFor(design, endpoint, api ? &api->types() : nullptr)
                             : updatedDraft(connection.draft(), design, endpoint);
  if (isNew) setSubProtocols(draft, subProtocolsOf(endpoint));
  if (draft.freeAddress.isEmpty()) draft.method = text(endpoint.method);
  connection.setDraft(draft);
}

void StreamConnections::follow() {
  std::vector<StreamConnection*> next;
  for (const design::EndpointPtr& endpoint : m_workbench.document.design().endpoints()) {
    if (!isStream(*endpoint)) continue;
    const QString id = text(endpoint->id());
    StreamConnection* connection = find(id);
    if (!connection) connection = make(id);
    followEndpoint(*connection, *endpoint);
    next.push_back(connection);
  }
  std::vector<StreamConnection*> gone;
  for (StreamConnection* connection : m_all)
    if (std::find(next.begin(), next.end(), connection) == next.end())
      (connection->endpointId.isEmpty() ? next : gone).push_back(connection);
  if (next == m_all) return Q_EMIT changed();
  m_all = std::move(next);
  Q_EMIT listChanged();
  for (StreamConnection* connection : gone) connection->deleteLater();
}

StreamConnection* StreamConnections::makeFree(const QString& key) {
  StreamConnection* connection = make(key);
  m_all.push_back(connection);
  return connection;
}

StreamConnection* StreamConnections::forAddress(const QString& url) {
  for (StreamConnection* known : m_all)
    if (known->endpointId.isEmpty() && !known->isRecording() && known->draft().freeAddress == url) return known;
  QString key;
  do key = QStringLiteral("free:%1").arg(++m_lastFree);
  while (find(key));
  StreamConnection* connection = makeFree(key);
  RequestDraft draft;
  draft.freeAddress = url;
  draft.auth.kind = design::RequestAuth::Kind::None;
  connection->setDraft(draft);
  connection->title = url;
  Q_EMIT listChanged();
  return connection;
}

StreamConnection* StreamConnections::addRecording(const QString& file, MessageStore recording, quint64 total) {
  const QString key = QStringLiteral("recording:") + file;
  StreamConnection* connection = find(key);
  if (!connection) connection = makeFree(key);
  connection->title = QFileInfo(file).fileName();
  connection->setRecording(file, std::move(recording), total);
  Q_EMIT listChanged();
  return connection;
}

void StreamConnections::remove(StreamConnection* connection) {
  if (!connection->endpointId.isEmpty()) return;
  std::erase(m_all, connection);
  connection->close();
  Q_EMIT listChanged();
  connection->deleteLater();
}

int StreamConnections::openCount() const {
  return static_cast<int>(std::count_if(m_all.begin(), m_all.end(),
                                        [](const StreamConnection* connection) { return connection->isOpen(); }));
}

QJsonObject StreamConnections::saveState() const {
  QJsonArray connections;
  for (const StreamConnection* connection : m_all)
    if (!connection->isRecording()) connections.append(saved(*connection));
  return {{QStringLiteral("connections"), connections}};
}

void StreamConnections::restoreState(const QJsonObject& state) {
  for (const QJsonValue& value : state.value(QStringLiteral("connections")).toArray()) {
    const QJsonObject one = value.toObject();
    const QString key = one.value(QStringLiteral("key")).toString();
    StreamConnection* connection = find(key);
    const bool isFree = one.value(QStringLiteral("endpoint")).toString().isEmpty();
    if (!connection && !isFree) continue; // its endpoint is gone
    if (!connection) connection = makeFree(key);
    RequestDraft draft = connection->draft();
    restore(draft, one);
    if (isFree) draft.method = one.value(QStringLiteral("method")).toString(QStringLiteral("GET"));
    if (isFree) connection->title = draft.freeAddress;
    connection->checkedType = one.value(QStringLiteral("type")).toString();
    connection->setDraft(draft);
  }
  Q_EMIT listChanged();
}

} // namespace signalbox::ui
