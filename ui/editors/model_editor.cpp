// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/model_editor.h"

#include "core/design/entity_reader.h"
#include "core/design/store.h"
#include "ui/bridge/live_api.h"
#include "ui/document/design_document.h"
#include "ui/editors/chip_list.h"
#include "ui/editors/editing.h"
#include "ui/editors/field_text.h"
#include "ui/editors/file_form.h"
#include "ui/editors/form.h"
#include "ui/editors/json_field.h"
#include "ui/editors/model_card.h"
#include "ui/editors/model_preview.h"
#include "ui/text/line_code_edit.h"
#include "ui/theme/theme.h"
#include "ui/widgets/combo_box.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/splitter.h"
#include "ui/workbench/workbench.h"

#include <QMenu>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace signalbox::ui {
namespace {

QStringList configWords() {
  return {QStringLiteral("extra=forbid"),          QStringLiteral("extra=allow"),
          QStringLiteral("populate_by_name=true"), QStringLiteral("str_strip_whitespace=true"),
          QStringLiteral("str_to_lower=true"),     QStringLiteral("str_min_length=1"),
          QStringLiteral("str_max_length=200"),    QStringLiteral("strict=true"),
          QStringLiteral("frozen=true"),           QStringLiteral("use_enum_values=true"),
          QStringLiteral("from_attributes=true"),  QStringLiteral("alias_generator=to_camel")};
}

QStringList chipsOf(const design::Json& config) {
  QStringList chips;
  for (const auto& [key, value] : config.items()) chips << QString::fromStdString(key) + u'=' + literalText(value);
  return chips;
}

QString kindName(design::ModelKind kind) {
  switch (kind) {
  case design::ModelKind::TypedDict: return ModelEditor::tr("Typed dict");
  case design::ModelKind::Dataclass: return ModelEditor::tr("Dataclass");
  case design::ModelKind::NamedTuple: return ModelEditor::tr("Named tuple");
  case design::ModelKind::Root: return ModelEditor::tr("Root model");
  case design::ModelKind::JsonSchema: return ModelEditor::tr("JSON Schema");
  default: return ModelEditor::tr("Model");
  }
}

constexpr std::array modelKinds{design::ModelKind::Model, design::ModelKind::TypedDict, design::ModelKind::Dataclass,
                                design::ModelKind::NamedTuple, design::ModelKind::Root};

// What a model has beside its fields, as its file says it.
std::vector<OptionField> ruleFields() {
  using Shape = OptionField::Shape;
  using Variants = std::vector<OptionVariant>;
  OptionField validators{"validators", ModelEditor::tr("Validators"), {}, Shape::Objects, {}};
  validators.variants = std::make_shared<const Variants>(Variants{
      {"",
       ModelEditor::tr("Validator"),
       ModelEditor::tr("Add a validator"),
       {{"name", ModelEditor::tr("Name"), QStringLiteral("check_total"), Shape::Code, {}},
        {"fields", ModelEditor::tr("Fields"), ModelEditor::tr("The whole model; add a field"), Shape::List, {}},
        {"mode", ModelEditor::tr("Runs"), {}, Shape::Choice, {QStringLiteral("after"), QStringLiteral("before")}},
        {"check", ModelEditor::tr("Holds"), QStringLiteral("value > 0"), Shape::Code, {}},
        {"message", ModelEditor::tr("Else says"), QStringLiteral("{{ value }} is too little"), Shape::Code, {}},
        {"value", ModelEditor::tr("Becomes"), ModelEditor::tr("what it was; or an expression"), Shape::Code, {}}},
       {{"name", "check_model"}, {"check", "True"}}}});
  OptionField computed{"computed", ModelEditor::tr("Computed fields"), {}, Shape::Objects, {}};
  computed.variants = std::make_shared<const Variants>(Variants{
      {"",
       ModelEditor::tr("Computed field"),
       ModelEditor::tr("Add a computed field"),
       {{"name", ModelEditor::tr("Name"), QStringLiteral("total"), Shape::Code, {}},
        {"type", ModelEditor::tr("Type"), QStringLiteral("int"), Shape::Type, {}},
        {"expression", ModelEditor::tr("Expression"), QStringLiteral("self.price * self.count"), Shape::Code, {}}},
       {{"name", "computed"}, {"type", "int"}, {"expression", "0"}}}});
  return {validators, computed};
}

} // namespace

struct ModelEditor::Parts {
  design::ModelPtr current() const { return workbench.document.design().model(name.toStdString()); }

  void change(const QString& part, const std::function<void(design::Model&)>& edit) {
    changeEntity<design::SetModel>(workbench, current(), QStringLiteral("model/") + name, part, edit);
  }

