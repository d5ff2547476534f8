// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/constant_editor.h"

#include "ui/document/design_document.h"
#include "ui/editors/editing.h"
#include "ui/text/json_editor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/label.h"
#include "ui/workbench/workbench.h"

#include <QVBoxLayout>

namespace signalbox::ui {

ConstantEditor::ConstantEditor(Workbench& workbench, const QString& name, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_name(name), m_text(new JsonEditor(tr("Value of %1").arg(name), this)),
      m_state(new Label({}, uiFont(12), Ink::Tertiary, this)) {
  setObjectName("constant");
  m_text->setObjectName("constant.text");
  m_state->setObjectName("constant.state");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* head = new QVBoxLayout;
  head->setContentsMargins(18, 14, 18, 10);
  head->setSpacing(4);
  head->addWidget(new Label(name, displayFont(17), Ink::Text, this));
  head->addWidget(m_state);
  column->addLayout(head);
  column->addWidget(new HairLine);
  column->addWidget(m_text, 1);
  setFocusProxy(m_text);
  connect(m_text, &CodeEditor::contentEdited, this, &ConstantEditor::send);
  whenDesignChanges(m_workbench, *this, [this] { follow(); });
  follow();
}

void ConstantEditor::send() {
  const auto value = design::Json::parse(m_text->bytes().toStdString(), nullptr, false);
  if (value.is_discarded()) return render(tr("This is no JSON yet. The server keeps the last value that was."));
  const auto applied =
      m_workbench.document.apply(design::SetConstant{{m_name.toStdString(), value}}, "constant " + m_name);
  render(applied ? QString() : QString::fromStdString(applied.error().message));
}

// Undo, or another editor: the text changes only when it means something else.
void ConstantEditor::follow() {
  const auto constant = m_workbench.document.design().constant(m_name.toStdString());
  if (!constant) return;
  const auto shown = design::Json::parse(m_text->bytes().toStdString(), nullptr, false);
  if (!shown.is_discarded() && shown == constant->value) return;
  m_text->resetContent(QString::fromStdString(constant->value.dump(2)));
  render({});
}

void ConstantEditor::render(const QString& problem) {
  m_state->setInk(problem.isEmpty() ? Ink::Tertiary : Ink::Error);
  m_state->setText(problem.isEmpty() ? tr("Expressions read it as {{ %1 }}").arg(m_name) : problem);
}

} // namespace signalbox::ui
