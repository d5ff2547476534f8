// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/ip_types.h"

#include <algorithm>
#include <array>

namespace signalbox::schema {

namespace {

using enum IpPart;

constexpr auto types = std::to_array<IpType>({
    {"IPv4Address", "ipv4", {Address, 4}, ErrorType::IpV4Address},
    {"IPv4Network", "ipv4network", {Network, 4}, ErrorType::IpV4Network},
    {"IPv4Interface", "ipv4interface", {Interface, 4}, ErrorType::IpV4Interface},
    {"IPv6Address", "ipv6", {Address, 6}, ErrorType::IpV6Address},
    {"IPv6Network", "ipv6network", {Network, 6}, ErrorType::IpV6Network},
    {"IPv6Interface", "ipv6interface", {Interface, 6}, ErrorType::IpV6Interface},
    {"IPvAnyAddress", "ipvanyaddress", {Address, 0}, ErrorType::IpAnyAddress},
    {"IPvAnyNetwork", "ipvanynetwork", {Network, 0}, ErrorType::IpAnyNetwork},
    {"IPvAnyInterface", "ipvanyinterface", {Interface, 0}, ErrorType::IpAnyInterface},
});

} // namespace

const IpType* findIpType(std::string_view name) {
  const auto found = std::ranges::find(types, name, &IpType::name);
  return found != types.end() ? &*found : nullptr;
}

const IpType& ipTypeOf(const IpRules& rules) {
  const auto row = static_cast<std::size_t>(rules.version == 4 ? 0 : rules.version == 6 ? 3 : 6);
  return types[row + static_cast<std::size_t>(rules.part)];
}

std::string_view ipClassName(IpPart part, int version) { return ipTypeOf({part, version}).name; }

std::string ipLabel(const IpType& type) {
  if (type.rules.version == 0) return "function-plain[_validate()]";
  const std::string name(type.name);
  const std::string function(nameOf(type.error));
  return "lax-or-strict[lax=function-plain[" + function + "_validator()],strict=json-or-python[json=function-after[" +
         name + "(), str],python=is-instance[" + name + "]]]";
}

} // namespace signalbox::schema
