// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/middleware_editor.h"

#include "ui/editors/list_editing.h"
#include "ui/editors/option_tables.h"
#include "ui/models/entity_names.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

#include <QMenu>

namespace signalbox::ui {

using design::Json;
using design::Middleware;

struct MiddlewareEditor::Parts {
  void render() {
    editing.showRows([](const Middleware& one) {
      return EntryRow{middlewareName(one.kind), middlewareDetail(one.kind, one.options), QStringLiteral("layers")};
    });
    renderCurrent();
  }

  void renderCurrent() {
    const Middleware* one = editing.currentEntry();
    if (!one) return;
    title->setText(middlewareName(one->kind));
    text->setText(middlewareText(one->kind));
    form->setFields(middlewareFields(one->kind));
    form->setOptions(one->options);
    form->setProblems(editing.problems(editing.current()));
  }

  ListEditing<Middleware> editing;
  Label* title;
  Label* text;
  OptionForm* form;
};

MiddlewareEditor::MiddlewareEditor(Workbench& workbench, QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("middleware"));
  setAccessibleName(tr("Middleware"));
  auto* page =
      new EntryPage({QStringLiteral("middleware"), tr("Middleware"), tr("Add middleware"), QStringLiteral("layers"),
                     tr("No middleware yet"), tr("Every request passes what stands here, the first first.")},
                    EntryList::Order::Free);
  m.reset(
      new Parts{{workbench, page, EntityKind::Middleware, "/middleware",
                 [](const design::Design& design) -> const std::vector<Middleware>& { return design.middleware(); },
                 [](std::vector<Middleware> list) -> design::Edit { return design::SetMiddleware{std::move(list)}; }},
                new Label({}, displayFont(17, 600)),
                new Label({}, uiFont(12), Ink::Tertiary),
                new OptionForm(QStringLiteral("middleware"))});
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(page);
  for (QWidget* widget : std::initializer_list<QWidget*>{m->title, m->text, m->form}) page->detail().addWidget(widget);
  page->detail().addStretch();

  m->editing.connectList(*this, {[this] { m->render(); }, [this] { m->renderCurrent(); },
                                 [](const Middleware& one) { return middlewareName(one.kind); }});
  connect(page, &EntryPage::addRequested, this, &MiddlewareEditor::chooseNew);
  m->form->onEdit([this](const QString& part, const OptionForm::Change& change) {
    m->editing.changeCurrent(part, [&](Middleware& one) { one.options = change(one.options); });
  });
  m->render();
}

MiddlewareEditor::~MiddlewareEditor() = default;

void MiddlewareEditor::showEntry(int index) { m->editing.page->list().setCurrent(index); }

void MiddlewareEditor::chooseNew() {
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("middleware.kinds"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (const QString& kind : middlewareKinds())
    menu->addAction(middlewareName(kind.toStdString()), this,
                    [this, kind = kind.toStdString()] { m->editing.add({kind, middlewareStart(kind)}); });
  const QWidget* anchor = m->editing.page->addAnchor();
  menu->popup(anchor->mapToGlobal(QPoint(0, anchor->height() + 4)));
}

} // namespace signalbox::ui
