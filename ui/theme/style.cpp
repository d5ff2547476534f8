// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Style: measures, hints and the preparation of widgets.
#include "ui/theme/style.h"

#include "ui/theme/look.h"
#include "ui/theme/paint.h"
#include "ui/theme/popup_mask.h"
#include "ui/theme/style_property.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>

#include <algorithm>
#include <cmath>

namespace signalbox::ui {
namespace {

constexpr int leastTarget = 24; // pixels of what can be pressed, WCAG 2.5.8

// A menu without them is searched as it is typed.
bool hasMnemonics(const QWidget* widget) {
  const QList<QAction*> actions = widget ? widget->actions() : QList<QAction*>();
  return std::any_of(actions.begin(), actions.end(),
                     [](const QAction* action) { return action->text().contains(u'&'); });
}

bool wantsHover(const QWidget* widget) {
  return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) ||
         qobject_cast<const QTabBar*>(widget) || qobject_cast<const QScrollBar*>(widget) ||
         qobject_cast<const QLineEdit*>(widget) || widget->inherits("QSplitterHandle");
}

bool isRoundedPopup(const QWidget* widget) {
  return widget->inherits("QTipLabel") || qobject_cast<const QMenu*>(widget) ||
         widget->inherits("QComboBoxPrivateContainer");
}

int controlHeight(const QWidget* widget) { return property::number(widget, property::controlHeight, 28); }

int wide(double width) { return static_cast<int>(std::ceil(width)); }

QSize buttonSize(const QStyleOptionButton& button, const QWidget* widget) {
  const bool hasText = !button.text.isEmpty();
  double width = textWidth(widget ? widget->font() : uiFont(13, 500), button.text) + (hasText ? 24 : 12);
  if (!property::text(widget, property::iconName).isEmpty()) width += hasText ? 22 : 16;
  const QString keys = property::text(widget, property::keyCap);
  if (!keys.isEmpty()) width += keyCapWidth(keys) + 8;
  return {wide(width), controlHeight(widget)};
}

QSize toolButtonSize(const QStyleOptionToolButton& button, const QWidget* widget) {
  const int height = property::number(widget, property::controlHeight, 26);
  if (button.text.isEmpty() || button.toolButtonStyle == Qt::ToolButtonIconOnly) return {height, height};
  double width = textWidth(widget ? widget->font() : uiFont(13, 500), button.text) + 16;
  if (!property::text(widget, property::iconName).isEmpty()) width += 22;
  if (button.features & QStyleOptionToolButton::HasMenu) width += 14;
  return {wide(width), height};
}

QSize menuItemSize(const QStyleOptionMenuItem& item, const QWidget* widget, QSize base) {
  if (item.menuItemType == QStyleOptionMenuItem::Separator) return {10, 9};
  return {base.width() + (isComboPopup(widget) ? 24 : 38), 28};
}

} // namespace

bool isComboPopup(const QWidget* widget) {
  return widget && (qobject_cast<const QComboBox*>(widget) || widget->inherits("QComboBoxListView"));
}

