// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/response_view.h"

#include "core/base/utf8_head.h"
#include "ui/panels/body_file.h"
#include "ui/panels/body_view.h"
#include "ui/panels/problems_view.h"
#include "ui/panels/timings_view.h"
#include "ui/panels/waiting_view.h"
#include "ui/text/editor_look.h"
#include "ui/text/header_editor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/tab_strip.h"
#include "ui/widgets/track.h"

#include <QApplication>
#include <QClipboard>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

enum Page { EmptyPage, WaitingPage, AnswerPage, FailurePage };

QString headerLines(const client::HeaderList& headers) {
  QString lines;
  for (const auto& [name, value] : headers)
    lines += QString::fromStdString(name) + QStringLiteral(": ") + QString::fromStdString(value) + QLatin1Char('\n');
  return lines.trimmed();
}

} // namespace

ResponseView::ResponseView(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("response"));
  m_pages = new QStackedLayout(this);
  m_empty = new EmptyState(QStringLiteral("send"), tr("Send to see the answer"), {}, this);
  m_empty->setObjectName(QStringLiteral("response.empty"));
  Button* send = m_empty->addAction(tr("Send"));
  send->setVariant(ButtonVariant::Soft); // the filled one stands in the bar
  send->setObjectName(QStringLiteral("response.send"));
  connect(send, &QPushButton::clicked, this, &ResponseView::sendRequested);
  m_waiting = new WaitingView(this);
  m_failure = new EmptyState(QStringLiteral("plug"), {}, {}, this);
  m_failure->setObjectName(QStringLiteral("response.failure"));
  m_failure->setSignal(Signal::Error);
  m_pages->addWidget(m_empty);
  m_pages->addWidget(m_waiting);
  m_pages->addWidget(makeAnswer());
  m_pages->addWidget(m_failure);
}

void ResponseView::setSendKeys(const QString& keys) {
  m_empty->setTexts(tr("Send to see the answer"),
                    keys.isEmpty() ? QString() : tr("%1 sends from anywhere in this tab.").arg(keys));
}

void ResponseView::saveBodyTo(const QString& file) {
  if (m_response)
    writeBody(m_response, file, this, [this, file](const QString& problem) { Q_EMIT bodySaved(file, problem); });
}

void ResponseView::setFindKeys(const QString& keys) { m_find->setShortcutHint(keys); }

void ResponseView::setFilterKeys(const QString& keys) { m_filter->setShortcutHint(keys); }

void ResponseView::setHistoryKeys(const QString& keys) { m_history->setShortcutHint(keys); }

void ResponseView::setWrapKeys(const QString& keys) { m_wrap->setShortcutHint(keys); }

void ResponseView::filterBody() {
  if (m_state.phase != ResponseState::Phase::Answered || !m_body->isJson()) return;
  setTab(Tab::Body);
  m_body->filter();
}

QWidget* ResponseView::makeAnswer() {
  auto* answer = new QWidget(this);
  auto* column = new QVBoxLayout(answer);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeHead());
  column->addWidget(makeNext());
  m_track = new Track(answer);
  m_track->setObjectName(QStringLiteral("response.track"));
  column->addWidget(m_track);
  column->addWidget(makeTabs());
  column->addWidget(new HairLine(Qt::Horizontal, answer));
  auto* parts = new QWidget(answer);
  m_parts = new QStackedLayout(parts);
  m_problems = new ProblemsView(parts);
  m_headers = new HeaderEditor(tr("Headers of the answer"), parts);
  m_headers->setObjectName(QStringLiteral("response.headers"));
  m_timings = new TimingsView(parts);
  m_parts->addWidget(m_problems);
  m_body = new BodyView(parts);
  m_parts->addWidget(m_body);
  connect(m_body, &BodyView::formChanged, this, &ResponseView::renderForms);
  connect(m_body, &BodyView::keepRequested, this, &ResponseView::keepRequested);
  m_parts->addWidget(m_headers);
  m_parts->addWidget(m_timings);
  column->addWidget(parts, 1);
  connect(m_tabs, &QTabBar::currentChanged, this, &ResponseView::showPart);
  showPart(m_tabs->currentIndex());
  return answer;
}

void ResponseView::showPart(int index) {
  m_parts->setCurrentIndex(index);
  renderTools();
}

void ResponseView::renderTools() {
  const bool isBody = m_tabs->currentIndex() == static_cast<int>(Tab::Body);
  if (m_form) m_form->setVisible(isBody);
  m_find->setVisible(isBody);
  m_filter->setVisible(isBody && m_body->isJson());
  m_wrap->setVisible(isBody && m_body->showsEditor());
  m_wrap->setChecked(editorLook().wrapsLines);
  m_save->setVisible(isBody);
  m_copy->setVisible(isBody || m_tabs->currentIndex() == static_cast<int>(Tab::Headers));
}

