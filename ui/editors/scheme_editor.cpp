// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/scheme_editor.h"

#include "ui/document/design_document.h"
#include "ui/editors/check_panel.h"
#include "ui/editors/editing.h"
#include "ui/editors/entity_header.h"
#include "ui/editors/form.h"
#include "ui/editors/option_tables.h"
#include "ui/editors/use_list.h"
#include "ui/models/entity_names.h"
#include "ui/workbench/workbench.h"

#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

using design::Json;
using design::SecurityScheme;

// What every scheme has, as rows before those of its type.
std::vector<OptionField> fieldsOf(const std::string& type) {
  using Shape = OptionField::Shape;
  std::vector<OptionField> fields{
      {"description", SchemeEditor::tr("Description"), {}, Shape::Text, {}},
      {"scheme_name", SchemeEditor::tr("Name in OpenAPI"), SchemeEditor::tr("that of the class"), Shape::Code, {}},
      {"auto_error", SchemeEditor::tr("Refuses by itself"), {}, Shape::Flag, {}, true}};
  for (const OptionField& field : schemeFields(type)) fields.push_back(field);
  return fields;
}

Json optionsOf(const SecurityScheme& scheme) {
  Json options = scheme.options;
  if (!scheme.description.empty()) options["description"] = scheme.description;
  if (!scheme.schemeName.empty()) options["scheme_name"] = scheme.schemeName;
  if (!scheme.autoError) options["auto_error"] = false;
  return options;
}

// The way back.
void setOptions(SecurityScheme& scheme, Json options) {
  scheme.description = options.value("description", std::string());
  scheme.schemeName = options.value("scheme_name", std::string());
  scheme.autoError = options.value("auto_error", true);
  for (const char* own : {"description", "scheme_name", "auto_error"}) options.erase(own);
  scheme.options = std::move(options);
}

} // namespace

struct SchemeEditor::Parts {
  design::SecuritySchemePtr current() const { return workbench.document.design().securityScheme(name.toStdString()); }

  void change(const QString& part, const std::function<void(SecurityScheme&)>& edit) {
    changeEntity<design::SetSecurityScheme>(workbench, current(), QStringLiteral("scheme/") + name, part, edit);
  }

  // What the new type has no use for goes with it; undo brings it back.
  void becomeType(const std::string& type) {
    change({}, [&](SecurityScheme& scheme) {
      scheme.type = type;
      const Json before = std::exchange(scheme.options, schemeStart(type));
      for (const OptionField& field : schemeFields(type))
        if (before.contains(field.key)) scheme.options[field.key] = before[field.key];
    });
  }

  void render() {
    const auto scheme = current();
    if (!scheme) return;
    header->render(name, scheme->type, schemeText(scheme->type));
    form->setFields(fieldsOf(scheme->type));
    form->setOptions(optionsOf(*scheme));
    uses->showUsesOf(scheme->name);
    showProblems();
  }

  void showProblems() { form->setProblems(problemsOf(workbench, EntityKind::SecurityScheme, name.toStdString())); }

  void makeParts() {
    header = new EntityHeader(QStringLiteral("scheme"), tr("Type"), schemeTypes(), schemeTypeName,
                              EntityHeader::Naming::Editable);
    form = new OptionForm(QStringLiteral("scheme"));
    check = new CheckPanel(QStringLiteral("scheme.check"),
                           tr("Runs it alone, with credentials that are right and wrong"), CheckPanel::Input::None);
    check->setCheck([this]() -> CheckPanel::Check {
      return [design = workbench.document.design(), name = name.toStdString()](const QString&) {
        return checkScheme(design, name);
      };
    });
    uses = new UseList(workbench);
  }

  QWidget* makePage() const {
    const Page page = ui::makePage();
    for (QWidget* part : std::initializer_list<QWidget*>{header, form, check, uses}) page.layout->addWidget(part);
    page.layout->addStretch();
    return page.widget;
  }

  Workbench& workbench;
  QString name;
  EntityHeader* header = nullptr;
  OptionForm* form = nullptr;
  CheckPanel* check = nullptr;
  UseList* uses = nullptr;
};

SchemeEditor::SchemeEditor(Workbench& workbench, const QString& name, QWidget* parent)
    : QWidget(parent), m(new Parts{workbench, name}) {
  setObjectName(QStringLiteral("scheme"));
  setAccessibleName(tr("Security scheme %1").arg(name));
  m->makeParts();
  showPage(*this, m->makePage(), 860);
  connectHeader();
  m->form->onEdit([this](const QString& part, const OptionForm::Change& edit) {
    m->change(part, [&](SecurityScheme& scheme) { setOptions(scheme, edit(optionsOf(scheme))); });
  });
  whenDesignChanges(workbench, *this, [this] {
    m->check->clear();
    m->render();
  });
  whenApplied(workbench, *this, [this] { m->showProblems(); });
  m->render();
}

void SchemeEditor::connectHeader() {
  connect(m->header, &EntityHeader::kindChosen, this,
          [this](const QString& type) { m->becomeType(type.toStdString()); });
  connect(m->header, &EntityHeader::removeRequested, this,
          [this] { removeWithUndo(m->workbench, design::RemoveSecurityScheme{m->name.toStdString()}, m->name); });
  connect(m->header, &EntityHeader::renameRequested, this, [this](const QString& after) {
    const QString before = std::exchange(m->name, after); // the document announces the new name at once
    if (applyEdit(m->workbench, design::RenameDependency{before.toStdString(), after.toStdString()}))
      return Q_EMIT schemeNameChanged(before, after);
    m->name = before;
    m->render();
  });
}

SchemeEditor::~SchemeEditor() = default;

QString SchemeEditor::schemeName() const { return m->name; }

} // namespace signalbox::ui
