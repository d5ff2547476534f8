// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ResponsesPage: response_model and its options, and the other answers that are documented.
#include "core/design/response_class.h"
#include "ui/editors/document_tables.h"
#include "ui/editors/endpoint_pages.h"
#include "ui/editors/example_problems.h"
#include "ui/editors/field_text.h"
#include "ui/editors/file_form.h"
#include "ui/editors/form.h"
#include "ui/editors/problem_line.h"
#include "ui/editors/selection_field.h"
#include "ui/text/line_code_edit.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"

#include <QCheckBox>

namespace signalbox::ui {
namespace {

using design::Json;
using design::ResponseRules;

void showFirst(ProblemLine& line, const PlacedMessages& problems) {
  line.show(problems.empty() ? nullptr : &problems.front());
}

} // namespace

ResponsesPage::ResponsesPage(EndpointContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_model(new LineCodeEdit(tr("Response model, for example list[Item]"))),
      m_status(new LineEdit(tr("Status code"))), m_description(new LineEdit(tr("Successful Response"))),
      m_class(new LineCodeEdit(tr("json, html, plain, file, …"))),
      m_include(
          new SelectionField(QStringLiteral("response.include"), tr("Only these fields (include)"), tr("all of them"))),
      m_exclude(new SelectionField(QStringLiteral("response.exclude"), tr("All but these fields (exclude)"),
                                   tr("none is left out"))),
      m_modelProblem(new ProblemLine(QStringLiteral("response.model.problem"))),
      m_classProblem(new ProblemLine(QStringLiteral("response.class.problem"))),
      m_responses(new FileForm(QStringLiteral("answers"), {responsesField()})) {
  setUpControls();
  buildPage();
  connectTexts();
  connectParts();
}

void ResponsesPage::setUpControls() {
  m_model->setObjectName(QStringLiteral("response.model"));
  m_status->setObjectName(QStringLiteral("response.status"));
  m_status->setFace(LineEdit::Face::Code);
  m_status->setFixedWidth(140);
  m_description->setAccessibleName(tr("Description of the answer"));
  m_description->setObjectName(QStringLiteral("response.description"));
  m_class->setAccessibleName(tr("Response class"));
  m_class->setObjectName(QStringLiteral("response.class"));
  m_class->setWords({QStringLiteral("json"), QStringLiteral("html"), QStringLiteral("plain"),
                     QStringLiteral("redirect"), QStringLiteral("file"), QStringLiteral("stream"),
                     QStringLiteral("event_stream"), QStringLiteral("response")});
}

void ResponsesPage::buildPage() {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(18, 14, 18, 18);
  layout->setSpacing(10);
  auto* examples = new Button(tr("Add an example"), ButtonVariant::Ghost);
  examples->setObjectName(QStringLiteral("response.addExample"));
  examples->setIconName(QStringLiteral("plus"));
  examples->setControlHeight(26);
  connect(examples, &QPushButton::clicked, this, &ResponsesPage::addExample);
  addHeading(*layout, tr("Answer"))->addWidget(examples);
  Form form(*layout);
  form.add(tr("Model"), m_model);
  form.addBelow(m_modelProblem);
  form.add(tr("Status"), m_status);
  form.add(tr("Description"), m_description);
  form.add(tr("Class"), m_class);
  form.addBelow(m_classProblem);
  layout->addWidget(m_responses);
  addHeading(*layout, tr("What is left out"));
  addFlag(*layout, tr("Values the handler did not set (exclude_unset)"), &ResponseRules::excludeUnset);
  addFlag(*layout, tr("Values equal to their default (exclude_defaults)"), &ResponseRules::excludeDefaults);
  addFlag(*layout, tr("Values that are null (exclude_none)"), &ResponseRules::excludeNone);
  addFlag(*layout, tr("Names are the aliases (by_alias)"), &ResponseRules::byAlias);
  layout->addWidget(m_include);
  layout->addWidget(m_exclude);
  layout->addStretch();
}

void ResponsesPage::connectParts() {
  connect(m_include, &SelectionField::valueEdited, this, [this](const Json& value) {
    change(QStringLiteral("include"), [&](ResponseRules& rules) { rules.include = value; });
  });
  connect(m_exclude, &SelectionField::valueEdited, this, [this](const Json& value) {
    change(QStringLiteral("exclude"), [&](ResponseRules& rules) { rules.exclude = value; });
  });
  connect(m_responses, &FileForm::keyEdited, this, [this](const QString&, const Json& value, const QString& part) {
    const auto endpoint = m_context.current();
    if (!endpoint) return;
    design::Endpoint changed = *endpoint;
    changed.responses = value.is_discarded() ? Json::object() : value;
    m_context.change(changed, part);
  });
}

void ResponsesPage::connectTexts() {
  connect(m_model, &QLineEdit::textEdited, this, [this](const QString& text) {
    change(QStringLiteral("response_model"), [&](ResponseRules& rules) { rules.model = text.trimmed().toStdString(); });
  });
  connect(m_status, &QLineEdit::textEdited, this, [this](const QString& text) {
    bool isNumber = false;
    const int status = text.toInt(&isNumber);
    const bool fine = isNumber && status >= 100 && status <= 599 && status != 205;
    m_status->setProblem(fine ? QString() : tr("A status code is a number from 100 to 599"));
    if (fine) change(QStringLiteral("status_code"), [&](ResponseRules& rules) { rules.statusCode = status; });
  });
  connect(m_description, &QLineEdit::textEdited, this, [this](const QString& text) {
    change(QStringLiteral("response_description"),
           [&](ResponseRules& rules) { rules.description = text.toStdString(); });
  });
  connect(m_class, &QLineEdit::textEdited, this, [this](const QString& text) {
    const std::string name = text.trimmed().toStdString();
    const bool fine = name.empty() || design::isResponseClass(name);
    m_class->setProblem(fine ? QString() : tr("A class, or a media type such as text/csv"));
    if (fine) change(QStringLiteral("response_class"), [&](ResponseRules& rules) { rules.responseClass = name; });
  });
}

QCheckBox* ResponsesPage::addFlag(QVBoxLayout& page, const QString& text, bool ResponseRules::* member) {
  auto* box = new QCheckBox(text);
  box->setFont(uiFont(13));
  box->setObjectName(QStringLiteral("response.flag%1").arg(m_flags.size()));
  page.addWidget(box);
  m_flags << std::pair(box, member);
  connect(box, &QCheckBox::clicked, this,
          [this, member](bool on) { change({}, [&](ResponseRules& rules) { rules.*member = on; }); });
  return box;
}

// FastAPI takes the examples of the endpoint's own answer from `responses`, under its status.
void ResponsesPage::addExample() {
  const auto endpoint = m_context.current();
  if (!endpoint) return;
  design::Endpoint changed = *endpoint;
  Json* at = &changed.responses;
  for (const std::string& key : {std::to_string(endpoint->response.statusCode), std::string("content"),
                                 std::string("application/json"), std::string("examples")}) {
    if (!at->is_object()) *at = Json::object();
    at = &(*at)[key];
  }
  Json& examples = *at;
  if (!examples.is_object()) examples = Json::object();
  std::string name = "example";
  for (int next = 2; examples.contains(name); ++next) name = "example" + std::to_string(next);
  examples[name] = {{"value", exampleToBegin(m_context.workbench, endpoint->response.model)}};
  m_context.change(std::move(changed), {});
}

void ResponsesPage::change(const QString& part, const std::function<void(ResponseRules&)>& change) {
  const auto endpoint = m_context.current();
  if (!endpoint) return;
  design::Endpoint changed = *endpoint;
  change(changed.response);
  if (changed != *endpoint) m_context.change(changed, part);
}

void ResponsesPage::render(const design::Endpoint& endpoint, const design::Design& design) {
  const ResponseRules& rules = endpoint.response;
  m_model->setWords(typeWords(design));
  m_model->setCheck([design](const QString& text) {
    if (text.trimmed().isEmpty()) return LineProblem{};
    const TypeProblem problem = checkType(text, design);
    return LineProblem{problem.offset, problem.message};
  });
  showText(*m_model, QString::fromStdString(rules.model));
  if (m_status->problem().isEmpty()) showText(*m_status, QString::number(rules.statusCode));
  showText(*m_description, QString::fromStdString(rules.description));
  for (const auto& [box, member] : m_flags) box->setChecked(rules.*member);
  m_include->setValue(design, rules.model, rules.include);
  m_exclude->setValue(design, rules.model, rules.exclude);
  if (m_class->problem().isEmpty()) showText(*m_class, QString::fromStdString(rules.responseClass));
  m_responses->setScope(FormScope(design, m_context.current()));
  m_responses->setFile(endpoint.responses.empty() ? Json::object() : Json{{"responses", endpoint.responses}});
}

void ResponsesPage::setProblems(const PlacedMessages& problems) {
  m_include->setProblems(messagesBelow(problems, "/response_model_include"));
  m_exclude->setProblems(messagesBelow(problems, "/response_model_exclude"));
  showFirst(*m_modelProblem, messagesBelow(problems, "/response_model"));
  showFirst(*m_classProblem, messagesBelow(problems, "/response_class"));
  const auto endpoint = m_context.current();
  m_responses->setProblems(endpoint ? withCheckedExamples(m_context.workbench, problems, *endpoint) : problems);
}

} // namespace signalbox::ui
