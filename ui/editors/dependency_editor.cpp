// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/dependency_editor.h"

#include "ui/bridge/live_api.h"
#include "ui/document/design_document.h"
#include "ui/editors/check_panel.h"
#include "ui/editors/depends_editor.h"
#include "ui/editors/editing.h"
#include "ui/editors/entity_header.h"
#include "ui/editors/form.h"
#include "ui/editors/option_tables.h"
#include "ui/editors/parameter_sections.h"
#include "ui/editors/use_list.h"
#include "ui/models/dependency_use.h"
#include "ui/models/entity_names.h"
#include "ui/theme/theme.h"
#include "ui/widgets/combo_box.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QVBoxLayout>

namespace signalbox::ui {

using design::Dependency;
using design::Json;

struct DependencyEditor::Parts {
  design::DependencyPtr current() const { return workbench.document.design().dependency(name.toStdString()); }

  void change(const QString& part, const std::function<void(Dependency&)>& edit) {
    changeEntity<design::SetDependency>(workbench, current(), QStringLiteral("dependency/") + name, part, edit);
  }

  void becomeKind(const std::string& kind) {
    change({}, [&](Dependency& dependency) {
      dependency.kind = kind;
      dependency.options = Json::object();
      const auto schemes = workbench.document.design().securitySchemes();
      if (kind == "user" && !schemes.empty()) dependency.options["scheme"] = schemes.front()->name;
    });
  }

  void renderSchemes(const Dependency& dependency) {
    const bool isUser = dependency.kind == "user";
    schemePlace->setVisible(isUser);
    if (!isUser) return;
    const auto found = dependency.options.find("scheme");
    const QString chosen = found != dependency.options.end() && found->is_string()
                               ? QString::fromStdString(found->get<std::string>())
                               : QString();
    QStringList names;
    for (const auto& each : workbench.document.design().securitySchemes()) names << QString::fromStdString(each->name);
    if (!chosen.isEmpty() && !names.contains(chosen)) names.prepend(chosen);
    scheme->clear();
    scheme->addItems(names);
    scheme->setCurrentIndex(int(names.indexOf(chosen)));
  }

  void render() {
    const auto dependency = current();
    if (!dependency) return;
    const design::Design& design = workbench.document.design();
    const bool reads = dependency->kind == "function";
    header->render(name, dependency->kind, dependencyText(dependency->kind));
    showText(*description, QString::fromStdString(dependency->description));
    renderSchemes(*dependency);
    form->setFields(dependencyFields(dependency->kind));
    Json options = dependency->options;
    if (dependency->kind == "user") options.erase("scheme"); // has its own control
    form->setOptions(options);
    parametersPlace->setVisible(reads);
    parameters->setParameters(dependency->parameters, design);
    dependsPlace->setVisible(reads);
    depends->setDepends(dependency->dependencies, design, name);
    check->setInput(sampleQuery(design, dependency->name));
    uses->showUsesOf(dependency->name);
    showProblems(*dependency);
  }

  void showProblems(const Dependency& dependency) {
    const PlacedMessages all = problemsOf(workbench, EntityKind::Dependency, dependency.name);
    PlacedMessages ofForm;
    for (const PlacedMessage& problem : all)
      if (!problem.pointer.starts_with("/dependencies/") && !problem.pointer.starts_with("/parameters/"))
        ofForm.push_back(problem);
    form->setProblems(ofForm);
    depends->setProblems(messagesBelow(all, "/dependencies"));
    parameters->setProblems(messagesBelow(all, "/parameters"));
  }