  void render() {
    const auto model = current();
    if (!model) return;
    showText(*title, name);
    showText(*base, QString::fromStdString(model->base));
    config->setValues(chipsOf(model->config));
    showText(*parameters, parametersText(*model));
    const bool isSchema = model->kind == design::ModelKind::JsonSchema;
    fields->setVisible(!isSchema);
    schema->setVisible(isSchema);
    if (isSchema) schema->setValue(model->schema);
    kind->setCurrentIndex(kind->findText(kindName(model->kind)));
    kind->setEnabled(!isSchema);
    rules->setDesign(workbench.document.design());
    rules->setFile(design::Json::parse(design::fileText(*model)));
    rules->setVisible(!isSchema);
    showText(*description, QString::fromStdString(model->description));
    QStringList models;
    for (const auto& other : workbench.document.design().models())
      if (other->kind == model->kind && other->name != model->name) models << QString::fromStdString(other->name);
    base->setWords(models);
    fields->render();
  }

  static QString parametersText(const design::Model& model) {
    QStringList names;
    for (const std::string& parameter : model.typeParameters) names << QString::fromStdString(parameter);
    return names.join(QStringLiteral(", "));
  }

  // Kinds are told apart by what may stand in them; what another kind has no use for says so as a diagnostic.
  void becomeKind(design::ModelKind to) {
    change({}, [&](design::Model& model) {
      model.kind = to;
      if (to == design::ModelKind::Root)
        model.fields = {{"root", model.fields.empty() ? "str" : model.fields[0].type, design::Json::object()}};
      if (to != design::ModelKind::Root && model.fields.size() == 1 && model.fields[0].name == "root")
        model.fields[0].name = "value";
      model.base.clear();
    });
  }

  void changeRules(const QString& key, const design::Json& value, const QString& part) {
    const auto model = current();
    if (!model) return;
    design::Problems problems;
    const design::Model changed =
        design::readModel(model->name, withOption(design::Json::parse(design::fileText(*model)), key, value), problems);
    if (problems.empty()) change(part, [&](design::Model& one) { one = changed; });
  }

  Workbench& workbench;
  QString name;
  ComboBox* kind = nullptr;
  LineEdit* parameters = nullptr;
  JsonField* schema = nullptr;
  FileForm* rules = nullptr;
  LineEdit* title = nullptr;
  LineEdit* description = nullptr;
  LineCodeEdit* base = nullptr;
  ChipList* config = nullptr;
  ModelCard* fields = nullptr;
  ModelPreview* preview = nullptr;
  QScrollArea* area = nullptr;
};

