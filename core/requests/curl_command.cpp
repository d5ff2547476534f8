// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/curl_command.h"

#include "core/requests/client_options.h"
#include "core/requests/command_words.h"
#include "core/requests/curl_options.h"
#include "core/requests/power_shell.h"
#include "core/requests/request_parts.h"
#include "core/requests/url_text.h"

#include <algorithm>
#include <array>

namespace signalbox::requests {

namespace {

using design::RequestAuth;
using design::RequestBody;
using design::RequestPart;

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  return first == text.npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// A prompt before the command is passed over.
std::string_view withoutPrompt(std::string_view text) {
  text = trimmed(text);
  for (const std::string_view prompt : {"$ ", "> ", "# ", "% "})
    if (text.starts_with(prompt)) return trimmed(text.substr(prompt.size()));
  return text;
}

bool isCurl(std::string_view word) {
  const auto name = lowered(word.substr(word.find_last_of("/\\") + 1));
  return name == "curl" || name == "curl.exe";
}

// Collects what the options say; in the end the request follows from all of them.
class Collector final {
public:
  void take(const CurlOption& option) {
    const std::string& name = option.name;
    const std::string& value = option.value;
    if (name == "url") return takeUrl(value);
    if (name == "request") return void(m_method = value);
    if (name == "header") return takeHeaderLine(value);
    if (name.starts_with("data")) return takeData(name, value);
    if (name == "json") return takeJson(value);
    if (name == "form" || name == "form-string") return takeForm(value, name == "form-string");
    if (name == "user") return takeUser(value);
    if (name == "oauth2-bearer") return takeToken(value);
    if (name == "cookie") return takeCookie(value);
    if (name == "user-agent") return addHeader("User-Agent", value);
    if (name == "referer") return addHeader("Referer", value);
    if (name == "range") return addHeader("Range", "bytes=" + value);
    if (name == "url-query") return void(m_queries.push_back(value));
    if (name == "upload-file") return void(m_upload = value);
    takeFlag(name);
  }

  void takeUnknown(const std::string& word) {
    if (word == "--next")
      note("Only the first of several requests is taken over.");
    else
      note(word + " is not known here and is left out.");
  }

  Result<CurlCommand> finish() {
    if (m_command.request.url.empty()) return failure("There is no URL in this curl command.");
    design::SavedRequest& request = m_command.request;
    finishUrl();
    finishMethod();
    finishBody();
    takeBearer(request);
    while (true) {
      const std::string cookies = takeHeader(request, "cookie");
      if (cookies.empty()) break;
      addCookies(request, cookies);
    }
    takeHeader(request, "content-length"); // counted anew
    splitQuery(request);
    return std::move(m_command);
  }

private:
  void note(std::string sentence) { m_command.notes.push_back(std::move(sentence)); }
  void addHeader(std::string name, std::string value) {
    m_command.request.headers.push_back({std::move(name), std::move(value), true});
  }

  void takeUrl(const std::string& url) {
    if (!m_command.request.url.empty()) return note("Only the first URL is taken over, not " + url + ".");
    m_command.request.url = url;
  }

  void takeHeaderLine(const std::string& line) {
    if (line.starts_with('@')) return note("The headers in the file " + line.substr(1) + " are left out.");
    const auto colon = line.find(':');
    if (colon == line.npos) {
      if (line.ends_with(';')) addHeader(line.substr(0, line.size() - 1), {}); // curl's way to an empty header
      return;
    }
    const auto value = trimmed(std::string_view(line).substr(colon + 1));
    if (!value.empty()) addHeader(std::string(trimmed(line.substr(0, colon))), std::string(value));
  }

  void takeData(const std::string& name, const std::string& value) {
    if (name == "data-urlencode") return addData(urlEncoded(value));
    if (name != "data-raw" && value.starts_with('@')) return takeDataFile(value.substr(1));
    addData(value);
  }

  void takeDataFile(const std::string& file) {
    if (m_hasData || !m_dataFile.empty()) return note("The data in the file " + file + " is left out.");
    m_dataFile = file;
  }

  // curl's forms of --data-urlencode: content, =content, name=content; those with @ name files.
  std::string urlEncoded(const std::string& value) {
    const auto mark = value.find_first_of("=@");
    if (mark == value.npos) return encodeQueryAll(value);
    if (value[mark] == '@') {
      note("The data in the file " + value.substr(mark + 1) + " is left out.");
      return {};
    }
    const std::string content = encodeQueryAll(value.substr(mark + 1));
    return mark == 0 ? content : value.substr(0, mark) + "=" + content;
  }

  // As curl_easy_escape does, but a space as forms write it.
  static std::string encodeQueryAll(const std::string& text) { return encodeForm(text); }

  void addData(const std::string& text) {
    if (m_hasData && !m_isJson) m_data += '&';
    m_data += text;
    m_hasData = true;
  }

  void takeJson(const std::string& value) {
    m_isJson = true;
    if (value.starts_with('@')) return takeDataFile(value.substr(1));
    addData(value);
  }

  void takeUser(const std::string& value) {
    RequestAuth& auth = m_command.request.auth;
    const auto colon = std::min(value.find(':'), value.size());
    auth.kind = RequestAuth::Kind::Basic;
    auth.username = value.substr(0, colon);
    auth.password = value.substr(std::min(colon + 1, value.size()));
  }

  void takeToken(const std::string& value) {
    m_command.request.auth.kind = RequestAuth::Kind::Bearer;
    m_command.request.auth.token = value;
  }

  void takeCookie(const std::string& value) {
    if (value.find('=') == value.npos) return note("The cookies in the file " + value + " are left out.");
    addCookies(m_command.request, value);
  }

