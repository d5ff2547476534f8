// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Dynamic properties by which a widget tells the style how it wants to look.
#pragma once

#include <QString>
#include <QVariant>
#include <QWidget>

namespace signalbox::ui::property {

inline constexpr char variant[] = "variant";   // buttons: primary, soft, ghost, link, danger, rail; edits, combos: bare
inline constexpr char iconName[] = "iconName"; // lucide name (not "icon": that is QAbstractButton's own)
inline constexpr char iconSize[] = "iconExtent";         // int, 16 when absent
inline constexpr char keyCap[] = "keyCap";               // "Ctrl Enter" on a button
inline constexpr char controlHeight[] = "controlHeight"; // int, 28 when absent
inline constexpr char leftAligned[] = "leftAligned";     // bool: label at the left
inline constexpr char leadingPad[] = "leadingPad";       // int: room for an icon in a line edit
inline constexpr char trailingPad[] = "trailingPad";
inline constexpr char invalid[] = "invalid";           // bool: red border
inline constexpr char methodColors[] = "methodColors"; // bool: a combo box of HTTP methods
inline constexpr char hairline[] = "hairline";         // bool: a splitter of 1 px
inline constexpr char showsState[] = "showsState";     // "hover", "pressed", "focus": pictures of states in the kit

inline QString text(const QWidget* widget, const char* name) {
  return widget ? widget->property(name).toString() : QString();
}
inline bool isSet(const QWidget* widget, const char* name) { return widget && widget->property(name).toBool(); }
inline int number(const QWidget* widget, const char* name, int fallback) {
  const QVariant value = widget ? widget->property(name) : QVariant();
  return value.isValid() ? value.toInt() : fallback;
}

} // namespace signalbox::ui::property
