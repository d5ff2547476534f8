// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/spoken_role.h"

#include <QAccessibleWidget>
#include <QVariant>
#include <QWidget>

namespace signalbox::ui {
namespace {

constexpr char roleProperty[] = "spokenRole";

QAccessibleInterface* withRole(const QString&, QObject* object) {
  auto* widget = qobject_cast<QWidget*>(object);
  const QVariant role = widget ? widget->property(roleProperty) : QVariant();
  return role.isValid() ? new QAccessibleWidget(widget, QAccessible::Role(role.toInt())) : nullptr;
}

} // namespace

void setSpokenRole(QWidget& widget, QAccessible::Role role) {
  static const bool isInstalled = [] {
    QAccessible::installFactory(withRole);
    return true;
  }();
  Q_UNUSED(isInstalled);
  widget.setProperty(roleProperty, int(role));
  // What was asked for while the widget was made is kept otherwise.
  QAccessibleInterface* kept = QAccessible::queryAccessibleInterface(&widget);
  if (kept && kept->role() != role) QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(kept));
}

} // namespace signalbox::ui
