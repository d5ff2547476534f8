// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A file as an answer, as Starlette's FileResponse gives it: validators, ranges, multipart/byteranges. Streamed, never
// held whole.
#pragma once

#include "core/api/message.h"
#include "core/api/served_folder.h"

#include <optional>
#include <string>
#include <string_view>

namespace signalbox::api {

struct FileRules {
  std::string mediaType;               // empty: guessed from the filename, else from the path
  std::optional<std::string> filename; // for content-disposition
  std::string contentDispositionType = "attachment";
  int status = 200;
};

// `response.headers` may hold the caller's own lines: they stay first and win over the file's. `found` is of the kind
// File; `path` names its type. Reads Range and If-Range of the request. False: the range was refused with 400 or 416,
// and nothing of the caller's is left in the answer.
bool writeFile(FoundFile found, std::string_view path, const FileRules& rules, const Request& request,
               Response& response);

// Only the lines that a FileResponse gets from the file; for 304.
std::string fileETag(const FoundFile& found);
std::string fileLastModified(const FoundFile& found);

} // namespace signalbox::api
