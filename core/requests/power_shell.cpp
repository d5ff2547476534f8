// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/power_shell.h"

#include "core/requests/command_words.h"
#include "core/requests/request_parts.h"
#include "core/requests/url_text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace signalbox::requests {

namespace {

constexpr std::array commands{"invoke-webrequest", "invoke-restmethod", "iwr", "irm"};

// Where the command's name stands; npos when there is none.
std::size_t commandAt(const std::string& lower) {
  for (const std::string_view command : commands) {
    for (auto at = lower.find(command); at != lower.npos; at = lower.find(command, at + 1)) {
      const bool begins = at == 0 || std::string_view(" \t\n\r;=(").find(lower[at - 1]) != std::string_view::npos;
      const auto end = at + command.size();
      if (begins && end < lower.size() && std::string_view(" \t\r\n").find(lower[end]) != std::string_view::npos)
        return at;
    }
  }
  return std::string::npos;
}

// The quoted text that begins at or after `at`, unescaped; `at` moves behind it.
std::optional<std::string> quotedFrom(std::string_view text, std::size_t& at) {
  const auto begin = text.find_first_of("\"'", at);
  if (begin == text.npos) return std::nullopt;
  const char quote = text[begin];
  auto end = begin + 1;
  for (; end < text.size(); ++end) {
    if (quote == '"' && text[end] == '`')
      ++end;
    else if (text[end] == quote && end + 1 < text.size() && text[end + 1] == quote)
      ++end;
    else if (text[end] == quote)
      break;
  }
  at = std::min(end + 1, text.size());
  const auto words = commandWords(text.substr(begin, at - begin), Shell::PowerShell);
  return words.empty() ? std::string() : words.front();
}

// -Name and the text behind it.
std::optional<std::string> parameter(std::string_view text, const std::string& lower, std::string_view name) {
  const auto at = lower.find("-" + std::string(name));
  if (at == lower.npos) return std::nullopt;
  std::size_t from = at + 1 + name.size();
  const auto first = text.find_first_not_of(" \t", from);
  if (first == text.npos) return std::nullopt;
  if (text[first] == '"' || text[first] == '\'') return quotedFrom(text, from);
  if (text[first] == '(') // ([System.Text.Encoding]::UTF8.GetBytes("…"))
    return quotedFrom(text, from);
  return std::string(text.substr(first, text.find_first_of(" \t\r\n`", first) - first));
}

// @{ "name"="value" … }
void readHeaders(std::string_view text, const std::string& lower, design::SavedRequest& request) {
  auto at = lower.find("-headers");
  if (at == lower.npos || (at = text.find("@{", at)) == text.npos) return;
  for (at += 2; at < text.size();) {
    const auto next = text.find_first_of("\"'}", at);
    if (next == text.npos || text[next] == '}') return;
    at = next;
    const auto name = quotedFrom(text, at);
    const auto value = quotedFrom(text, at);
    if (!name || !value) return;
    // Names of HTTP/2's pseudo headers, which Chrome copies without their colon.
    static constexpr std::array pseudo{"authority", "method", "path", "scheme"};
    if (std::ranges::find(pseudo, *name) == pseudo.end()) request.headers.push_back({*name, *value, true});
  }
}

// $session.UserAgent = "…", $session.Cookies.Add((New-Object System.Net.Cookie("name", "value", …)))
void readSession(std::string_view text, const std::string& lower, design::SavedRequest& request) {
  if (auto at = lower.find(".useragent"); at != lower.npos)
    if (auto agent = quotedFrom(text, at)) request.headers.push_back({"User-Agent", *agent, true});
  for (auto at = lower.find("system.net.cookie("); at != lower.npos; at = lower.find("system.net.cookie(", at)) {
    const auto name = quotedFrom(text, at);
    const auto value = quotedFrom(text, at);
    if (!name || !value) return;
    request.cookies.push_back({*name, *value, true});
  }
}

} // namespace

bool isPowerShellRequest(std::string_view text) {
  return commandAt(lowered(text.substr(0, 100'000))) != std::string::npos;
}

Result<CurlCommand> readPowerShell(std::string_view whole) {
  const std::string lowerWhole = lowered(whole);
  const auto begin = commandAt(lowerWhole);
  if (begin == std::string::npos) return failure("This is no Invoke-WebRequest.");
  const std::string_view text = whole.substr(begin);
  const std::string lower = lowerWhole.substr(begin);
  CurlCommand command;
  design::SavedRequest& request = command.request;
  const auto url = parameter(text, lower, "uri");
  if (!url || url->empty()) return failure("There is no -Uri in this command.");
  request.url = *url;
  const auto body = parameter(text, lower, "body");
  request.method = parameter(text, lower, "method").value_or(body ? "POST" : "GET");
  std::ranges::transform(request.method, request.method.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  readSession(whole.substr(0, begin), lowerWhole.substr(0, begin), request);
  readHeaders(text, lower, request);
  const std::string type = parameter(text, lower, "contenttype").value_or(takeHeader(request, "content-type"));
  if (body) setBodyText(request, *body, type.empty() ? "application/x-www-form-urlencoded" : type);
  takeBearer(request);
  splitQuery(request);
  return command;
}

} // namespace signalbox::requests
