// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The request of an exchange, to be sent again, saved or printed as a command.
#pragma once

#include "core/api/exchange.h"
#include "core/base/result.h"
#include "core/requests/plain_request.h"

#include <string_view>

namespace signalbox::traffic {

// Against the server at `base`, with the headers that were sent but for those that belong to the connection and for
// `ownHeader` (lower case), which the window adds. Fails with a sentence where the log keeps only a part of the body.
Result<requests::PlainRequest> requestOf(const api::Exchange& exchange, std::string_view base,
                                         std::string_view ownHeader = {});

} // namespace signalbox::traffic
