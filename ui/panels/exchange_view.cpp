// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/exchange_view.h"

#include "ui/models/log_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/tab_strip.h"
#include "ui/widgets/track.h"

#include <nlohmann/json.hpp>

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

constexpr int tracePage = 0;

QString text(const std::string& bytes) { return QString::fromUtf8(bytes.data(), qsizetype(bytes.size())); }

QString pretty(const std::string& body) {
  const auto parsed = nlohmann::ordered_json::parse(body, nullptr, false);
  if (parsed.is_discarded()) return text(body);
  return text(parsed.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

QString bodyText(const std::string& body, std::uint64_t bytes, bool isLost) {
  if (bytes == 0 && body.empty()) return ExchangeView::tr("No body");
  if (isLost && body.empty()) return ExchangeView::tr("The body was let go to save memory: %1").arg(shownSize(bytes));
  if (body.size() >= bytes) return pretty(body);
  return text(body) + QStringLiteral("\n\n") +
         ExchangeView::tr("The first %1 of %2").arg(shownSize(body.size()), shownSize(bytes));
}

QString headerText(const std::vector<std::pair<std::string, std::string>>& headers) {
  QString all;
  for (const auto& [name, value] : headers) all += text(name) + QStringLiteral(": ") + text(value) + u'\n';
  return all;
}

QVector<TrackStop> stopsOf(const api::Trace& trace) {
  QVector<TrackStop> stops;
  for (const auto& stage : trace.stages) {
    const auto state = stage.state == api::StageState::Passed    ? TrackStop::State::Passed
                       : stage.state == api::StageState::Stopped ? TrackStop::State::Failed
                                                                 : TrackStop::State::NotReached;
    const QString time = stage.nanoseconds > 0 ? shownDuration(stage.nanoseconds) : QString();
    stops.push_back({text(stage.name), stage.detail.empty() ? time : text(stage.detail).section(QLatin1Char('\n'), 0, 0), state});
  }
  return stops;
}

QString reasonOf(int status) {
  switch (status) {
  case 101: return QStringLiteral("Switching");
  case 200: return QStringLiteral("OK");
  case 201: return QStringLiteral("Created");
  case 202: return QStringLiteral("Accepted");
  case 204: return QStringLiteral("No Content");
  case 304: return QStringLiteral("Not Modified");
  case 307: return QStringLiteral("Redirect");
  case 400: return QStringLiteral("Bad Request");
  case 401: return QStringLiteral("Unauthorized");
  case 403: return QStringLiteral("Forbidden");
  case 404: return QStringLiteral("Not Found");
  case 405: return QStringLiteral("Not Allowed");
  case 409: return QStringLiteral("Conflict");
  case 413: return QStringLiteral("Too Large");
  case 422: return QStringLiteral("Unprocessable");
  case 500: return QStringLiteral("Server Error");
  default: return {};
  }
}

} // namespace

ExchangeView::ExchangeView(QWidget* parent)
    : QWidget(parent), m_status(new StatusPill(this)), m_method(new Label({}, monoFont(12, 700), Ink::Secondary, this)),
      m_path(new Label({}, monoFont(12), Ink::Text, this)),
      m_open(new IconButton("arrow-up-right", tr("Open the endpoint"), this)),
      m_close(new IconButton("x", tr("Close the details"), this)), m_track(new Track(this)),
      m_tabs(new TabStrip(TabStrip::Kind::Underline, tr("Parts of the exchange"), this)),
      m_pages(new QStackedWidget(this)) {
  setObjectName("log.detail");
  buildHeader();
  m_track->setObjectName("log.track");
  m_tabs->setObjectName("log.detail.tabs");
  addTrackPage();
  m_response = addPage(tr("Response"), "log.response");
  m_request = addPage(tr("Request"), "log.request");
  m_headers = addPage(tr("Headers"), "log.headers");
  auto* column = static_cast<QVBoxLayout*>(layout());
  auto* tabsRow = new QHBoxLayout;
  tabsRow->setContentsMargins(4, 0, 8, 0);
  tabsRow->addWidget(m_tabs, 1);
  column->addLayout(tabsRow);
  column->addWidget(new HairLine);
  column->addWidget(m_pages, 1);
  connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
}

void ExchangeView::buildHeader() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(14, 6, 8, 2);
  row->setSpacing(8);
  row->addWidget(m_status);
  row->addWidget(m_method);
  row->addWidget(m_path, 1);
  m_open->setObjectName("log.openEndpoint");
  m_close->setObjectName("log.closeDetail");
  row->addWidget(m_open);
  row->addWidget(m_close);
  column->addLayout(row);
  connect(m_open, &QToolButton::clicked, this, [this] { Q_EMIT openRequested(m_endpoint); });
  connect(m_close, &QToolButton::clicked, this, &ExchangeView::closeRequested);
}

void ExchangeView::addTrackPage() {
  auto* page = new QWidget(m_pages);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(6, 8, 6, 0);
  column->addWidget(m_track);
  column->addStretch(1);
  m_tabs->add(tr("Trace"));
  m_pages->addWidget(page);
}

QPlainTextEdit* ExchangeView::addPage(const QString& title, const QString& id) {
  auto* page = new QPlainTextEdit(m_pages);
  page->setObjectName(id);
  page->setAccessibleName(title);
  page->setReadOnly(true);
  page->setFrameShape(QFrame::NoFrame);
  page->setFont(monoFont(12));
  page->setLineWrapMode(QPlainTextEdit::NoWrap);
  page->document()->setDocumentMargin(12);
  m_tabs->add(title);
  m_pages->addWidget(page);
  return page;
}

void ExchangeView::show(const api::Exchange& exchange, bool hasLostBodies) {
  m_endpoint = text(exchange.trace.endpoint);
  m_open->setVisible(!m_endpoint.isEmpty());
  m_status->setVisible(exchange.status > 0);
  m_status->setStatus(exchange.status, reasonOf(exchange.status));
  m_method->setText(text(exchange.method));
  m_path->setText(text(exchange.target));
  const QVector<TrackStop> stops = stopsOf(exchange.trace);
  m_tabs->setTabVisible(tracePage, !stops.isEmpty());
  if (stops.isEmpty() && m_tabs->currentIndex() == tracePage) m_tabs->setCurrentIndex(tracePage + 1);
  m_track->setStops(stops);
  const QString note = exchange.note.empty() ? QString() : text(exchange.note);
  m_response->setPlainText(note.isEmpty() ? bodyText(exchange.responseBody, exchange.responseBytes, hasLostBodies)
                                          : note);
  m_request->setPlainText(bodyText(exchange.requestBody, exchange.requestBytes, hasLostBodies));
  m_headers->setPlainText(tr("Request") + u'\n' + headerText(exchange.requestHeaders) + u'\n' + tr("Response") + u'\n' +
                          headerText(exchange.responseHeaders));
}

} // namespace signalbox::ui
