// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/project_editor.h"

#include "core/design/entity_reader.h"
#include "core/design/store.h"
#include "ui/bridge/live_api.h"
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

  void changePart(const char* part, const QString& key, const std::function<Json(const Json&)>& edit) {
    changeFile(key.isEmpty() ? key : QLatin1String(part) + u'/' + key,
               [&](Json& file) { file[part] = edit(file.value(part, Json::object())); });
  }

  void changeInfo(const QString& key, const Json& value, const QString& part) {
    const ProjectInfo& project = workbench.document.design().project();
    const auto renamed = key == u"tags" ? renamedTag(project.tags, value) : std::nullopt;
    if (renamed)
      return void(
          applyEdit(workbench, design::RenameTag{renamed->first, renamed->second}, QStringLiteral("project/") + part));
    changeFile(part, [&](Json& file) { file = withOption(file, key, value); });
  }

  void connectPart(OptionForm& form, const char* part, const std::vector<OptionField>& fields) {
    QObject::connect(&form, &OptionForm::optionEdited, &form,
                     [this, part](const QString& key, const Json& value, const QString& touched) {
                       changePart(part, touched, [&](const Json& options) { return withOption(options, key, value); });
                     });
    QObject::connect(&form, &OptionForm::restEdited, &form, [this, part, fields](const Json& rest) {
      changePart(part, QStringLiteral("rest"), [&](const Json& options) {
        Json all = withRestOfOptions(options, rest, fields);
        for (const char* key : {"dependencies", "callbacks"})
          if (options.contains(key)) all[key] = options[key];
        return all;
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
  const Page page = makePage();
  page.layout->addWidget(new Label(tr("Project"), displayFont(17, 600)));
  Form form(*page.layout);
  m->addText(form, tr("Name"), QStringLiteral("name"), &ProjectInfo::name);
  m->addText(form, tr("Version"), QStringLiteral("version"), &ProjectInfo::version);
  m->description = new MarkdownField(QStringLiteral("project.description"), tr("Description"));
  page.layout->addWidget(m->description);
  m->info = new FileForm(QStringLiteral("info"), infoFields());
  page.layout->addWidget(m->info);
  addHeading(*page.layout, tr("Embedded server"));
  Form address(*page.layout);
  m->addText(address, tr("Host"), QStringLiteral("host"), &ProjectInfo::host);
  m->port = new LineEdit(tr("Port"));
  m->port->setObjectName(QStringLiteral("project.port"));
  address.add(tr("Port"), m->port, tr("Used from the next start of the server"));
  addHeading(*page.layout, tr("Dependencies of every endpoint"));
  m->depends = new DependsEditor(QStringLiteral("project.depends"), DependsEditor::Values::Ignored);
  page.layout->addWidget(m->depends);
  addHeading(*page.layout, tr("Application"));
  m->app = new OptionForm(QStringLiteral("app"));
  m->app->setFields(allAppFields());
  page.layout->addWidget(m->app);
  addHeading(*page.layout, tr("Callbacks of every endpoint"));
  m->callbacks = new CallbacksEditor(
      workbench, {[this] { return m->workbench.document.design().project().app.callbacks; },
                  [this](std::vector<design::Endpoint> all, const QString& part) {
                    m->change(part, [&](ProjectInfo& project) { project.app.callbacks = std::move(all); });
                  }});
  page.layout->addWidget(m->callbacks);
  addHeading(*page.layout, tr("Tokens that this API issues"));
  m->tokens = new OptionForm(QStringLiteral("tokens"));
  m->tokens->setFields(tokenFields());
  page.layout->addWidget(m->tokens);
  page.layout->addStretch();
  page.widget->setMaximumWidth(860);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(scrolling(page.widget));

  connect(m->port, &QLineEdit::textEdited, this, [this](const QString& text) {
    bool isNumber = false;
    const int port = text.toInt(&isNumber);
    const bool fine = isNumber && port >= 0 && port <= 65535;
    m->port->setProblem(fine ? QString() : tr("A port is a number from 0 to 65535"));
    if (fine)
      m->change(QStringLiteral("port"), [&](ProjectInfo& project) { project.port = static_cast<std::uint16_t>(port); });
  });
  connect(m->info, &FileForm::keyEdited, this,
          [this](const QString& key, const Json& value, const QString& part) { m->changeInfo(key, value, part); });
  connect(m->description, &MarkdownField::textEdited, this, [this](const QString& text) {
    m->change(QStringLiteral("description"), [&](ProjectInfo& project) { project.description = text.toStdString(); });
  });
  m->connectPart(*m->app, "app", allAppFields());
  m->connectPart(*m->tokens, "tokens", tokenFields());
  connect(m->depends, &DependsEditor::edited, this,
          [this](const std::vector<design::Depends>& all, const QString& part) {
            m->change(part.isEmpty() ? part : QStringLiteral("depends/") + part,
                      [&](ProjectInfo& project) { project.app.dependencies = all; });
          });
  connect(m->depends, &DependsEditor::openRequested, this, [this](const QString& name) {
    const bool isScheme = m->workbench.document.design().securityScheme(name.toStdString()) != nullptr;
    m->workbench.navigator.openPlace(
        {isScheme ? EntityKind::SecurityScheme : EntityKind::Dependency, name.toStdString(), {}});
  });
  whenApplied(workbench, *this, [this] { m->showProblems(); });
  whenDesignChanges(workbench, *this, [this] { m->render(); });
  m->render();
}

ProjectEditor::~ProjectEditor() = default;

} // namespace signalbox::ui
