// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an endpoint asks for, as the auth that a request inherits.
#pragma once

#include "core/design/design.h"
#include "core/requests/variables.h"

#include <string>
#include <vector>

namespace signalbox::requests {

struct InheritedAuth {
  design::RequestAuth auth;           // Inherit where the endpoint asks for nothing
  std::string scheme;                 // the security scheme's name; empty where there is none
  std::vector<std::string> variables; // what the credentials are called: username and password, token, api_key
};

// The first security scheme that the endpoint reaches, with the names of variables as its credentials. A token URL of
// this API begins with {{base}}.
InheritedAuth inheritedAuth(const design::Design& design, const design::Endpoint& endpoint);

// The auth where every variable of it has a value; else none: the answer then shows what a stranger gets.
design::RequestAuth usableAuth(const InheritedAuth& inherited, const Lookup& lookup);

} // namespace signalbox::requests
