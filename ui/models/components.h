// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the program is made of: each part with its version, read from the library that runs where it tells, and the
// terms it comes under.
#pragma once

#include <QString>
#include <QVector>

namespace signalbox::ui {

struct Component {
  QString name;
  QString version; // empty where there is none
  QString licence; // SPDX expression
  QString purpose;
  bool operator==(const Component&) const = default;
};

QVector<Component> components(); // Signalbox first

} // namespace signalbox::ui
