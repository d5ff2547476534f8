// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/scheme_editor.h"

#include "ui/bridge/live_api.h"
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

void setOption(SecurityScheme& scheme, const QString& key, const Json& value) {
  const std::string text = value.is_string() ? value.get<std::string>() : std::string();
  if (key == u"description")
    scheme.description = text;
  else if (key == u"scheme_name")
    scheme.schemeName = text;
  else if (key == u"auto_error")
    scheme.autoError = value.is_discarded();
  else
    scheme.options = withOption(scheme.options, key, value);
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
    form->setProblems(problemsOf(workbench, EntityKind::SecurityScheme, scheme->name));
    uses->showUsesOf(scheme->name);
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
  m->header = new EntityHeader(QStringLiteral("scheme"), tr("Type"), schemeTypes(), schemeTypeName,
                               EntityHeader::Naming::Editable);
  m->form = new OptionForm(QStringLiteral("scheme"));
  m->check = new CheckPanel(QStringLiteral("scheme.check"),
                            tr("Runs it alone, with credentials that are right and wrong"), CheckPanel::Input::None);
  m->check->setCheck([this]() -> CheckPanel::Check {
    return [design = m->workbench.document.design(), name = m->name.toStdString()](const QString&) {
      return checkScheme(design, name);
    };
  });
  m->uses = new UseList(workbench);
  const Page page = makePage();
  page.widget->setMaximumWidth(860);
  page.layout->addWidget(m->header);
  page.layout->addWidget(m->form);
  page.layout->addWidget(m->check);
  page.layout->addWidget(m->uses);
  page.layout->addStretch();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(scrolling(page.widget));

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
  connect(m->form, &OptionForm::optionEdited, this, [this](const QString& key, const Json& value, const QString& part) {
    m->change(part, [&](SecurityScheme& scheme) { setOption(scheme, key, value); });
  });
  connect(m->form, &OptionForm::restEdited, this, [this](const Json& rest) {
    m->change(QStringLiteral("rest"), [&](SecurityScheme& scheme) {
      scheme.options = withRestOfOptions(scheme.options, rest, fieldsOf(scheme.type));
    });
  });
  connect(&workbench.document, &DesignDocument::designChanged, this, [this] {
    m->check->clear();
    m->render();
  });
  connect(&workbench.live, &LiveApi::applied, this, [this] { m->render(); });
  m->render();
}

SchemeEditor::~SchemeEditor() = default;

QString SchemeEditor::schemeName() const { return m->name; }

} // namespace signalbox::ui
