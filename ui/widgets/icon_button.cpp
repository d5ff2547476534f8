// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icon_button.h"

#include "ui/theme/style_property.h"

#include <QTimer>

namespace signalbox::ui {

IconButton::IconButton(const QString& iconName, const QString& name, QWidget* parent) : QToolButton(parent) {
  setProperty(property::variant, QStringLiteral("ghost"));
  setFocusPolicy(Qt::TabFocus);
  setIconName(iconName);
  setName(name);
  setExtent(26);
}

void IconButton::setIconName(const QString& iconName) {
  setProperty(property::iconName, iconName);
  update();
}

QString IconButton::iconName() const { return property::text(this, property::iconName); }

void IconButton::setName(const QString& name) {
  m_name = name;
  showName();
}

void IconButton::setShortcutHint(const QString& keys) {
  m_keys = keys;
  showName();
}

void IconButton::showName() {
  setAccessibleName(m_name);
  setAccessibleDescription(m_keys); // not the tooltip, which is both
  setToolTip(m_keys.isEmpty() ? m_name : m_name + QStringLiteral("    ") + m_keys);
}

void IconButton::setLook(Look look) {
  setProperty(property::variant, look == Look::Rail ? QStringLiteral("rail") : QStringLiteral("ghost"));
}

void IconButton::setExtent(int button, int icon) {
  setProperty(property::controlHeight, button);
  setProperty(property::iconSize, icon);
  setFixedSize(button, button);
}

void IconButton::flashDone() {
  const QString usual = iconName();
  if (usual == QLatin1String("check")) return;
  setIconName(QStringLiteral("check"));
  QTimer::singleShot(1200, this, [this, usual] { setIconName(usual); });
}

} // namespace signalbox::ui
