// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON as text: format without losing key order, number spelling or placeholders.
#pragma once

#include <QString>

#include <optional>

namespace signalbox::ui {

// Indented as EditorLook says. Numbers and strings keep their spelling; {{ expressions }} outside strings are kept as
// words. Empty when the brackets do not match or a string does not end: nothing is changed then.
std::optional<QString> formattedJson(const QString& text);

} // namespace signalbox::ui
