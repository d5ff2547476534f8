// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Style: labels, menus, headers, splitters, scroll bars, combo boxes.
#include "ui/theme/hover.h"
#include "ui/theme/paint.h"
#include "ui/theme/style.h"
#include "ui/theme/style_property.h"

#include <QComboBox>
#include <QPainter>
#include <QStyleOption>

namespace signalbox::ui {
namespace {

void drawSplitterHandle(const QStyleOption& option, QPainter& painter, const QWidget* widget) {
  const Theme& t = theme();
  const QRectF rect = option.rect;
  const bool hover = option.state & QStyle::State_MouseOver;
  if (property::isSet(widget, property::hairline)) return painter.fillRect(rect, hover ? t.accent : t.divider);
  if (!hover) return;
  const bool vertical = option.state & QStyle::State_Horizontal; // the splitter's direction; its handle stands upright
  const QRectF line = vertical ? QRectF(rect.center().x() - 1, rect.y() + 8, 2, rect.height() - 16)
                               : QRectF(rect.x() + 8, rect.center().y() - 1, rect.width() - 16, 2);
  box(painter, line, 1, t.accent);
}

void drawHeaderSection(const QStyleOption& option, QPainter& painter) {
  painter.fillRect(option.rect, theme().island);
  painter.fillRect(QRectF(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), theme().divider);
}

void drawHeaderLabel(const QStyleOptionHeader& header, QPainter& painter) {
  drawText(painter, QRectF(header.rect).adjusted(4, 0, -4, 0), header.text, uiFont(12, 500), theme().text3,
           Qt::AlignVCenter | (header.textAlignment & Qt::AlignHorizontal_Mask));
}

QColor barColor(bool hot, bool held) {
  const bool dark = theme().isDark;
  const int alpha = held ? (dark ? 90 : 105) : hot ? (dark ? 62 : 80) : (dark ? 38 : 50);
  return dark ? QColor(255, 255, 255, alpha) : QColor(18, 24, 40, alpha);
}

int sliderLength(const QStyleOptionSlider& bar, int length) {
  const int range = bar.maximum - bar.minimum;
  if (range <= 0) return length;
  const int wanted =
      static_cast<int>(static_cast<qint64>(bar.pageStep) * length / (static_cast<qint64>(range) + bar.pageStep));
  return qBound(qMin(28, length), wanted, length);
}

// The whole length is the groove: no arrows.
QRect scrollBarPart(const QStyleOptionSlider& bar, QStyle::SubControl part) {
  const QRect rect = bar.rect;
  const bool horizontal = bar.orientation == Qt::Horizontal;
  const int length = horizontal ? rect.width() : rect.height();
  const int slider = sliderLength(bar, length);
  const int at =
      QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, length - slider, bar.upsideDown);
  const auto span = [&](int from, int size) {
    return horizontal ? QRect(from, 0, size, rect.height()) : QRect(0, from, rect.width(), size);
  };
  switch (part) {
  case QStyle::SC_ScrollBarSlider: return span(at, slider);
  case QStyle::SC_ScrollBarGroove: return rect;
  case QStyle::SC_ScrollBarSubPage: return span(0, at);
  case QStyle::SC_ScrollBarAddPage: return span(at + slider, length - at - slider);
  default: return {};
  }
}

QRect comboPart(const QRect& rect, QStyle::SubControl part) {
  switch (part) {
  case QStyle::SC_ComboBoxArrow: return {rect.right() - 22, rect.top(), 22, rect.height()};
  case QStyle::SC_ComboBoxEditField: return rect.adjusted(9, 0, -22, 0);
  default: return rect;
  }
}

QColor menuInk(const QStyleOptionMenuItem& item, const QWidget* widget, const QString& text) {
  const QWidget* combo = widget && widget->inherits("QComboBoxListView") ? widget->parentWidget() : widget;
  while (combo && !qobject_cast<const QComboBox*>(combo)) combo = combo->parentWidget();
  if (property::isSet(combo, property::methodColors)) return methodColor(text);
  return item.state & QStyle::State_Enabled ? theme().text : theme().disabled;
}

void drawMenuMark(const QStyleOptionMenuItem& item, QPainter& painter, bool selected) {
  const QRectF rect = item.rect;
  const QRect mark(item.rect.x() + 8, item.rect.center().y() - 7, 16, 16);
  if (item.checkType != QStyleOptionMenuItem::NotCheckable) {
    if (item.checked)
      drawIcon(painter, QStringLiteral("check"), theme().accent, QRectF(rect.x() + 9, rect.center().y() - 7, 14, 14));
  } else if (!item.icon.isNull()) {
    const auto mode = !(item.state & QStyle::State_Enabled) ? QIcon::Disabled
                      : selected                            ? QIcon::Active
                                                            : QIcon::Normal;
    item.icon.paint(&painter, mark, Qt::AlignCenter, mode);
  }
}

} // namespace

