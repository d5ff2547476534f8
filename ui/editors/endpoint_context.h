// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EndpointContext: what the pages of an EndpointEditor share: the endpoint they show and the one way to change it.
#pragma once

#include "core/design/design.h"

#include <QString>

#include <functional>

namespace signalbox::ui {

struct Workbench;

struct EndpointContext {
  Workbench& workbench;
  std::function<design::EndpointPtr()> current; // null when it was removed
  // `part` names what was touched: edits of one part in a row are one step of undo. Empty = a step of its own.
  std::function<void(design::Endpoint changed, const QString& part)> change;
};

} // namespace signalbox::ui
