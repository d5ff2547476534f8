// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/model_head.h"

#include "ui/editors/chip_list.h"
#include "ui/editors/entity_menu.h"
#include "ui/editors/field_text.h"
#include "ui/editors/form.h"
#include "ui/editors/model_examples.h"
#include "ui/editors/title_edit.h"
#include "ui/text/line_code_edit.h"
#include "ui/widgets/combo_box.h"
#include "ui/widgets/icon_button.h"

#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace signalbox::ui {
namespace {

using design::Model;
using design::ModelKind;

constexpr std::array modelKinds{ModelKind::Model, ModelKind::TypedDict, ModelKind::Dataclass, ModelKind::NamedTuple,
                                ModelKind::Root};

QStringList configWords() {
  return {QStringLiteral("extra=forbid"),          QStringLiteral("extra=allow"),
          QStringLiteral("populate_by_name=true"), QStringLiteral("str_strip_whitespace=true"),
          QStringLiteral("str_to_lower=true"),     QStringLiteral("str_min_length=1"),
          QStringLiteral("str_max_length=200"),    QStringLiteral("strict=true"),
          QStringLiteral("frozen=true"),           QStringLiteral("use_enum_values=true"),
          QStringLiteral("from_attributes=true"),  QStringLiteral("alias_generator=to_camel")};
}

// All but the examples, which have a form.
QStringList chipsOf(const design::Json& config) {
  QStringList chips;
  const design::Json others = withModelExamples(config, {});
  for (const auto& [key, value] : others.items()) chips << QString::fromStdString(key) + u'=' + literalText(value);
  return chips;
}

QString kindName(ModelKind kind) {
  switch (kind) {
  case ModelKind::TypedDict: return ModelHead::tr("Typed dict");
  case ModelKind::Dataclass: return ModelHead::tr("Dataclass");
  case ModelKind::NamedTuple: return ModelHead::tr("Named tuple");
  case ModelKind::Root: return ModelHead::tr("Root model");
  case ModelKind::JsonSchema: return ModelHead::tr("JSON Schema");
  default: return ModelHead::tr("Model");
  }
}

QString parametersText(const Model& model) {
  QStringList names;
  for (const std::string& parameter : model.typeParameters) names << QString::fromStdString(parameter);
  return names.join(QStringLiteral(", "));
}

} // namespace

