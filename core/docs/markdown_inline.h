// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of a paragraph, a heading or a cell as HTML.
#pragma once

#include <string>
#include <string_view>

namespace signalbox::docs {

std::string inlineHtml(std::string_view text);

} // namespace signalbox::docs
