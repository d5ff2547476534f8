// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/project_editor.h"

#include "ui/document/design_document.h"
#include "ui/editors/editing.h"
#include "ui/editors/form.h"
#include "ui/editors/json_field.h"
#include "ui/shell/workbench.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"

#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

using design::Json;
using design::ProjectInfo;

Json serversJson(const ProjectInfo& project) {
  Json list = Json::array();
  for (const design::ServerInfo& server : project.servers)
    list.push_back({{"url", server.url}, {"description", server.description}});
  return list;
}

Json tagsJson(const ProjectInfo& project) {
  Json list = Json::array();
  for (const design::TagInfo& tag : project.tags)
    list.push_back({{"name", tag.name}, {"description", tag.description}});
  return list;
}

std::string textAt(const Json& object, const char* key) {
  return object.is_object() && object.contains(key) && object[key].is_string() ? object[key].get<std::string>()
                                                                               : std::string();
}

Json orDiscarded(const Json& list) { return list.empty() ? Json(Json::value_t::discarded) : list; }

} // namespace

struct ProjectEditor::Parts {
  void change(const QString& part, const std::function<void(ProjectInfo&)>& edit) {
    ProjectInfo changed = workbench.document.design().project();
    edit(changed);
    if (changed != workbench.document.design().project())
      applyEdit(workbench, design::SetProject{changed}, QStringLiteral("project/") + part);
  }

  void render() {
    const ProjectInfo& project = workbench.document.design().project();
    for (const auto& [edit, member] : texts) showText(*edit, QString::fromStdString(project.*member));
    if (port->problem().isEmpty()) showText(*port, QString::number(project.port));
    servers->setValue(orDiscarded(serversJson(project)));
    tags->setValue(orDiscarded(tagsJson(project)));
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
  JsonField* servers = nullptr;
  JsonField* tags = nullptr;
};

ProjectEditor::ProjectEditor(Workbench& workbench, QWidget* parent) : QWidget(parent), m(new Parts{workbench, {}}) {
  setAccessibleName(tr("Project"));
  const Page page = makePage();
  page.layout->addWidget(new Label(tr("Project"), displayFont(17, 600)));
  Form form(*page.layout);
  m->addText(form, tr("Name"), QStringLiteral("name"), &ProjectInfo::name);
  m->addText(form, tr("Version"), QStringLiteral("version"), &ProjectInfo::version);
  m->addText(form, tr("Summary"), QStringLiteral("summary"), &ProjectInfo::summary);
  m->addText(form, tr("Description"), QStringLiteral("description"), &ProjectInfo::description);
  addHeading(*page.layout, tr("Embedded server"));
  Form address(*page.layout);
  m->addText(address, tr("Host"), QStringLiteral("host"), &ProjectInfo::host);
  m->port = new LineEdit(tr("Port"));
  m->port->setObjectName(QStringLiteral("project.port"));
  address.add(tr("Port"), m->port, tr("Used from the next start of the server"));
  addHeading(*page.layout, tr("Servers in the OpenAPI document"));
  m->servers = new JsonField(tr("Servers"));
  m->servers->fitHeight(2, 14);
  page.layout->addWidget(m->servers);
  addHeading(*page.layout, tr("Tags in the OpenAPI document"));
  m->tags = new JsonField(tr("Tags"));
  m->tags->fitHeight(2, 14);
  page.layout->addWidget(m->tags);
  page.layout->addStretch();
  page.widget->setMaximumWidth(760);
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
  connect(m->servers, &JsonField::valueEdited, this, [this](const Json& value) {
    m->change(QStringLiteral("servers"), [&](ProjectInfo& project) {
      project.servers.clear();
      if (value.is_array())
        for (const Json& server : value)
          project.servers.push_back({textAt(server, "url"), textAt(server, "description")});
    });
  });
  connect(m->tags, &JsonField::valueEdited, this, [this](const Json& value) {
    m->change(QStringLiteral("tags"), [&](ProjectInfo& project) {
      project.tags.clear();
      if (value.is_array())
        for (const Json& tag : value) project.tags.push_back({textAt(tag, "name"), textAt(tag, "description")});
    });
  });
  connect(&workbench.document, &DesignDocument::designChanged, this, [this] { m->render(); });
  m->render();
}

ProjectEditor::~ProjectEditor() = default;

} // namespace signalbox::ui
