// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/snippet.h"

#include "core/requests/snippet_writers.h"

#include <algorithm>
#include <array>

namespace signalbox::requests {

namespace {

constexpr std::array languages{
    SnippetLanguage{"curl", "curl", &writeCurl},
    SnippetLanguage{"python_httpx", "Python httpx", &writePythonHttpx},
    SnippetLanguage{"python_requests", "Python requests", &writePythonRequests},
    SnippetLanguage{"javascript_fetch", "JavaScript fetch", &writeJavaScriptFetch},
    SnippetLanguage{"javascript_axios", "JavaScript axios", &writeJavaScriptAxios},
    SnippetLanguage{"go", "Go", &writeGo},
    SnippetLanguage{"java", "Java", &writeJava},
    SnippetLanguage{"csharp", "C#", &writeCSharp},
    SnippetLanguage{"php", "PHP", &writePhp},
    SnippetLanguage{"rust", "Rust", &writeRust},
    SnippetLanguage{"cpp", "C++ libcurl", &writeCpp},
    SnippetLanguage{"httpie", "HTTPie", &writeHttpie},
    SnippetLanguage{"powershell", "PowerShell", &writePowerShell},
};

} // namespace

std::span<const SnippetLanguage> snippetLanguages() { return languages; }

std::string snippet(const PlainRequest& request, std::string_view id) {
  const auto language = std::ranges::find(languages, id, &SnippetLanguage::id);
  return language == languages.end() ? std::string() : language->write(request);
}

} // namespace signalbox::requests