// What an answer asks for that is no success yet.
QWidget* ResponseView::makeNext() {
  m_next = new QWidget(this);
  auto* row = new QHBoxLayout(m_next);
  row->setContentsMargins(14, 2, 14, 4);
  row->setSpacing(10);
  const auto add = [&](const QString& text, const char* name) {
    auto* button = new Button(text, ButtonVariant::Soft, m_next);
    button->setObjectName(QLatin1String(name));
    button->setControlHeight(24);
    row->addWidget(button);
    return button;
  };
  m_follow = add(tr("Follow"), "response.follow");
  m_signIn = add(tr("Sign in"), "response.signIn");
  m_nextText = new Label({}, monoFont(12), Ink::Secondary, m_next);
  m_nextText->setObjectName(QStringLiteral("response.next"));
  row->addWidget(m_nextText, 1);
  m_next->hide();
  connect(m_follow, &QPushButton::clicked, this, &ResponseView::followRequested);
  connect(m_signIn, &QPushButton::clicked, this, &ResponseView::signInRequested);
  return m_next;
}

void ResponseView::renderNext() {
  const QString& url = m_state.redirect;
  const bool asksForUser = m_state.status == 401 && !m_scheme.isEmpty();
  m_follow->setVisible(!url.isEmpty());
  m_follow->setAccessibleName(tr("Follow to %1").arg(url));
  m_signIn->setVisible(asksForUser);
  m_nextText->setText(asksForUser ? tr("This endpoint asks for %1").arg(m_scheme) : url);
  m_next->setVisible(asksForUser || !url.isEmpty());
}

void ResponseView::setSignIn(const QString& scheme) {
  m_scheme = scheme;
  renderNext();
}

QWidget* ResponseView::makeHead() {
  auto* head = new QWidget(this);
  head->setFixedHeight(40);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(14, 6, 10, 0);
  row->setSpacing(12);
  m_status = new StatusPill(head);
  m_status->setObjectName(QStringLiteral("response.status"));
  m_time = new Label({}, monoFont(12), Ink::Secondary, head);
  m_time->setObjectName(QStringLiteral("response.time"));
  m_size = new Label({}, monoFont(12), Ink::Tertiary, head);
  m_size->setObjectName(QStringLiteral("response.size"));
  row->addWidget(m_status);
  row->addWidget(m_time);
  row->addWidget(m_size);
  row->addStretch(1);
  row->addLayout(makeTools());
  connect(m_history, &QToolButton::clicked, this, &ResponseView::historyRequested);
  return head;
}

// What is done with the part that is shown; beside the tabs there is no room for it.
QHBoxLayout* ResponseView::makeTools() {
  auto* tools = new QHBoxLayout;
  tools->setSpacing(6);
  const auto add = [&](const char* icon, const QString& name, const char* key) {
    auto* button = new IconButton(QLatin1String(icon), name, this);
    button->setObjectName(QLatin1String(key));
    tools->addWidget(button);
    return button;
  };
  m_find = add("search", tr("Find in the body"), "response.find");
  m_filter = add("list-filter", tr("Filter the body with JSONPath"), "response.filter");
  m_wrap = add("wrap-text", tr("Wrap long lines"), "response.wrap");
  m_wrap->setCheckable(true);
  m_copy = add("copy", tr("Copy"), "response.copy");
  m_save = add("download", tr("Save the body to a file"), "response.saveBody");
  m_history = add("history", tr("Earlier sends"), "response.history");
  connect(m_find, &QToolButton::clicked, this, [this] { m_body->openSearch(); });
  connect(m_filter, &QToolButton::clicked, this, &ResponseView::filterBody);
  connect(m_wrap, &QToolButton::clicked, this, [this] {
    Q_EMIT settingRequested(QStringLiteral("view.wrap"));
    renderTools();
  });
  connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, &ResponseView::renderTools);
  connect(m_save, &QToolButton::clicked, this, &ResponseView::bodyFileRequested);
  connect(m_copy, &QToolButton::clicked, this, [this] {
    const bool isBody = m_tabs->currentIndex() == static_cast<int>(Tab::Body);
    QApplication::clipboard()->setText(isBody ? copiedBody() : m_headerText);
    m_copy->flashDone();
  });
  return tools;
}

QWidget* ResponseView::makeTabs() {
  auto* strip = new QWidget(this);
  strip->setFixedHeight(38);
  auto* row = new QHBoxLayout(strip);
  row->setContentsMargins(6, 0, 10, 0);
  row->setSpacing(6);
  m_tabs = new TabStrip(TabStrip::Kind::Underline, tr("Parts of the answer"), strip);
  m_tabs->setObjectName(QStringLiteral("response.tabs"));
  for (const QString& name : {tr("Problems"), tr("Body"), tr("Headers"), tr("Timings")}) m_tabs->add(name);
  row->addWidget(m_tabs, 1, Qt::AlignBottom);
  m_strip = row;
  return strip;
}

