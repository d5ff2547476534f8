// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/router_editor.h"

#include "core/design/entity_reader.h"
#include "core/design/store.h"
#include "ui/document/design_document.h"
#include "ui/editors/callbacks_editor.h"
#include "ui/editors/depends_editor.h"
#include "ui/editors/document_tables.h"
#include "ui/editors/editing.h"
#include "ui/editors/file_form.h"
#include "ui/editors/form.h"
#include "ui/editors/title_edit.h"
#include "ui/models/count_text.h"
#include "ui/models/design_tree.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

namespace signalbox::ui {

using design::Json;
using design::Router;

struct RouterEditor::Parts {
  design::RouterPtr current() const { return workbench.document.design().router(path.toStdString()); }

  void change(const QString& part, const std::function<void(Router&)>& edit) {
    changeEntity<design::SetRouter>(workbench, current(), QStringLiteral("router/") + path, part, edit);
  }

  void changeFile(const QString& key, const Json& value, const QString& part) {
    const auto router = current();
    if (!router) return;
    design::Problems problems;
    const Router changed =
        design::readRouter(router->path, withOption(Json::parse(design::fileText(*router)), key, value), problems);
    if (problems.empty()) change(part, [&](Router& one) { one = changed; });
  }

  void render() {
    const auto router = current();
    if (!router) return;
    const design::Design& design = workbench.document.design();
    title->showName(path.section(u'/', -1));
    form->setDesign(workbench.document.design());
    form->setFile(Json::parse(design::fileText(*router)));
    depends->setDepends(router->dependencies, design);
    callbacks->render();
    renderContent(design);
    showProblems();
  }

  // The endpoints and routers directly in it, each a button that goes there.
  void renderContent(const design::Design& design) {
    QVector<std::pair<DesignPlace, QString>> rows;
    const std::string name = path.toStdString();
    for (const auto& router : design.routers())
      if (router->path.starts_with(name + "/") && router->path.find('/', name.size() + 1) == std::string::npos)
        rows.append({{EntityKind::Router, router->path, {}}, QString::fromStdString(router->path)});
    for (const auto& endpoint : design.endpoints())
      if (endpoint->router == name)
        rows.append({{EntityKind::Endpoint, endpoint->id(), {}},
                     shownMethod(*endpoint) + u' ' + QString::fromStdString(design.fullPath(*endpoint))});
    heading->setText(tr("In it: %1").arg(counted(rows.size(), tr("endpoint or router"), tr("endpoints and routers"))));
    if (rows == content) return;
    content = rows;
    while (QLayoutItem* item = contentPlace->takeAt(0)) {
      item->widget()->hide();
      item->widget()->deleteLater();
      delete item;
    }
    for (const auto& [place, text] : std::as_const(content)) {
      auto* row = new Button(text, ButtonVariant::Ghost);
      row->setIconName(place.kind == EntityKind::Router ? QStringLiteral("folder") : QStringLiteral("route"));
      row->setLeftAligned(true);
      contentPlace->addWidget(row);
      QObject::connect(row, &QPushButton::clicked, row,
                       [this, place = place] { workbench.navigator.openPlace(place); });
    }
  }

  void showProblems() {
    const std::string name = path.toStdString();
    form->setProblems(problemsOf(workbench, EntityKind::Router, name));
    depends->setProblems(problemsOf(workbench, EntityKind::Router, name, "/dependencies"));
  }

  CallbackList callbackList() {
    return {[this] {
              const auto router = current();
              return router ? router->callbacks : std::vector<design::Endpoint>();
            },
            [this](std::vector<design::Endpoint> all, const QString& part) {
              change(part, [&](Router& router) { router.callbacks = std::move(all); });
            }};
  }

  void makeControls() {
    title =
        new TitleEdit(QStringLiteral("router.title"), tr("Router name"), tr("A router's name is a Python identifier"));
    remove = new IconButton(QStringLiteral("trash-2"), tr("Remove the router and all in it"));
    remove->setObjectName(QStringLiteral("router.remove"));
    form = new FileForm(QStringLiteral("router"), routerFields());
    depends = new DependsEditor(QStringLiteral("router.depends"), DependsEditor::Values::Ignored);
    callbacks = new CallbacksEditor(workbench, callbackList());
    heading = new Label({}, uiFont(13, 600));
    contentPlace = new QVBoxLayout;
    contentPlace->setSpacing(0);
  }

  QWidget* makePage() {
    const Page page = ui::makePage();
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(remove);
    auto* top = new QVBoxLayout;
    top->setSpacing(4); // as under the names of other entities
    top->addLayout(head);
    top->addWidget(new Label(tr("What it says holds for every endpoint and router in it"), uiFont(12), Ink::Tertiary));
    page.layout->addLayout(top);
    page.layout->addWidget(form);
    addHeading(*page.layout, tr("Runs before every endpoint in it"));
    page.layout->addWidget(depends);
    addHeading(*page.layout, tr("Callbacks of every endpoint in it"));
    page.layout->addWidget(callbacks);
    page.layout->addSpacing(4);
    page.layout->addWidget(heading);
    page.layout->addLayout(contentPlace);
    page.layout->addStretch();
    return page.widget;
  }

  void connectForms() {
    QObject::connect(
        form, &FileForm::keyEdited, form,
        [this](const QString& key, const Json& value, const QString& part) { changeFile(key, value, part); });
    QObject::connect(depends, &DependsEditor::edited, depends,
                     [this](const std::vector<design::Depends>& all, const QString& part) {
                       change(part.isEmpty() ? part : QStringLiteral("depends/") + part,
                              [&](Router& router) { router.dependencies = all; });
                     });
    QObject::connect(depends, &DependsEditor::openRequested, depends,
                     [this](const QString& name) { openDependency(workbench, name); });
  }

  Workbench& workbench;
  QString path;
  TitleEdit* title = nullptr;
  IconButton* remove = nullptr;
  FileForm* form = nullptr;
  DependsEditor* depends = nullptr;
  CallbacksEditor* callbacks = nullptr;
  Label* heading = nullptr;
  QVBoxLayout* contentPlace = nullptr;
  QVector<std::pair<DesignPlace, QString>> content = {};
};

RouterEditor::RouterEditor(Workbench& workbench, const QString& path, QWidget* parent)
    : QWidget(parent), m(new Parts{workbench, path}) {
  setObjectName(QStringLiteral("router"));
  setAccessibleName(tr("Router %1").arg(path));
  m->makeControls();
  showPage(*this, m->makePage(), 860);
  connectTitle();
  m->connectForms();
  whenDesignChanges(workbench, *this, [this] { m->render(); });
  whenApplied(workbench, *this, [this] { m->showProblems(); });
  m->render();
}

void RouterEditor::connectTitle() {
  connect(m->title, &TitleEdit::renameRequested, this, [this](const QString& name) {
    const QString inside = m->path.section(u'/', 0, -2);
    const QString after = inside.isEmpty() ? name : inside + u'/' + name;
    const QString before = std::exchange(m->path, after); // the document announces the new name at once
    if (applyEdit(m->workbench, design::RenameRouter{before.toStdString(), after.toStdString()}))
      return Q_EMIT routerPathChanged(before, after);
    m->path = before;
    m->title->revert(before.section(u'/', -1));
  });
  connect(m->remove, &QToolButton::clicked, this,
          [this] { removeWithUndo(m->workbench, design::RemoveRouter{m->path.toStdString()}, m->path); });
}

RouterEditor::~RouterEditor() = default;

QString RouterEditor::routerPath() const { return m->path; }

} // namespace signalbox::ui
