// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/exchange_view.h"

#include "core/openapi/status_text.h"
#include "ui/document/design_document.h"
#include "ui/models/log_model.h"
#include "ui/panels/exchange_body.h"
#include "ui/panels/exchange_delegate.h"
#include "ui/panels/response_state.h"
#include "ui/text/prose.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_menu.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/tab_strip.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>

namespace signalbox::ui {

namespace {

QString text(const std::string& bytes) { return QString::fromUtf8(bytes.data(), qsizetype(bytes.size())); }

QString mediaTypeIn(const std::vector<std::pair<std::string, std::string>>& headers) {
  for (const auto& [name, value] : headers)
    if (QString::fromStdString(name).compare(QLatin1String("content-type"), Qt::CaseInsensitive) == 0)
      return text(value).section(u';', 0, 0).trimmed();
  return {};
}

// Code stands between backticks; whatever the request held is text and nothing else.
QString richOf(const StoryLine& line) {
  const char* mark = line.tone == StoryLine::Tone::Good  ? "\u2713"
                     : line.tone == StoryLine::Tone::Bad ? "\u2717"
                                                         : "\u2022";
  const QColor color = line.tone == StoryLine::Tone::Good  ? theme().ok
                       : line.tone == StoryLine::Tone::Bad ? theme().err
                                                           : theme().text3;
  QString rich;
  const QStringList parts = line.text.split(u'`');
  for (qsizetype index = 0; index < parts.size(); ++index)
    rich += index % 2 == 0 ? parts[index].toHtmlEscaped()
                           : QStringLiteral("<code>%1</code>").arg(parts[index].toHtmlEscaped());
  return QStringLiteral("<p><font color=\"%1\">%2</font>&nbsp;&nbsp;%3</p>")
      .arg(color.name(), QString::fromUtf8(mark), rich);
}

constexpr int slowMilliseconds = 150;

} // namespace

ExchangeView::ExchangeView(const QString& id, QWidget* parent)
    : QWidget(parent), m_id(id), m_status(new StatusPill(this)),
      m_method(new Label({}, monoFont(12, 700), Ink::Secondary, this)),
      m_path(new Label({}, monoFont(12), Ink::Text, this)),
      m_open(new IconButton("arrow-up-right", tr("Open in Request"), this)),
      m_replay(new IconButton("rotate-ccw", tr("Send it again"), this)),
      m_save(new IconButton("save", tr("Save as a request"), this)),
      m_curl(new IconButton("terminal", tr("Copy as curl"), this)),
      m_close(new IconButton("x", tr("Close the details"), this)),
      m_tabs(new TabStrip(TabStrip::Kind::Underline, tr("Parts of the exchange"), this)),
      m_pages(new QStackedWidget(this)) {
  setObjectName(m_id);
  buildHeader();
  m_traceView = addRows(m_trace, tr("Trace"), QStringLiteral(".trace"));
  addStory();
  m_request = addBody(tr("Request"), QStringLiteral(".request"));
  m_response = addBody(tr("Response"), QStringLiteral(".response"));
  addRows(m_headers, tr("Headers"), QStringLiteral(".headers"));
  addRows(m_again, tr("Sent again"), QStringLiteral(".again"));
  m_tabs->setTabVisible(int(Part::Replay), false);
  connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
}

void ExchangeView::buildHeader() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(14, 6, 8, 2);
  row->setSpacing(6);
  row->addWidget(m_status);
  row->addWidget(m_method);
  row->addWidget(m_path, 1);
  const std::pair<IconButton*, const char*> buttons[]{
      {m_replay, ".replay"}, {m_save, ".save"}, {m_curl, ".curl"}, {m_open, ".open"}, {m_close, ".close"}};
  for (const auto& [button, name] : buttons) {
    button->setObjectName(m_id + QLatin1String(name));
    row->addWidget(button);
  }
  column->addLayout(row);
  m_path->setObjectName(m_id + QStringLiteral(".path"));
  m_tabs->setObjectName(m_id + QStringLiteral(".tabs"));
  auto* tabsRow = new QHBoxLayout;
  tabsRow->setContentsMargins(4, 0, 8, 0);
  tabsRow->addWidget(m_tabs, 1);
  column->addLayout(tabsRow);
  column->addWidget(new HairLine);
  column->addWidget(m_pages, 1);
  m_slow.setSingleShot(true);
  m_slow.setInterval(slowMilliseconds);
  connect(&m_slow, &QTimer::timeout, this, [this] {
    for (ExchangeBody* body : {m_request, m_response}) body->showNote(tr("Reading it from disk"), {});
  });
  connect(m_open, &QToolButton::clicked, this, &ExchangeView::openRequested);
  connect(m_replay, &QToolButton::clicked, this, &ExchangeView::replayRequested);
  connect(m_save, &QToolButton::clicked, this, &ExchangeView::saveRequested);
  connect(m_curl, &QToolButton::clicked, this, [this] {
    Q_EMIT curlRequested();
    m_curl->flashDone();
  });
  connect(m_close, &QToolButton::clicked, this, &ExchangeView::closeRequested);
}

