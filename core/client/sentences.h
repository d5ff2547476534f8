// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Why a connection did not come about, as sentences that both clients say: what happened, where, what next.
#pragma once

#include "core/client/connection_options.h"

#include <cstddef>
#include <string>

namespace signalbox::client {

std::string unknownHost(const std::string& host);
std::string nothingListens(const Address& address);

std::string unknownProxy(const Proxy& proxy);
std::string deadProxy(const Proxy& proxy);
// `status` is the proxy's answer to CONNECT; 0 without one.
std::string refusingProxy(const Proxy& proxy, const Address& address, int status, const std::string& reason);

std::string untrustedProxy(const Proxy& proxy, const std::string& why);
std::string plainProxy(const Proxy& proxy, const std::string& why); // it speaks no TLS

std::string sizeText(std::size_t bytes); // "16 MiB", "1000 bytes"

std::string wantsClientCertificate(const Address& address);
std::string unreadableFile(const std::string& what, const std::string& file, const std::string& why);

} // namespace signalbox::client
