// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person reads for the kinds of the design's parts, which files name in lower case: "Rate limit" for rate_limit.
#pragma once

#include <QString>
#include <QStringList>

#include <string>

namespace signalbox::ui {

QString middlewareName(const std::string& kind);
QString schemeTypeName(const std::string& type);
QString dependencyKindName(const std::string& kind);
QString mountKindName(const std::string& kind);
QString handlerName(const std::string& on); // "404 Not Found", "Validation errors of requests"

// The kinds themselves, in the order in which they are offered.
QStringList middlewareKinds();
QStringList schemeTypes();
QStringList dependencyKinds();
QStringList mountKinds();
QStringList handlerTargets(); // those that are no status

} // namespace signalbox::ui
