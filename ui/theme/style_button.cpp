// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Style: push buttons and tool buttons.
#include "ui/theme/hover.h"
#include "ui/theme/paint.h"
#include "ui/theme/style.h"
#include "ui/theme/style_property.h"

#include <QPainter>
#include <QPushButton>
#include <QStyleOption>

namespace signalbox::ui {
namespace {

struct ButtonState {
  bool enabled, pressed, checked;
  double hover; // how far it has come
};

ButtonState stateOf(const QStyleOption& option, const QWidget* widget) {
  const QString shown = property::text(widget, property::showsState);
  const bool enabled = option.state & QStyle::State_Enabled;
  const bool isHovered = enabled && (option.state & QStyle::State_MouseOver);
  const bool isPressed = (option.state & QStyle::State_Sunken) || shown == QLatin1String("pressed");
  const double hover = shown == QLatin1String("hover") ? 1 : widget ? hoverStrength(*widget, isHovered) : isHovered;
  return {enabled, isPressed, bool(option.state & QStyle::State_On), hover};
}

QColor primaryFill(ButtonState state) {
  const Theme& t = theme();
  if (!state.enabled) return withAlpha(t.fill, 90);
  if (state.pressed) return t.fillPress;
  return faded(t.fill, t.fillHover, state.hover);
}

QColor tint(const QColor& color, ButtonState state, int rest, int hover, int pressed) {
  if (state.pressed) return withAlpha(color, pressed);
  return faded(withAlpha(color, rest), withAlpha(color, hover), state.hover);
}

QColor quietFill(ButtonState state, bool onRail) {
  const Theme& t = theme();
  if (state.checked) return onRail ? t.press : t.selected;
  if (state.pressed) return t.press;
  return hoverFill(state.hover);
}

QColor labelColor(ButtonState state, const QString& variant) {
  const Theme& t = theme();
  if (!state.enabled) return variant == QLatin1String("primary") && !t.isDark ? t.onFill : t.disabled;
  if (variant == QLatin1String("primary")) return t.onFill;
  if (variant == QLatin1String("soft") || variant == QLatin1String("link")) return t.accent;
  if (variant == QLatin1String("danger")) return t.err;
  if (variant == QLatin1String("ghost")) return state.pressed ? t.text : faded(t.text2, t.text, state.hover);
  return t.text;
}

void drawButtonKeyCap(QPainter& painter, double x, double cy, const QString& keys, bool onFill, bool enabled) {
  const Theme& t = theme();
  const QRectF cap(x, cy - 8, keyCapWidth(keys), 16);
  box(painter, cap, 4, onFill && enabled ? QColor(0, 0, 0, 40) : t.press);
  drawText(painter, cap, keys, uiFont(11, 500), !enabled ? t.disabled : onFill ? t.onFill : t.text2, Qt::AlignCenter);
}

QColor toolColor(ButtonState state, const QString& variant) {
  const Theme& t = theme();
  const bool onRail = variant == QLatin1String("rail");
  if (!state.enabled) return t.disabled;
  if (state.checked) return onRail ? t.text : t.accent;
  return faded(onRail ? t.text3 : t.text2, t.text, state.hover);
}

// Our own buttons have no mnemonics, those of Qt's dialogs do.
QString shownText(const QStyleOptionButton& button, const QWidget* widget) {
  return widget && widget->metaObject() == &QPushButton::staticMetaObject ? withoutMnemonic(button.text) : button.text;
}

} // namespace

QString withoutMnemonic(const QString& text) {
  QString shown;
  for (qsizetype i = 0; i < text.size(); ++i) {
    if (text[i] == u'&' && i + 1 < text.size()) ++i;
    shown += text[i];
  }
  return shown;
}

bool hasVisibleFocus(const QStyleOption& option, const QWidget* widget) {
  if (property::text(widget, property::showsState) == QLatin1String("focus")) return true;
  return (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange);
}

void drawButtonPanel(const QStyleOption& option, QPainter& painter, const QWidget* widget, double radius) {
  const Theme& t = theme();
  const QString variant = property::text(widget, property::variant);
  const ButtonState state = stateOf(option, widget);
  const QRectF rect = option.rect;
  if (variant == QLatin1String("primary")) return box(painter, rect, radius, primaryFill(state));
  if (variant == QLatin1String("danger")) return box(painter, rect, radius, tint(t.err, state, t.softAlpha, 44, 60));
  if (variant == QLatin1String("soft"))
    return box(painter, rect, radius, tint(t.accent, state, t.isDark ? 34 : 24, 50, 66));
  if (variant == QLatin1String("ghost") || variant == QLatin1String("link") || variant == QLatin1String("rail"))
    return box(painter, rect, radius, quietFill(state, variant == QLatin1String("rail")));
  const QColor rest = t.isDark ? QColor(255, 255, 255, 8) : t.island;
  box(painter, rect, radius, state.pressed ? t.press : faded(rest, t.hover, state.hover), t.border);
}

void drawButtonLabel(const QStyleOptionButton& button, QPainter& painter, const QWidget* widget) {
  const QString variant = property::text(widget, property::variant);
  const QString icon = property::text(widget, property::iconName);
  const QString keys = property::text(widget, property::keyCap);
  const QString text = shownText(button, widget);
  const QColor color = labelColor(stateOf(button, widget), variant);
  const QFont font = widget ? widget->font() : uiFont(13, 500);
  const QRectF rect = button.rect;
  const double cy = rect.y() + rect.height() / 2;
  const double iconWidth = icon.isEmpty() ? 0 : text.isEmpty() ? 16 : 22;
  const double keysWidth = keys.isEmpty() ? 0 : keyCapWidth(keys) + 8;
  const double labelWidth = textWidth(font, text);
  double x = property::isSet(widget, property::leftAligned)
                 ? rect.x() + property::number(widget, property::leadingPad, 8)
                 : qMax(rect.x() + 6, rect.x() + (rect.width() - labelWidth - iconWidth - keysWidth) / 2);
  if (iconWidth > 0) drawIcon(painter, icon, color, QRectF(x, cy - 8, 16, 16));
  x += iconWidth;
  drawText(painter, QRectF(x, rect.y(), qMin(labelWidth + 2, rect.right() - x - 4 - keysWidth), rect.height()), text,
           font, color);
  if (keysWidth > 0)
    drawButtonKeyCap(painter, x + labelWidth + 8, cy, keys, variant == QLatin1String("primary"),
                     stateOf(button, widget).enabled);
}

void drawToolButtonLabel(const QStyleOptionToolButton& button, QPainter& painter, const QWidget* widget) {
  const QString variant = property::text(widget, property::variant);
  const QString icon = property::text(widget, property::iconName);
  const ButtonState state = stateOf(button, widget);
  const QColor color = toolColor(state, variant);
  const QRectF rect = button.rect;
  const int extent = property::number(widget, property::iconSize, 16);
  const double cy = rect.y() + rect.height() / 2;
  if (button.toolButtonStyle == Qt::ToolButtonIconOnly || button.text.isEmpty()) {
    const QRectF place(rect.center().x() - extent / 2.0, cy - extent / 2.0, extent, extent);
    if (!icon.isEmpty())
      drawIcon(painter, icon, color, place);
    else
      button.icon.paint(&painter, place.toRect(), Qt::AlignCenter, state.enabled ? QIcon::Normal : QIcon::Disabled);
    return;
  }
  const bool hasMenu = button.features & QStyleOptionToolButton::HasMenu;
  double x = rect.x() + 8;
  if (!icon.isEmpty()) {
    drawIcon(painter, icon, color, QRectF(x, cy - 8, 16, 16));
    x += 22;
  }
  drawText(painter, QRectF(x, rect.y(), rect.right() - x - (hasMenu ? 20 : 6), rect.height()), button.text,
           widget ? widget->font() : uiFont(13, 500),
           state.checked ? theme().text : faded(theme().text2, theme().text, state.hover));
  if (hasMenu)
    drawIcon(painter, QStringLiteral("chevron-down"), theme().text3, QRectF(rect.right() - 19, cy - 6, 12, 12));
}

} // namespace signalbox::ui