void ResponseView::render(const ResponseFacts& facts) {
  m_state = responseState(facts);
  if (m_state.phase == ResponseState::Phase::Waiting)
    m_waiting->start();
  else
    m_waiting->stop();
  switch (m_state.phase) {
  case ResponseState::Phase::Empty: return m_pages->setCurrentIndex(EmptyPage);
  case ResponseState::Phase::Waiting: return m_pages->setCurrentIndex(WaitingPage);
  case ResponseState::Phase::Failed:
    renderFailure();
    if (!facts.response && !facts.isServerStopped) m_failure->setIconName(QStringLiteral("circle-alert"));
    return m_pages->setCurrentIndex(FailurePage);
  case ResponseState::Phase::Answered: renderAnswer(facts); return m_pages->setCurrentIndex(AnswerPage);
  }
}

void ResponseView::renderAnswer(const ResponseFacts& facts) {
  m_status->setStatus(m_state.status, m_state.reason);
  m_time->setText(m_state.time);
  m_size->setText(m_state.size);
  renderNext();
  m_track->setStops(m_state.stops, m_track->stops().isEmpty() ? Track::Lighting::StopByStop : Track::Lighting::AtOnce);
  const bool isSame = m_response == facts.response;
  m_response = facts.response;
  m_headerText = headerLines(facts.response->headers);
  m_headers->setContent(m_headerText);
  m_timings->setTimings(m_state.timings);
  m_problems->setProblems(facts.problems, m_state.validText);
  m_tabs->setBadge(static_cast<int>(Tab::Problems),
                   m_state.problemCount > 0 ? QString::number(m_state.problemCount) : QString(), Ink::Error);
  m_tabs->setBadge(static_cast<int>(Tab::Headers), QString::number(m_state.headerCount));
  if (isSame) return; // only its problems or its track have changed
  m_body->setBody(m_response, m_state);
  renderForms();
}

// The choices of this body; none where there is only one.
void ResponseView::renderForms() {
  delete m_form;
  m_form = nullptr;
  renderTools();
  const QVector<BodyView::Form> forms = m_body->forms();
  if (forms.size() < 2) return;
  QStringList names;
  for (const BodyView::Form form : forms) names += BodyView::formName(form);
  m_form = new Segmented(tr("Form of the body"), names, this);
  m_form->setObjectName(QStringLiteral("response.form"));
  m_form->setCurrentIndex(static_cast<int>(forms.indexOf(m_body->form())));
  m_form->setVisible(m_tabs->currentIndex() == static_cast<int>(Tab::Body));
  m_strip->insertWidget(1, m_form);
  connect(m_form, &Segmented::chosen, this, [this, forms](int index) {
    m_body->setForm(forms[index]);
    renderTools();
  });
}

QString ResponseView::copiedBody() const {
  constexpr std::size_t most = 16 << 20; // a clipboard holds UTF-16
  const std::string_view copied = utf8Head(m_response->body, most);
  return QString::fromUtf8(copied.data(), static_cast<qsizetype>(copied.size()));
}

void ResponseView::renderFailure() {
  m_failure->setTexts(m_state.failureTitle, m_state.failureText);
  m_failure->setSignal(m_state.isAsked ? Signal::Accent : Signal::Error);
  m_failure->setIconName(m_state.isAsked ? QStringLiteral("circle-x") : QStringLiteral("plug"));
  m_failure->clearActions();
  if (m_state.offersStart) {
    Button* start = m_failure->addAction(tr("Start the server"));
    start->setVariant(ButtonVariant::Soft); // Send is the filled one of this pane
    start->setObjectName(QStringLiteral("response.startServer"));
    connect(start, &QPushButton::clicked, this, &ResponseView::startRequested);
    return;
  }
  Button* again = m_failure->addAction(tr("Try again"));
  again->setVariant(ButtonVariant::Soft);
  again->setObjectName(QStringLiteral("response.tryAgain"));
  connect(again, &QPushButton::clicked, this, &ResponseView::sendRequested);
  if (m_state.setting.isEmpty()) return;
  Button* settings = m_failure->addAction(m_state.settingName);
  settings->setVariant(ButtonVariant::Ghost);
  settings->setObjectName(QStringLiteral("response.settings"));
  connect(settings, &QPushButton::clicked, this, [this] { Q_EMIT settingRequested(m_state.setting); });
}

void ResponseView::setReceived(quint64 bytes, const QByteArray& piece) { m_waiting->setReceived(bytes, piece); }

void ResponseView::setTab(Tab tab) { m_tabs->setCurrentIndex(static_cast<int>(tab)); }

void ResponseView::focusCurrent() {
  QWidget* part = m_pages->currentIndex() == AnswerPage ? m_parts->currentWidget() : m_pages->currentWidget();
  if (part->focusPolicy() == Qt::NoFocus)
    for (QWidget* child : part->findChildren<QWidget*>())
      if (child->isVisible() && child->focusPolicy() != Qt::NoFocus) return child->setFocus(Qt::ShortcutFocusReason);
  part->setFocus(Qt::ShortcutFocusReason);
}

QWidget& ResponseView::historyButton() { return *m_history; }

} // namespace signalbox::ui
