// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/request_editor.h"

#include "ui/panels/auth_editor.h"
#include "ui/panels/body_editor.h"
#include "ui/panels/options_editor.h"
#include "ui/panels/parameter_table.h"
#include "ui/panels/part_table.h"
#include "ui/panels/saved_draft.h"
#include "ui/text/json_editor.h"
#include "ui/widgets/button.h"
#include "ui/widgets/combo_box.h"
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
  m_body = new BodyEditor(this);
  m_params = new ParameterTable(tr("Parameters"), {paramPlaces.begin(), paramPlaces.end()});
  m_headers = new ParameterTable(tr("Headers and cookies"), {headerPlaces.begin(), headerPlaces.end()});
  m_params->setObjectName(QStringLiteral("request.params"));
  m_headers->setObjectName(QStringLiteral("request.headers"));
  m_auth = new AuthEditor;
  m_options = new OptionsEditor;
  auto* pages = new QWidget(this);
  m_pages = new QStackedLayout(pages);
  m_pages->addWidget(m_body);
  for (QWidget* page : {static_cast<QWidget*>(m_params), static_cast<QWidget*>(m_headers),
                        static_cast<QWidget*>(m_auth), static_cast<QWidget*>(m_options)})
    m_pages->addWidget(scrolled(*page));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeHeader());
  column->addWidget(new HairLine(Qt::Horizontal, this));
  column->addWidget(pages, 1);
  connectAll();
}

void RequestEditor::connectAll() {
  const auto takeRows = [this](const QVector<ParameterRow>& rows) {
    m_draft.rows = rows;
    renderBadges();
    Q_EMIT edited(m_draft);
  };
  connect(m_params, &ParameterTable::edited, this, takeRows);
  connect(m_headers, &ParameterTable::edited, this, takeRows);
  connect(m_body, &BodyEditor::edited, this, [this](const RequestDraft& draft) {
    m_draft = draft;
    renderBadges();
    Q_EMIT edited(m_draft);
  });
  connect(m_auth, &AuthEditor::edited, this, [this](const design::RequestAuth& auth) {
    m_draft.auth = auth;
    renderBadges();
    Q_EMIT edited(m_draft);
  });
  connect(m_options, &OptionsEditor::redirectsChosen, this, [this](bool follows) {
    m_draft.followRedirects = follows;
    Q_EMIT edited(m_draft);
  });
  connect(m_options, &OptionsEditor::checkingChosen, this, [this](std::optional<bool> checks) {
    m_draft.checksCertificates = checks;
    Q_EMIT edited(m_draft);
  });
  const auto chooseKind = [this](BodyKind kind) {
    m_draft.bodyKind = kind;
    m_body->setDraft(m_draft);
    renderHeader();
    renderBadges();
    Q_EMIT edited(m_draft);
  };
  connect(m_kind, &QComboBox::activated, this, [chooseKind](int index) { chooseKind(static_cast<BodyKind>(index)); });
  connect(m_body, &BodyEditor::kindRequested, this, chooseKind);
}

void RequestEditor::setFormatKeys(const QString& keys) { m_format->setShortcutHint(keys); }

QWidget* RequestEditor::makeHeader() {
  auto* header = new QWidget(this);
  header->setFixedHeight(38);
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(6, 0, 10, 0);
  row->setSpacing(4);
  m_tabs = new TabStrip(TabStrip::Kind::Underline, tr("Parts of the request"), header);
  m_tabs->setObjectName(QStringLiteral("request.tabs"));
  for (const QString& tab : {tr("Body"), tr("Params"), tr("Headers"), tr("Auth"), tr("Options")}) m_tabs->add(tab);
  m_kind = new ComboBox(tr("Kind of body"), header);
  m_kind->setObjectName(QStringLiteral("request.bodyKind"));
  m_kind->setControlHeight(26);
  m_kind->setBare(true);
  m_kind->addItems({tr("None"), tr("JSON"), tr("Form"), tr("Multipart"), tr("Raw"), tr("Binary")});
  m_bulk = new Button(tr("Bulk edit"), ButtonVariant::Ghost, header);
  m_bulk->setObjectName(QStringLiteral("request.bulk"));
  m_bulk->setControlHeight(26);
  m_example = new IconButton(QStringLiteral("wand-sparkles"), tr("Fill the body"), header);
  m_example->setObjectName(QStringLiteral("request.example"));
  m_format = new IconButton(QStringLiteral("braces"), tr("Format body"), header);
  m_format->setObjectName(QStringLiteral("request.format"));
  row->addWidget(m_tabs, 1, Qt::AlignBottom);
  row->addWidget(m_bulk);
  row->addWidget(m_kind);
  row->addWidget(m_example);
  row->addWidget(m_format);
  connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
    m_pages->setCurrentIndex(index);
    renderHeader();
  });
  connect(m_bulk, &QPushButton::clicked, this, &RequestEditor::toggleBulk);
  connect(m_example, &QToolButton::clicked, this, &RequestEditor::examplesRequested);
  connect(m_format, &QToolButton::clicked, this, &RequestEditor::format);
  return header;
}

// What belongs to the body is there while the body is.
void RequestEditor::renderHeader() {
  const bool isBody = m_tabs->currentIndex() == static_cast<int>(Tab::Body);
  const bool isDeclared = m_draft.hasBody && m_draft.bodyKind == m_draft.declaredKind;
  m_kind->setVisible(isBody);
  m_kind->setCurrentIndex(static_cast<int>(m_draft.bodyKind));
  m_format->setVisible(isBody && m_draft.bodyKind == BodyKind::JsonText);
  m_example->setVisible(isBody && isDeclared);
  m_bulk->setVisible(canBeBulk());
  m_bulk->setText(isBulk() ? tr("Edit as rows") : tr("Bulk edit"));
  m_bulk->setAccessibleName(m_bulk->text());
}

