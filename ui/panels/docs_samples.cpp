// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/docs_page.h"

#include "ui/panels/code_samples.h"
#include "ui/panels/response_state.h"
#include "ui/text/json_editor.h"
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
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

enum Sample { Curl, Python, JavaScript };

constexpr int mostLines = 60; // of a sample; the column around it scrolls

const QColor& cardColor() { return theme().isDark ? theme().island : theme().inset; }

QString sampleText(const DocsSample& sample, int language) {
  if (sample.isSocket) return QStringLiteral("websocat ") + QString::fromStdString(sample.request.url);
  switch (language) {
  case Python: return pythonSample(sample.request);
  case JavaScript: return javaScriptSample(sample.request);
  default: return curlSample(sample.request);
  }
}

void makeReadOnly(CodeEditor& editor) {
  editor.setReadOnly(true);
  editor.setReadOnlyLook(true);
  editor.setLineNumbersShown(false);
  editor.setSurface(&cardColor);
  editor.fitHeight(2, mostLines);
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

QWidget* DocsSamples::makeRequestCard() {
  auto* card = new Surface(Surface::Kind::Card, this);
  auto* column = new QVBoxLayout(card);
  column->setContentsMargins(1, 1, 1, 8);
  column->setSpacing(0);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(6, 0, 8, 0);
  m_tabs = new TabStrip(TabStrip::Kind::Underline, tr("Language of the sample"), card);
  m_tabs->setObjectName(QStringLiteral("docs.samples.tabs"));
  for (const char* name : {"curl", "Python", "JavaScript"}) m_tabs->add(QLatin1String(name));
  m_copy = new IconButton(QStringLiteral("copy"), tr("Copy the sample"), card);
  m_copy->setObjectName(QStringLiteral("docs.samples.copy"));
  head->addWidget(m_tabs, 1);
  head->addWidget(m_copy);
  column->addLayout(head);
  column->addWidget(new HairLine(Qt::Horizontal, card));
  column->addSpacing(6);
  m_code = new CodeEditor(CodeEditor::Language::Plain, tr("Sample of a request"), card);
  m_code->setObjectName(QStringLiteral("docs.samples.code"));
  makeReadOnly(*m_code);
  column->addWidget(m_code);
  connect(m_tabs, &QTabBar::currentChanged, this, &DocsSamples::renderRequest);
  connect(m_copy, &QToolButton::clicked, this, [this] {
    QApplication::clipboard()->setText(m_code->content());
    m_copy->flashDone();
  });
  return card;
}

void DocsSamples::renderRequest() { m_code->resetContent(sampleText(m_sample, m_tabs->currentIndex())); }

void DocsSamples::show(const DocsSample& sample) {
  m_sample = sample;
  m_tabs->setTabVisible(Python, !sample.isSocket);
  m_tabs->setTabVisible(JavaScript, !sample.isSocket);
  renderRequest();
  delete m_answerContent;
  m_answerContent = new QWidget(this);
  m_answers->addWidget(m_answerContent);
  auto* column = new QVBoxLayout(m_answerContent);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  auto* card = new Surface(Surface::Kind::Card, m_answerContent);
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(1, 1, 1, 8);
  inside->setSpacing(0);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(12, 6, 8, 6);
  auto* status = new StatusPill(card);
  status->setStatus(sample.status, sample.statusText);
  auto* tryIt = new Button(tr("Try it"), ButtonVariant::Soft, card);
  tryIt->setObjectName(QStringLiteral("docs.tryIt"));
  tryIt->setIconName(QStringLiteral("play"));
  head->addWidget(status);
  head->addStretch(1);
  head->addWidget(tryIt);
  inside->addLayout(head);
  connect(tryIt, &QPushButton::clicked, this, &DocsSamples::tryRequested);
  if (!sample.answer.isEmpty()) {
    inside->addWidget(new HairLine(Qt::Horizontal, card));
    inside->addSpacing(6);
    auto* answer = new JsonEditor(tr("Sample of an answer"), card);
    answer->setObjectName(QStringLiteral("docs.samples.answer"));
    makeReadOnly(*answer);
    answer->resetContent(sample.answer);
    inside->addWidget(answer);
  }
  column->addWidget(card);
  for (const DocsResponse& other : sample.others) {
    auto* row = new QHBoxLayout;
    auto* pill = new StatusPill(m_answerContent);
    pill->setStatus(other.status.toInt(), reasonOf(other.status.toInt()));
    row->addWidget(pill);
    row->addStretch(1);
    row->addWidget(new Label(other.contentType, monoFont(11), Ink::Tertiary, m_answerContent));
    column->addLayout(row);
  }
}

} // namespace signalbox::ui
