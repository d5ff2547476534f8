// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who listens on a port, for the sentence about a taken one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace signalbox::server {

struct PortOwner {
  int pid = 0;
  std::string name;
};

// Looks through /proc; nullopt where there is none, or when the other process belongs to somebody else.
std::optional<PortOwner> ownerOfPort(std::uint16_t port);

} // namespace signalbox::server
