// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// curl, HTTPie and PowerShell.
#include "core/requests/quote.h"
#include "core/requests/snippet_text.h"
#include "core/requests/snippet_writers.h"
#include "core/requests/url_text.h"

namespace signalbox::requests {

namespace {

using design::RequestPart;

// The words of one command, one option a line.
std::string joined(const std::vector<std::string>& options) {
  std::string out;
  for (const std::string& option : options) out += (out.empty() ? "" : " \\\n  ") + option;
  return out + "\n";
}

// In a -F value: quotes keep ; and , from meaning anything.
std::string formQuoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string curlPart(const RequestPart& part) {
  const std::string type = part.mediaType.empty() ? std::string() : ";type=" + part.mediaType;
  if (!part.file.empty())
    return "-F " + shellWord(part.name + "=@" + formQuoted(part.file) + ";type=" + mediaTypeOf(part));
  if (type.empty()) return "--form-string " + shellWord(part.name + "=" + part.value);
  return "-F " + shellWord(part.name + "=" + formQuoted(part.value) + type);
}

// What curl would send by itself.
std::string usualMethod(const PlainRequest& request) {
  return hasText(request) || isMultipart(request) || isBinary(request) ? "POST" : "GET";
}

void curlBody(const PlainRequest& request, std::vector<std::string>& options) {
  if (isBinary(request)) options.push_back("--data-binary " + shellWord("@" + request.file));
  if (hasText(request)) options.push_back("--data-raw " + shellWord(request.text));
  if (isMultipart(request))
    for (const RequestPart& part : request.parts) options.push_back(curlPart(part));
}

// name:value of HTTPie: what separates items there is escaped.
std::string httpieItem(std::string_view name, std::string_view separator, std::string_view value) {
  std::string item;
  for (const char c : name) {
    if (std::string_view(":=@;").find(c) != std::string_view::npos) item += '\\';
    item += c;
  }
  return item + std::string(separator) + std::string(value);
}

std::string httpiePart(const RequestPart& part) {
  if (!part.file.empty()) return shellWord(httpieItem(part.name, "@", part.file + ";type=" + mediaTypeOf(part)));
  return shellWord(httpieItem(part.name, "=", part.value));
}

std::string powerShellForm(const PlainRequest& request) {
  std::string out = "$body = [System.Net.Http.MultipartFormDataContent]::new()\n";
  for (const RequestPart& part : request.parts) {
    const std::string type = mediaTypeOf(part);
    if (part.file.empty()) {
      out += "$part = [System.Net.Http.StringContent]::new(" + powerShellText(part.value) + ")\n";
      out += type.empty() ? "$part.Headers.Remove('Content-Type') | Out-Null\n"
                          : "$part.Headers.ContentType = " + powerShellText(type) + "\n";
      out += "$body.Add($part, " + powerShellText(part.name) + ")\n";
    } else {
      out += "$part = [System.Net.Http.StreamContent]::new([System.IO.File]::OpenRead((Resolve-Path -LiteralPath " +
             powerShellText(part.file) + ")))\n$part.Headers.ContentType = " + powerShellText(type) + "\n";
      out += "$body.Add($part, " + powerShellText(part.name) + ", " + powerShellText(fileName(part.file)) + ")\n";
    }
  }
  return out;
}

std::string powerShellHeaders(const client::HeaderList& headers) {
  std::string out;
  for (const auto& [name, value] : withoutContentType(headers))
    out += "    " + powerShellText(name) + " = " + powerShellText(value) + "\n";
  return out.empty() ? std::string() : "$headers = @{\n" + out + "}\n";
}

} // namespace

std::string writeCurl(const PlainRequest& request) {
  const bool globs = request.url.find_first_of("[]{}") != std::string::npos;
  std::vector<std::string> options{(globs ? "curl --globoff " : "curl ") + shellWord(request.url)};
  if (request.method == "HEAD")
    options.emplace_back("--head");
  else if (request.method != usualMethod(request))
    options.push_back("-X " + shellWord(request.method));
  if (request.followRedirects) options.emplace_back("-L");
  if (request.trustsAnybody()) options.emplace_back("-k");
  if (request.basic) options.push_back("-u " + shellWord(request.basic->username + ":" + request.basic->password));
  for (const auto& [name, value] : request.headers)
    options.push_back("-H " + shellWord(value.empty() ? name + ";" : name + ": " + value));
  curlBody(request, options);
  return joined(options);
}

std::string writeHttpie(const PlainRequest& request) {
  std::vector<std::string> options{"http"};
  if (isMultipart(request)) options.front() += " --multipart";
  if (request.followRedirects) options.front() += " --follow";
  if (request.trustsAnybody()) options.front() += " --verify no";
  if (request.basic) options.front() += " --auth " + shellWord(request.basic->username + ":" + request.basic->password);
  if (hasText(request)) options.front() += " --raw " + shellWord(request.text);
  options.front() += " " + shellWord(request.method) + " " + shellWord(request.url);
  for (const auto& [name, value] : request.headers)
    options.push_back(shellWord(value.empty() ? name + ";" : httpieItem(name, ":", value)));
  if (isMultipart(request))
    for (const RequestPart& part : request.parts) options.push_back(httpiePart(part));
  if (isBinary(request)) options.push_back("< " + shellWord(request.file));
  return joined(options);
}

std::string writePowerShell(const PlainRequest& request) {
  const client::HeaderList headers = withBasicHeader(request);
  std::string out = powerShellHeaders(headers);
  if (isMultipart(request)) out += powerShellForm(request);
  if (hasText(request)) out += "$body = [System.Text.Encoding]::UTF8.GetBytes(" + powerShellText(request.text) + ")\n";
  out += "$response = Invoke-WebRequest -Uri " + powerShellText(request.url) + " -CustomMethod " +
         powerShellText(request.method);
  if (!withoutContentType(headers).empty()) out += " -Headers $headers -SkipHeaderValidation";
  if (const std::string type = contentTypeOf(request); !type.empty()) out += " -ContentType " + powerShellText(type);
  if (isBinary(request))
    out += " -InFile " + powerShellText(request.file);
  else if (hasText(request) || isMultipart(request))
    out += " -Body $body";
  if (!request.followRedirects) out += " -MaximumRedirection 0";
  if (request.trustsAnybody()) out += " -SkipCertificateCheck";
  return out + " -SkipHttpErrorCheck\n$response.StatusCode\n$response.Content\n";
}

} // namespace signalbox::requests
