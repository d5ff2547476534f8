// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Multipart: multipart/form-data (RFC 7578) taken apart as python-multipart 0.0.32 and Starlette's MultiPartParser do
// it. The body is in one piece (a mapped file when it is large), so a part is a view of it and nothing is copied.
#pragma once

#include "core/api/message.h"

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::api {

// The bounds of Starlette's Request.form() and of python-multipart.
inline constexpr std::size_t maxFormFields = 1000;
inline constexpr std::size_t maxFormFiles = 1000;
inline constexpr std::size_t maxFieldBytes = 1024 * 1024; // of what is no file
inline constexpr std::size_t maxPartHeaders = 8;
inline constexpr std::size_t maxPartHeaderBytes = 4096 + 128;
inline constexpr std::size_t maxBoundaryBytes = 256;

struct PartHeader {
  std::string name; // lower case
  std::string_view value;
};

struct FormPart {
  std::string name;                    // bytes in the form's charset
  std::optional<std::string> filename; // there: the part is a file. Never a path of ours
  std::vector<PartHeader> headers;
  std::string_view content;
};

struct FormError {
  std::string detail; // the sentence FastAPI answers with, in a 400
};

// The parts that ended; a last one without its boundary is left out, as there. Of a body in a file, `spooled`, the
// memory of what is read is given back on the way.
std::expected<std::vector<FormPart>, FormError> readMultipart(std::string_view body, std::string_view boundary,
                                                              const SpooledBody* spooled = nullptr);

} // namespace signalbox::api
