// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/mount_editor.h"

#include "core/design/store.h"
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
    showProblems();
  }

  void showProblems() {
    const auto mount = current();
    if (!mount) return;
    const PlacedMessages all = problemsOf(workbench, EntityKind::Mount, mount->name);
    const PlacedMessages ofPath = messagesBelow(all, "/path");
    PlacedMessages ofForm = all;
    std::erase_if(ofForm, [](const PlacedMessage& problem) { return problem.pointer.starts_with("/path"); });
    path->setProblem(ofPath.empty() ? QString() : ofPath.front().message);
    pathProblem->show(ofPath.empty() ? nullptr : &ofPath.front());
    form->setProblems(ofForm);
  }

  void makeControls() {
    header =
        new EntityHeader(QStringLiteral("mount"), tr("Kind"), mountKinds(), mountKindName, EntityHeader::Naming::Fixed);
    path = new LineEdit(QStringLiteral("/static"));
    path->setObjectName(QStringLiteral("mount.path"));
    path->setFace(LineEdit::Face::Code);
    pathProblem = new ProblemLine(QStringLiteral("mount.path.problem"));
    order = new LineEdit(tr("Order"));
    order->setObjectName(QStringLiteral("mount.order"));
    order->setFace(LineEdit::Face::Code);
    order->setFixedWidth(140);
    form = new OptionForm(QStringLiteral("mount"));
  }

  QWidget* makePage() {
    const Page page = ui::makePage();
    page.layout->addWidget(header);
    Form rows(*page.layout);
    rows.add(tr("Path"), path);
    rows.addBelow(pathProblem);
    rows.add(tr("Order"), order, tr("Its turn among the endpoints and routers at the top"));
    page.layout->addWidget(form);
    page.layout->addStretch();
    return page.widget;
  }

  void connectControls() {
    QObject::connect(header, &EntityHeader::kindChosen, header,
                     [this](const QString& kind) { becomeKind(kind.toStdString()); });
    QObject::connect(header, &EntityHeader::removeRequested, header,
                     [this] { removeWithUndo(workbench, design::RemoveMount{name.toStdString()}, name); });
    QObject::connect(path, &QLineEdit::textEdited, path, [this](const QString& text) {
      change(QStringLiteral("path"), [&](Mount& mount) { mount.path = text.trimmed().toStdString(); });
    });
    QObject::connect(order, &QLineEdit::textEdited, order, [this](const QString& text) { setOrder(text); });
    form->onEdit([this](const QString& part, const OptionForm::Change& edit) {
      change(part, [&](Mount& mount) {
        const Json before = std::exchange(mount.options, edit(mount.options));
        if (before.value("project", Json()) != mount.options.value("project", Json()))
          mount.app = mountedProject(mount, workbench.document.folder());
      });
    });
  }

  void setOrder(const QString& text) {
    bool isNumber = false;
    const int turn = text.trimmed().toInt(&isNumber);
    order->setProblem(isNumber ? QString() : tr("A whole number"));
    if (isNumber) change(QStringLiteral("order"), [&](Mount& mount) { mount.order = turn; });
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
  m->makeControls();
  showPage(*this, m->makePage(), 860);
  m->connectControls();
  whenDesignChanges(workbench, *this, [this] { m->render(); });
  whenApplied(workbench, *this, [this] { m->showProblems(); });
  m->render();
}

MountEditor::~MountEditor() = default;

} // namespace signalbox::ui
