// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The writers behind snippet(), one for each language.
#pragma once

#include "core/requests/plain_request.h"

namespace signalbox::requests {

std::string writeCurl(const PlainRequest& request);
std::string writeHttpie(const PlainRequest& request);
std::string writePowerShell(const PlainRequest& request);
std::string writePythonHttpx(const PlainRequest& request);
std::string writePythonRequests(const PlainRequest& request);
std::string writeJavaScriptFetch(const PlainRequest& request);
std::string writeJavaScriptAxios(const PlainRequest& request);
std::string writeGo(const PlainRequest& request);
std::string writeJava(const PlainRequest& request);
std::string writeCSharp(const PlainRequest& request);
std::string writePhp(const PlainRequest& request);
std::string writeRust(const PlainRequest& request);
std::string writeCpp(const PlainRequest& request);

} // namespace signalbox::requests
