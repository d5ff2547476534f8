// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <iterator>

namespace signalbox::ui {

namespace {

constexpr int edge = 16;
constexpr int iconSide = 40;
constexpr int underIcon = 14;
constexpr int overText = 6;
constexpr int overActions = 16;
constexpr int mostOfText = 360;    // pixels wide
constexpr int mostOfLowText = 640; // where lines are what is short

} // namespace

EmptyState::EmptyState(const QString& iconName, const QString& title, const QString& text, QWidget* parent)
    : QWidget(parent), m_iconName(iconName), m_iconPlace(new QWidget), m_title(new Label(title, uiFont(15, 600))),
      m_text(new Paragraph(text, uiFont(13))), m_actionRow(new QWidget), m_actions(new QHBoxLayout(m_actionRow)) {
  setAccessibleName(title);
  m_iconPlace->setFixedSize(iconSide, iconSide + underIcon);
  m_title->setAlignment(Qt::AlignCenter);
  m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(edge, 0, edge, 0);
  layout->setSpacing(0);
  layout->addStretch();
  layout->addWidget(m_iconPlace, 0, Qt::AlignHCenter);
  layout->addWidget(m_title);
  auto* centred = new QHBoxLayout;
  centred->setContentsMargins(0, overText, 0, 0);
  centred->addStretch(1);
  centred->addWidget(m_text, 100);
  centred->addStretch(1);
  layout->addLayout(centred);
  m_actions->setContentsMargins(0, overActions, 0, 0);
  m_actions->setSpacing(8);
  m_actions->setAlignment(Qt::AlignHCenter);
  layout->addWidget(m_actionRow);
  layout->addStretch();
}

void EmptyState::setTexts(const QString& title, const QString& text) {
  setAccessibleName(title);
  m_title->setText(title);
  m_text->setText(text);
  fit();
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
  fit();
  return button;
}

void EmptyState::clearActions() {
  while (QLayoutItem* item = m_actions->takeAt(0)) {
    item->widget()->deleteLater();
    delete item;
  }
}

// The title comes first, then what can be done, then the words, last the picture: a low panel leaves out what has no
// room.
void EmptyState::fit() {
  int room = height() - m_title->sizeHint().height() - edge;
  const auto take = [&room](int needed) {
    const bool fits = needed <= room;
    if (fits) room -= needed;
    return fits;
  };
  const bool hasActions = m_actions->count() > 0 && take(m_actions->sizeHint().height());
  const auto textHeight = [this](int most) {
    return overText + m_text->heightForWidth(qMin(most, width() - 2 * edge));
  };
  const bool isLow = textHeight(mostOfText) > room;
  const bool hasText = take(isLow ? textHeight(mostOfLowText) : textHeight(mostOfText));
  m_text->setMaximumWidth(isLow ? mostOfLowText : mostOfText);
  m_text->setVisible(hasText);
  m_actionRow->setVisible(hasActions);
  m_iconPlace->setVisible(take(iconSide + underIcon));
}

void EmptyState::resizeEvent(QResizeEvent*) { fit(); }

void EmptyState::paintEvent(QPaintEvent*) {
  if (m_iconPlace->isHidden()) return;
  QPainter painter(this);
  const QRectF tile(m_iconPlace->pos(), QSizeF(iconSide, iconSide));
  box(painter, tile, 9, softTint(signalColor(m_signal)));
  drawIcon(painter, m_iconName, signalColor(m_signal), tile.adjusted(10, 10, -10, -10));
}

namespace {

constexpr double skeletonShares[] = {.44, .72, .58, .80, .35, .66, .50}; // of the width, one a bar
constexpr int skeletonBar = 12;
constexpr int skeletonPitch = 28;
constexpr double widestSkeleton = 640; // a wide pane is not a wide answer

} // namespace

Skeleton::Skeleton(QWidget* parent) : QWidget(parent) { setAccessibleName(tr("Waiting")); }

QSize Skeleton::sizeHint() const {
  return {320, static_cast<int>(std::size(skeletonShares) - 1) * skeletonPitch + skeletonBar};
}

// Bars that fade to the right: the shape of an answer, without its words.
void Skeleton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  double y = 0;
  for (const double share : skeletonShares) {
    const QRectF bar(0, y, qMin(widestSkeleton, double(width())) * share, skeletonBar);
    if (bar.bottom() > height()) return;
    QLinearGradient fade(bar.topLeft(), bar.topRight());
    fade.setColorAt(0, theme().press);
    fade.setColorAt(0.35, theme().hover);
    fade.setColorAt(1, theme().press);
    QPainterPath shape;
    shape.addRoundedRect(bar, 4, 4);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(shape, fade);
    y += skeletonPitch;
  }
}

} // namespace signalbox::ui
