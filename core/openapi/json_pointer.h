// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON pointers (RFC 6901) into a document or an entity.
#pragma once

#include <string>
#include <string_view>

namespace signalbox::openapi {

std::string below(std::string pointer, std::string_view key); // '~' and '/' of the key escaped

} // namespace signalbox::openapi
