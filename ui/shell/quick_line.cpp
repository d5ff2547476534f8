// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/quick_line.h"

#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace signalbox::ui {

QuickLine::QuickLine(QWidget* window) : Popover(window) {
  setObjectName("quick");
  auto* area = new QWidget(this);
  auto* column = new QVBoxLayout(area);
  column->setContentsMargins(16, 14, 16, 14);
  column->setSpacing(8);
  auto* top = new QHBoxLayout;
  m_title = new Label({}, uiFont(13, 600), Ink::Text, area);
  top->addWidget(m_title, 1);
  top->addWidget(new KeyCap(tr("Enter"), area));
  column->addLayout(top);
  m_field = new LineEdit(tr("Name"), area);
  m_field->setObjectName("quick.field");
  m_field->setFace(LineEdit::Face::Code);
  m_field->setControlHeight(34);
  column->addWidget(m_field);
  m_hint = new Label({}, uiFont(12), Ink::Tertiary, area);
  m_hint->setObjectName("quick.hint");
  column->addWidget(m_hint);
  area->setFocusProxy(m_field);
  setContent(area);
  connect(m_field, &QLineEdit::returnPressed, this, &QuickLine::submit);
  connect(m_field, &QLineEdit::textEdited, this, [this] {
    m_field->setProblem({});
    m_hint->setInk(Ink::Tertiary);
    m_hint->setText(m_hintText);
  });
}

void QuickLine::ask(const QString& title, const QString& hint, const QString& text, Accept accept) {
  m_accept = std::move(accept);
  m_hintText = hint;
  m_title->setText(title);
  m_hint->setInk(Ink::Tertiary);
  m_hint->setText(hint);
  m_field->parentWidget()->setAccessibleName(title); // of the dialog
  m_field->setAccessibleName(hint);
  m_field->setPlaceholderText({}); // the hint stands below
  m_field->setProblem({});
  m_field->setText(text);
  m_field->selectAll();
  openCentred(480, 96, Scrim::Yes);
  m_field->setFocus(Qt::PopupFocusReason);
}

void QuickLine::submit() {
  const Accept accept = m_accept; // may ask again
  if (const auto accepted = accept(m_field->text().trimmed()); !accepted) {
    const QString reason = QString::fromStdString(accepted.error().message);
    m_field->setProblem(reason);
    m_hint->setInk(Ink::Error);
    m_hint->setText(reason);
    return;
  }
  close();
}

} // namespace signalbox::ui
