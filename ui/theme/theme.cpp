// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/focus_filter.h"
#include "ui/theme/fonts.h"
#include "ui/theme/look.h"
#include "ui/theme/palette.h"
#include "ui/theme/style.h"
#include "ui/theme/tokens.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QMenu>

namespace signalbox::ui {
namespace {

struct Current {
  Theme tokens = darkTheme();
  Look look{Appearance::Dark};
  SystemPreferences system;
};

Current& current() {
  static Current value;
  return value;
}

bool wantsDark() {
  const Appearance chosen = current().look.appearance;
  return chosen == Appearance::System ? current().system.isDark : chosen == Appearance::Dark;
}

void useTokens() {
  const Theme usual = wantsDark() ? darkTheme() : lightTheme();
  current().tokens = hasHighContrast() ? highContrast(usual) : usual;
}

void usePalettes() {
  QApplication::setPalette(paletteOf(theme()));
  QApplication::setPalette(menuPaletteOf(theme()), "QMenu");
}

void repaintEverything() {
  useTokens();
  usePalettes();
  Q_EMIT ThemeNotifier::instance().themeChanged();
  for (QWidget* widget : QApplication::allWidgets()) {
    widget->update();
    if (auto* view = qobject_cast<QAbstractItemView*>(widget)) view->doItemsLayout(); // rows may have another height
  }
}

} // namespace

const Theme& theme() { return current().tokens; }

const Look& look() { return current().look; }

Appearance appearance() { return current().look.appearance; }

const SystemPreferences& systemPreferences() { return current().system; }

bool hasHighContrast() {
  const Contrast chosen = current().look.contrast;
  return chosen == Contrast::System ? current().system.highContrast : chosen == Contrast::High;
}

bool reducesMotion() {
  const Motion chosen = current().look.motion;
  return chosen == Motion::System ? current().system.reducesMotion : chosen == Motion::Reduced;
}

int rowExtent(int pixels) {
  return current().look.density == Density::Comfortable ? pixels : qMax(24, pixels * 4 / 5 / 2 * 2);
}

ThemeNotifier& ThemeNotifier::instance() {
  static ThemeNotifier notifier;
  return notifier;
}

void installTheme(Appearance appearance) {
  current().system.isDark = QPalette().color(QPalette::Window).lightness() < 128; // before the palette is ours
  current().look = {appearance};
  useTokens();
  installFonts();
  QApplication::setStyle(new Style);
  usePalettes();
  QApplication::setFont(uiFont(13));
  FocusFilter::install();
}

void setLook(const Look& look) {
  if (look == current().look) return;
  current().look = look;
  repaintEverything();
}

void setAppearance(Appearance appearance) {
  Look changed = look();
  changed.appearance = appearance;
  setLook(changed);
}

void setSystemPreferences(const SystemPreferences& preferences) {
  if (preferences == current().system) return;
  current().system = preferences;
  repaintEverything();
}

QColor withAlpha(QColor color, int alpha) {
  color.setAlpha(alpha);
  return color;
}

QColor softTint(const QColor& color) { return withAlpha(color, theme().softAlpha); }

QColor flattened(const QColor& over, const QColor& base) {
  const float alpha = over.alphaF();
  const auto mix = [alpha](float top, float bottom) { return top * alpha + bottom * (1 - alpha); };
  return QColor::fromRgbF(mix(over.redF(), base.redF()), mix(over.greenF(), base.greenF()),
                          mix(over.blueF(), base.blueF()));
}

QColor methodColor(const QString& method) {
  const Theme& t = theme();
  if (method == QLatin1String("GET")) return t.get;
  if (method == QLatin1String("POST")) return t.post;
  if (method == QLatin1String("PUT")) return t.put;
  if (method == QLatin1String("PATCH")) return t.patch;
  if (method.startsWith(QLatin1String("DEL"))) return t.del;
  if (method == QLatin1String("WS") || method == QLatin1String("WEBSOCKET")) return t.ws;
  if (method == QLatin1String("SSE") || method == QLatin1String("JSONL")) return t.sse;
  return t.head;
}

QColor statusColor(int status) {
  const Theme& t = theme();
  if (status <= 0) return t.text3;
  if (status >= 200 && status < 300) return t.ok;
  if (status < 400) return t.info;
  return status < 500 ? t.warn : t.err;
}

QColor statusFill(int status) {
  const Theme& t = theme();
  if (status <= 0) return t.head;
  if (status >= 200 && status < 300) return t.okFill;
  if (status < 400) return t.infoFill;
  return status < 500 ? t.warnFill : t.errFill;
}

} // namespace signalbox::ui
