// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A field of a model under another name, wherever values of the model are read or written: templates and conditions,
// constants that are answered with, examples and defaults, include and exclude, discriminators, saved requests.
#pragma once

#include "core/design/design.h"

namespace signalbox::design {

// `after` is `before` with the field itself renamed.
Design renameFieldPlaces(const Design& before, Design after, std::string_view model, std::string_view from,
                         std::string_view to);

} // namespace signalbox::design
