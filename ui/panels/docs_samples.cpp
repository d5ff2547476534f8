// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/docs_samples.h"

#include "core/requests/snippet.h"
#include "ui/panels/docs_text.h"
#include "ui/panels/response_state.h"
#include "ui/text/json_editor.h"
#include "ui/text/sample_editor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/tab_strip.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

constexpr int mostLines = 60; // of a sample; the column around it scrolls
constexpr const char* shownLanguages[]{"curl", "python_httpx", "javascript_fetch", "go"};

const QColor& cardColor() { return theme().isDark ? theme().island : theme().inset; }

QString titleOf(const QString& id) {
  for (const requests::SnippetLanguage& language : requests::snippetLanguages())
    if (docsText(language.id) == id) return docsText(language.title);
  return id;
}

void makeReadOnly(CodeEditor& editor) {
  editor.setReadOnly(true);
  editor.setReadOnlyLook(true);
  editor.setLineNumbersShown(false);
  editor.setSurface(&cardColor);
  editor.fitHeight(2, mostLines);
}

JsonEditor* answerEditor(const QString& name, const QString& answer, QWidget* parent) {
  auto* editor = new JsonEditor(name, parent);
  makeReadOnly(*editor);
  editor->resetContent(answer);
  return editor;
}

QString sampleIn(const docs::Response& response) {
  for (const docs::Content& content : response.contents) {
    if (!content.examples.empty()) return docsText(content.examples.front().value);
    if (!content.sample.empty() && content.sample != "null") return docsText(content.sample);
  }
  return {};
}

} // namespace

DocsSamples::DocsSamples(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("docs.samples"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(20, 28, 20, 20);
  column->setSpacing(16);
  column->addWidget(makeRequestCard());
  m_answers = new QVBoxLayout;
  m_answers->setContentsMargins(0, 0, 0, 0);
  column->addLayout(m_answers);
  column->addStretch(1);
}

void DocsSamples::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  constexpr int leastWidths[]{0, 0, 350, 390}; // for so many tabs beside each other
  for (int tab = 2; tab < int(std::size(shownLanguages)); ++tab)
    if (m_tabs->currentIndex() != tab) m_tabs->setTabVisible(tab, width() >= leastWidths[tab]);
}

QWidget* DocsSamples::makeRequestCard() {
  auto* card = new Surface(Surface::Kind::Card, this);
  auto* column = new QVBoxLayout(card);
  column->setContentsMargins(1, 1, 1, 8);
  column->setSpacing(0);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(6, 0, 8, 0);
  m_tabs = new TabStrip(TabStrip::Kind::Underline, tr("Language of the sample"), card);
  m_tabs->setObjectName(QStringLiteral("docs.samples.tabs"));
  for (const char* id : shownLanguages) {
    TabLook look;
    look.id = QLatin1String(id);
    m_tabs->add(titleOf(look.id).section(u' ', 0, 0), look);
  }
  m_more = new IconButton(QStringLiteral("ellipsis"), tr("More languages"), card);
  m_more->setObjectName(QStringLiteral("docs.samples.more"));
  m_copy = new IconButton(QStringLiteral("copy"), tr("Copy the sample"), card);
  m_copy->setObjectName(QStringLiteral("docs.samples.copy"));
  head->addWidget(m_tabs, 1);
  m_onlyName = new Label(QStringLiteral("websocat"), uiFont(13, 500), Ink::Text, card);
  m_onlyName->setContentsMargins(10, 9, 0, 9);
  head->addWidget(m_onlyName, 1);
  head->addWidget(m_more);
  head->addWidget(m_copy);
  column->addLayout(head);
  column->addWidget(new HairLine(Qt::Horizontal, card));
  column->addSpacing(6);
  m_code = new SampleEditor(tr("Sample of a request"), card);
  m_code->setObjectName(QStringLiteral("docs.samples.code"));
  makeReadOnly(*m_code);
  column->addWidget(m_code);
  connect(m_tabs, &QTabBar::currentChanged, this, &DocsSamples::renderRequest);
  connect(m_more, &QToolButton::clicked, this, &DocsSamples::chooseLanguage);
  connect(m_copy, &QToolButton::clicked, this, [this] {
    QApplication::clipboard()->setText(m_code->content());
    m_copy->flashDone();
  });
  return card;
}

