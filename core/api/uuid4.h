// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Random bytes of the system, and a random UUID made of them.
#pragma once

#include <string>

namespace signalbox::api {

std::string randomBytes(std::size_t count);
std::string newUuid4(); // str(uuid.uuid4())

} // namespace signalbox::api
