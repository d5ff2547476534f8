// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/fonts.h"

#include <QDir>

namespace signalbox::resources {
namespace {

QStringList fontsNamed(const QString& pattern) {
  QStringList paths;
  for (const QString& name : QDir(QStringLiteral(":/fonts")).entryList({pattern}))
    paths << QStringLiteral(":/fonts/") + name;
  return paths;
}

} // namespace

QStringList interFonts() { return fontsNamed(QStringLiteral("Inter*")); }

QStringList jetBrainsMonoFonts() { return fontsNamed(QStringLiteral("JetBrainsMono*")); }

} // namespace signalbox::resources