void drawMenuItem(const QStyleOptionMenuItem& item, QPainter& painter, const QWidget* widget) {
  const Theme& t = theme();
  const QRectF rect = item.rect;
  if (item.menuItemType == QStyleOptionMenuItem::Separator)
    return painter.fillRect(QRectF(rect.x() + 8, rect.center().y(), rect.width() - 16, 1), t.border);
  const bool combo = isComboPopup(widget);
  const bool selected = (item.state & QStyle::State_Selected) && (item.state & QStyle::State_Enabled);
  if (selected) box(painter, combo ? rect.adjusted(5, 0, -5, 0) : rect, 6, t.selected); // a menu has margins
  drawMenuMark(item, painter, selected);
  const QStringList parts = item.text.split(QLatin1Char('\t'));
  const QString text = withoutMnemonic(parts.first());
  const double shortcut = parts.size() > 1 ? textWidth(uiFont(12), parts[1]) + 18 : 0;
  drawText(painter, rect.adjusted(32, 0, -8 - shortcut, 0), text, combo ? item.font : uiFont(13),
           menuInk(item, widget, text));
  if (parts.size() > 1)
    drawText(painter, rect.adjusted(0, 0, -10, 0), parts[1], uiFont(12), selected ? t.text2 : t.text3, rightMiddle);
  if (item.menuItemType == QStyleOptionMenuItem::SubMenu)
    drawIcon(painter, QStringLiteral("chevron-right"), t.text3,
             QRectF(rect.right() - 18, rect.center().y() - 6, 12, 12));
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                            const QWidget* widget) const {
  if (control == CC_ScrollBar)
    if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) return scrollBarPart(*bar, part);
  if (control == CC_ComboBox) return comboPart(option->rect, part);
  return QProxyStyle::subControlRect(control, option, part, widget);
}

void Style::drawScrollBar(const QStyleOptionSlider& bar, QPainter& painter, const QWidget* widget) const {
  if (bar.maximum <= bar.minimum) return;
  const QRectF slider = subControlRect(CC_ScrollBar, &bar, SC_ScrollBarSlider, widget);
  const bool hot = bar.state & (State_Sunken | State_MouseOver);
  const bool held = (bar.activeSubControls & SC_ScrollBarSlider) && hot;
  const double thick = hot ? 8 : 6;
  const QRectF rect = bar.rect;
  const QRectF thumb = bar.orientation == Qt::Horizontal
                           ? QRectF(slider.x() + 2, rect.bottom() - thick - 1, slider.width() - 4, thick)
                           : QRectF(rect.right() - thick - 1, slider.y() + 2, thick, slider.height() - 4);
  box(painter, thumb, thick / 2, barColor(hot, held));
}

void Style::drawComboBox(const QStyleOptionComboBox& combo, QPainter& painter, const QWidget* widget) const {
  const bool bare = property::text(widget, property::variant) == QLatin1String("bare");
  const QRectF rect = combo.rect;
  if (!bare)
    drawButtonPanel(combo, painter, widget, 7);
  else if (widget)
    box(painter, rect.adjusted(2, 2, -2, -2), 5, hoverFill(hoverStrength(*widget, combo.state & State_MouseOver)));
  if (hasVisibleFocus(combo, widget)) focusRing(painter, rect, 7);
  drawIcon(painter, bare ? QStringLiteral("chevron-down") : QStringLiteral("chevrons-up-down"), theme().text3,
           QRectF(rect.right() - 18, rect.center().y() - 6, 12, 12));
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const {
  const Theme& t = theme();
  switch (element) {
  case CE_PushButtonLabel:
    if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
      drawButtonLabel(*button, *painter, widget);
    return;
  case CE_ToolButtonLabel:
    if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option))
      drawToolButtonLabel(*button, *painter, widget);
    return;
  case CE_MenuItem:
    if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
      drawMenuItem(*item, *painter, widget);
    return;
  case CE_MenuEmptyArea:
    if (widget && widget->inherits("QComboBoxListView")) painter->fillRect(option->rect, t.overlay);
    return;
  case CE_HeaderSection: return drawHeaderSection(*option, *painter);
  case CE_HeaderEmptyArea: return drawHeaderSection(*option, *painter);
  case CE_HeaderLabel:
    if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) drawHeaderLabel(*header, *painter);
    return;
  case CE_Splitter: return drawSplitterHandle(*option, *painter, widget);
  case CE_ComboBoxLabel:
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
      const QColor ink = property::isSet(widget, property::methodColors) ? methodColor(combo->currentText)
                         : option->state & State_Enabled                 ? t.text
                                                                         : t.disabled;
      drawText(*painter, comboPart(option->rect, SC_ComboBoxEditField), combo->currentText, widget->font(), ink);
    }
    return;
  case CE_CheckBoxLabel:
  case CE_RadioButtonLabel:
    if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
      drawText(*painter, option->rect, button->text, widget ? widget->font() : uiFont(13),
               option->state & State_Enabled ? t.text : t.disabled);
    return;
  case CE_MenuBarEmptyArea: painter->fillRect(option->rect, t.chrome); return;
  case CE_MenuBarItem:
    painter->fillRect(option->rect, t.chrome);
    if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
      if (option->state & (State_Selected | State_Sunken)) box(*painter, option->rect, 6, t.hover);
      drawText(*painter, option->rect, QString(item->text).remove(QLatin1Char('&')), uiFont(13), t.text2,
               Qt::AlignCenter);
    }
    return;
  case CE_ShapedFrame: return;
  default: QProxyStyle::drawControl(element, option, painter, widget);
  }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const {
  if (control == CC_ScrollBar) {
    if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option))
      return drawScrollBar(*bar, *painter, widget);
  } else if (control == CC_ComboBox) {
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option))
      return drawComboBox(*combo, *painter, widget);
  } else if (control == CC_ToolButton) {
    proxy()->drawPrimitive(PE_PanelButtonTool, option, painter, widget);
    proxy()->drawControl(CE_ToolButtonLabel, option, painter, widget);
    return;
  }
  QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace signalbox::ui