bool RequestEditor::canBeBulk() const {
  switch (static_cast<Tab>(m_tabs->currentIndex())) {
  case Tab::Params:
  case Tab::Headers: return true;
  case Tab::Body: return m_draft.bodyKind == BodyKind::Form || m_draft.bodyKind == BodyKind::Multipart;
  default: return false;
  }
}

bool RequestEditor::isBulk() const {
  switch (static_cast<Tab>(m_tabs->currentIndex())) {
  case Tab::Params: return m_params->isBulk();
  case Tab::Headers: return m_headers->isBulk();
  default: return m_body->parts().isBulk();
  }
}

std::optional<RequestField> RequestEditor::fieldOf(const QLineEdit& edit) const {
  for (const ParameterTable* table : {m_params, m_headers})
    if (auto field = table->fieldOf(edit)) return field;
  return m_body->parts().fieldOf(edit);
}

void RequestEditor::toggleBulk() {
  if (!canBeBulk()) setTab(Tab::Headers);
  const bool isText = !isBulk();
  switch (static_cast<Tab>(m_tabs->currentIndex())) {
  case Tab::Params: m_params->setBulk(isText); break;
  case Tab::Headers: m_headers->setBulk(isText); break;
  default: m_body->parts().setBulk(isText);
  }
  renderHeader();
}

JsonEditor& RequestEditor::body() { return m_body->json(); }
QWidget& RequestEditor::exampleButton() { return *m_example; }

QWidget* RequestEditor::scrolled(QWidget& page) {
  auto* area = new QScrollArea(this);
  area->setFrameShape(QFrame::NoFrame);
  area->setWidgetResizable(true);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setFocusPolicy(Qt::NoFocus);
  area->viewport()->setAutoFillBackground(false);
  area->setWidget(&page);
  page.setAutoFillBackground(false);
  return area;
}

void RequestEditor::setDraft(const RequestDraft& draft) {
  m_draft = draft;
  m_body->setDraft(draft);
  m_params->setRows(draft.rows);
  m_headers->setRows(draft.rows);
  m_auth->setAuth(draft.auth);
  m_options->setFollowsRedirects(draft.followRedirects);
  m_options->setChecksCertificates(draft.checksCertificates);
  renderHeader();
  renderBadges();
}

void RequestEditor::setTab(Tab tab) { m_tabs->setCurrentIndex(static_cast<int>(tab)); }

void RequestEditor::setBodyShown(bool shown) {
  m_tabs->setTabVisible(static_cast<int>(Tab::Body), shown);
  if (!shown && m_tabs->currentIndex() == static_cast<int>(Tab::Body)) setTab(Tab::Params);
}

void RequestEditor::renderBadges() {
  const auto dot = [this](Tab tab, bool isOn) {
    TabLook look = m_tabs->look(static_cast<int>(tab));
    look.hasDot = isOn;
    m_tabs->setLook(static_cast<int>(tab), look);
  };
  dot(Tab::Body, bodyOf(m_draft).kind != BodyKind::None);
  dot(Tab::Auth, m_draft.auth.kind != design::RequestAuth::Kind::Inherit);
  m_tabs->setBadge(1, badge(countRows(m_draft, paramPlaces)));
  m_tabs->setBadge(2, badge(countRows(m_draft, headerPlaces)));
}

void RequestEditor::format() {
  if (m_draft.bodyKind != BodyKind::JsonText || !body().format()) return;
  m_draft.body = body().content();
  Q_EMIT edited(m_draft);
}

void RequestEditor::showProblems(const QVector<FieldProblem>& problems) {
  QVector<Lens> lenses;
  m_params->clearProblems();
  m_headers->clearProblems();
  m_body->parts().clearProblems();
  for (const FieldProblem& problem : problems) {
    if (problem.range)
      lenses.push_back(lensOf(problem));
    else
      showAtRow(problem);
  }
  body().setLenses(lenses);
}

// The row that the second step of the loc names: of the place that its first step names.
void RequestEditor::showAtRow(const FieldProblem& problem) {
  const QString place = problem.place();
  const QString name = problem.wireName();
  if (name.isEmpty()) return;
  if (place == QLatin1String("body"))
    m_body->parts().setProblem(name, problem.message);
  else
    (place == QLatin1String("header") || place == QLatin1String("cookie") ? m_headers : m_params)
        ->setProblem(name, problem.message);
}

void RequestEditor::selectProblem(const FieldProblem& problem) {
  if (problem.range) {
    setTab(Tab::Body);
    body().selectRange(static_cast<qsizetype>(problem.range->begin), static_cast<qsizetype>(problem.range->end));
    return;
  }
  const QString place = problem.place();
  const QString name = problem.wireName();
  if (place.isEmpty() || place == QLatin1String("response")) return;
  if (place == QLatin1String("body")) {
    setTab(Tab::Body);
    m_body->parts().focusRow(name);
    return;
  }
  const bool isHeader = place == QLatin1String("header") || place == QLatin1String("cookie");
  setTab(isHeader ? Tab::Headers : Tab::Params);
  (isHeader ? m_headers : m_params)->focusRow(name);
}

} // namespace signalbox::ui
