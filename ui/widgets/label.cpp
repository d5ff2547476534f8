// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/label.h"

#include "ui/theme/marked_text.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace signalbox::ui {

Label::Label(const QString& text, QWidget* parent) : Label(text, uiFont(13), Ink::Text, parent) {}

Label::Label(const QString& text, const QFont& font, Ink ink, QWidget* parent) : QWidget(parent), m_ink(ink) {
  setFont(font);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  setText(text);
}

void Label::setText(const QString& text) {
  if (m_text == text && accessibleName() == withoutMarks(text)) return;
  m_text = text;
  setAccessibleName(withoutMarks(text));
  updateGeometry();
  update();
}

void Label::setInk(Ink ink) {
  m_ink = ink;
  update();
}

void Label::setIconName(const QString& name) {
  m_iconName = name;
  updateGeometry();
  update();
}

void Label::setAlignment(Qt::Alignment alignment) {
  m_alignment = alignment;
  update();
}

double Label::naturalWidth() const { return markedWidth(font(), m_text) + (m_iconName.isEmpty() ? 0 : 20); }

QSize Label::sizeHint() const {
  return {static_cast<int>(std::ceil(naturalWidth())) + 1,
          qMax(m_iconName.isEmpty() ? 0 : 16, QFontMetrics(font()).height())};
}

QSize Label::minimumSizeHint() const { return {qMin(10, sizeHint().width()), sizeHint().height()}; }

void Label::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  QRectF area = rect();
  if (!m_iconName.isEmpty()) {
    drawIcon(painter, m_iconName, inkColor(m_ink), QRectF(0, area.center().y() - 7, 14, 14));
    area.adjust(20, 0, 0, 0);
  }
  const QColor ink = isEnabled() ? inkColor(m_ink) : theme().disabled;
  if (isMarked(m_text))
    drawMarked(painter, area, m_text, font(), ink);
  else
    drawText(painter, area, m_text, font(), ink, m_alignment);
}

bool Label::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && naturalWidth() > width()) {
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), withoutMarks(m_text), this);
    return true;
  }
  return QWidget::event(event);
}

Paragraph::Paragraph(const QString& text, const QFont& font, Ink ink, QWidget* parent) : QWidget(parent), m_ink(ink) {
  setFont(font);
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  setText(text);
}

void Paragraph::setText(const QString& text) {
  m_text = withoutMarks(text);
  setAccessibleName(m_text);
  updateGeometry();
  update();
}

void Paragraph::setAlignment(Qt::Alignment alignment) {
  m_alignment = alignment;
  update();
}

int Paragraph::heightForWidth(int width) const {
  return QFontMetrics(font()).boundingRect(0, 0, width, 100000, Qt::TextWordWrap, m_text).height();
}

QSize Paragraph::sizeHint() const { return {320, heightForWidth(320)}; }

void Paragraph::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setFont(font());
  painter.setPen(inkColor(m_ink));
  painter.drawText(rect(), static_cast<int>(m_alignment) | Qt::TextWordWrap, m_text);
}

} // namespace signalbox::ui
