// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Invoke-WebRequest and Invoke-RestMethod, as browsers copy them ("Copy as PowerShell"), to a request.
#pragma once

#include "core/requests/curl_command.h"

namespace signalbox::requests {

bool isPowerShellRequest(std::string_view text);
Result<CurlCommand> readPowerShell(std::string_view text);

} // namespace signalbox::requests
