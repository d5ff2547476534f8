// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A curl command line, as people write it and as browsers copy it for bash, cmd and PowerShell, to a request.
#pragma once

#include "core/base/result.h"
#include "core/design/saved_request.h"

#include <string>
#include <string_view>
#include <vector>

namespace signalbox::requests {

struct CurlCommand {
  design::SavedRequest request;   // without a name
  std::vector<std::string> notes; // sentences: what was not taken over
};

// True for text that begins as a curl command or a PowerShell web request does: worth giving to readCurl().
bool looksLikeCurl(std::string_view text);

// Nothing is run, expanded or read. Fails with a sentence when there is no command or no URL in it.
Result<CurlCommand> readCurl(std::string_view text);

} // namespace signalbox::requests
