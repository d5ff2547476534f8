// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Python's IP types: their names, and what each is called in errors, labels and JSON Schema.
#pragma once

#include "core/schema/messages.h"
#include "core/schema/program.h"

#include <string>
#include <string_view>

namespace signalbox::schema {

struct IpType {
  std::string_view name;   // "IPv4Network"
  std::string_view format; // JSON Schema's
  IpRules rules;
  ErrorType error;
};

// Null when `name` is none of them.
const IpType* findIpType(std::string_view name);
const IpType& ipTypeOf(const IpRules& rules);
std::string_view ipClassName(IpPart part, int version); // of the object that comes out
std::string ipLabel(const IpType& type);

} // namespace signalbox::schema
