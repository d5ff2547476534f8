// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/mount_editor.h"

#include "core/design/store.h"
#include "ui/bridge/live_api.h"
#include "ui/document/design_document.h"
#include "ui/editors/editing.h"
#include "ui/editors/entity_header.h"
#include "ui/editors/form.h"
#include "ui/editors/option_tables.h"
#include "ui/editors/problem_line.h"
#include "ui/models/entity_names.h"
#include "ui/widgets/line_edit.h"
#include "ui/workbench/workbench.h"

#include <QVBoxLayout>

#include <filesystem>

namespace signalbox::ui {

using design::Json;
using design::Mount;

namespace {

// The project a mount serves, as loading this one would find it; null when there is none.
std::shared_ptr<const design::Design> mountedProject(const Mount& mount, const std::filesystem::path& folder) {
  const auto project = mount.options.find("project");
  if (project == mount.options.end() || !project->is_string() || folder.empty()) return nullptr;
  const auto inside = std::filesystem::path(project->get<std::string>()).lexically_normal();
  if (inside.empty() || inside.is_absolute() || *inside.begin() == "..") return nullptr;
  auto loaded = design::load(folder / inside);
  return loaded ? std::make_shared<const design::Design>(std::move(loaded->design)) : nullptr;
}

} // namespace

struct MountEditor::Parts {
  design::MountPtr current() const { return workbench.document.design().mount(name.toStdString()); }

  void change(const QString& part, const std::function<void(Mount&)>& edit) {
    changeEntity<design::SetMount>(workbench, current(), QStringLiteral("mount/") + name, part, edit);
  }

  // What both kinds have stays.
  void becomeKind(const std::string& kind) {
    change({}, [&](Mount& mount) {
      const Json before = std::exchange(mount.options, Json::object());
      for (const OptionField& field : mountFields(kind))
        if (before.contains(field.key)) mount.options[field.key] = before[field.key];
      mount.kind = kind;
    });
  }

  void render() {
    const auto mount = current();
    if (!mount) return;
    header->render(name, mount->kind, mountText(mount->kind));
    showText(*path, QString::fromStdString(mount->path));
    path->setAccessibleName(mount->kind == "host" ? tr("Host") : tr("Path"));
    showText(*order, QString::number(mount->order));
    form->setFields(mountFields(mount->kind));
    form->setOptions(mount->options);
    const PlacedMessages all = problemsOf(workbench, EntityKind::Mount, mount->name);
    const PlacedMessages ofPath = messagesBelow(all, "/path");
    PlacedMessages ofForm = all;
    std::erase_if(ofForm, [](const PlacedMessage& problem) { return problem.pointer.starts_with("/path"); });
    path->setProblem(ofPath.empty() ? QString() : ofPath.front().message);
    pathProblem->show(ofPath.empty() ? nullptr : &ofPath.front());
    form->setProblems(ofForm);
  }

  Workbench& workbench;
  QString name;
  EntityHeader* header = nullptr;
  LineEdit* path = nullptr;
  ProblemLine* pathProblem = nullptr;
  LineEdit* order = nullptr;
  OptionForm* form = nullptr;
};

MountEditor::MountEditor(Workbench& workbench, const QString& name, QWidget* parent)
    : QWidget(parent), m(new Parts{workbench, name}) {
  setObjectName(QStringLiteral("mount"));
  setAccessibleName(tr("Mount %1").arg(name));
  m->header =
      new EntityHeader(QStringLiteral("mount"), tr("Kind"), mountKinds(), mountKindName, EntityHeader::Naming::Fixed);
  m->path = new LineEdit(QStringLiteral("/static"));
  m->path->setObjectName(QStringLiteral("mount.path"));
  m->path->setFace(LineEdit::Face::Code);
  m->path->setFixedWidth(280);
  m->pathProblem = new ProblemLine(QStringLiteral("mount.path.problem"));
  m->order = new LineEdit(tr("Order"));
  m->order->setObjectName(QStringLiteral("mount.order"));
  m->order->setFace(LineEdit::Face::Code);
  m->order->setFixedWidth(100);
  m->form = new OptionForm(QStringLiteral("mount"));
  const Page page = makePage();
  page.widget->setMaximumWidth(860);
  page.layout->addWidget(m->header);
  Form rows(*page.layout);
  rows.add(tr("Path"), m->path);
  rows.addBelow(m->pathProblem);
  rows.add(tr("Order"), m->order, tr("Its turn among the endpoints and routers at the top"));
  page.layout->addWidget(m->form);
  page.layout->addStretch();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(scrolling(page.widget));

  connect(m->header, &EntityHeader::kindChosen, this,
          [this](const QString& kind) { m->becomeKind(kind.toStdString()); });
  connect(m->header, &EntityHeader::removeRequested, this,
          [this] { removeWithUndo(m->workbench, design::RemoveMount{m->name.toStdString()}, m->name); });
  connect(m->path, &QLineEdit::textEdited, this, [this](const QString& text) {
    m->change(QStringLiteral("path"), [&](Mount& mount) { mount.path = text.trimmed().toStdString(); });
  });
  connect(m->order, &QLineEdit::textEdited, this, [this](const QString& text) {
    bool isNumber = false;
    const int order = text.trimmed().toInt(&isNumber);
    m->order->setProblem(isNumber ? QString() : tr("A whole number"));
    if (isNumber) m->change(QStringLiteral("order"), [&](Mount& mount) { mount.order = order; });
  });
  connect(m->form, &OptionForm::optionEdited, this, [this](const QString& key, const Json& value, const QString& part) {
    m->change(part, [&](Mount& mount) {
      mount.options = withOption(mount.options, key, value);
      if (key == u"project") mount.app = mountedProject(mount, m->workbench.document.folder());
    });
  });
  connect(m->form, &OptionForm::restEdited, this, [this](const Json& rest) {
    m->change(QStringLiteral("rest"),
              [&](Mount& mount) { mount.options = withRestOfOptions(mount.options, rest, mountFields(mount.kind)); });
  });
  connect(&workbench.document, &DesignDocument::designChanged, this, [this] { m->render(); });
  connect(&workbench.live, &LiveApi::applied, this, [this] { m->render(); });
  m->render();
}

MountEditor::~MountEditor() = default;

} // namespace signalbox::ui
