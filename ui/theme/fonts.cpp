// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fonts: the installed families when the machine has them, otherwise the ones compiled in.
#include "ui/theme/fonts.h"

#include "resources/fonts.h"
#include "ui/theme/theme.h"

#include <QFontDatabase>
#include <QHash>

namespace signalbox::ui {
namespace {

// Point sizes are asked for at 96 dots an inch, so that pixels stay whole at scale 1.
constexpr double pointsPerPixel = 72.0 / 96.0;

void load(const QStringList& paths) {
  for (const QString& path : paths) QFontDatabase::addApplicationFont(path);
}

QFont makeFont(const QString& family, double pixels, int weight) {
  QFont font(family);
  font.setPointSizeF(pixels * pointsPerPixel);
  font.setWeight(static_cast<QFont::Weight>(weight));
  font.setHintingPreference(QFont::PreferNoHinting);
  font.setStyleStrategy(QFont::PreferAntialias);
  return font;
}

enum class Family { Ui, Display, Mono };

// Delegates ask for fonts for every cell they paint: making one costs a family look-up, a copy does not.
QFont cachedFont(Family family, double pixels, int weight) {
  static QHash<quint64, QFont> cache;
  const quint64 key =
      (static_cast<quint64>(family) << 48) | (static_cast<quint64>(weight) << 32) | static_cast<quint64>(pixels * 16);
  if (const auto found = cache.constFind(key); found != cache.constEnd()) return *found;
  static const QString names[] = {QStringLiteral("Inter"), QStringLiteral("Inter Display"),
                                  QStringLiteral("JetBrains Mono")};
  QFont font = makeFont(names[static_cast<int>(family)], pixels, weight);
  if (family == Family::Display) font.setLetterSpacing(QFont::PercentageSpacing, 99);
  if (family == Family::Mono) font.setStyleHint(QFont::Monospace);
  return *cache.insert(key, font);
}

} // namespace

void installFonts() {
  const QStringList families = QFontDatabase::families();
  if (!families.contains(QLatin1String("Inter")) || !families.contains(QLatin1String("Inter Display")))
    load(resources::interFonts());
  if (!families.contains(QLatin1String("JetBrains Mono"))) load(resources::jetBrainsMonoFonts());
}

QFont uiFont(double pixels, int weight) { return cachedFont(Family::Ui, pixels, weight); }

QFont displayFont(double pixels, int weight) { return cachedFont(Family::Display, pixels, weight); }

QFont monoFont(double pixels, int weight) { return cachedFont(Family::Mono, pixels, weight); }

} // namespace signalbox::ui
