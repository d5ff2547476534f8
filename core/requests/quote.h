// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A text as a literal of each language: what stands in it can neither end the literal nor mean anything to the
// language.
#pragma once

#include <string>
#include <string_view>

namespace signalbox::requests {

std::string shellWord(std::string_view text); // bare where nothing in it needs quotes
std::string powerShellText(std::string_view text);
std::string pythonText(std::string_view text);
std::string scriptText(std::string_view text); // JavaScript
std::string goText(std::string_view text);
std::string javaText(std::string_view text);
std::string cSharpText(std::string_view text);
std::string phpText(std::string_view text);
std::string rustText(std::string_view text);
std::string cppText(std::string_view text);

} // namespace signalbox::requests
