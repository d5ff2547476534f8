// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The documentation as one HTML file: it needs no network and no script to be read, follows the reader's light or dark,
// prints well. A few lines of script filter its list of contents.
#pragma once

#include "core/docs/document.h"

#include <string>

namespace signalbox::docs {

// `base` stands before the paths of sample commands: "http://localhost:8000".
std::string writeHtml(const Document& document, const std::string& base);

// The same to be laid out by a simple reader for paper: no contents, no script, no style.
std::string writePrintHtml(const Document& document, const std::string& base);

// The id of a page inside the file, from its key: "POST /orders/{id}" is "post-orders-id".
std::string anchorOf(std::string_view key);

} // namespace signalbox::docs
