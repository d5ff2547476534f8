// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/project_editor.h"

#include "core/design/entity_reader.h"
#include "core/design/store.h"
#include "ui/document/design_document.h"
#include "ui/editors/callbacks_editor.h"
#include "ui/editors/depends_editor.h"
#include "ui/editors/document_tables.h"
#include "ui/editors/editing.h"
#include "ui/editors/file_form.h"
#include "ui/editors/form.h"
#include "ui/editors/markdown_field.h"
#include "ui/editors/option_tables.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace signalbox::ui {
namespace {

using design::Json;
using design::ProjectInfo;

// What "FastAPI(...)" takes, in one form: the application's own switches and what it hands on to the document.
std::vector<OptionField> allAppFields() {
  std::vector<OptionField> fields = appFields();
  for (const OptionField& field : appDocumentFields()) fields.push_back(field);
  return fields;
}

// A tag that has another name is renamed wherever it stands.
std::optional<std::pair<std::string, std::string>> renamedTag(const std::vector<design::TagInfo>& before,
                                                              const Json& after) {
  if (!after.is_array() || after.size() != before.size()) return std::nullopt;
  std::optional<std::pair<std::string, std::string>> renamed;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const std::string name = after[i].value("name", std::string());
    if (name == before[i].name) continue;
    const bool isTaken = std::ranges::find(before, name, &design::TagInfo::name) != before.end();
    if (renamed || name.empty() || isTaken || before[i].name.empty()) return std::nullopt;
    renamed = std::pair(before[i].name, name);
  }
  return renamed;
}

} // namespace

struct ProjectEditor::Parts {
  void change(const QString& part, const std::function<void(ProjectInfo&)>& edit) {
    ProjectInfo changed = workbench.document.design().project();
    edit(changed);
    if (changed != workbench.document.design().project())
      applyEdit(workbench, design::SetProject{changed}, part.isEmpty() ? part : QStringLiteral("project/") + part);
  }

  void render() {
    const ProjectInfo& project = workbench.document.design().project();
    for (const auto& [edit, member] : texts) showText(*edit, QString::fromStdString(project.*member));
    if (port->problem().isEmpty()) showText(*port, QString::number(project.port));
    const Json file = Json::parse(design::fileText(project));
    Json shown = file.value("app", Json::object());
    shown.erase("dependencies"); // have editors of their own
    shown.erase("callbacks");
    app->setDesign(workbench.document.design()); // whose models its responses may name
    app->setOptions(shown);
    tokens->setOptions(file.value("tokens", Json::object()));
    depends->setDepends(project.app.dependencies, workbench.document.design());
    info->setFile(file);
    description->setText(QString::fromStdString(project.description));
    callbacks->render();
  }

  // By way of the project's file, which says each option as FastAPI names it.
  void changeFile(const QString& part, const std::function<void(Json&)>& edit) {
    Json file = Json::parse(design::fileText(workbench.document.design().project()));
    edit(file);
    design::Problems problems;
    const ProjectInfo changed = design::readProject(file, problems);
    if (problems.empty()) change(part, [&](ProjectInfo& project) { project = changed; });
  }

  void changeInfo(const QString& key, const Json& value, const QString& part) {
    const ProjectInfo& project = workbench.document.design().project();
    const auto renamed = key == u"tags" ? renamedTag(project.tags, value) : std::nullopt;
    if (renamed)
      return void(
          applyEdit(workbench, design::RenameTag{renamed->first, renamed->second}, QStringLiteral("project/") + part));
    changeFile(part, [&](Json& file) { file = withOption(file, key, value); });
  }

  // Part of the file; what has an editor of its own stays as it is.
  void connectForm(OptionForm& form, const char* key) {
    form.onEdit([this, key](const QString& part, const OptionForm::Change& edit) {
      changeFile(part.isEmpty() ? part : QLatin1String(key) + u'/' + part, [&](Json& file) {
        const Json before = file.value(key, Json::object());
        Json after = edit(before);
        for (const char* apart : {"dependencies", "callbacks"})
          if (before.contains(apart)) after[apart] = before[apart];
        file[key] = std::move(after);
      });
    });
  }

  void showProblems() {
    const auto placed = [this](const char* pointer) { return problemsOf(workbench, EntityKind::Project, {}, pointer); };
    app->setProblems(placed("/app"));
    info->setProblems(placed(""));
    tokens->setProblems(placed("/tokens"));
    depends->setProblems(placed("/app/dependencies"));
  }

