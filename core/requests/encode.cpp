// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A plain request to the bytes that libcurl sends.
#include "core/requests/plain_request.h"
#include "core/requests/url_text.h"

#include <array>
#include <fstream>
#include <random>
#include <sstream>

namespace signalbox::requests {

namespace fs = std::filesystem;

namespace {

using design::RequestBody;
using design::RequestPart;

Result<std::string> contentOf(const std::string& file, const fs::path& folder) {
  if (file.empty()) return failure("Choose the file that is to be sent.");
  const fs::path path = fs::path(file).is_absolute() ? fs::path(file) : folder / file;
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return failure("There is no file " + path.string() + " to send.");
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (!in) return failure("The file " + path.string() + " cannot be read.");
  return std::move(bytes).str();
}

// A name in a Content-Disposition, as browsers write it (WHATWG HTML: multipart/form-data encoding algorithm).
std::string dispositionText(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '"')
      out += "%22";
    else if (c == '\r')
      out += "%0D";
    else if (c == '\n')
      out += "%0A";
    else
      out += c;
  }
  return out;
}

// Letters that stand in no text by chance: 128 random bits.
std::string makeBoundary() {
  static constexpr std::string_view letters = "0123456789abcdef";
  std::random_device random;
  std::string boundary = "----signalbox";
  for (int i = 0; i < 32; ++i) boundary += letters[random() & 15U];
  return boundary;
}

Result<std::string> multipartBody(const std::vector<RequestPart>& parts, const std::string& boundary,
                                  const fs::path& folder) {
  std::string body;
  for (const MultipartPiece& piece : multipartPieces(parts, boundary)) {
    if (piece.file.empty()) {
      body += piece.text;
      continue;
    }
    const auto content = contentOf(piece.file, folder);
    if (!content) return std::unexpected(content.error());
    body += *content;
  }
  return body;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 26> endings{{
    {"css", "text/css"},          {"csv", "text/csv"},          {"gif", "image/gif"},
    {"gz", "application/gzip"},   {"htm", "text/html"},         {"html", "text/html"},
    {"jpeg", "image/jpeg"},       {"jpg", "image/jpeg"},        {"js", "text/javascript"},
    {"json", "application/json"}, {"md", "text/markdown"},      {"mp3", "audio/mpeg"},
    {"mp4", "video/mp4"},         {"pdf", "application/pdf"},   {"png", "image/png"},
    {"svg", "image/svg+xml"},     {"tar", "application/x-tar"}, {"txt", "text/plain"},
    {"wav", "audio/wav"},         {"webp", "image/webp"},       {"woff2", "font/woff2"},
    {"xml", "application/xml"},   {"yaml", "application/yaml"}, {"yml", "application/yaml"},
    {"wasm", "application/wasm"}, {"zip", "application/zip"},
}};

} // namespace

std::string fileName(std::string_view path) { return std::string(path.substr(path.find_last_of("/\\") + 1)); }

std::string mediaTypeOf(const RequestPart& part) {
  if (!part.mediaType.empty()) return part.mediaType;
  if (part.file.empty()) return {};
  const std::string name = lowered(fileName(part.file));
  const auto dot = name.rfind('.');
  if (dot != name.npos)
    for (const auto& [ending, type] : endings)
      if (name.substr(dot + 1) == ending) return std::string(type);
  return "application/octet-stream";
}

std::string contentDisposition(const RequestPart& part) {
  std::string text = "form-data; name=\"" + dispositionText(part.name) + '"';
  if (!part.file.empty()) text += "; filename=\"" + dispositionText(fileName(part.file)) + '"';
  return text;
}

std::vector<MultipartPiece> multipartPieces(const std::vector<RequestPart>& parts, const std::string& boundary) {
  std::vector<MultipartPiece> pieces;
  std::string text;
  for (const RequestPart& part : parts) {
    text += "--" + boundary + "\r\nContent-Disposition: " + contentDisposition(part);
    if (const std::string type = mediaTypeOf(part); !type.empty()) text += "\r\nContent-Type: " + type;
    text += "\r\n\r\n";
    if (part.file.empty()) {
      text += part.value;
    } else {
      pieces.push_back({std::move(text), {}});
      pieces.push_back({{}, part.file});
      text.clear();
    }
    text += "\r\n";
  }
  text += "--" + boundary + "--\r\n";
  pieces.push_back({std::move(text), {}});
  return pieces;
}

Result<client::Request> encode(const PlainRequest& plain, const fs::path& folder) {
  client::Request request;
  request.method = plain.method;
  request.url = plain.url;
  request.headers = plain.headers;
  request.body = plain.text;
  request.followRedirects = plain.followRedirects;
  if (plain.basic)
    request.headers.emplace_back("Authorization",
                                 "Basic " + base64(plain.basic->username + ":" + plain.basic->password));
  if (plain.body == RequestBody::Kind::Binary) {
    auto content = contentOf(plain.file, folder);
    if (!content) return std::unexpected(content.error());
    request.body = std::move(*content);
  } else if (plain.body == RequestBody::Kind::Multipart) {
    const std::string boundary = makeBoundary();
    auto body = multipartBody(plain.parts, boundary, folder);
    if (!body) return std::unexpected(body.error());
    request.body = std::move(*body);
    if (!hasHeader(request.headers, "content-type"))
      request.headers.emplace_back("Content-Type", "multipart/form-data; boundary=" + boundary);
  }
  return request;
}

} // namespace signalbox::requests