ModelEditor::ModelEditor(Workbench& workbench, const QString& modelName, QWidget* parent)
    : QWidget(parent), m(new Parts{workbench, modelName}) {
  setAccessibleName(tr("Model %1").arg(modelName));
  m->title = new LineEdit(tr("Model name"));
  m->title->setObjectName(QStringLiteral("model.name"));
  m->title->setBare(true);
  m->title->setFont(displayFont(17, 600));
  m->title->setControlHeight(30);
  m->description = new LineEdit(tr("Description"));
  m->base = new LineCodeEdit(tr("BaseModel"));
  m->base->setAccessibleName(tr("Extends"));
  m->base->setObjectName(QStringLiteral("model.base"));
  m->config = new ChipList(QStringLiteral("model.config"), tr("Configuration"), tr("Add, such as extra=forbid"));
  m->config->setCheck([](const QString& text) {
    const auto config = parseFacets(text);
    return config ? QString() : QString::fromStdString(config.error().message);
  });
  auto* addConfig = new IconButton(QStringLiteral("list-plus"), tr("Choose a configuration"));
  addConfig->setObjectName(QStringLiteral("model.config.choose"));
  m->kind = new ComboBox(tr("Kind of model"));
  m->kind->setObjectName(QStringLiteral("model.kind"));
  for (const design::ModelKind each : modelKinds)
    m->kind->addItem(kindName(each), QString::fromUtf8(design::nameOf(each).data()));
  m->parameters = new LineEdit(tr("none, or T"));
  m->parameters->setAccessibleName(tr("Type parameters"));
  m->parameters->setObjectName(QStringLiteral("model.parameters"));
  m->parameters->setFace(LineEdit::Face::Code);
  m->parameters->setFixedWidth(140);
  m->schema = new JsonField(tr("JSON Schema"));
  m->schema->setObjectName(QStringLiteral("model.schema"));
  m->schema->fitHeight(6, 40);
  m->rules = new FileForm(QStringLiteral("model"), ruleFields());
  m->fields = new ModelCard(workbench, modelName, ModelCard::Head::Hidden);
  m->preview = new ModelPreview(workbench, modelName);

  const Page page = makePage();
  auto* head = new QHBoxLayout;
  head->addWidget(m->title, 1);
  head->addWidget(m->kind);
  page.layout->addLayout(head);
  Form form(*page.layout);
  form.add(tr("Extends"), m->base);
  form.add(tr("Parameters"), m->parameters);
  auto* configRow = new QWidget;
  auto* configLayout = new QHBoxLayout(configRow);
  configLayout->setContentsMargins(0, 0, 0, 0);
  configLayout->addWidget(m->config, 1);
  configLayout->addWidget(addConfig, 0, Qt::AlignTop);
  form.add(tr("Configuration"), configRow);
  form.add(tr("Description"), m->description);
  addHeading(*page.layout, tr("Fields"));
  page.layout->addWidget(m->fields);
  page.layout->addWidget(m->schema);
  page.layout->addWidget(m->rules);
  page.layout->addStretch();
  auto* split = new Splitter(Qt::Horizontal, Splitter::Gap::Hairline);
  m->area = static_cast<QScrollArea*>(scrolling(page.widget));
  split->addWidget(m->area);
  split->addWidget(m->preview);
  split->setUsualSizes({560, 440});
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(split);

  connect(m->title, &QLineEdit::textEdited, this, [this](const QString& text) {
    m->title->setProblem(design::isIdentifier(text.toStdString()) ? QString()
                                                                  : tr("A model's name is a Python identifier"));
  });
  connect(m->title, &QLineEdit::editingFinished, this, [this] {
    const QString text = m->title->text().trimmed();
    if (text == m->name || !m->title->problem().isEmpty()) return;
    const QString before = std::exchange(m->name, text); // the document announces the new name at once
    m->fields->setModel(text);
    m->preview->setModel(text);
    if (applyEdit(m->workbench, design::RenameModel{before.toStdString(), text.toStdString()}))
      return Q_EMIT modelNameChanged(before, text);
    m->name = before;
    m->fields->setModel(before);
    m->preview->setModel(before);
    m->title->setText(before);
  });
  connect(m->base, &QLineEdit::textEdited, this, [this](const QString& text) {
    const QString name = text.section(u'[', 0, 0).trimmed(); // Page[Item]
    const bool known = text.isEmpty() || m->workbench.document.design().model(name.toStdString());
    m->base->setProblem(known ? QString() : tr("No model is called %1").arg(name));
    if (known)
      m->change(QStringLiteral("base"), [&](design::Model& model) { model.base = text.trimmed().toStdString(); });
  });
  connect(m->kind, &QComboBox::activated, this, [this](int index) { m->becomeKind(modelKinds[std::size_t(index)]); });
  connect(m->parameters, &QLineEdit::textEdited, this, [this](const QString& text) {
    std::vector<std::string> names;
    for (const QString& name : text.split(u',', Qt::SkipEmptyParts))
      if (!name.trimmed().isEmpty()) names.push_back(name.trimmed().toStdString());
    const bool fine = std::ranges::all_of(names, [](const std::string& name) { return design::isIdentifier(name); });
    m->parameters->setProblem(fine ? QString() : tr("Names, separated by commas: T, K"));
    if (fine) m->change(QStringLiteral("parameters"), [&](design::Model& model) { model.typeParameters = names; });
  });
  connect(m->config, &ChipList::edited, this, [this](const QStringList& chips) {
    design::Json config = design::Json::object();
    for (const QString& chip : chips)
      if (const auto one = parseFacets(chip)) config.update(*one);
    m->change({}, [&](design::Model& model) { model.config = config; });
  });
  connect(addConfig, &QToolButton::clicked, this, [this, addConfig] {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("model.config.words"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString& word : configWords())
      menu->addAction(word, this, [this, word] {
        m->change({}, [&](design::Model& model) { model.config.update(*parseFacets(word)); });
      });
    menu->popup(addConfig->mapToGlobal(QPoint(0, addConfig->height() + 4)));
  });
  connect(m->schema, &JsonField::valueEdited, this, [this](const design::Json& value) {
    if (value.is_object()) m->change(QStringLiteral("schema"), [&](design::Model& model) { model.schema = value; });
  });
  connect(
      m->rules, &FileForm::keyEdited, this,
      [this](const QString& key, const design::Json& value, const QString& part) { m->changeRules(key, value, part); });
  connect(m->description, &QLineEdit::textEdited, this, [this](const QString& text) {
    m->change(QStringLiteral("description"), [&](design::Model& model) { model.description = text.toStdString(); });
  });
  whenDesignChanges(workbench, *this, [this] { m->render(); });
  whenApplied(workbench, *this,
              [this] { m->rules->setProblems(problemsOf(m->workbench, EntityKind::Model, m->name.toStdString())); });
  m->render();
}

ModelEditor::~ModelEditor() = default;

QString ModelEditor::modelName() const { return m->name; }

void ModelEditor::setProblems(const QVector<FieldProblem>& problems) { m->fields->setProblems(problems); }

void ModelEditor::flashField(const QString& name) {
  FieldTable& table = m->fields->table();
  table.flash(name);
  table.setFocus(Qt::OtherFocusReason);
  const QPoint at = table.mapTo(m->area->widget(), table.rowRect(name).center());
  m->area->ensureVisible(at.x(), at.y(), 0, 60);
}

} // namespace signalbox::ui
