// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers from the AssetSource: stored compressed, sent so to clients that take gzip, unpacked for the others.
#pragma once

#include "core/api/compiled_api.h"

#include <optional>
#include <string_view>

namespace signalbox::api {

void writeAsset(const Asset& asset, std::optional<std::string_view> acceptEncoding, Response& response);

} // namespace signalbox::api