void Style::polish(QWidget* widget) {
  if (wantsHover(widget)) widget->setAttribute(Qt::WA_Hover);
  if (auto* view = qobject_cast<QAbstractItemView*>(widget)) view->viewport()->setAttribute(Qt::WA_Hover);
  if (isRoundedPopup(widget)) {
    if (hasCompositor())
      widget->setAttribute(Qt::WA_TranslucentBackground);
    else
      PopupMask::installOn(widget, widget->inherits("QTipLabel") ? 6 : 9);
  }
  if (widget->inherits("QComboBoxPrivateContainer")) widget->setContentsMargins(1, 0, 1, 0); // its border is seen
  if (widget->inherits("QComboBoxListView"))
    static_cast<QAbstractItemView*>(widget)->viewport()->setAutoFillBackground(false);
  QProxyStyle::polish(widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
  switch (metric) {
  case PM_ScrollBarExtent: return 12;
  case PM_ScrollBarSliderMin: return 28;
  case PM_SplitterWidth: return 6;
  case PM_DefaultFrameWidth: return qobject_cast<const QLineEdit*>(widget) ? 1 : 0;
  case PM_SmallIconSize:
  case PM_ToolBarIconSize:
  case PM_ButtonIconSize:
  case PM_TabBarIconSize:
  case PM_ListViewIconSize: return 16;
  case PM_TreeViewIndentation: return 14;
  case PM_IndicatorWidth:
  case PM_IndicatorHeight:
  case PM_ExclusiveIndicatorWidth:
  case PM_ExclusiveIndicatorHeight: return 16;
  case PM_ButtonShiftHorizontal:
  case PM_ButtonShiftVertical:
  case PM_FocusFrameHMargin:
  case PM_FocusFrameVMargin: return 0;
  case PM_TabBarTabVSpace:
  case PM_TabBarBaseOverlap:
  case PM_TabBarTabOverlap:
  case PM_TabBarTabShiftVertical:
  case PM_TabBarTabShiftHorizontal: return 0;
  case PM_TabCloseIndicatorWidth:
  case PM_TabCloseIndicatorHeight: return 18;
  case PM_TabBarScrollButtonWidth: return 20;
  case PM_MenuPanelWidth: return 1;
  case PM_MenuHMargin:
  case PM_MenuVMargin: return 5;
  case PM_HeaderMargin: return 8;
  case PM_ToolTipLabelFrameWidth: return 6;
  case PM_LayoutLeftMargin:
  case PM_LayoutTopMargin:
  case PM_LayoutRightMargin:
  case PM_LayoutBottomMargin:
    return qobject_cast<const QDialog*>(widget) ? 14 : 0; // Qt's own, where a desktop has none
  case PM_LayoutHorizontalSpacing:
  case PM_LayoutVerticalSpacing: return 8;
  case PM_ScrollView_ScrollBarSpacing:
  case PM_ScrollView_ScrollBarOverlap: return 0;
  case PM_CheckBoxLabelSpacing: return 8;
  case PM_MenuBarPanelWidth: return 0;
  case PM_MenuBarItemSpacing: return 2;
  default: return QProxyStyle::pixelMetric(metric, option, widget);
  }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const {
  switch (hint) {
  case SH_ComboBox_Popup: return 1;
  case SH_EtchDisabledText:
  case SH_DitherDisabledText:
  case SH_UnderlineShortcut:
  case SH_TabBar_PreferNoArrows: return 0;
  case SH_ItemView_ShowDecorationSelected:
  case SH_ScrollBar_LeftClickAbsolutePosition:
  case SH_Slider_SnapToValue: return 1;
  case SH_ItemView_ActivateItemOnSingleClick:
  case SH_BlinkCursorWhenTextSelected: return 0;
  case SH_TabBar_ElideMode: return Qt::ElideNone;
  case SH_TabBar_Alignment: return Qt::AlignLeft;
  case SH_Widget_Animation_Duration: return reducesMotion() ? 0 : 120;
  case SH_ToolTip_WakeUpDelay: return 450;
  case SH_ToolTip_FallAsleepDelay: return 100;
  case SH_Splitter_OpaqueResize: return 1;
  case SH_ToolTipLabel_Opacity: return 255;
  case SH_Menu_SubMenuPopupDelay: return 120;
  case SH_DialogButtonBox_ButtonsHaveIcons: return 0;
  case SH_Menu_KeyboardSearch: return hasMnemonics(widget) ? 0 : 1;
  default: return QProxyStyle::styleHint(hint, option, widget, data);
  }
}

// What Qt's own dialogs show.
QIcon Style::standardIcon(StandardPixmap icon, const QStyleOption* option, const QWidget* widget) const {
  switch (icon) {
  case SP_ArrowBack: return themedIcon(QStringLiteral("arrow-left"));
  case SP_ArrowForward: return themedIcon(QStringLiteral("arrow-right"));
  case SP_FileDialogToParent: return themedIcon(QStringLiteral("folder-up"));
  case SP_FileDialogNewFolder: return themedIcon(QStringLiteral("folder-plus"));
  case SP_FileDialogListView: return themedIcon(QStringLiteral("list"));
  case SP_FileDialogDetailedView: return themedIcon(QStringLiteral("layout-list"));
  default: return QProxyStyle::standardIcon(icon, option, widget);
  }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                              const QWidget* widget) const {
  const QSize base = QProxyStyle::sizeFromContents(type, option, contents, widget);
  switch (type) {
  case CT_PushButton:
    if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) return buttonSize(*button, widget);
    return base;
  case CT_ToolButton:
    if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option))
      return toolButtonSize(*button, widget);
    return base;
  case CT_LineEdit: return {base.width(), controlHeight(widget)};
  case CT_SpinBox: return {base.width(), controlHeight(widget)};
  case CT_ComboBox: return {base.width() + 14, controlHeight(widget)};
  case CT_MenuItem:
    if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
      return menuItemSize(*item, widget, base);
    return base;
  case CT_CheckBox:
  case CT_RadioButton: return base.expandedTo({leastTarget, leastTarget});
  case CT_MenuBarItem: return {base.width() + 8, 26};
  case CT_HeaderSection: return {base.width(), 28};
  default: return base;
  }
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
  if (element == SE_LineEditContents)
    return option->rect.adjusted(property::number(widget, property::leadingPad, 8), 0,
                                 -property::number(widget, property::trailingPad, 8), 0);
  if (element == SE_TabBarTabRightButton)
    return QRect(option->rect.right() - 26, option->rect.center().y() - 8, 18, 18);
  return QProxyStyle::subElementRect(element, option, widget);
}

} // namespace signalbox::ui
