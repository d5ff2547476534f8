// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/request_editor.h"

#include "ui/panels/parameter_table.h"
#include "ui/text/json_editor.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/tab_strip.h"

#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <array>

namespace signalbox::ui {
namespace {

using design::ParameterIn;

constexpr std::array paramPlaces{ParameterIn::Path, ParameterIn::Query};
constexpr std::array headerPlaces{ParameterIn::Cookie, ParameterIn::Header};

QString badge(int count) { return count > 0 ? QString::number(count) : QString(); }

Lens lensOf(const FieldProblem& problem) {
  Lens lens;
  lens.begin = static_cast<qsizetype>(problem.range->begin);
  lens.end = static_cast<qsizetype>(problem.range->end);
  // A missing field has no token: its object's first bracket stands for it.
  if (!problem.range->exact && problem.source.type == "missing") lens.end = std::min(lens.end, lens.begin + 1);
  lens.text = lensText(problem);
  return lens;
}

} // namespace

RequestEditor::RequestEditor(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("request"));
  m_body = new JsonEditor(tr("Request body"), this);
  m_body->setObjectName(QStringLiteral("request.body"));
  m_params = new ParameterTable(tr("Parameters"), {paramPlaces.begin(), paramPlaces.end()});
  m_headers = new ParameterTable(tr("Headers and cookies"), {headerPlaces.begin(), headerPlaces.end()});
  m_params->setObjectName(QStringLiteral("request.params"));
  m_headers->setObjectName(QStringLiteral("request.headers"));
  auto* pages = new QWidget(this);
  m_pages = new QStackedLayout(pages);
  auto* bodyPage = new QWidget(pages);
  auto* bodyLayout = new QVBoxLayout(bodyPage);
  bodyLayout->setContentsMargins(0, 6, 0, 0);
  bodyLayout->addWidget(m_body);
  m_pages->addWidget(bodyPage);
  m_pages->addWidget(makeTable(*m_params));
  m_pages->addWidget(makeTable(*m_headers));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeHeader());
  column->addWidget(new HairLine(Qt::Horizontal, this));
  column->addWidget(pages, 1);
  const auto take = [this](const QVector<ParameterRow>& rows) {
    m_draft.rows = rows;
    renderBadges();
    Q_EMIT edited(m_draft);
  };
  connect(m_params, &ParameterTable::edited, this, take);
  connect(m_headers, &ParameterTable::edited, this, take);
  connect(m_body, &CodeEditor::contentEdited, this, [this] {
    m_draft.body = m_body->content();
    renderBadges();
    Q_EMIT edited(m_draft);
  });
}

QWidget* RequestEditor::makeHeader() {
  auto* header = new QWidget(this);
  header->setFixedHeight(38);
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(6, 0, 10, 0);
  row->setSpacing(4);
  m_tabs = new TabStrip(TabStrip::Kind::Underline, tr("Parts of the request"), header);
  m_tabs->setObjectName(QStringLiteral("request.tabs"));
  m_tabs->add(tr("Body"));
  m_tabs->add(tr("Params"));
  m_tabs->add(tr("Headers"));
  m_example = new IconButton(QStringLiteral("wand-sparkles"), tr("Use example"), header);
  m_example->setObjectName(QStringLiteral("request.example"));
  m_format = new IconButton(QStringLiteral("braces"), tr("Format body"), header);
  m_format->setObjectName(QStringLiteral("request.format"));
  m_format->setShortcutHint(tr("Ctrl Shift I"));
  row->addWidget(m_tabs, 1, Qt::AlignBottom);
  row->addWidget(m_example);
  row->addWidget(m_format);
  connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
    m_pages->setCurrentIndex(index);
    m_format->setVisible(index == 0);
    m_example->setVisible(index == 0 && m_draft.hasBody);
  });
  connect(m_example, &QToolButton::clicked, this, &RequestEditor::exampleRequested);
  connect(m_format, &QToolButton::clicked, this, &RequestEditor::format);
  return header;
}

QWidget* RequestEditor::makeTable(ParameterTable& table) {
  auto* area = new QScrollArea(this);
  area->setFrameShape(QFrame::NoFrame);
  area->setWidgetResizable(true);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setFocusPolicy(Qt::NoFocus);
  area->viewport()->setAutoFillBackground(false);
  area->setWidget(&table);
  table.setAutoFillBackground(false);
  return area;
}

void RequestEditor::setDraft(const RequestDraft& draft) {
  m_draft = draft;
  m_body->setContent(draft.body);
  m_params->setRows(draft.rows);
  m_headers->setRows(draft.rows);
  m_example->setVisible(draft.hasBody && m_tabs->currentIndex() == 0);
  renderBadges();
}

void RequestEditor::setTab(Tab tab) { m_tabs->setCurrentIndex(static_cast<int>(tab)); }

void RequestEditor::setBodyShown(bool shown) {
  m_tabs->setTabVisible(static_cast<int>(Tab::Body), shown);
  if (!shown && m_tabs->currentIndex() == static_cast<int>(Tab::Body)) setTab(Tab::Params);
}

void RequestEditor::renderBadges() {
  TabLook look = m_tabs->look(0);
  look.hasDot = !m_draft.body.trimmed().isEmpty();
  m_tabs->setLook(0, look);
  m_tabs->setBadge(1, badge(countRows(m_draft, paramPlaces)));
  m_tabs->setBadge(2, badge(countRows(m_draft, headerPlaces)));
}

void RequestEditor::format() {
  if (!m_body->format()) return;
  m_draft.body = m_body->content();
  Q_EMIT edited(m_draft);
}

void RequestEditor::showProblems(const QVector<FieldProblem>& problems) {
  QVector<Lens> lenses;
  m_params->clearProblems();
  m_headers->clearProblems();
  for (const FieldProblem& problem : problems) {
    if (problem.range) {
      lenses.push_back(lensOf(problem));
      continue;
    }
    const auto* name = problem.source.loc.size() > 1 ? std::get_if<std::string>(&problem.source.loc[1]) : nullptr;
    if (!name) continue;
    m_params->setProblem(QString::fromStdString(*name), problem.message);
    m_headers->setProblem(QString::fromStdString(*name), problem.message);
  }
  m_body->setLenses(lenses);
}

void RequestEditor::selectProblem(const FieldProblem& problem) {
  if (problem.range) {
    setTab(Tab::Body);
    m_body->selectRange(static_cast<qsizetype>(problem.range->begin), static_cast<qsizetype>(problem.range->end));
    return;
  }
  const Loc& loc = problem.source.loc;
  const auto* place = loc.empty() ? nullptr : std::get_if<std::string>(&loc.front());
  const auto* name = loc.size() < 2 ? nullptr : std::get_if<std::string>(&loc[1]);
  if (!place || !name) return;
  const bool isHeader = *place == "header" || *place == "cookie";
  setTab(*place == "body" ? Tab::Body : isHeader ? Tab::Headers : Tab::Params);
  (isHeader ? m_headers : m_params)->focusRow(QString::fromStdString(*name));
}

} // namespace signalbox::ui