// One that has no tab gets the last one.
void DocsSamples::chooseLanguage() {
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("docs.samples.menu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (const requests::SnippetLanguage& language : requests::snippetLanguages()) {
    const QString id = docsText(language.id);
    menu->addAction(docsText(language.title), this, [this, id] {
      int tab = m_tabs->indexOfId(id);
      if (tab < 0) {
        const int own = int(std::size(shownLanguages));
        if (m_tabs->count() > own) m_tabs->removeTab(own);
        TabLook look;
        look.id = id;
        tab = m_tabs->add(titleOf(id), look);
      }
      m_tabs->setTabVisible(tab, true);
      m_tabs->setCurrentIndex(tab);
      renderRequest();
    });
  }
  menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 4)));
}

void DocsSamples::renderRequest() {
  if (m_sample.isSocket) return m_code->showSample(QStringLiteral("websocat ") + docsText(m_sample.request.url));
  const QString id = m_tabs->currentIndex() >= 0 ? m_tabs->look(m_tabs->currentIndex()).id : QStringLiteral("curl");
  m_code->showSample(docsText(requests::snippet(m_sample.request, id.toStdString())));
}

QWidget* DocsSamples::makeAnswerCard() {
  auto* card = new Surface(Surface::Kind::Card, m_answerContent);
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(1, 1, 1, 8);
  inside->setSpacing(0);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(12, 6, 8, 6);
  auto* status = new StatusPill(card);
  status->setStatus(m_sample.status, m_sample.statusText);
  auto* tryIt = new Button(tr("Try it"), ButtonVariant::Soft, card);
  tryIt->setObjectName(QStringLiteral("docs.tryIt"));
  tryIt->setIconName(QStringLiteral("play"));
  tryIt->setVisible(m_sample.canTry);
  head->addWidget(status);
  head->addStretch(1);
  head->addWidget(tryIt);
  inside->addLayout(head);
  connect(tryIt, &QPushButton::clicked, this, &DocsSamples::tryRequested);
  if (m_sample.answer.isEmpty()) return card;
  inside->addWidget(new HairLine(Qt::Horizontal, card));
  inside->addSpacing(6);
  auto* answer = answerEditor(tr("Sample of an answer"), m_sample.answer, card);
  answer->setObjectName(QStringLiteral("docs.samples.answer"));
  inside->addWidget(answer);
  return card;
}

void DocsSamples::addOther(QVBoxLayout& column, const docs::Response& response) {
  auto* card = new Surface(Surface::Kind::Card, m_answerContent);
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(1, 1, 1, 1);
  inside->setSpacing(0);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(8, 6, 12, 6);
  const QString answer = sampleIn(response);
  const QString status = docsText(response.status);
  if (!answer.isEmpty()) {
    auto* open = new IconButton(QStringLiteral("chevron-right"), tr("Show a sample of %1").arg(status), card);
    open->setObjectName(QStringLiteral("docs.samples.open.") + status);
    row->addWidget(open);
    connect(open, &QToolButton::clicked, card, [open, card, inside, answer, status] {
      auto* shown = card->findChild<JsonEditor*>();
      if (!shown)
        inside->addWidget(shown = answerEditor(DocsSamples::tr("Sample of %1").arg(status), answer, card));
      else
        shown->setVisible(shown->isHidden());
      open->setIconName(shown->isHidden() ? "chevron-right" : "chevron-down");
    });
  }
  auto* pill = new StatusPill(card);
  pill->setStatus(status.toInt(), reasonOf(status.toInt()));
  row->addWidget(pill);
  row->addStretch(1);
  if (!response.contents.empty())
    row->addWidget(new Label(docsText(response.contents.front().mediaType), monoFont(11), Ink::Tertiary, card));
  inside->addLayout(row);
  column.addWidget(card);
}

void DocsSamples::show(const DocsSample& sample) {
  m_sample = sample;
  m_tabs->setVisible(!sample.isSocket);
  m_onlyName->setVisible(sample.isSocket);
  m_more->setVisible(!sample.isSocket);
  renderRequest();
  delete m_answerContent;
  m_answerContent = new QWidget(this);
  m_answers->addWidget(m_answerContent);
  auto* column = new QVBoxLayout(m_answerContent);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  column->addWidget(makeAnswerCard());
  for (const docs::Response& other : sample.others) addOther(*column, other);
}

} // namespace signalbox::ui
