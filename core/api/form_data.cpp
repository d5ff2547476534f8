// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/form_data.h"

#include "core/api/charset.h"
#include "core/api/header_options.h"
#include "core/api/percent.h"
#include "core/api/urlencoded.h"
#include "core/value/upload_file.h"

namespace signalbox::api {
namespace {

constexpr std::string_view contentType = "content-type";

Value fileOf(const FormPart& part, std::string_view charset, Arena& arena) {
  UploadFile file;
  file.filename = arena.copy(decodeText(*part.filename, charset, arena));
  auto headers = arena.make<TextPair>(part.headers.size());
  for (std::size_t i = 0; i < headers.size(); ++i)
    headers[i] = {arena.copy(std::string_view(part.headers[i].name)), latin1ToUtf8(part.headers[i].value, arena)};
  file.headers = dictOf(headers, Repeated::First, arena);
  if (const Value* type = file.headers.find(contentType)) file.contentType = *type;
  file.content = part.content;
  return uploadFileValue(file, arena);
}

std::expected<std::span<const FormItem>, FormError> multipartForm(std::string_view body, const HeaderOptions& type,
                                                                  const SpooledBody* spooled, Arena& arena) {
  const auto boundary = type.find("boundary");
  if (!boundary) return std::unexpected(FormError{"Missing boundary in multipart."});
  const auto parts = readMultipart(body, *boundary, spooled);
  if (!parts) return std::unexpected(parts.error());
  const std::string_view charset = type.find("charset").value_or("utf-8");
  auto items = arena.make<FormItem>(parts->size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    const FormPart& part = (*parts)[i];
    items[i].name = arena.copy(decodeText(part.name, charset, arena));
    items[i].value =
        part.filename ? fileOf(part, charset, arena) : Value::str(decodeText(part.content, charset, arena));
  }
  return items;
}

} // namespace

std::expected<std::span<const FormItem>, FormError> readForm(RequestText& request, std::string_view body,
                                                             Arena& arena) {
  const auto header = request.header(contentType);
  const HeaderOptions type = readHeaderOptions(header.value_or(""));
  if (type.value == "multipart/form-data") return multipartForm(body, type, request.spooled(), arena);
  if (type.value != "application/x-www-form-urlencoded") return std::span<const FormItem>();
  const auto fields = readUrlencoded(body, arena);
  if (!fields) return std::unexpected(fields.error());
  auto items = arena.make<FormItem>(fields->size());
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = {(*fields)[i].name, Value::str((*fields)[i].value)};
  return items;
}

} // namespace signalbox::api
