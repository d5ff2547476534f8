// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ConnectionOptions: how a request gets to its host: through which proxy, trusting whom, as whom, in which version of
// HTTP. The same for requests, streams and WebSockets.
#pragma once

#include "core/client/address.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::client {

struct Proxy {
  enum class Kind { Http, Socks5, Https }; // Https: as Http, inside TLS. A SOCKS5 proxy looks names up itself
  Kind kind = Kind::Http;
  std::string host; // IPv6 without brackets
  std::uint16_t port = 8080;
  bool checksCertificate = true; // of an Https one, whatever is done with those of hosts
  std::string user;              // empty = none
  std::string password;
  std::string bypass; // see isBypassed()

  std::string hostAndPort() const;
  std::string url() const; // "http://proxy.test:8080", "socks5h://..."; without user and password
  Address address() const;
  bool operator==(const Proxy&) const = default;
};

// What a host is trusted by and what it is shown. Files: PEM, or PKCS #12 when the certificate's name ends in .p12 or
// .pfx.
struct HostCertificates {
  std::string host;        // see matchesHost()
  std::string authorities; // trusted besides those of the system
  std::string certificate; // of the client, with what it is signed by
  std::string key;         // empty = in the certificate's file
  std::string password;    // of the key

  bool operator==(const HostCertificates&) const = default;
};

enum class HttpVersion {
  Automatic, // 2 over TLS where the server offers it, else 1.1
  Http1_0,
  Http1_1,
  Http2, // without TLS too, from the first byte
  Http3, // over TLS alone; where libcurl was built with it
};

struct ConnectionOptions {
  std::optional<Proxy> proxy; // none: directly, whatever the environment says
  bool checksCertificates = true;
  HttpVersion version = HttpVersion::Automatic;
  std::vector<HostCertificates> certificates;

  // The proxy on the way to `address`; null: directly.
  const Proxy* proxyFor(const Address& address) const;
  // Authorities and client certificate each from the first entry for the host that names one.
  HostCertificates certificatesFor(const Address& address) const;
  bool operator==(const ConnectionOptions&) const = default;
};

// A list of hosts, separated by commas or blanks: "localhost, .internal.test, 10.0.0.0/8, [::1], api.test:8080, *". A
// name stands for itself and for what ends in a dot and the name; an address may have a length of its prefix.
bool isBypassed(std::string_view list, const Address& address);

// "api.test", "*.api.test" (one or more labels before it), "*"; each with or without a port.
bool matchesHost(std::string_view pattern, const Address& address);

bool supportsHttp3(); // this libcurl

} // namespace signalbox::client
