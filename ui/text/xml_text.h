// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// XML laid out to be read.
#pragma once

#include <QString>

#include <string>

namespace signalbox::ui {

// An element a line, indented; as it is where it is no well-formed XML.
QString prettyXml(const std::string& text);

} // namespace signalbox::ui
