// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// UploadFile: a file that came in a form, as FastAPI's class of that name. A Value of Kind::Model with one shape for
// the whole program; expressions read `filename`, `size`, `headers`, `content_type` and `content`, which is what `await
// file.read()` gives.
#pragma once

#include "core/value/arena.h"
#include "core/value/value.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace signalbox {

struct UploadFile {
  std::string_view filename; // as the client named it: a text to show, never a path
  Value contentType;         // text, or Null when the part has none
  Value headers;             // a dict of the part's headers, names lower case
  std::string_view content;  // a view of the request's body
};

// JSON and repr() show the first of its fields, never the content.
inline constexpr std::size_t shownUploadFields = 3;

Value uploadFileValue(const UploadFile& file, Arena& arena);
bool isUploadFile(const Value& value);
std::string uploadFileRepr(const Value& file);
std::string_view contentOf(const Value& uploadFile);

} // namespace signalbox
