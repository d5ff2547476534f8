// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Why an edit is refused, in a sentence: what the files that apply edits share.
#pragma once

#include "core/design/edit.h"

#include <optional>

namespace signalbox::design {

using Refusal = std::optional<std::string>;

Refusal refuseName(std::string_view name, std::string_view what);
std::string noEndpoint(std::string_view id);
std::string noRouter(std::string_view path);
std::string usersFile(); // why nothing is named users there

std::string_view parentOf(std::string_view path); // "shop" of "shop/orders"
std::string_view lastOf(std::string_view path);

} // namespace signalbox::design
