// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a saved request says to who sends it and to nobody else. The design keeps such keys as they stand in the file.
#pragma once

#include "core/design/saved_request.h"

#include <optional>

namespace signalbox::requests {

// The key "check_certificates"; none: as whoever sends it has set.
std::optional<bool> checksCertificates(const design::SavedRequest& request);
void setChecksCertificates(design::SavedRequest& request, std::optional<bool> checks);

} // namespace signalbox::requests
