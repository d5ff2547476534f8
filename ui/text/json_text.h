// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON as text: format without losing key order, number spelling or placeholders.
#pragma once

#include <QString>

#include <optional>
#include <string_view>

namespace signalbox::ui {

// Indented as EditorLook says. Numbers and strings keep their spelling; {{ expressions }} outside strings are kept as
// words. Empty when the brackets do not match or a string does not end: nothing is changed then.
std::optional<QString> formattedJson(const QString& text);

// Where the byte of `from` stands in `to`, which says the same with other white space.
std::size_t samePlace(std::string_view from, std::size_t offset, std::string_view to);

} // namespace signalbox::ui
