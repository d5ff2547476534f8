// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A request that is kept among the project's saved ones.
#pragma once

#include "core/design/design.h"

#include <QString>

namespace signalbox::ui {

struct Workbench;

// A name no saved request has, from any text: create_order, create_order_2; `before` stands in front of what is no
// name by itself.
std::string freeRequestName(const design::Design& design, const QString& wanted,
                            const QString& before = QStringLiteral("request_"));

// Says where it is and offers to undo; false when it was refused, which is said too.
bool keepRequest(Workbench& workbench, design::SavedRequest request);

} // namespace signalbox::ui
