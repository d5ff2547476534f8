// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/button.h"

#include "ui/theme/style_property.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>

namespace signalbox::ui {
namespace {

QString nameOf(ButtonVariant variant) {
  switch (variant) {
  case ButtonVariant::Standard: return {};
  case ButtonVariant::Primary: return QStringLiteral("primary");
  case ButtonVariant::Soft: return QStringLiteral("soft");
  case ButtonVariant::Ghost: return QStringLiteral("ghost");
  case ButtonVariant::Link: return QStringLiteral("link");
  case ButtonVariant::Danger: return QStringLiteral("danger");
  }
  return {};
}

// QPushButton keeps its size hint until something that Qt knows of changes.
void changeSize(QPushButton& button) {
  QEvent change(QEvent::FontChange);
  QCoreApplication::sendEvent(&button, &change);
}

} // namespace

Button::Button(const QString& text, ButtonVariant variant, QWidget* parent) : QPushButton(text, parent) {
  setFont(uiFont(13, 500));
  setAutoDefault(false);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  setVariant(variant);
  setControlHeight(28);
}

void Button::setVariant(ButtonVariant variant) {
  setProperty(property::variant, nameOf(variant));
  update();
}

void Button::setIconName(const QString& name) {
  setProperty(property::iconName, name);
  changeSize(*this);
}

void Button::setKeyCap(const QString& keys) {
  setProperty(property::keyCap, keys);
  changeSize(*this);
}

void Button::setControlHeight(int height) {
  setProperty(property::controlHeight, height);
  setFixedHeight(height);
}

void Button::setLeftAligned(bool leftAligned) { setProperty(property::leftAligned, leftAligned); }

void Button::flashDone() {
  const QString usual = property::text(this, property::iconName);
  if (usual == QLatin1String("check")) return;
  setIconName(QStringLiteral("check"));
  QTimer::singleShot(1200, this, [this, usual] { setIconName(usual); });
}

} // namespace signalbox::ui
