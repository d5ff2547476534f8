// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of a row of traffic, in the log below the editor and in the traffic activity.
#pragma once

#include "core/api/exchange.h"

#include <QString>

#include <functional>

class QMenu;

namespace signalbox::ui {

class ExchangeView;

// What can be done with the exchange that `view` shows, then filters of rows like it: `setFilter` gets `filter` with
// more terms, or other ones.
void fillExchangeMenu(QMenu& menu, ExchangeView& view, const api::Exchange& exchange, const QString& filter,
                      const std::function<void(const QString&)>& setFilter);

} // namespace signalbox::ui