  // name=content, name=@file;type=…, name=<file
  void takeForm(const std::string& value, bool isText) {
    const auto equals = value.find('=');
    if (equals == value.npos) return note("The form part " + value + " has no value and is left out.");
    RequestPart part;
    part.name = value.substr(0, equals);
    std::string content = value.substr(equals + 1);
    if (!isText && (content.starts_with('@') || content.starts_with('<'))) {
      part.file = unquoted(takeAttributes(content.substr(1), part));
      if (content.front() == '<') note("The part " + part.name + " is sent as a file, not as the file's text.");
    } else {
      part.value = isText ? content : unquoted(takeAttributes(content, part));
    }
    m_command.request.body.parts.push_back(std::move(part));
  }

  // What stands behind ;type= and the like is taken off.
  static std::string takeAttributes(const std::string& content, RequestPart& part) {
    std::string rest = content;
    for (const std::string_view attribute : {";type=", ";filename=", ";encoder=", ";headers="}) {
      const auto at = rest.find(attribute);
      if (at == rest.npos) continue;
      auto end = rest.find(';', at + attribute.size());
      // a media type may have parameters of its own: "text/plain;charset=utf-8"
      while (attribute == ";type=" && end != rest.npos && !rest.substr(end).starts_with(";filename=") &&
             !rest.substr(end).starts_with(";encoder=") && !rest.substr(end).starts_with(";headers="))
        end = rest.find(';', end + 1);
      if (attribute == ";type=") part.mediaType = rest.substr(at + 6, end == rest.npos ? end : end - at - 6);
      rest.erase(at, end == rest.npos ? end : end - at);
    }
    return rest;
  }

  static std::string unquoted(const std::string& text) {
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') return text;
    std::string out;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
      if (text[i] == '\\' && i + 2 < text.size()) ++i;
      out += text[i];
    }
    return out;
  }

  void takeFlag(const std::string& name) {
    if (name == "get") m_isGet = true;
    if (name == "head") m_isHead = true;
    if (name == "location" || name == "location-trusted") m_command.request.followRedirects = true;
    if (name == "insecure") setChecksCertificates(m_command.request, false);
    static constexpr std::array left{"digest", "ntlm", "negotiate", "anyauth",    "proxy",       "proxy-user", "cacert",
                                     "cert",   "key",  "resolve",   "connect-to", "unix-socket", "config"};
    if (std::ranges::find(left, name) != left.end()) note("--" + name + " is left out.");
  }

  void finishUrl() {
    std::string& url = m_command.request.url;
    if (url.find("://") == url.npos) url.insert(0, "http://");
    if (m_isGet && m_hasData) m_queries.push_back(std::exchange(m_data, {}));
    if (m_isGet) m_hasData = false;
    for (const std::string& query : m_queries) {
      const auto fragment = std::min(url.find('#'), url.size());
      const char joint = url.find('?') < fragment ? '&' : '?';
      url.insert(fragment, joint + query);
    }
  }

  void finishMethod() {
    const bool hasBody = m_hasData || !m_dataFile.empty() || !m_command.request.body.parts.empty();
    std::string usual = m_isHead ? "HEAD" : hasBody ? "POST" : "GET";
    if (!m_upload.empty()) usual = "PUT";
    m_command.request.method = m_method.empty() ? usual : m_method;
  }

  void finishBody() {
    design::SavedRequest& request = m_command.request;
    RequestBody& body = request.body;
    if (!body.parts.empty()) {
      body.kind = RequestBody::Kind::Multipart;
      takeHeader(request, "content-type"); // it names a boundary of its own
      return;
    }
    const std::string file = m_upload.empty() ? m_dataFile : m_upload;
    if (!m_hasData && file.empty()) return;
    std::string mediaType = takeHeader(request, "content-type");
    if (m_isJson && mediaType.empty()) mediaType = "application/json";
    if (m_isJson && std::ranges::none_of(request.headers, [](const auto& h) { return lowered(h.name) == "accept"; }))
      addHeader("Accept", "application/json");
    const bool isGiven = !mediaType.empty();
    if (!isGiven && m_upload.empty()) mediaType = "application/x-www-form-urlencoded";
    if (!file.empty()) {
      body.kind = RequestBody::Kind::Binary;
      body.file = file;
      body.mediaType = mediaType;
      return;
    }
    setBodyText(request, m_data, mediaType);
    const auto start = trimmed(m_data).substr(0, 1);
    if (!isGiven && (start == "{" || start == "["))
      note(
          "As curl would, this sends JSON as application/x-www-form-urlencoded. Choose JSON as the body's kind if that "
          "is not meant.");
  }

  CurlCommand m_command;
  std::string m_method;
  std::string m_data;
  std::string m_dataFile;
  std::string m_upload;
  std::vector<std::string> m_queries;
  bool m_hasData = false;
  bool m_isJson = false;
  bool m_isGet = false;
  bool m_isHead = false;
};

} // namespace

bool looksLikeCurl(std::string_view text) {
  text = withoutPrompt(text);
  const auto end = std::min(text.find_first_of(" \t\r\n"), text.size());
  return (isCurl(text.substr(0, end)) && end < text.size()) || isPowerShellRequest(text);
}

Result<CurlCommand> readCurl(std::string_view text) {
  text = withoutPrompt(text);
  if (isPowerShellRequest(text)) return readPowerShell(text);
  std::vector<std::string> words = commandWords(text, shellOf(text));
  if (words.empty() || !isCurl(words.front())) return failure("This is no curl command: it begins with curl.");
  words.erase(words.begin());
  Collector collector;
  const CurlOptions read = curlOptions(words);
  for (const CurlOption& option : read.options) collector.take(option);
  for (const std::string& word : read.unknown) collector.takeUnknown(word);
  return collector.finish();
}

} // namespace signalbox::requests
