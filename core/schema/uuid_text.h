// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// UUIDs from text, with the uuid crate's words for what is wrong.
#pragma once

#include "core/value/value.h"

#include <expected>
#include <string>
#include <string_view>

namespace signalbox::schema {

std::optional<Uuid> readUuid(std::string_view text);

// Why readUuid() refused.
std::string uuidMistake(std::string_view text);

} // namespace signalbox::schema