  LineEdit* addText(Form& form, const QString& label, const QString& part, std::string ProjectInfo::* member) {
    auto* edit = new LineEdit(label);
    edit->setObjectName(QStringLiteral("project.") + part);
    form.add(label, edit);
    texts.emplace_back(edit, member);
    QObject::connect(edit, &QLineEdit::textEdited, edit, [this, part, member](const QString& text) {
      change(part, [&](ProjectInfo& project) { project.*member = text.toStdString(); });
    });
    return edit;
  }

  void makeParts() {
    description = new MarkdownField(QStringLiteral("project.description"), tr("Description"));
    info = new FileForm(QStringLiteral("info"), infoFields());
    port = new LineEdit(tr("Port"));
    port->setObjectName(QStringLiteral("project.port"));
    depends = new DependsEditor(QStringLiteral("project.depends"), DependsEditor::Values::Ignored);
    app = new OptionForm(QStringLiteral("app"));
    app->setFields(allAppFields());
    callbacks = new CallbacksEditor(
        workbench, {[this] { return workbench.document.design().project().app.callbacks; },
                    [this](std::vector<design::Endpoint> all, const QString& part) {
                      change(part, [&](ProjectInfo& project) { project.app.callbacks = std::move(all); });
                    }});
    tokens = new OptionForm(QStringLiteral("tokens"));
    tokens->setFields(tokenFields());
  }

  QWidget* makePage() {
    const Page page = ui::makePage();
    page.layout->addWidget(new Label(tr("Project"), displayFont(17, 600)));
    Form form(*page.layout);
    addText(form, tr("Name"), QStringLiteral("name"), &ProjectInfo::name);
    addText(form, tr("Version"), QStringLiteral("version"), &ProjectInfo::version);
    page.layout->addWidget(description);
    page.layout->addWidget(info);
    addHeading(*page.layout, tr("Embedded server"));
    Form address(*page.layout);
    addText(address, tr("Host"), QStringLiteral("host"), &ProjectInfo::host);
    address.add(tr("Port"), port, tr("Used from the next start of the server"));
    const auto add = [&page](const QString& heading, QWidget* part) {
      addHeading(*page.layout, heading);
      page.layout->addWidget(part);
    };
    add(tr("Dependencies of every endpoint"), depends);
    add(tr("Application"), app);
    add(tr("Callbacks of every endpoint"), callbacks);
    add(tr("Tokens that this API issues"), tokens);
    page.layout->addStretch();
    return page.widget;
  }

  void setPort(const QString& text) {
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    const bool fine = isNumber && number >= 0 && number <= 65535;
    port->setProblem(fine ? QString() : tr("A port is a number from 0 to 65535"));
    if (fine)
      change(QStringLiteral("port"), [&](ProjectInfo& project) { project.port = static_cast<std::uint16_t>(number); });
  }

  void connectParts() {
    QObject::connect(port, &QLineEdit::textEdited, port, [this](const QString& text) { setPort(text); });
    QObject::connect(
        info, &FileForm::keyEdited, info,
        [this](const QString& key, const Json& value, const QString& part) { changeInfo(key, value, part); });
    QObject::connect(description, &MarkdownField::textEdited, description, [this](const QString& text) {
      change(QStringLiteral("description"), [&](ProjectInfo& project) { project.description = text.toStdString(); });
    });
    connectForm(*app, "app");
    connectForm(*tokens, "tokens");
    QObject::connect(depends, &DependsEditor::edited, depends,
                     [this](const std::vector<design::Depends>& all, const QString& part) {
                       change(part.isEmpty() ? part : QStringLiteral("depends/") + part,
                              [&](ProjectInfo& project) { project.app.dependencies = all; });
                     });
    QObject::connect(depends, &DependsEditor::openRequested, depends,
                     [this](const QString& name) { openDependency(workbench, name); });
  }

  Workbench& workbench;
  std::vector<std::pair<LineEdit*, std::string ProjectInfo::*>> texts;
  LineEdit* port = nullptr;
  MarkdownField* description = nullptr;
  FileForm* info = nullptr;
  CallbacksEditor* callbacks = nullptr;
  OptionForm* app = nullptr;
  OptionForm* tokens = nullptr;
  DependsEditor* depends = nullptr;
};

ProjectEditor::ProjectEditor(Workbench& workbench, QWidget* parent) : QWidget(parent), m(new Parts{workbench, {}}) {
  setAccessibleName(tr("Project"));
  m->makeParts();
  showPage(*this, m->makePage(), 860);
  m->connectParts();
  whenApplied(workbench, *this, [this] { m->showProblems(); });
  whenDesignChanges(workbench, *this, [this] { m->render(); });
  m->render();
}

ProjectEditor::~ProjectEditor() = default;

} // namespace signalbox::ui
