// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/dependency_editor.h"

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

  void makeParts() {
    header = new EntityHeader(QStringLiteral("dependency"), tr("Kind"), dependencyKinds(), dependencyKindName,
                              EntityHeader::Naming::Editable);
    description = new LineEdit(tr("Description"));
    description->setPlaceholderText(tr("Markdown, for the docs"));
    description->setObjectName(QStringLiteral("dependency.description"));
    scheme = new ComboBox(tr("Security scheme"));
    scheme->setObjectName(QStringLiteral("dependency.scheme"));
    form = new OptionForm(QStringLiteral("dependency"));
    parameters = new ParameterSections(QStringLiteral("dependency"));
    depends = new DependsEditor(QStringLiteral("dependency.depends"), DependsEditor::Values::Taken);
    check = new CheckPanel(QStringLiteral("dependency.check"), {}, CheckPanel::Input::Query);
    check->setCheck([this]() -> CheckPanel::Check {
      return [design = workbench.document.design(), name = name.toStdString()](const QString& query) {
        return QVector<CheckRow>{checkDependency(design, name, query)};
      };
    });
    uses = new UseList(workbench);
  }

  QWidget* makePage() {
    const Page page = ui::makePage();
    page.layout->addWidget(header);
    Form(*page.layout).add(tr("Description"), description);
    auto* schemeRow = new QWidget;
    auto* schemeLayout = new QVBoxLayout(schemeRow);
    schemeLayout->setContentsMargins(0, 0, 0, 0);
    Form(*schemeLayout).add(tr("Security scheme"), scheme);
    schemePlace = section(*page.layout, {}, schemeRow);
    dependsPlace = section(*page.layout, tr("Asks for"), depends);
    parametersPlace = section(*page.layout, {}, parameters);
    page.layout->addWidget(form);
    page.layout->addWidget(check);
    page.layout->addWidget(uses);
    page.layout->addStretch();
    return page.widget;
  }

  void connectForms() {
    QObject::connect(description, &QLineEdit::textEdited, description, [this](const QString& text) {
      change(QStringLiteral("description"),
             [&](Dependency& dependency) { dependency.description = text.toStdString(); });
    });
    QObject::connect(scheme, &QComboBox::textActivated, scheme, [this](const QString& text) {
      change({}, [&](Dependency& dependency) { dependency.options["scheme"] = text.toStdString(); });
    });
    form->onEdit([this](const QString& part, const OptionForm::Change& edit) {
      change(part, [&](Dependency& dependency) {
        const Json before = std::exchange(dependency.options, edit(dependency.options));
        if (dependency.kind == "user" && before.contains("scheme")) dependency.options["scheme"] = before["scheme"];
      });
    });
  }

  void connectNeeds() {
    QObject::connect(parameters, &ParameterSections::edited, parameters,
                     [this](const std::vector<design::Parameter>& all) {
                       change({}, [&](Dependency& dependency) { dependency.parameters = all; });
                     });
    QObject::connect(parameters, &ParameterSections::renameRequested, parameters,
                     [this](const QString& from, const QString& to) {
                       applyEdit(workbench, design::RenameParameter{EntityKind::Dependency, name.toStdString(),
                                                                    from.toStdString(), to.toStdString()});
                     });
    QObject::connect(parameters, &ParameterSections::openModelRequested, parameters,
                     [this](const QString& model) { workbench.navigator.openModel(model); });
    QObject::connect(depends, &DependsEditor::edited, depends,
                     [this](const std::vector<design::Depends>& all, const QString& part) {
                       change(part.isEmpty() ? part : QStringLiteral("depends/") + part,
                              [&](Dependency& dependency) { dependency.dependencies = all; });
                     });
    QObject::connect(depends, &DependsEditor::openRequested, depends,
                     [this](const QString& other) { openDependency(workbench, other); });
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

DependencyEditor::DependencyEditor(Workbench& workbench, const QString& name, QWidget* parent)
    : QWidget(parent), m(new Parts{workbench, name}) {
  setObjectName(QStringLiteral("dependency"));
  setAccessibleName(tr("Dependency %1").arg(name));
  m->makeParts();
  showPage(*this, m->makePage(), 860);
  connectHeader();
  m->connectForms();
  m->connectNeeds();
  whenDesignChanges(workbench, *this, [this] {
    m->check->clear();
    m->render();
  });
  whenApplied(workbench, *this, [this] {
    if (const auto dependency = m->current()) m->showProblems(*dependency);
  });
  m->render();
}

DependencyEditor::~DependencyEditor() = default;

void DependencyEditor::connectHeader() {
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
}

QString DependencyEditor::dependencyName() const { return m->name; }

} // namespace signalbox::ui
