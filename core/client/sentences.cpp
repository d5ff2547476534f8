// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/sentences.h"

namespace signalbox::client {

namespace {

constexpr int asksForCredentials = 407;

} // namespace

std::string unknownHost(const std::string& host) {
  return "There is no host named " + host + ", or no name server answers. Check the spelling and the network.";
}

std::string nothingListens(const Address& address) {
  return "No answer from " + address.hostAndPort() + ". The name was found, but nothing accepts connections on port " +
         std::to_string(address.port) + ".";
}

std::string unknownProxy(const Proxy& proxy) {
  return "There is no proxy named " + proxy.host + ", or no name server answers. Check the proxy in the settings.";
}

std::string deadProxy(const Proxy& proxy) {
  return "No answer from the proxy " + proxy.hostAndPort() +
         ". Nothing accepts connections there. Check the proxy in the settings.";
}

std::string refusingProxy(const Proxy& proxy, const Address& address, int status, const std::string& reason) {
  const std::string who = "The proxy " + proxy.hostAndPort();
  if (status == asksForCredentials) {
    return who + (proxy.user.empty() ? " asks for a user and a password. Give them in the settings."
                                     : " did not take the user and the password. Check them in the settings.");
  }
  const std::string what = who + " did not connect to " + address.hostAndPort();
  if (status == 0) return what + (reason.empty() ? "." : ": " + reason + ".");
  return what + ": it answered " + std::to_string(status) + (reason.empty() ? "." : " " + reason + ".");
}

std::string untrustedProxy(const Proxy& proxy, const std::string& why) {
  return "The certificate of the proxy " + proxy.hostAndPort() + " cannot be trusted: " + why + ".";
}

std::string plainProxy(const Proxy& proxy, const std::string& why) {
  return "The proxy " + proxy.hostAndPort() + " does not speak TLS as expected: " + why +
         ". Is it an HTTP proxy instead of an HTTPS one?";
}

std::string sizeText(std::size_t bytes) {
  constexpr std::size_t mebi = 1U << 20;
  return bytes % mebi == 0 && bytes > 0 ? std::to_string(bytes / mebi) + " MiB" : std::to_string(bytes) + " bytes";
}

std::string wantsClientCertificate(const Address& address) {
  return address.hostAndPort() + " asks for a client certificate. Give one for this host in the settings.";
}

std::string unreadableFile(const std::string& what, const std::string& file, const std::string& why) {
  return what + " " + file + " cannot be used" + (why.empty() ? "." : ": " + why + ".");
}

} // namespace signalbox::client
