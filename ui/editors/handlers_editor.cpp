// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/handlers_editor.h"

#include "ui/editors/form.h"
#include "ui/editors/list_editing.h"
#include "ui/editors/option_tables.h"
#include "ui/models/entity_names.h"
#include "ui/text/line_code_edit.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

#include <QMenu>

#include <algorithm>

namespace signalbox::ui {

using design::ExceptionHandler;
using design::Json;

struct HandlersEditor::Parts {
  void render() {
    editing.showRows([](const ExceptionHandler& one) {
      const QString target = QString::fromStdString(one.on);
      const QString name = handlerName(one.on);
      return EntryRow{name, name.startsWith(target) ? QString() : target, QStringLiteral("triangle-alert")};
    });
    renderCurrent();
  }

  void renderCurrent() {
    const ExceptionHandler* one = editing.currentEntry();
    if (!one) return;
    title->setText(handlerName(one->on));
    showText(*on, QString::fromStdString(one->on));
    form->setOptions(one->options);
    form->setProblems(editing.problems(editing.current()));
  }

  void fillDetail() {
    on->setObjectName(QStringLiteral("handlers.on"));
    on->setWords(handlerTargets());
    form->setFields(handlerFields());
    QVBoxLayout& detail = editing.page->detail();
    detail.addWidget(title);
    detail.addWidget(
        new Label(tr("Templates read request, status, detail, errors and body"), uiFont(12), Ink::Tertiary));
    Form rows(detail);
    rows.add(tr("Answers"), on);
    detail.addWidget(form);
    detail.addStretch();
  }

  void connectDetail() {
    QObject::connect(on, &QLineEdit::textEdited, on, [this](const QString& text) {
      editing.changeCurrent(QStringLiteral("on"),
                            [&](ExceptionHandler& one) { one.on = text.trimmed().toStdString(); });
    });
    form->onEdit([this](const QString& part, const OptionForm::Change& change) {
      editing.changeCurrent(part, [&](ExceptionHandler& one) { one.options = change(one.options); });
    });
  }

  ListEditing<ExceptionHandler> editing;
  Label* title;
  LineCodeEdit* on;
  OptionForm* form;
};

HandlersEditor::HandlersEditor(Workbench& workbench, QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("handlers"));
  setAccessibleName(tr("Exception handlers"));
  auto* page = new EntryPage({QStringLiteral("handlers"), tr("Exception handlers"), tr("Add handler"),
                              QStringLiteral("triangle-alert"), tr("Errors are answered as FastAPI does"),
                              tr("A handler answers a status or an exception with a body of its own.")},
                             EntryList::Order::Free);
  m.reset(new Parts{
      {workbench, page, EntityKind::ExceptionHandlers, "/exception_handlers",
       [](const design::Design& design) -> const std::vector<ExceptionHandler>& { return design.exceptionHandlers(); },
       [](std::vector<ExceptionHandler> list) -> design::Edit {
         return design::SetExceptionHandlers{std::move(list)};
       }},
      new Label({}, displayFont(17, 600)),
      new LineCodeEdit(tr("A status such as 404, or an exception")),
      new OptionForm(QStringLiteral("handlers"))});
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(page);
  m->fillDetail();
  m->connectDetail();
  m->editing.connectList(*this, {[this] { m->render(); }, [this] { m->renderCurrent(); },
                                 [](const ExceptionHandler& one) { return handlerName(one.on); }});
  connect(page, &EntryPage::addRequested, this, &HandlersEditor::chooseNew);
  m->render();
}

HandlersEditor::~HandlersEditor() = default;

void HandlersEditor::showEntry(int index) { m->editing.page->list().setCurrent(index); }

void HandlersEditor::chooseNew() {
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("handlers.kinds"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  QStringList targets = handlerTargets();
  for (const char* status : {"401", "403", "404", "500"}) targets << QLatin1String(status);
  for (const QString& target : targets) {
    const auto& all = m->editing.list();
    const bool isThere = std::ranges::find(all, target.toStdString(), &ExceptionHandler::on) != all.end();
    QAction* action = menu->addAction(handlerName(target.toStdString()), this, [this, on = target.toStdString()] {
      m->editing.add(
          {on,
           Json{{"body", Json{{"message", on == "RequestValidationError" ? "{{ errors[0].msg }}" : "{{ detail }}"}}}}});
    });
    action->setEnabled(!isThere);
  }
  const QWidget* anchor = m->editing.page->addAnchor();
  menu->popup(anchor->mapToGlobal(QPoint(0, anchor->height() + 4)));
}

} // namespace signalbox::ui