ModelHead::ModelHead(const ModelContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_title(new TitleEdit(QStringLiteral("model.name"), tr("Model name"),
                                                                 tr("A model's name is a Python identifier"))),
      m_kind(new ComboBox(tr("Kind of model"))), m_base(new LineCodeEdit(tr("BaseModel"))),
      m_parameters(new LineEdit(tr("none, or T"))),
      m_config(new ChipList(QStringLiteral("model.config"), tr("Configuration"), tr("Add, such as extra=forbid"))),
      m_addConfig(new IconButton(QStringLiteral("list-plus"), tr("Choose a configuration"))),
      m_description(new LineEdit(tr("Description"))) {
  makeKind();
  makeConfig();
  m_description->setPlaceholderText(tr("Markdown, for the docs"));
  m_base->setAccessibleName(tr("Extends"));
  m_base->setObjectName(QStringLiteral("model.base"));
  m_parameters->setAccessibleName(tr("Type parameters"));
  m_parameters->setObjectName(QStringLiteral("model.parameters"));
  m_parameters->setFace(LineEdit::Face::Code);
  m_parameters->setFixedWidth(140);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(10);
  addTitle(*column);
  addRows(*column);
  connectParts();
}

void ModelHead::makeKind() {
  m_kind->setObjectName(QStringLiteral("model.kind"));
  for (const ModelKind each : modelKinds)
    m_kind->addItem(kindName(each), QString::fromUtf8(design::nameOf(each).data()));
}

void ModelHead::makeConfig() {
  m_config->setCheck([](const QString& text) {
    const auto config = parseFacets(text);
    return config ? QString() : QString::fromStdString(config.error().message);
  });
  m_addConfig->setObjectName(QStringLiteral("model.config.choose"));
}

void ModelHead::addTitle(QVBoxLayout& column) {
  auto* row = new QHBoxLayout;
  row->addWidget(m_title, 1);
  row->addWidget(m_kind);
  row->addWidget(
      makeEntityMenu(m_context.workbench.commands, QStringLiteral("model.more"),
                     {"design.rename", "design.duplicate", "", "design.copy", "design.cut", "", "design.delete"}));
  column.addLayout(row);
}

void ModelHead::addRows(QVBoxLayout& column) {
  auto* configRow = new QWidget;
  auto* configLayout = new QHBoxLayout(configRow);
  configLayout->setContentsMargins(0, 0, 0, 0);
  configLayout->addWidget(m_config, 1);
  configLayout->addWidget(m_addConfig, 0, Qt::AlignTop);
  Form form(column);
  form.add(tr("Extends"), m_base);
  form.add(tr("Parameters"), m_parameters);
  form.add(tr("Configuration"), configRow);
  form.add(tr("Description"), m_description);
}

void ModelHead::connectParts() {
  connect(m_title, &TitleEdit::renameRequested, this, &ModelHead::renameRequested);
  connect(m_kind, &QComboBox::activated, this, [this](int index) { becomeKind(modelKinds[std::size_t(index)]); });
  connect(m_base, &QLineEdit::textEdited, this, &ModelHead::extend);
  connect(m_parameters, &QLineEdit::textEdited, this, &ModelHead::setParameters);
  connect(m_config, &ChipList::edited, this, &ModelHead::setConfig);
  connect(m_addConfig, &QToolButton::clicked, this, &ModelHead::offerConfig);
  connect(m_description, &QLineEdit::textEdited, this, [this](const QString& text) {
    m_context.change(QStringLiteral("description"), [&](Model& model) { model.description = text.toStdString(); });
  });
}

void ModelHead::render(const Model& model) {
  m_title->showName(m_context.name);
  const bool isSchema = model.kind == ModelKind::JsonSchema;
  m_kind->setCurrentIndex(m_kind->findText(kindName(model.kind)));
  m_kind->setEnabled(!isSchema);
  QStringList others;
  for (const auto& other : m_context.design().models())
    if (other->kind == model.kind && other->name != model.name) others << QString::fromStdString(other->name);
  m_base->setWords(others);
  showText(*m_base, QString::fromStdString(model.base));
  showText(*m_parameters, parametersText(model));
  m_config->setValues(chipsOf(model.config));
  showText(*m_description, QString::fromStdString(model.description));
}

void ModelHead::revertName() { m_title->revert(m_context.name); }

// Kinds are told apart by what may stand in them; what another kind has no use for says so as a diagnostic.
void ModelHead::becomeKind(ModelKind kind) {
  m_context.change({}, [&](Model& model) {
    model.kind = kind;
    if (kind == ModelKind::Root)
      model.fields = {{"root", model.fields.empty() ? "str" : model.fields[0].type, design::Json::object()}};
    if (kind != ModelKind::Root && model.fields.size() == 1 && model.fields[0].name == "root")
      model.fields[0].name = "value";
    model.base.clear();
  });
}

void ModelHead::extend(const QString& text) {
  const QString name = text.section(u'[', 0, 0).trimmed(); // Page[Item]
  const bool known = text.isEmpty() || m_context.design().model(name.toStdString());
  m_base->setProblem(known ? QString() : tr("No model is called %1").arg(name));
  if (known) m_context.change(QStringLiteral("base"), [&](Model& model) { model.base = text.trimmed().toStdString(); });
}

void ModelHead::setParameters(const QString& text) {
  std::vector<std::string> names;
  for (const QString& name : text.split(u',', Qt::SkipEmptyParts))
    if (!name.trimmed().isEmpty()) names.push_back(name.trimmed().toStdString());
  const bool fine = std::ranges::all_of(names, [](const std::string& name) { return design::isIdentifier(name); });
  m_parameters->setProblem(fine ? QString() : tr("Names, separated by commas: T, K"));
  if (fine) m_context.change(QStringLiteral("parameters"), [&](Model& model) { model.typeParameters = names; });
}

void ModelHead::setConfig(const QStringList& chips) {
  design::Json config = design::Json::object();
  for (const QString& chip : chips)
    if (const auto one = parseFacets(chip)) config.update(*one);
  m_context.change({}, [&](Model& model) { model.config = withModelExamples(config, modelExamples(model.config)); });
}

void ModelHead::offerConfig() {
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("model.config.words"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (const QString& word : configWords())
    menu->addAction(word, this, [this, word] {
      m_context.change({}, [&](Model& model) { model.config.update(*parseFacets(word)); });
    });
  menu->popup(m_addConfig->mapToGlobal(QPoint(0, m_addConfig->height() + 4)));
}

} // namespace signalbox::ui
