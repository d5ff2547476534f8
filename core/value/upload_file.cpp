// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/upload_file.h"

#include <array>

namespace signalbox {
namespace {

constexpr std::size_t fieldCount = 5;
constexpr std::size_t contentField = 4;
constexpr std::uint64_t allSet = (1U << fieldCount) - 1;

const ModelShape& shape() {
  static const ModelShape only{"UploadFile",
                               {"filename", "content_type", "size", "headers", "content"},
                               {"filename", "content_type", "size", "headers", "content"},
                               ModelLook::Object,
                               true};
  return only;
}

} // namespace

Value uploadFileValue(const UploadFile& file, Arena& arena) {
  const std::array<Value, fieldCount> fields = {Value::str(file.filename), file.contentType,
                                                Value::integer(static_cast<std::int64_t>(file.content.size())),
                                                file.headers, Value::bytes(file.content)};
  ModelValue model;
  model.shape = &shape();
  model.fields = arena.copy(std::span<const Value>(fields)).data();
  model.isSet = arena.keep(allSet);
  return Value::model(arena.keep(model));
}

bool isUploadFile(const Value& value) { return value.is(Kind::Model) && value.asModel().shape == &shape(); }

std::string_view contentOf(const Value& uploadFile) { return uploadFile.asModel().fields[contentField].asText(); }

} // namespace signalbox
