// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fold.h"

#include "ui/theme/focus_paint.h"
#include "ui/theme/look.h"
#include "ui/theme/paint.h"

#include <QPainter>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

constexpr int headHeight = 30;
constexpr int titleLeft = 18; // the chevron before it stands at the edge of the page

} // namespace

FoldHead::FoldHead(const QString& title, QWidget* parent) : QAbstractButton(parent) {
  setText(title);
  setCheckable(true);
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setNote({});
}

void FoldHead::setNote(const QString& note) {
  m_note = note;
  setAccessibleName(note.isEmpty() ? text() : QStringLiteral("%1: %2").arg(text(), note));
  tellState();
  update();
}

QSize FoldHead::sizeHint() const { return {240, rowExtent(headHeight)}; }

void FoldHead::checkStateSet() {
  QAbstractButton::checkStateSet();
  tellState();
}

void FoldHead::nextCheckState() {
  QAbstractButton::nextCheckState();
  tellState();
}

void FoldHead::tellState() { setAccessibleDescription(isChecked() ? tr("Open") : tr("Folded")); }

void FoldHead::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QRectF area = QRectF(rect()).adjusted(0, 1, 0, -1);
  if (isDown() || underMouse()) box(painter, area, 6, isDown() ? theme().press : theme().hover);
  drawIcon(painter, isChecked() ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), theme().text3,
           QRectF(0, area.center().y() - 6, 12, 12));
  const QFont titleFont = uiFont(13, 600);
  const double used = drawText(painter, QRectF(titleLeft, area.y(), width() - titleLeft - 4, area.height()), text(),
                               titleFont, isChecked() ? theme().text : theme().text2);
  const double left = titleLeft + used + 10;
  drawText(painter, QRectF(left, area.y(), width() - left - 8, area.height()), m_note, uiFont(12), theme().text3);
  if (showsKeyboardFocus(*this)) focusRing(painter, area, 6);
}

Fold::Fold(const QString& id, const QString& title, QWidget* content, QWidget* parent)
    : QWidget(parent), m_head(new FoldHead(title)), m_content(content) {
  m_head->setObjectName(id);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  column->addWidget(m_head);
  column->addWidget(m_content);
  m_content->hide();
  connect(m_head, &QAbstractButton::toggled, m_content, &QWidget::setVisible);
}

void Fold::setOpen(bool isOpen) { m_head->setChecked(isOpen); }

} // namespace signalbox::ui
