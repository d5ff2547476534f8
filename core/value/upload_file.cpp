// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/upload_file.h"

#include "core/value/write.h"

#include <array>

namespace signalbox {
namespace {

constexpr std::size_t fieldCount = 5;
constexpr std::size_t headersField = 2;
constexpr std::size_t contentField = 4;
static_assert(shownUploadFields == headersField + 1);
constexpr std::uint64_t allSet = (1U << fieldCount) - 1;

const ModelShape& shape() {
  static const ModelShape only{"UploadFile",
                               {"filename", "size", "headers", "content_type", "content"},
                               {"filename", "size", "headers", "content_type", "content"},
                               ModelLook::Object,
                               true};
  return only;
}

} // namespace

Value uploadFileValue(const UploadFile& file, Arena& arena) {
  const std::array<Value, fieldCount> fields = {Value::str(file.filename),
                                                Value::integer(static_cast<std::int64_t>(file.content.size())),
                                                file.headers, file.contentType, Value::bytes(file.content)};
  ModelValue model;
  model.shape = &shape();
  model.fields = arena.copy(std::span<const Value>(fields)).data();
  model.isSet = arena.keep(allSet);
  return Value::model(arena.keep(model));
}

bool isUploadFile(const Value& value) { return value.is(Kind::Model) && value.asModel().shape == &shape(); }

std::string uploadFileRepr(const Value& file) {
  const Value* fields = file.asModel().fields;
  return "UploadFile(filename=" + pythonRepr(fields[0]) + ", size=" + pythonRepr(fields[1]) + ", headers=Headers(" +
         pythonRepr(fields[headersField]) + "))";
}

std::string_view contentOf(const Value& uploadFile) { return uploadFile.asModel().fields[contentField].asText(); }

} // namespace signalbox
