// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an address is trusted by and shown, loaded into a TLS context of OpenSSL.
#pragma once

#include "core/base/result.h"
#include "core/client/connection_options.h"

#include <boost/system/error_code.hpp>
#include <openssl/ssl.h>

namespace signalbox::client {

// The system's authorities and those of the options. The error is a sentence.
Result<void> loadTlsFiles(SSL_CTX* context, const HostCertificates& certificates);

// Whether a handshake ended because the other side's certificate is not trusted.
bool isMistrust(const boost::system::error_code& error);

// By the ending of its name: PKCS #12, which holds certificate and key.
bool isPkcs12(const std::string& file);

} // namespace signalbox::client
