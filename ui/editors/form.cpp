// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/form.h"

#include "ui/theme/paint.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"

#include <QScrollArea>

namespace signalbox::ui {

QWidget* formLabel(const QString& text, int width) {
  if (width <= 0 || textWidth(uiFont(13), text) < width) return new Label(text, uiFont(13), Ink::Secondary);
  auto* lines = new Paragraph(text, uiFont(13), Ink::Secondary);
  lines->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  lines->setFixedWidth(width);
  return lines;
}

QHBoxLayout* addHeading(QVBoxLayout& page, const QString& text) {
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(new Label(text, uiFont(13, 600)), 1);
  row->addStrut(headingHeight);
  if (page.count() > 0) page.addSpacing(2);
  page.addLayout(row);
  return row;
}

Form::Form(QVBoxLayout& page) : m_grid(new QGridLayout) {
  m_grid->setHorizontalSpacing(12);
  m_grid->setVerticalSpacing(8);
  m_grid->setColumnMinimumWidth(0, labelWidth);
  m_grid->setColumnStretch(1, 1);
  page.addLayout(m_grid);
}

void Form::add(const QString& label, QWidget* control, const QString& hint) {
  const int row = m_grid->rowCount();
  m_grid->addWidget(formLabel(label), row, 0);
  const bool narrow = control->maximumWidth() < 600 || control->sizePolicy().horizontalPolicy() == QSizePolicy::Fixed;
  m_grid->addWidget(control, row, 1, narrow ? Qt::AlignLeft : Qt::Alignment());
  if (!hint.isEmpty()) m_grid->addWidget(new Label(hint, uiFont(12), Ink::Tertiary), row + 1, 1);
}

void Form::addBelow(QWidget* widget) { m_grid->addWidget(widget, m_grid->rowCount(), 1); }

QWidget* scrolling(QWidget* page) {
  auto* area = new QScrollArea;
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setFocusPolicy(Qt::NoFocus);
  area->setWidget(page);
  area->viewport()->setAutoFillBackground(false);
  page->setAutoFillBackground(false);
  return area;
}

void showPage(QWidget& editor, QWidget* page, int mostWidth) {
  page->setMaximumWidth(mostWidth);
  auto* layout = new QVBoxLayout(&editor);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(scrolling(page));
}

void showText(LineEdit& edit, const QString& text) {
  if (edit.text() == text) return;
  if (edit.hasFocus() && edit.isModified()) return; // being typed in: the commit will come
  const int caret = edit.cursorPosition();
  edit.setText(text);
  edit.setCursorPosition(qMin<int>(caret, static_cast<int>(text.size())));
}

Page makePage() {
  auto* widget = new QWidget;
  auto* layout = new QVBoxLayout(widget);
  layout->setContentsMargins(18, 14, 18, 18);
  layout->setSpacing(10);
  return {widget, layout};
}

} // namespace signalbox::ui
