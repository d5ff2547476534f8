// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files of a folder under a path: Starlette's StaticFiles, and FastAPI's app.frontend() on top of it.
#pragma once

#include "core/api/request_text.h"
#include "core/api/served_folder.h"
#include "core/design/middleware.h"

#include <optional>
#include <string>
#include <string_view>

namespace signalbox::api {

class MountedFiles final {
public:
  // Of the kind static or frontend; `directory` is inside `projectFolder`.
  MountedFiles(const design::Mount& mount, const std::string& projectFolder);

  // What was not answered is an HTTPException of that status; Failed is an unhandled error.
  enum class Outcome { Answered, NotFound = 404, WrongMethod = 405, Denied = 401, Failed = 500 };
  // `path` is what follows the mount's own.
  Outcome answer(const Request& request, RequestText& text, std::string_view path, Response& response) const;

private:
  Outcome answerStatic(const Request& request, RequestText& text, std::string_view path, Response& response) const;
  Outcome answerFrontend(const Request& request, RequestText& text, std::string_view path, Response& response) const;
  Outcome fallBack(const Request& request, Response& response) const;
  FoundFile find(std::string_view path) const;

  std::optional<ServedFolder> m_folder; // none: not there
  SymbolicLinks m_links = SymbolicLinks::Inside;
  bool m_isFrontend = false;
  bool m_isHtml = false;
  std::string m_fallback; // auto, index.html, 404.html; empty: none
};

} // namespace signalbox::api
