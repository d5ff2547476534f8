// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/file_response.h"

#include "core/api/byte_ranges.h"
#include "core/api/header_lines.h"
#include "core/api/header_text.h"
#include "core/api/http_date.h"
#include "core/api/media_types.h"
#include "core/api/percent.h"
#include "core/api/replies.h"
#include "core/api/uuid4.h"
#include "core/value/write.h"

#include <openssl/evp.h>

#include <algorithm>
#include <vector>

namespace signalbox::api {
namespace {

constexpr std::size_t chunkSize = 64 * 1024;

std::string hexadecimal(const unsigned char* bytes, std::size_t count) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += digits[bytes[i] >> 4];
    text += digits[bytes[i] & 15];
  }
  return text;
}

// A piece of the file between two texts.
struct Part {
  std::string before;
  ByteRange range;
  std::string after;
};

class FileStream final : public Stream {
public:
  FileStream(OpenFile file, std::vector<Part> parts) : m_file(std::move(file)), m_parts(std::move(parts)) {}

  std::optional<Step> next() override {
    if (m_part == m_parts.size()) return std::nullopt;
    Part& part = m_parts[m_part];
    Step step;
    step.bytes = std::exchange(part.before, {});
    const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(chunkSize, part.range.size()));
    const std::string bytes = m_file.read(part.range.begin, wanted);
    if (bytes.size() < wanted) {
      m_part = m_parts.size();
      m_isBroken = true;
      return std::nullopt;
    }
    step.bytes += bytes;
    part.range.begin += wanted;
    if (part.range.size() == 0) {
      step.bytes += part.after;
      ++m_part;
    }
    return step;
  }

  std::string_view broken() const override { return m_isBroken ? "the file has become shorter" : ""; }

private:
  bool m_isBroken = false;
  OpenFile m_file;
  std::vector<Part> m_parts;
  std::size_t m_part = 0;
};

std::string dispositionOf(const FileRules& rules) {
  const std::string quoted = quotePath(*rules.filename);
  if (quoted == *rules.filename) return rules.contentDispositionType + "; filename=\"" + quoted + '"';
  return rules.contentDispositionType + "; filename*=utf-8''" + quoted;
}

void writeFileHeaders(const FoundFile& found, std::string_view path, const FileRules& rules, Response& response) {
  std::string mediaType = rules.mediaType;
  if (mediaType.empty())
    mediaType = guessMediaType(rules.filename && !rules.filename->empty() ? *rules.filename : path);
  setDefaultHeader(response.headers, "content-type",
                   withCharset(mediaType.empty() ? "application/octet-stream" : mediaType));
  setDefaultHeader(response.headers, "accept-ranges", "bytes");
  if (rules.filename) setDefaultHeader(response.headers, "content-disposition", dispositionOf(rules));
  setDefaultHeader(response.headers, "last-modified", fileLastModified(found));
  setDefaultHeader(response.headers, "etag", fileETag(found));
}

void writePlain(Response& response, int status, std::string_view text) {
  response.status = status;
  setContentType(response, "text/plain; charset=utf-8");
  response.body.assign(text);
}

// What is at most one chunk goes out as a body: one message, as Starlette sends it. HEAD needs the length alone.
void writePart(OpenFile file, ByteRange range, std::size_t largestBody, const Request& request, Response& response) {
  if (request.method != "HEAD" && range.size() <= largestBody) {
    response.body = file.read(range.begin, static_cast<std::size_t>(range.size()));
    return;
  }
  response.streamLength = range.size();
  response.stream = std::make_unique<FileStream>(std::move(file), std::vector<Part>{{{}, range, {}}});
}

std::string newBoundary() {
  const std::string bytes = randomBytes(13);
  return hexadecimal(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

std::string rangeText(ByteRange range, std::uint64_t size) {
  return "bytes " + std::to_string(range.begin) + '-' + std::to_string(range.end - 1) + '/' + std::to_string(size);
}

void writeMultipart(FoundFile found, const std::vector<ByteRange>& ranges, Response& response) {
  const std::string boundary = newBoundary();
  const std::string contentType = findHeader(response.headers, "content-type")->value;
  std::vector<Part> parts;
  std::uint64_t length = 0;
  for (const ByteRange& range : ranges) {
    std::string before = "--" + boundary + "\r\nContent-Type: " + contentType +
                         "\r\nContent-Range: " + rangeText(range, found.size) + "\r\n\r\n";
    length += before.size() + range.size() + 2;
    parts.push_back({std::move(before), range, "\r\n"});
  }
  parts.back().after += "--" + boundary + "--";
  setHeader(response.headers, "content-type", "multipart/byteranges; boundary=" + boundary);
  response.status = 206;
  response.streamLength = length + boundary.size() + 4;
  response.stream = std::make_unique<FileStream>(std::move(found.file), std::move(parts));
}

bool writeRanges(FoundFile found, std::string_view sent, const Request& request, Response& response) {
  const auto ranges = parseByteRanges(sent, found.size);
  if (!ranges) {
    if (ranges.error().isUnsatisfiable) {
      writePlain(response, 416, {});
      response.headers.insert(response.headers.begin(), {"content-range", "bytes */" + std::to_string(found.size)});
    } else {
      writePlain(response, 400, ranges.error().message);
    }
    return false;
  }
  if (ranges->size() > 1) {
    writeMultipart(std::move(found), *ranges, response);
    return true;
  }
  const ByteRange range = ranges->front();
  setHeader(response.headers, "content-range", rangeText(range, found.size));
  response.status = 206;
  writePart(std::move(found.file), range, chunkSize, request, response);
  return true;
}

} // namespace

std::string fileETag(const FoundFile& found) {
  const std::string text = pythonFloat(found.modified) + '-' + std::to_string(found.size);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned int length = 0;
  EVP_Digest(text.data(), text.size(), digest.data(), &length, EVP_md5(), nullptr);
  return '"' + hexadecimal(digest.data(), length) + '"';
}

std::string fileLastModified(const FoundFile& found) { return httpDate(found.modified); }

bool writeFile(FoundFile found, std::string_view path, const FileRules& rules, const Request& request,
               Response& response) {
  response.status = rules.status;
  response.body.clear();
  writeFileHeaders(found, path, rules, response);
  const auto range = findHeader(request, "range");
  const auto condition = findHeader(request, "if-range");
  const bool isCurrent = !condition || *condition == findHeader(response.headers, "last-modified")->value ||
                         *condition == findHeader(response.headers, "etag")->value;
  if (range && isCurrent) return writeRanges(std::move(found), *range, request, response);
  writePart(std::move(found.file), {0, found.size}, chunkSize - 1, request, response);
  return true;
}

} // namespace signalbox::api
