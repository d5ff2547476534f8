// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A security scheme or a dependency run alone: compiled into a small API of its own with a key and a user of its own,
// and asked in this process. No request leaves it, and no key of the project is touched.
#pragma once

#include "core/design/design.h"

#include <QString>
#include <QVector>

namespace signalbox::ui {

struct CheckRow {
  QString name;     // "Expired token"
  int expected = 0; // status; 0 = whatever comes
  int status = 0;
  QString answer; // detail of an error, the value
  double milliseconds = 0;

  bool isFine() const { return status > 0 && (expected == 0 || status == expected); }
  bool operator==(const CheckRow&) const = default;
};

// Samples of what the type of scheme takes: what is right, and every way to be wrong. Takes up to half a second where
// passwords are hashed: not for the UI thread.
QVector<CheckRow> checkScheme(const design::Design& design, const std::string& scheme);

// The dependency with all it asks for. `query` is "offset=5&limit=10"; where a user is asked for, one with every scope
// asks.
CheckRow checkDependency(const design::Design& design, const std::string& dependency, const QString& query);

// "offset=0&limit=20": the query that its parameters, and those of what it asks for, would have.
QString sampleQuery(const design::Design& design, const std::string& dependency);

} // namespace signalbox::ui
