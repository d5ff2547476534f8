// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace signalbox::ui {

EmptyState::EmptyState(const QString& iconName, const QString& title, const QString& text, QWidget* parent)
    : QWidget(parent), m_iconName(iconName), m_iconPlace(new QWidget), m_title(new Label(title, uiFont(15, 600))),
      m_text(new Paragraph(text, uiFont(13))), m_actions(new QHBoxLayout) {
  setAccessibleName(title);
  m_iconPlace->setFixedSize(40, 40);
  m_title->setAlignment(Qt::AlignCenter);
  m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
  m_text->setMaximumWidth(360);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(0);
  layout->addStretch();
  layout->addWidget(m_iconPlace, 0, Qt::AlignHCenter);
  layout->addSpacing(14);
  layout->addWidget(m_title);
  layout->addSpacing(6);
  auto* centred = new QHBoxLayout;
  centred->addStretch(1);
  centred->addWidget(m_text, 100);
  centred->addStretch(1);
  layout->addLayout(centred);
  layout->addSpacing(16);
  m_actions->setSpacing(8);
  m_actions->setAlignment(Qt::AlignHCenter);
  layout->addLayout(m_actions);
  layout->addStretch();
}

void EmptyState::setTexts(const QString& title, const QString& text) {
  setAccessibleName(title);
  m_title->setText(title);
  m_text->setText(text);
}

void EmptyState::setSignal(Signal signal) {
  m_signal = signal;
  update();
}

void EmptyState::setIconName(const QString& name) {
  m_iconName = name;
  update();
}

Button* EmptyState::addAction(const QString& text) {
  auto* button = new Button(text, m_actions->isEmpty() ? ButtonVariant::Primary : ButtonVariant::Standard, this);
  button->setMinimumWidth(100);
  m_actions->addWidget(button);
  return button;
}

void EmptyState::clearActions() {
  while (QLayoutItem* item = m_actions->takeAt(0)) {
    item->widget()->deleteLater();
    delete item;
  }
}

// The words come first: a low panel leaves the picture out.
void EmptyState::resizeEvent(QResizeEvent*) { m_iconPlace->setVisible(height() >= heightForIcon); }

void EmptyState::paintEvent(QPaintEvent*) {
  if (m_iconPlace->isHidden()) return;
  QPainter painter(this);
  const QRectF tile = m_iconPlace->geometry();
  box(painter, tile, 9, softTint(signalColor(m_signal)));
  drawIcon(painter, m_iconName, signalColor(m_signal), tile.adjusted(10, 10, -10, -10));
}

Skeleton::Skeleton(QWidget* parent) : QWidget(parent) { setAccessibleName(tr("Waiting")); }

void Skeleton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  static constexpr double shares[] = {.44, .72, .58, .80, .35, .66, .50};
  double y = 16;
  for (const double share : shares) {
    const QRectF bar(16, y, (width() - 32) * share, 12);
    if (bar.bottom() > height()) return;
    box(painter, bar, 4, theme().press);
    y += 28;
  }
}

} // namespace signalbox::ui
