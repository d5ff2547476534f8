// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// C# with HttpClient (.NET 6 and later, top-level statements).
#include "core/requests/quote.h"
#include "core/requests/snippet_text.h"
#include "core/requests/snippet_writers.h"

namespace signalbox::requests {

namespace {

// HttpClient keeps headers of the body apart; TryAddWithoutValidation takes any value.
bool isOfContent(std::string_view name) {
  static constexpr std::string_view prefix = "content-";
  if (name.size() < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i)
    if ((name[i] | 0x20) != prefix[i] && name[i] != prefix[i]) return false;
  return true;
}

std::string partLines(const design::RequestPart& part) {
  const std::string type = mediaTypeOf(part);
  const bool isFile = !part.file.empty();
  std::string out = isFile ? "part = new StreamContent(File.OpenRead(" + cSharpText(part.file) + "));\n"
                           : "part = new StringContent(" + cSharpText(part.value) + ");\n";
  out += "part.Headers.Remove(\"Content-Type\");\n";
  if (!type.empty()) out += "part.Headers.TryAddWithoutValidation(\"Content-Type\", " + cSharpText(type) + ");\n";
  return out + "form.Add(part, " + cSharpText(part.name) + (isFile ? ", " + cSharpText(fileName(part.file)) : "") +
         ");\n";
}

std::string contentLines(const PlainRequest& request) {
  if (isMultipart(request)) {
    std::string out = "using var form = new MultipartFormDataContent();\nHttpContent part;\n";
    for (const design::RequestPart& part : request.parts) out += partLines(part);
    return out + "request.Content = form;\n";
  }
  if (isBinary(request))
    return "request.Content = new StreamContent(File.OpenRead(" + cSharpText(request.file) + "));\n";
  if (!hasText(request)) return {};
  return "request.Content = new StringContent(" + cSharpText(request.text) +
         ");\nrequest.Content.Headers.Remove(\"Content-Type\");\n";
}

} // namespace

std::string writeCSharp(const PlainRequest& request) {
  const bool hasBody = hasText(request) || isBinary(request) || isMultipart(request);
  std::string out = "using System.Net.Http;\n\nusing var handler = new HttpClientHandler { AllowAutoRedirect = ";
  out += request.followRedirects ? "true" : "false";
  if (request.trustsAnybody())
    out +=
        ", ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator";
  out += ", UseCookies = false };\nusing var client = new HttpClient(handler);\n";
  out += "using var request = new HttpRequestMessage(new HttpMethod(" + cSharpText(request.method) + "), " +
         cSharpText(request.url) + ");\n" + contentLines(request);
  for (const auto& [name, value] : withBasicHeader(request)) {
    const bool isContent = isOfContent(name);
    if (isContent && !hasBody) continue;
    out += std::string("request.") + (isContent ? "Content." : "") + "Headers.TryAddWithoutValidation(" +
           cSharpText(name) + ", " + cSharpText(value) + ");\n";
  }
  return out + "using var response = await client.SendAsync(request);\nConsole.WriteLine((int)response.StatusCode);\n"
               "Console.WriteLine(await response.Content.ReadAsStringAsync());\n";
}

} // namespace signalbox::requests
