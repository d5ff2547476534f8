// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/focus_filter.h"
#include "ui/theme/fonts.h"
#include "ui/theme/palette.h"
#include "ui/theme/style.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QMenu>

namespace signalbox::ui {
namespace {

struct Current {
  Theme tokens = darkTheme();
  Appearance appearance = Appearance::Dark;
};

Current& current() {
  static Current value;
  return value;
}

// Qt 6.4 does not tell the desktop's preference, so System reads the palette the platform gave before ours.
bool systemIsDark() {
  static const bool dark = QPalette().color(QPalette::Window).lightness() < 128;
  return dark;
}

bool wantsDark(Appearance appearance) {
  return appearance == Appearance::System ? systemIsDark() : appearance == Appearance::Dark;
}

void useTokens(Appearance appearance) {
  current().appearance = appearance;
  current().tokens = wantsDark(appearance) ? darkTheme() : lightTheme();
}

void usePalettes() {
  QApplication::setPalette(paletteOf(theme()));
  QApplication::setPalette(menuPaletteOf(theme()), "QMenu");
}

} // namespace

const Theme& theme() { return current().tokens; }

Appearance appearance() { return current().appearance; }

ThemeNotifier& ThemeNotifier::instance() {
  static ThemeNotifier notifier;
  return notifier;
}

void installTheme(Appearance appearance) {
  systemIsDark(); // asked before the palette is ours
  useTokens(appearance);
  installFonts();
  QApplication::setStyle(new Style);
  usePalettes();
  QApplication::setFont(uiFont(13));
  FocusFilter::install();
}

void setAppearance(Appearance appearance) {
  useTokens(appearance);
  usePalettes();
  Q_EMIT ThemeNotifier::instance().themeChanged();
  for (QWidget* widget : QApplication::allWidgets()) widget->update();
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
