// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a person calls a part of a design and a place in it.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"

#include <QString>

namespace signalbox::ui {

// "POST /orders", "Order", "Project". Also of what the design has no more: its name.
QString entityTitle(const design::Design& design, EntityKind kind, const std::string& name);

// "Dish.spicy, type", "GET /orders, parameter limit, in"
QString placeText(const design::Design& design, const DesignPlace& place);

} // namespace signalbox::ui
