// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip.h"

#include "ui/theme/focus_paint.h"
#include "ui/theme/hover.h"
#include "ui/theme/paint.h"

#include <QPainter>

#include <cmath>

namespace signalbox::ui {
namespace {

constexpr int chipHeight = 20;
constexpr int leastTarget = 24; // of what can be clicked

int wide(double width) { return static_cast<int>(std::ceil(width)); }

} // namespace

Chip::Chip(const QString& text, Look look, Ink ink, QWidget* parent)
    : QAbstractButton(parent), m_look(look), m_ink(ink) {
  setText(text);
  setFont(uiFont(12, 500));
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setClickable(false);
}

void Chip::setIconName(const QString& name) {
  m_iconName = name;
  updateGeometry();
  update();
}

void Chip::setInk(Ink ink) {
  m_ink = ink;
  update();
}

void Chip::setClickable(bool clickable) {
  m_isClickable = clickable;
  setFocusPolicy(clickable ? Qt::TabFocus : Qt::NoFocus);
  setAttribute(Qt::WA_TransparentForMouseEvents, !clickable);
}

QSize Chip::sizeHint() const {
  const QSize shown(wide(textWidth(font(), text())) + 14 + (m_iconName.isEmpty() ? 0 : 15), chipHeight);
  return m_isClickable ? shown.expandedTo({leastTarget, leastTarget}) : shown;
}

void Chip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QColor ink = inkColor(m_ink);
  const QRectF pill(0, (height() - chipHeight) / 2, width(), chipHeight);
  const QColor fills[] = {theme().press, softTint(ink), Qt::transparent};
  box(painter, pill, 6, fills[static_cast<int>(m_look)],
      m_look == Look::Outline ? theme().border : QColor(Qt::transparent));
  if (const double hover = hoverStrength(*this); hover > 0) box(painter, pill, 6, hoverFill(hover));
  double x = 7;
  if (!m_iconName.isEmpty()) {
    drawIcon(painter, m_iconName, ink, QRectF(6, pill.y() + 4, 12, 12));
    x += 15;
  }
  drawText(painter, QRectF(x, pill.y(), width() - x - 5, chipHeight), text(), font(), ink);
  if (showsKeyboardFocus(*this)) focusRing(painter, pill, 6);
}

MethodBadge::MethodBadge(const QString& method, QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setMethod(method);
}

void MethodBadge::setMethod(const QString& method) {
  m_method = method;
  setAccessibleName(method);
  updateGeometry();
  update();
}

QSize MethodBadge::sizeHint() const { return {wide(chipWidth(m_method, monoFont(11, 700), 8)), 22}; }

void MethodBadge::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QColor color = methodColor(m_method);
  box(painter, rect(), 4, softTint(color));
  drawText(painter, rect(), m_method, monoFont(11, 700), color, Qt::AlignCenter);
}

StatusPill::StatusPill(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }

void StatusPill::setStatus(int status, const QString& reason) {
  m_status = status;
  m_reason = reason;
  setAccessibleName(label());
  updateGeometry();
  update();
}

QString StatusPill::label() const {
  return m_status > 0 ? QString::number(m_status) + QLatin1Char(' ') + m_reason : m_reason;
}

QSize StatusPill::sizeHint() const { return {wide(textWidth(uiFont(12, 600), label())) + 30, 22}; }

void StatusPill::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Signal signal = m_status > 0 ? signalOfStatus(m_status) : Signal::Error;
  box(painter, rect(), 6, softTint(signalColor(signal)));
  lamp(painter, QPointF(11, 11), 3, signalFill(signal));
  drawText(painter, QRectF(20, 0, width() - 24, height()), label(), uiFont(12, 600), signalColor(signal));
}

KeyCap::KeyCap(const QString& keys, QWidget* parent) : QWidget(parent), m_keys(keys) {
  setAccessibleName(keys);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize KeyCap::sizeHint() const { return {wide(keyCapWidth(m_keys)), 18}; }

void KeyCap::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawKeyCap(painter, width(), height() / 2.0, m_keys);
}

Lamp::Lamp(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setAccessibleName(tr("Off"));
}

void Lamp::setSignal(Signal signal, const QString& meaning) {
  m_signal = signal;
  setAccessibleName(meaning);
  setToolTip(meaning);
  update();
}

void Lamp::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  lamp(painter, QRectF(rect()).center(), 3.2, signalFill(m_signal), m_signal == Signal::Off ? Glow::Off : Glow::On);
}

} // namespace signalbox::ui
