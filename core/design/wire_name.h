// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names of parameters and body parts on the wire.
#pragma once

#include "core/design/model.h"

#include <string>

namespace signalbox::design {

// validation_alias where it is a text, else alias, else the name.
std::string wireName(const Field& field);

// The same for headers: without an alias '_' becomes '-', unless convert_underscores is false.
std::string headerName(const Field& field);

} // namespace signalbox::design
