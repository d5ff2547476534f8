// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Style: frames, panels, indicators.
#include "ui/theme/hover.h"
#include "ui/theme/paint.h"
#include "ui/theme/style.h"
#include "ui/theme/style_property.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyleOption>

namespace signalbox::ui {
namespace {

void drawPushButtonPanel(const QStyleOption& option, QPainter& painter, const QWidget* widget) {
  const bool focused = hasVisibleFocus(option, widget);
  if (focused && property::text(widget, property::variant) == QLatin1String("primary")) {
    QStyleOption inner(option);
    inner.rect = option.rect.adjusted(3, 3, -3, -3);
    drawButtonPanel(inner, painter, widget, 4.5);
    return focusRing(painter, option.rect, 7.5);
  }
  drawButtonPanel(option, painter, widget, 7);
  if (focused) focusRing(painter, option.rect, 7);
}

void drawLineEditPanel(const QStyleOption& option, QPainter& painter, const QWidget* widget) {
  if (property::text(widget, property::variant) == QLatin1String("bare")) return;
  const Theme& t = theme();
  const QString shown = property::text(widget, property::showsState);
  const bool focused = (option.state & QStyle::State_HasFocus) || shown == QLatin1String("focus");
  const bool isHovered = option.state & QStyle::State_MouseOver;
  const double hover = shown == QLatin1String("hover") ? 1 : widget ? hoverStrength(*widget, isHovered) : isHovered;
  const QColor line = property::isSet(widget, property::invalid) ? t.err
                      : focused                                  ? t.accent
                                                                 : faded(t.border, t.borderStrong, hover);
  const QColor fill = !(option.state & QStyle::State_Enabled) ? t.inset : t.isDark ? t.raised : t.island;
  box(painter, option.rect, 7, fill, line, focused ? 1.5 : 1);
}

void drawTick(QPainter& painter, const QRectF& rect, bool isPartial) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme().onFill, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  if (isPartial) {
    painter.drawLine(rect.center() - QPointF(3, 0), rect.center() + QPointF(3, 0));
  } else {
    const QPointF corner = rect.topLeft();
    const QPointF points[] = {corner + QPointF(3.8, 7.8), corner + QPointF(6.4, 10.4), corner + QPointF(11.3, 4.9)};
    painter.drawPolyline(points, 3);
  }
  painter.restore();
}

void drawCheckBox(const QStyleOption& option, QPainter& painter, const QWidget* widget) {
  const Theme& t = theme();
  const QRectF rect(option.rect.x(), option.rect.center().y() - 7.5, 15, 15);
  const bool partial = option.state & QStyle::State_NoChange;
  if (partial || (option.state & QStyle::State_On)) {
    box(painter, rect, 4, option.state & QStyle::State_Enabled ? t.fill : t.disabled);
    drawTick(painter, rect, partial);
  } else {
    box(painter, rect, 4, t.isDark ? QColor(255, 255, 255, 8) : t.island,
        option.state & QStyle::State_MouseOver ? t.text3 : t.borderStrong, 1.25);
  }
  if (hasVisibleFocus(option, widget)) focusRing(painter, rect.adjusted(-2.5, -2.5, 2.5, 2.5), 6);
}

void drawRadio(const QStyleOption& option, QPainter& painter, const QWidget* widget) {
  const Theme& t = theme();
  const QRectF rect(option.rect.x(), option.rect.center().y() - 7.5, 15, 15);
  if (option.state & QStyle::State_On) {
    box(painter, rect, 7.5, t.fill);
    box(painter, rect.adjusted(5, 5, -5, -5), 2.5, t.onFill);
  } else {
    box(painter, rect, 7.5, t.isDark ? QColor(255, 255, 255, 8) : t.island, t.borderStrong, 1.25);
  }
  if (hasVisibleFocus(option, widget)) focusRing(painter, rect.adjusted(-2.5, -2.5, 2.5, 2.5), 9);
}

void drawTabClose(const QStyleOption& option, QPainter& painter) {
  const bool hover = option.state & QStyle::State_MouseOver;
  if (!hover && !(option.state & QStyle::State_Selected)) return;
  if (hover) box(painter, option.rect, 5, theme().press);
  drawIcon(painter, QStringLiteral("x"), hover ? theme().text : theme().text3, option.rect.adjusted(3, 3, -3, -3));
}

void drawBranch(const QStyleOption& option, QPainter& painter) {
  if (!(option.state & QStyle::State_Children)) return;
  const QRectF rect(option.rect.right() - 12, option.rect.center().y() - 5.5, 12, 12);
  drawIcon(painter,
           option.state & QStyle::State_Open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
           theme().text3, rect);
}

} // namespace

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const {
  const Theme& t = theme();
  switch (element) {
  case PE_FrameFocusRect:
    if (!qobject_cast<const QAbstractItemView*>(widget) && (option->state & State_KeyboardFocusChange))
      focusRing(*painter, option->rect, 6);
    return;
  case PE_PanelButtonCommand: return drawPushButtonPanel(*option, *painter, widget);
  case PE_PanelButtonTool:
    drawButtonPanel(*option, *painter, widget,
                    property::text(widget, property::variant) == QLatin1String("rail") ? 9 : 6);
    if (hasVisibleFocus(*option, widget)) focusRing(*painter, option->rect, 6);
    return;
  case PE_PanelLineEdit: return drawLineEditPanel(*option, *painter, widget);
  case PE_IndicatorCheckBox:
  case PE_IndicatorItemViewItemCheck: return drawCheckBox(*option, *painter, widget);
  case PE_IndicatorRadioButton: return drawRadio(*option, *painter, widget);
  case PE_IndicatorTabClose: return drawTabClose(*option, *painter);
  case PE_IndicatorBranch: return drawBranch(*option, *painter);
  case PE_IndicatorArrowDown:
    return drawIcon(*painter, QStringLiteral("chevron-down"), t.text3,
                    QRectF(option->rect.center().x() - 5.5, option->rect.center().y() - 5.5, 12, 12));
  case PE_IndicatorArrowUp:
    return drawIcon(*painter, QStringLiteral("chevron-up"), t.text3,
                    QRectF(option->rect.center().x() - 5.5, option->rect.center().y() - 5.5, 12, 12));
  case PE_Frame:
    if (widget && widget->inherits("QComboBoxPrivateContainer")) box(*painter, option->rect, 9, t.overlay, t.border);
    return;
  case PE_PanelMenu:
    if (!hasCompositor()) painter->fillRect(option->rect, t.overlay);
    return box(*painter, option->rect, 9, t.overlay, t.border);
  case PE_PanelTipLabel:
    return box(*painter, option->rect, 6, t.tooltip, t.isDark ? t.borderStrong : QColor(Qt::transparent));
  case PE_PanelScrollAreaCorner: painter->fillRect(option->rect, t.island); return;
  case PE_PanelItemViewRow:
  case PE_PanelItemViewItem: // delegates own the whole row
  case PE_FrameDefaultButton:
  case PE_FrameLineEdit:
  case PE_FrameGroupBox:
  case PE_FrameStatusBarItem:
  case PE_PanelStatusBar:
  case PE_FrameTabWidget:
  case PE_FrameWindow:
  case PE_FrameTabBarBase:
  case PE_FrameMenu:
  case PE_PanelMenuBar: return;
  default: QProxyStyle::drawPrimitive(element, option, painter, widget);
  }
}

} // namespace signalbox::ui
