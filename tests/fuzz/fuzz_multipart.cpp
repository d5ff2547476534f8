// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Form bodies: a line with the content type, then the body. Files are pieces of the body, everything else is UTF-8, and
// parts that are written again read as the same parts.
#include "core/api/form_data.h"
#include "core/api/multipart.h"
#include "core/value/text_encoding.h"
#include "core/value/upload_file.h"
#include "tests/fuzz/target.h"

#include <string>

using namespace signalbox;

namespace {

bool isText(std::string_view bytes) {
  const Utf8Check check = checkUtf8(bytes);
  return check.isValid && !check.hasSurrogates;
}

constexpr std::string_view boundary = "again-and-again";

bool isInside(std::string_view part, std::string_view whole) {
  return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

void requireSound(const api::FormItem& item, std::string_view body) {
  fuzz::require(isText(item.name));
  if (isUploadFile(item.value))
    fuzz::require(isInside(contentOf(item.value), body));
  else
    fuzz::require(isText(item.value.asText()));
}

// A content that holds the delimiter cannot be sent with it.
bool canBeWritten(const std::vector<api::FormPart>& parts) {
  for (const api::FormPart& part : parts)
    if (part.content.contains(boundary)) return false;
  return true;
}

void requireSameAgain(const std::vector<api::FormPart>& parts) {
  std::string body;
  for (const api::FormPart& part : parts) {
    body += "--" + std::string(boundary) + "\r\n";
    for (const api::PartHeader& header : part.headers) body += header.name + ": " + std::string(header.value) + "\r\n";
    body += "\r\n" + std::string(part.content) + "\r\n";
  }
  body += "--" + std::string(boundary) + "--";
  const auto again = api::readMultipart(body, boundary);
  fuzz::require(again && again->size() == parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    fuzz::require((*again)[i].name == parts[i].name && (*again)[i].filename == parts[i].filename);
    fuzz::require((*again)[i].content == parts[i].content);
  }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(fuzz::textOf(data, size)); // a copy of exactly this size: reads past it are seen
  const std::string contentType = text.substr(0, text.find('\n'));
  const std::string body = text.substr(std::min(contentType.size() + 1, text.size()));
  const api::HeaderView headers[] = {{"content-type", contentType}};
  api::Request request;
  request.headers = headers;
  Arena arena;
  api::RequestText reader(request, arena);
  const auto items = api::readForm(reader, body, arena);
  if (items)
    for (const api::FormItem& item : *items) requireSound(item, body);
  else
    fuzz::require(!items.error().detail.empty());
  const auto parts = api::readMultipart(body, "b");
  if (parts && canBeWritten(*parts)) requireSameAgain(*parts);
  return 0;
}
