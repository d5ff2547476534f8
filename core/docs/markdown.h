// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown as descriptions hold it (GitHub's dialect: headings, lists, task lists, tables, fenced code, quotes,
// emphasis, strikethrough, links, autolinks) as HTML that can do nothing: HTML inside it is shown as the letters it is,
// pictures become their words, and links lead to http, https, mailto and places of the page only.
#pragma once

#include <string>
#include <string_view>

namespace signalbox::docs {

std::string markdownToHtml(std::string_view text);
std::string escaped(std::string_view text); // for the content of elements and for attributes

} // namespace signalbox::docs
