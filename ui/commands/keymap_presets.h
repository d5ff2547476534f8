// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The keys that hands know from other programs, where they differ from ours.
#pragma once

#include "ui/commands/keymap.h"

namespace signalbox::ui {

// By command; what is missing keeps the keys Signalbox gives it, as far as the preset does not need them.
const QHash<QString, Keys>& presetKeys(Preset preset);

} // namespace signalbox::ui
