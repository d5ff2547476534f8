// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/curl_options.h"

#include <algorithm>
#include <array>
#include <optional>

namespace signalbox::requests {

namespace {

struct Known {
  std::string_view name;
  char letter;
  bool takesValue;
};

// What a request can be made of, and what is often written beside it.
constexpr std::array known{
    Known{"request", 'X', true},
    Known{"header", 'H', true},
    Known{"data", 'd', true},
    Known{"data-ascii", 0, true},
    Known{"data-raw", 0, true},
    Known{"data-binary", 0, true},
    Known{"data-urlencode", 0, true},
    Known{"json", 0, true},
    Known{"form", 'F', true},
    Known{"form-string", 0, true},
    Known{"user", 'u', true},
    Known{"oauth2-bearer", 0, true},
    Known{"cookie", 'b', true},
    Known{"user-agent", 'A', true},
    Known{"referer", 'e', true},
    Known{"url", 0, true},
    Known{"url-query", 0, true},
    Known{"upload-file", 'T', true},
    Known{"range", 'r', true},
    Known{"get", 'G', false},
    Known{"head", 'I', false},
    Known{"location", 'L', false},
    Known{"location-trusted", 0, false},
    Known{"insecure", 'k', false},
    Known{"compressed", 0, false},
    Known{"basic", 0, false},
    Known{"digest", 0, false},
    Known{"ntlm", 0, false},
    Known{"negotiate", 0, false},
    Known{"anyauth", 0, false},
    Known{"proxy", 'x', true},
    Known{"proxy-user", 'U', true},
    Known{"cacert", 0, true},
    Known{"cert", 'E', true},
    Known{"key", 0, true},
    Known{"resolve", 0, true},
    Known{"connect-to", 0, true},
    Known{"unix-socket", 0, true},
    Known{"output", 'o', true},
    Known{"remote-name", 'O', false},
    Known{"silent", 's', false},
    Known{"show-error", 'S', false},
    Known{"verbose", 'v', false},
    Known{"include", 'i', false},
    Known{"fail", 'f', false},
    Known{"fail-with-body", 0, false},
    Known{"no-buffer", 'N', false},
    Known{"globoff", 'g', false},
    Known{"http1.0", '0', false},
    Known{"http1.1", 0, false},
    Known{"http2", 0, false},
    Known{"http2-prior-knowledge", 0, false},
    Known{"http3", 0, false},
    Known{"tlsv1.2", 0, false},
    Known{"tlsv1.3", 0, false},
    Known{"ipv4", '4', false},
    Known{"ipv6", '6', false},
    Known{"max-time", 'm', true},
    Known{"connect-timeout", 0, true},
    Known{"retry", 0, true},
    Known{"retry-delay", 0, true},
    Known{"max-redirs", 0, true},
    Known{"write-out", 'w', true},
    Known{"cookie-jar", 'c', true},
    Known{"dump-header", 'D', true},
    Known{"trace-ascii", 0, true},
    Known{"config", 'K', true},
    Known{"limit-rate", 0, true},
    Known{"ciphers", 0, true},
    Known{"progress-bar", '#', false},
    Known{"path-as-is", 0, false},
    Known{"disable", 'q', false},
    Known{"raw", 0, false},
    Known{"tr-encoding", 0, false},
    Known{"post301", 0, false},
    Known{"post302", 0, false},
    Known{"post303", 0, false},
    Known{"interface", 0, true},
    Known{"noproxy", 0, true},
    Known{"continue-at", 'C', true},
    Known{"time-cond", 'z', true},
};

const Known* byName(std::string_view name) {
  const auto found = std::ranges::find(known, name, &Known::name);
  return found == known.end() ? nullptr : &*found;
}

const Known* byLetter(char letter) {
  if (letter == 0) return nullptr;
  const auto found = std::ranges::find(known, letter, &Known::letter);
  return found == known.end() ? nullptr : &*found;
}

class Reader final {
public:
  explicit Reader(const std::vector<std::string>& words) : m_words(words) {}

  CurlOptions read() {
    bool onlyUrls = false;
    while (m_at < m_words.size()) {
      const std::string& word = m_words[m_at++];
      if (word == "--next" || word == "-:") {
        m_read.unknown.push_back("--next");
        break;
      }
      if (!onlyUrls && word == "--")
        onlyUrls = true;
      else if (!onlyUrls && word.starts_with("--"))
        longOption(word);
      else if (!onlyUrls && word.size() > 1 && word.front() == '-')
        shortOptions(word);
      else
        m_read.options.push_back({"url", word});
    }
    return std::move(m_read);
  }

private:
  std::string nextWord() { return m_at < m_words.size() ? m_words[m_at++] : std::string(); }

  void longOption(const std::string& word) {
    const Known* option = byName(std::string_view(word).substr(2));
    if (!option)
      m_read.unknown.push_back(word);
    else
      m_read.options.push_back({std::string(option->name), option->takesValue ? nextWord() : std::string()});
  }

  // -sSL, -XPOST, -d @file
  void shortOptions(const std::string& word) {
    for (std::size_t i = 1; i < word.size(); ++i) {
      const Known* option = byLetter(word[i]);
      if (!option) {
        m_read.unknown.push_back(std::string("-") + word[i]);
        continue;
      }
      if (!option->takesValue) {
        m_read.options.push_back({std::string(option->name), {}});
        continue;
      }
      m_read.options.push_back({std::string(option->name), i + 1 < word.size() ? word.substr(i + 1) : nextWord()});
      return;
    }
  }

  const std::vector<std::string>& m_words;
  std::size_t m_at = 0;
  CurlOptions m_read;
};

} // namespace

CurlOptions curlOptions(const std::vector<std::string>& words) { return Reader(words).read(); }

} // namespace signalbox::requests
