// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The licences of the program's parts, as their packages give them.
#pragma once

#include <QString>
#include <QVector>

namespace signalbox::resources {

struct Licence {
  QString part;   // "Qt"
  QString source; // the file it was taken from
  QString text;   // empty when that file was not there when the program was built
};

QVector<Licence> licences();

} // namespace signalbox::resources
