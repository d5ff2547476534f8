// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/licences/licences.h"

#include <QFile>
#include <QStringList>

namespace signalbox::resources {

namespace {

QString contentsOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

QVector<Licence> licences() {
  QVector<Licence> all;
  for (const QString& line : contentsOf(QStringLiteral(":/licences/sources.txt")).split(u'\n', Qt::SkipEmptyParts)) {
    const QStringList columns = line.split(u'|');
    all.push_back(
        {columns.value(0), columns.value(2), contentsOf(QStringLiteral(":/licences/%1.txt").arg(columns.value(1)))});
  }
  return all;
}

} // namespace signalbox::resources
