// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/count_text.h"

#include <QLocale>

namespace signalbox::ui {

QString grouped(qint64 count) { return QLocale(QLocale::English).toString(count); }

QString counted(qint64 count, const QString& one, const QString& many) {
  return grouped(count) + u' ' + (count == 1 ? one : many);
}

} // namespace signalbox::ui
