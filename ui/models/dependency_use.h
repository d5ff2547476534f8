// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who asks for a dependency or a security scheme, directly or through others; and what may be asked for.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace signalbox::ui {

struct DependencyUse {
  DesignPlace place;
  QString text;         // "POST /orders", "current_user", "the application"
  bool isDirect = true; // false: one that it asks for does
  bool operator==(const DependencyUse&) const = default;
};

// Dependencies, the application and routers, then endpoints in the order in which they match.
QVector<DependencyUse> usesOfDependency(const design::Design& design, const std::string& name);

// "12 endpoints", "nothing yet".
QString usedBy(const QVector<DependencyUse>& uses);

// Names of all dependencies and security schemes.
QStringList dependencyNames(const design::Design& design);

} // namespace signalbox::ui
