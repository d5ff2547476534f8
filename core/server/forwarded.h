// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a proxy on this machine says of the request it hands on, believed as uvicorn believes it: from 127.0.0.1 alone.
#pragma once

#include "core/api/message.h"

namespace signalbox::server {

// X-Forwarded-Proto becomes the scheme, X-Forwarded-For the client's address, which `storage` then holds. Any thread.
void applyForwarded(api::Request& request, std::string& storage);

} // namespace signalbox::server