  Workbench& workbench;
  QString name;
  EntityHeader* header = nullptr;
  LineEdit* description = nullptr;
  QWidget* schemePlace = nullptr;
  ComboBox* scheme = nullptr;
  OptionForm* form = nullptr;
  QWidget* parametersPlace = nullptr;
  ParameterSections* parameters = nullptr;
  QWidget* dependsPlace = nullptr;
  DependsEditor* depends = nullptr;
  CheckPanel* check = nullptr;
  UseList* uses = nullptr;
};

namespace {

// A part of the page that comes and goes as a whole, under its heading.
QWidget* section(QVBoxLayout& page, const QString& heading, QWidget* content) {
  auto* place = new QWidget;
  auto* column = new QVBoxLayout(place);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  if (!heading.isEmpty()) addHeading(*column, heading);
  column->addWidget(content);
  page.addWidget(place);
  return place;
}

} // namespace

DependencyEditor::DependencyEditor(Workbench& workbench, const QString& name, QWidget* parent)
    : QWidget(parent), m(new Parts{workbench, name}) {
  setObjectName(QStringLiteral("dependency"));
  setAccessibleName(tr("Dependency %1").arg(name));
  m->header = new EntityHeader(QStringLiteral("dependency"), tr("Kind"), dependencyKinds(), dependencyKindName,
                               EntityHeader::Naming::Editable);
  m->description = new LineEdit(tr("Description"));
  m->description->setObjectName(QStringLiteral("dependency.description"));
  m->scheme = new ComboBox(tr("Security scheme"));
  m->scheme->setObjectName(QStringLiteral("dependency.scheme"));
  m->form = new OptionForm(QStringLiteral("dependency"));
  m->parameters = new ParameterSections(QStringLiteral("dependency"));
  m->depends = new DependsEditor(QStringLiteral("dependency.depends"), DependsEditor::Values::Taken);
  m->check = new CheckPanel(QStringLiteral("dependency.check"), {}, CheckPanel::Input::Query);
  m->check->setCheck([this]() -> CheckPanel::Check {
    return [design = m->workbench.document.design(), name = m->name.toStdString()](const QString& query) {
      return QVector<CheckRow>{checkDependency(design, name, query)};
    };
  });
  m->uses = new UseList(workbench);

  const Page page = makePage();
  page.widget->setMaximumWidth(860);
  page.layout->addWidget(m->header);
  page.layout->addWidget(m->description);
  auto* schemeRow = new QWidget;
  auto* schemeLayout = new QVBoxLayout(schemeRow);
  schemeLayout->setContentsMargins(0, 0, 0, 0);
  Form schemeForm(*schemeLayout);
  schemeForm.add(tr("Security scheme"), m->scheme);
  m->schemePlace = section(*page.layout, {}, schemeRow);
  m->dependsPlace = section(*page.layout, tr("Asks for"), m->depends);
  m->parametersPlace = section(*page.layout, {}, m->parameters);
  section(*page.layout, tr("Gives"), m->form);
  page.layout->addWidget(m->check);
  page.layout->addWidget(m->uses);
  page.layout->addStretch();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(scrolling(page.widget));
  connectParts();
  m->render();
}

DependencyEditor::~DependencyEditor() = default;

void DependencyEditor::connectParts() {
  connect(m->header, &EntityHeader::kindChosen, this,
          [this](const QString& kind) { m->becomeKind(kind.toStdString()); });
  connect(m->header, &EntityHeader::removeRequested, this,
          [this] { removeWithUndo(m->workbench, design::RemoveDependency{m->name.toStdString()}, m->name); });
  connect(m->header, &EntityHeader::renameRequested, this, [this](const QString& after) {
    const QString before = std::exchange(m->name, after); // the document announces the new name at once
    if (applyEdit(m->workbench, design::RenameDependency{before.toStdString(), after.toStdString()}))
      return Q_EMIT dependencyNameChanged(before, after);
    m->name = before;
    m->render();
  });
  connect(m->description, &QLineEdit::textEdited, this, [this](const QString& text) {
    m->change(QStringLiteral("description"),
              [&](Dependency& dependency) { dependency.description = text.toStdString(); });
  });
  connect(m->scheme, &QComboBox::textActivated, this, [this](const QString& scheme) {
    m->change({}, [&](Dependency& dependency) { dependency.options["scheme"] = scheme.toStdString(); });
  });
  connect(m->form, &OptionForm::optionEdited, this, [this](const QString& key, const Json& value, const QString& part) {
    m->change(part, [&](Dependency& dependency) { dependency.options = withOption(dependency.options, key, value); });
  });
  connect(m->form, &OptionForm::restEdited, this, [this](const Json& rest) {
    m->change(QStringLiteral("rest"), [&](Dependency& dependency) {
      std::vector<OptionField> shown = dependencyFields(dependency.kind);
      if (dependency.kind == "user") shown.push_back({"scheme", {}, {}, OptionField::Shape::Text, {}});
      dependency.options = withRestOfOptions(dependency.options, rest, shown);
    });
  });
  connect(m->parameters, &ParameterSections::edited, this, [this](const std::vector<design::Parameter>& parameters) {
    m->change({}, [&](Dependency& dependency) { dependency.parameters = parameters; });
  });
  connect(m->parameters, &ParameterSections::renameRequested, this, [this](const QString& from, const QString& to) {
    applyEdit(m->workbench, design::RenameParameter{EntityKind::Dependency, m->name.toStdString(), from.toStdString(),
                                                    to.toStdString()});
  });
  connect(m->parameters, &ParameterSections::openModelRequested, this,
          [this](const QString& model) { m->workbench.navigator.openModel(model); });
  connect(m->depends, &DependsEditor::edited, this,
          [this](const std::vector<design::Depends>& all, const QString& part) {
            m->change(part.isEmpty() ? part : QStringLiteral("depends/") + part,
                      [&](Dependency& dependency) { dependency.dependencies = all; });
          });
  connect(m->depends, &DependsEditor::openRequested, this, [this](const QString& other) {
    const bool isScheme = m->workbench.document.design().securityScheme(other.toStdString()) != nullptr;
    m->workbench.navigator.openPlace(
        {isScheme ? EntityKind::SecurityScheme : EntityKind::Dependency, other.toStdString(), {}});
  });
  connect(&m->workbench.document, &DesignDocument::designChanged, this, [this] {
    m->check->clear();
    m->render();
  });
  connect(&m->workbench.live, &LiveApi::applied, this, [this] {
    if (const auto dependency = m->current()) m->showProblems(*dependency);
  });
}

QString DependencyEditor::dependencyName() const { return m->name; }

} // namespace signalbox::ui
