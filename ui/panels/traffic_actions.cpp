// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/traffic_actions.h"

#include "core/requests/curl_command.h"
#include "core/requests/snippet.h"
#include "core/traffic/request_of.h"
#include "ui/bridge/live_api.h"
#include "ui/document/design_document.h"
#include "ui/models/count_text.h"
#include "ui/models/design_tree.h"
#include "ui/models/traffic_log.h"
#include "ui/panels/keep_request.h"
#include "ui/panels/saved_draft.h"
#include "ui/panels/stream_connections.h"
#include "ui/panels/traffic_archive.h"
#include "ui/theme/theme.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>
#include <QUrl>

namespace signalbox::ui {

namespace {

QString text(const std::string& bytes) { return QString::fromUtf8(bytes.data(), qsizetype(bytes.size())); }

// "orders/create_order" gives "create_order", "GET /a/b" gives "get_a_b".
std::string nameFor(const api::Exchange& exchange) {
  const std::string& endpoint = exchange.trace.endpoint;
  std::string name = endpoint.empty() ? exchange.method + exchange.target.substr(0, exchange.target.find('?'))
                                      : endpoint.substr(endpoint.rfind('/') + 1);
  for (char& c : name) {
    const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!isLetter) c = '_';
    if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
  }
  while (name.ends_with('_')) name.pop_back();
  return name;
}

bool isOfSocket(const api::Exchange& exchange) {
  using Kind = api::Exchange::Kind;
  return exchange.kind == Kind::SocketOpened || exchange.kind == Kind::SocketMessage ||
         exchange.kind == Kind::SocketClosed;
}

// What every handshake makes for itself.
bool isOfHandshake(const ParameterRow& row) {
  static const QStringList names{"sec-websocket-key", "sec-websocket-version", "sec-websocket-extensions"};
  return row.in == design::ParameterIn::Header && names.contains(row.name, Qt::CaseInsensitive);
}

} // namespace

SentMessages sentMessages(const ExchangeRing& log, quint64 connection) {
  using Kind = api::Exchange::Kind;
  SentMessages sent;
  bool hasOpening = false;
  for (quint64 sequence = log.firstSequence(); sequence < log.endSequence(); ++sequence) {
    const api::Exchange& exchange = log.at(sequence);
    if (exchange.id != connection) continue;
    hasOpening = hasOpening || exchange.kind == Kind::SocketOpened;
    if (exchange.kind != Kind::SocketMessage || !exchange.isIncoming) continue;
    if (exchange.note.size() < exchange.requestBytes) {
      sent.isWhole = false; // only its beginning is kept
      continue;
    }
    sent.messages.append({MessageDirection::Out,
                          exchange.isBinary,
                          exchange.startedMicroseconds + exchange.durationNanoseconds / 1000,
                          exchange.note,
                          {},
                          {}});
  }
  sent.isWhole = sent.isWhole && hasOpening;
  return sent;
}

TrafficActions::TrafficActions(Workbench& workbench, QObject* parent)
    : QObject(parent), m_workbench(workbench), m_runner(workbench.http) {
  connect(&m_runner, &RequestRunner::finished, this, &TrafficActions::finish);
}

std::optional<requests::PlainRequest> TrafficActions::requestOf(const api::Exchange& exchange) const {
  const QString base = m_workbench.live.baseUrl();
  auto request =
      traffic::requestOf(exchange, base.isEmpty() ? "http://localhost" : base.toStdString(), requestTagHeader);
  if (request) return *request;
  m_workbench.navigator.toast(text(request.error().message));
  return std::nullopt;
}

QString TrafficActions::curlOf(const requests::PlainRequest& request) const {
  return text(requests::snippet(request, "curl"));
}

void TrafficActions::replay(const api::Exchange& exchange) {
  if (m_workbench.live.state() != ServerState::Running)
    return m_workbench.navigator.toast(tr("The server is stopped. Start it to send this again."));
  if (exchange.kind != api::Exchange::Kind::Http && exchange.kind != api::Exchange::Kind::Refused)
    return reopen(exchange);
  const auto request = requestOf(exchange);
  if (!request) return;
  auto encoded = requests::encode(*request, m_workbench.document.folder());
  if (!encoded) return m_workbench.navigator.toast(text(encoded.error().message));
  m_first = exchange;
  m_runner.send(std::move(*encoded));
}

