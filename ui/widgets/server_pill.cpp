// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/server_pill.h"

#include "ui/theme/focus_paint.h"
#include "ui/theme/hover.h"
#include "ui/theme/paint.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/sparkline.h"

#include <QPainter>

#include <cmath>

namespace signalbox::ui {

ServerPill::ServerPill(QWidget* parent)
    : QAbstractButton(parent), m_toggle(new IconButton(QStringLiteral("play"), tr("Start the server"), this)) {
  setFixedHeight(28);
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  m_toggle->setExtent(24);
  m_toggle->setObjectName(QStringLiteral("server.toggle"));
  connect(m_toggle, &QToolButton::clicked, this, &ServerPill::startStopRequested);
  setState(Signal::Off, tr("Stopped"), {});
}

void ServerPill::setState(Signal signal, const QString& word, const QString& address) {
  m_signal = signal;
  m_word = word;
  m_address = address;
  setAccessibleName(address.isEmpty() ? tr("Server: %1").arg(word) : tr("Server: %1, %2").arg(word, address));
  m_toggle->setIconName(isOn() ? QStringLiteral("stop") : QStringLiteral("play"));
  m_toggle->setName(isOn() ? tr("Stop the server") : tr("Start the server"));
  updateGeometry();
  update();
}

void ServerPill::setToggleKeys(const QString& keys) { m_toggle->setShortcutHint(keys); }

void ServerPill::setRate(const QVector<double>& requests) {
  m_rate = requests;
  update();
}

void ServerPill::setDetail(Detail detail) {
  m_detail = detail;
  updateGeometry();
  update();
}

QSize ServerPill::sizeHint() const {
  double width = 27 + textWidth(uiFont(12, 600), m_word) + 10 + 36;
  if (m_detail != Detail::WordOnly && !m_address.isEmpty()) width += textWidth(monoFont(12), m_address) + 10;
  if (!m_address.isEmpty()) width += sparklineWidth();
  return {static_cast<int>(std::ceil(width)), 28};
}

void ServerPill::resizeEvent(QResizeEvent*) { m_toggle->move(width() - 28, 2); }

void ServerPill::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& t = theme();
  const QColor rest = t.isDark ? QColor(255, 255, 255, 8) : t.island;
  box(painter, rect(), 8, faded(rest, t.hover, hoverStrength(*this)), t.border);
  lamp(painter, QPointF(15, 14), 3.5, signalFill(m_signal), m_signal == Signal::Off ? Glow::Off : Glow::On);
  double x = 27;
  x += drawText(painter, QRectF(x, 0, width() - x - 36, 28), m_word, uiFont(12, 600), t.text) + 10;
  if (m_detail != Detail::WordOnly)
    x += drawText(painter, QRectF(x, 0, width() - x - 36, 28), m_address, monoFont(12), t.text2) + 8;
  if (!m_address.isEmpty() && sparklineWidth() > 0)
    drawSparkline(painter, QRectF(width() - 98, 8, 54, 11), m_rate, t.okFill);
  painter.fillRect(QRectF(width() - 33, 6, 1, 16), t.divider);
  if (showsKeyboardFocus(*this)) focusRing(painter, rect(), 8);
}

} // namespace signalbox::ui
