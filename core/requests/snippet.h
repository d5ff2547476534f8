// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A request as a program in one of thirteen languages: whole, to be pasted and run, with every text quoted as that
// language reads it.
#pragma once

#include "core/requests/plain_request.h"

#include <span>
#include <string>
#include <string_view>

namespace signalbox::requests {

struct SnippetLanguage {
  std::string_view id;    // "python_httpx"
  std::string_view title; // "Python httpx"
  std::string (*write)(const PlainRequest& request);
};

std::span<const SnippetLanguage> snippetLanguages();

// Empty for an id that is none.
std::string snippet(const PlainRequest& request, std::string_view id);

} // namespace signalbox::requests