// In Streams, where it is seen while it lives.
void TrafficActions::reopen(const api::Exchange& exchange) {
  const bool isSocket = isOfSocket(exchange);
  api::Exchange opening = exchange;
  if (isSocket) opening.requestBytes = 0; // of a message
  if (isSocket) opening.method = "GET";
  const auto request = requestOf(opening);
  const auto command = request ? requests::readCurl(requests::snippet(*request, "curl")) : failure({});
  if (!command) return;
  RequestDraft draft = draftOf(command->request);
  draft.freeAddress = isSocket ? socketUrl(text(request->url)) : text(request->url);
  draft.rows.removeIf([](const ParameterRow& row) {
    return row.in == design::ParameterIn::Path || row.in == design::ParameterIn::Query || isOfHandshake(row);
  });
  if (draft.auth.kind == design::RequestAuth::Kind::Inherit) draft.auth.kind = design::RequestAuth::Kind::None;
  const auto connections = StreamConnections::of(m_workbench);
  StreamConnection* connection = connections->forAddress(draft.freeAddress);
  connection->setDraft(draft);
  m_workbench.navigator.openStream(connection->key());
  if (!isSocket) return connection->open();
  SentMessages sent = sentMessages(m_workbench.traffic.ring(), exchange.id);
  if (!sent.isWhole)
    m_workbench.navigator.toast(
        tr("The log no longer has all that was sent: %1 messages go out again.").arg(sent.messages.count()));
  connection->openAndSend(std::move(sent.messages));
}

void TrafficActions::finish(const std::shared_ptr<const client::Response>& response) {
  if (response->failure) return m_workbench.navigator.toast(text(response->failure->message));
  Q_EMIT replayed(replayRows(m_first, *response));
}

void TrafficActions::copyCurl(const api::Exchange& exchange) {
  if (const auto request = requestOf(exchange)) QApplication::clipboard()->setText(curlOf(*request));
}

void TrafficActions::open(const api::Exchange& exchange) {
  const auto request = requestOf(exchange);
  if (!request) return;
  if (m_workbench.document.design().endpoint(exchange.trace.endpoint))
    return m_workbench.navigator.openRequest(text(exchange.trace.endpoint), curlOf(*request));
  save(exchange); // no endpoint has a try pane for it
}

void TrafficActions::save(const api::Exchange& exchange) {
  const auto request = requestOf(exchange);
  if (!request) return;
  const auto command = requests::readCurl(requests::snippet(*request, "curl"));
  if (!command) return m_workbench.navigator.toast(text(command.error().message));
  const design::Design& design = m_workbench.document.design();
  const QString base = m_workbench.live.baseUrl();
  const design::EndpointPtr endpoint = design.endpoint(exchange.trace.endpoint);
  const RequestDraft draft =
      endpoint ? pastedDraft(draftFor(design, *endpoint), command->request, base) : draftOf(command->request);
  design::SavedRequest saved = savedOf(draft, endpoint ? text(exchange.trace.endpoint) : QString());
  if (!endpoint && text(saved.url).startsWith(base))
    saved.url = "{{base}}" + saved.url.substr(std::size_t(base.size()));
  saved.name = freeRequestName(design, text(nameFor(exchange)));
  const DesignPlace place{EntityKind::Request, saved.name, {}};
  const QString name = text(saved.name);
  if (const auto done = m_workbench.document.apply(design::SetRequest{std::move(saved)}); !done)
    return m_workbench.navigator.toast(text(done.error().message));
  m_workbench.navigator.toast(tr("Saved as %1").arg(name), tr("Open"),
                              [&navigator = m_workbench.navigator, place] { navigator.openPlace(place); });
}

void TrafficActions::writeArchive(const LogModel& rows, const QString& path) {
  auto* archive = new TrafficArchive(rows, path, m_workbench.live.baseUrl().toStdString(), this);
  connect(archive, &TrafficArchive::finished, this, [this, archive](const QString& error) {
    tell(*archive, error);
    archive->deleteLater();
    Q_EMIT archived(archive->path(), error.isEmpty());
  });
}

void TrafficActions::tell(const TrafficArchive& archive, const QString& error) {
  const QString path = archive.path();
  if (!error.isEmpty()) return m_workbench.navigator.toast(tr("%1 could not be written: %2").arg(path, error));
  QString told = tr("Exported %1, secrets left out").arg(QFileInfo(path).fileName());
  if (archive.missing() > 0)
    told += tr("; %1 fell out of the log before").arg(counted(archive.missing(), tr("request"), tr("requests")));
  m_workbench.navigator.toast(told, tr("Open folder"),
                              [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path())); });
}

void TrafficActions::askForArchive(const LogModel& rows, QWidget* window) {
  if (rows.rowCount() == 0) return m_workbench.navigator.toast(tr("There is no request to write."));
  auto* dialog = new QFileDialog(window, tr("Export the requests that are shown"),
                                 text(m_workbench.document.folder().string()), tr("HTTP archive (*.har)"));
  dialog->setObjectName("dialog.har");
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix("har");
  dialog->selectFile("traffic.har");
  connect(dialog, &QFileDialog::fileSelected, this, [this, shown = QPointer(&rows)](const QString& path) {
    if (shown) writeArchive(*shown, path);
  });
  dialog->open();
}

} // namespace signalbox::ui
