// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// PHP 8 with its curl extension.
#include "core/requests/quote.h"
#include "core/requests/snippet_text.h"
#include "core/requests/snippet_writers.h"

#include <set>

namespace signalbox::requests {

namespace {

constexpr const char* boundary = "----signalbox7MA4YWxkTrZu0gW";

std::string option(const std::string& name, const std::string& value) {
  return "    CURLOPT_" + name + " => " + value + ",\n";
}

// An array of PHP has each name once, and a text there has no media type of its own.
bool fitsArray(const PlainRequest& request) {
  std::set<std::string> names;
  for (const design::RequestPart& part : request.parts)
    if (!names.insert(part.name).second || (part.file.empty() && !part.mediaType.empty())) return false;
  return true;
}

std::string formArray(const PlainRequest& request) {
  std::string out = "[\n";
  for (const design::RequestPart& part : request.parts) {
    out += "        " + phpText(part.name) + " => ";
    out += part.file.empty() ? phpText(part.value)
                             : "new CURLFile(" + phpText(part.file) + ", " + phpText(mediaTypeOf(part)) + ", " +
                                   phpText(fileName(part.file)) + ")";
    out += ",\n";
  }
  return out + "    ]";
}

// The line ends of the pieces are CR LF, which single quotes cannot say.
std::string pieceText(const std::string& text) {
  std::string out;
  std::size_t read = 0;
  for (std::size_t at = text.find("\r\n"); at != text.npos; at = text.find("\r\n", read)) {
    if (at > read) out += (out.empty() ? "" : " . ") + phpText(text.substr(read, at - read));
    out += out.empty() ? "\"\\r\\n\"" : " . \"\\r\\n\"";
    read = at + 2;
  }
  if (read < text.size()) out += (out.empty() ? "" : " . ") + phpText(text.substr(read));
  return out;
}

std::string formText(const PlainRequest& request) {
  std::string out;
  for (const MultipartPiece& piece : multipartPieces(request.parts, boundary)) {
    if (!out.empty()) out += "\n        . ";
    out += piece.file.empty() ? pieceText(piece.text) : "file_get_contents(" + phpText(piece.file) + ")";
  }
  return out;
}

std::string fields(const PlainRequest& request) {
  if (hasText(request)) return phpText(request.text);
  if (isBinary(request)) return "file_get_contents(" + phpText(request.file) + ")";
  return fitsArray(request) ? formArray(request) : formText(request);
}

} // namespace

std::string writePhp(const PlainRequest& request) {
  const bool hasBody = hasText(request) || isBinary(request) || isMultipart(request);
  client::HeaderList headers = request.headers;
  if (isMultipart(request) && !fitsArray(request) && !hasHeader(headers, "content-type"))
    headers.emplace_back("Content-Type", "multipart/form-data; boundary=" + std::string(boundary));
  std::string out = "<?php\n$curl = curl_init(" + phpText(request.url) + ");\ncurl_setopt_array($curl, [\n";
  out += option("CUSTOMREQUEST", phpText(request.method)) + option("RETURNTRANSFER", "true");
  if (request.method == "HEAD") out += option("NOBODY", "true");
  if (request.followRedirects) out += option("FOLLOWLOCATION", "true");
  if (request.trustsAnybody()) out += option("SSL_VERIFYPEER", "false") + option("SSL_VERIFYHOST", "0");
  if (request.basic) out += option("USERPWD", phpText(request.basic->username + ":" + request.basic->password));
  if (!headers.empty()) {
    std::string list = "[\n";
    for (const auto& [name, value] : headers)
      list += "        " + phpText(value.empty() ? name + ";" : name + ": " + value) + ",\n";
    out += option("HTTPHEADER", list + "    ]");
  }
  if (hasBody) out += option("POSTFIELDS", fields(request));
  return out +
         "]);\n$body = curl_exec($curl);\necho curl_getinfo($curl, CURLINFO_RESPONSE_CODE), \"\\n\", $body, \"\\n\";\n";
}

} // namespace signalbox::requests
