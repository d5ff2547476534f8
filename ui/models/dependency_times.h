// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long each dependency took when it last ran, and whether it let the request pass: read from the traces of the
// newest exchanges.
#pragma once

#include "core/api/exchange.h"
#include "ui/models/exchange_ring.h"

#include <QHash>
#include <QString>

#include <cstdint>

namespace signalbox::ui {

struct DependencyTime {
  std::int64_t nanoseconds = 0; // its own, without what it needs
  bool hasStopped = false;      // it raised, or its input was wrong
  bool operator==(const DependencyTime&) const = default;
};
using DependencyTimes = QHash<QString, DependencyTime>; // by name

// Of the exchanges of one endpoint by its id; empty: of any. Looks at the newest `rows` at most.
DependencyTimes lastDependencyTimes(const ExchangeRing& ring, const std::string& endpoint, std::uint64_t rows = 500);

} // namespace signalbox::ui