RowList* ExchangeView::addRows(ExchangeRows& model, const QString& title, const QString& name) {
  auto* rows = new RowList(title, m_pages);
  rows->setObjectName(m_id + name);
  rows->setModel(&model);
  rows->setItemDelegate(new ExchangeDelegate(rows));
  m_tabs->add(title);
  m_pages->addWidget(rows);
  connect(rows, &RowList::menuRequested, this, [this](const QModelIndex&, const QPoint& global) {
    RowMenu(*this, m_id + QStringLiteral(".rowMenu"))
        .add("copy", tr("Copy the row"), QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText),
             [this] { copyRow(); })
        .open(global);
  });
  return rows;
}

void ExchangeView::addStory() {
  m_story = new Prose(tr("Why this answer"), m_pages);
  m_story->setObjectName(m_id + QStringLiteral(".why"));
  m_story->setScrolls(true);
  m_tabs->add(tr("Why this answer"));
  m_pages->addWidget(m_story);
}

ExchangeBody* ExchangeView::addBody(const QString& title, const QString& name) {
  auto* body = new ExchangeBody(title, m_id + name, m_pages);
  m_tabs->add(title);
  m_pages->addWidget(body);
  return body;
}

void ExchangeView::show(const api::Exchange& exchange, const design::Design& design, Parts parts) {
  const bool isLost = parts == Parts::Lost;
  m_status->setVisible(exchange.status > 0);
  m_status->setStatus(exchange.status, reasonOf(exchange.status));
  m_method->setText(text(exchange.method));
  m_path->setText(text(exchange.target));
  m_trace.setRows(traceRows(exchange));
  m_headers.setRows(headerRows(exchange));
  const int headers = headerCount(exchange);
  m_tabs->setBadge(int(Part::Headers), headers > 0 ? QString::number(headers) : QString());
  m_tabs->setTabVisible(int(Part::Replay), false);
  m_slow.stop();
  if (parts == Parts::Coming) return showComing();
  QString story;
  if (isLost)
    story += richOf({StoryLine::Tone::Plain, tr("Its headers and its trace were let go: newer ones took their room.")});
  for (const StoryLine& line : storyOf(exchange, design)) story += richOf(line);
  m_story->showRich(story);
  m_tabs->setTabVisible(int(Part::Trace), m_trace.rowCount() > 0);
  if (m_trace.rowCount() == 0 && m_tabs->currentIndex() == int(Part::Trace)) setPart(Part::Why);
  showBodies(exchange, isLost);
}

void ExchangeView::showRow(TrafficLog& log, quint64 sequence, const DesignDocument& document) {
  m_row = sequence;
  if (!log.isInMemory(sequence)) {
    const bool isLost = log.hasLostParts(sequence);
    show(log.ring().at(sequence), document.design(), isLost ? Parts::Lost : Parts::Coming);
    if (isLost) return;
  }
  log.fetch(sequence, this, [this, &log, sequence, &document](const api::Exchange& exchange) {
    if (m_row == sequence) show(exchange, document.design(), log.hasLostParts(sequence) ? Parts::Lost : Parts::There);
  });
}

void ExchangeView::showBodies(const api::Exchange& exchange, bool isLost) {
  m_request->show(exchange.requestBody, mediaTypeIn(exchange.requestHeaders), exchange.requestBytes, isLost);
  if (exchange.note.empty())
    return m_response->show(exchange.responseBody, mediaTypeIn(exchange.responseHeaders), exchange.responseBytes,
                            isLost);
  const QString mediaType = exchange.isBinary ? QStringLiteral("application/octet-stream") : QString();
  m_response->show(exchange.note, mediaType, exchange.note.size(), false);
}

// Empty at first, for mostly they come within a frame.
void ExchangeView::showComing() {
  m_story->showRich({});
  for (ExchangeBody* body : {m_request, m_response}) body->showNote({}, {});
  m_slow.start();
}

void ExchangeView::showReplay(const QVector<ExchangeRow>& rows) {
  m_again.setRows(rows);
  m_tabs->setTabVisible(int(Part::Replay), true);
  setPart(Part::Replay);
}

void ExchangeView::setPart(Part part) { m_tabs->setCurrentIndex(int(part)); }

void ExchangeView::findInBody() {
  const bool isRequest = m_tabs->currentIndex() == int(Part::Request);
  if (!isRequest) setPart(Part::Response);
  (isRequest ? m_request : m_response)->focusSearch();
}

// The one that is shown, else the answer's.
bool ExchangeView::filter() {
  const bool isRequest = m_tabs->currentIndex() == int(Part::Request);
  ExchangeBody& body = isRequest ? *m_request : *m_response;
  if (!body.isJson()) return false;
  if (!isRequest) setPart(Part::Response);
  body.openFilter();
  return true;
}

void ExchangeView::setFilterKeys(const QString& keys) {
  for (ExchangeBody* body : {m_request, m_response}) body->setFilterKeys(keys);
}

void ExchangeView::copyRow() {
  const auto* rows = qobject_cast<RowList*>(m_pages->currentWidget());
  if (rows && rows->currentIndex().isValid())
    QApplication::clipboard()->setText(rows->currentIndex().data(Qt::EditRole).toString());
}

void ExchangeView::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Copy)) return copyRow();
  if (event->key() == Qt::Key_Escape) return Q_EMIT closeRequested();
  QWidget::keyPressEvent(event);
}

} // namespace signalbox::ui
