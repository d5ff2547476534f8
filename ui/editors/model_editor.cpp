// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/model_editor.h"

#include "core/design/entity_reader.h"
#include "core/design/store.h"
#include "ui/editors/file_form.h"
#include "ui/editors/form.h"
#include "ui/editors/json_field.h"
#include "ui/editors/model_card.h"
#include "ui/editors/model_examples.h"
#include "ui/editors/model_head.h"
#include "ui/editors/model_preview.h"
#include "ui/editors/option_rows.h"
#include "ui/widgets/splitter.h"
#include "ui/workbench/workbench.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

// What a model has beside its fields, as its file says it.
std::vector<OptionField> ruleFields() {
  using namespace rows;
  const auto words = [](const char* text) { return ModelEditor::tr(text); };
  return {alone(objects("validators", words("Validators"),
                        {{"",
                          words("Validator"),
                          words("Add a validator"),
                          {code("name", words("Name"), QStringLiteral("check_total")),
                           list("fields", words("Fields"), words("The whole model; add a field")),
                           choice("mode", words("Runs"), {QStringLiteral("after"), QStringLiteral("before")}),
                           code("check", words("Holds"), QStringLiteral("value > 0")),
                           code("message", words("Else says"), QStringLiteral("{{ value }} is too little")),
                           code("value", words("Becomes"), words("what it was; or an expression"))},
                          {{"name", "check_model"}, {"check", "True"}}}})),
          alone(objects("computed", words("Computed fields"),
                        {{"",
                          words("Computed field"),
                          words("Add a computed field"),
                          {code("name", words("Name"), QStringLiteral("total")),
                           row("type", words("Type"), QStringLiteral("int"), OptionField::Shape::Type),
                           code("expression", words("Expression"), QStringLiteral("self.price * self.count"))},
                          {{"name", "computed"}, {"type", "int"}, {"expression", "0"}}}}))};
}

} // namespace

struct ModelEditor::Parts {
  void render() {
    const auto model = context.current();
    if (!model) return;
    head->render(*model);
    const bool isSchema = model->kind == design::ModelKind::JsonSchema;
    fields->setVisible(!isSchema);
    fields->render();
    schema->setVisible(isSchema);
    if (isSchema) schema->setValue(model->schema);
    rules->setVisible(!isSchema);
    rules->setDesign(context.design());
    rules->setFile(design::Json::parse(design::fileText(*model)));
    examples->render(*model);
  }

  void showProblems() {
    rules->setProblems(problemsOf(context.workbench, EntityKind::Model, context.name.toStdString()));
    examples->showProblems();
  }

  void setName(const QString& name) {
    context.name = name;
    fields->setModel(name);
    preview->setModel(name);
  }

  void changeRules(const QString& key, const design::Json& value, const QString& part) {
    const auto model = context.current();
    if (!model) return;
    design::Problems problems;
    const design::Model changed =
        design::readModel(model->name, withOption(design::Json::parse(design::fileText(*model)), key, value), problems);
    if (problems.empty()) context.change(part, [&](design::Model& one) { one = changed; });
  }

  QWidget* makePage() {
    schema->setObjectName(QStringLiteral("model.schema"));
    schema->fitHeight(6, 40);
    const Page page = ui::makePage();
    page.layout->addWidget(head);
    addHeading(*page.layout, tr("Fields"));
    page.layout->addWidget(fields);
    page.layout->addWidget(schema);
    page.layout->addWidget(rules);
    page.layout->addWidget(examples);
    page.layout->addStretch();
    return page.widget;
  }

  ModelContext context;
  ModelHead* head = new ModelHead(context);
  ModelCard* fields = new ModelCard(context.workbench, context.name, ModelCard::Head::Hidden);
  JsonField* schema = new JsonField(tr("JSON Schema"));
  FileForm* rules = new FileForm(QStringLiteral("model"), ruleFields());
  ModelExamples* examples = new ModelExamples(context);
  ModelPreview* preview = new ModelPreview(context.workbench, context.name);
  QScrollArea* area = nullptr;
};

ModelEditor::ModelEditor(Workbench& workbench, const QString& modelName, QWidget* parent)
    : QWidget(parent), m(new Parts{.context = {workbench, modelName}}) {
  setAccessibleName(tr("Model %1").arg(modelName));
  m->area = static_cast<QScrollArea*>(scrolling(m->makePage()));
  auto* split = new Splitter(Qt::Horizontal, Splitter::Gap::Hairline);
  split->addWidget(m->area);
  split->addWidget(m->preview);
  split->setUsualSizes({560, 440});
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(split);
  connectParts();
  whenDesignChanges(workbench, *this, [this] { m->render(); });
  whenApplied(workbench, *this, [this] { m->showProblems(); });
  m->render();
  m->showProblems();
}

ModelEditor::~ModelEditor() = default;

void ModelEditor::connectParts() {
  connect(m->head, &ModelHead::renameRequested, this, [this](const QString& text) {
    const QString before = m->context.name;
    m->setName(text); // the document announces the new name at once
    if (applyEdit(m->context.workbench, design::RenameModel{before.toStdString(), text.toStdString()}))
      return Q_EMIT modelNameChanged(before, text);
    m->setName(before);
    m->head->revertName();
  });
  connect(m->schema, &JsonField::valueEdited, this, [this](const design::Json& value) {
    if (value.is_object())
      m->context.change(QStringLiteral("schema"), [&](design::Model& model) { model.schema = value; });
  });
  connect(
      m->rules, &FileForm::keyEdited, this,
      [this](const QString& key, const design::Json& value, const QString& part) { m->changeRules(key, value, part); });
}

QString ModelEditor::modelName() const { return m->context.name; }

void ModelEditor::setProblems(const QVector<FieldProblem>& problems) { m->fields->setProblems(problems); }

void ModelEditor::flashField(const QString& name) {
  FieldTable& table = m->fields->table();
  table.flash(name);
  table.setFocus(Qt::OtherFocusReason);
  const QPoint at = table.mapTo(m->area->widget(), table.rowRect(name).center());
  m->area->ensureVisible(at.x(), at.y(), 0, 60);
}

} // namespace signalbox::ui
