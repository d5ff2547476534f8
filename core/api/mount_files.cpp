// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/mount_files.h"

#include "core/api/file_response.h"
#include "core/api/header_lines.h"
#include "core/api/header_text.h"
#include "core/api/http_date.h"
#include "core/api/middleware_options.h"
#include "core/api/percent.h"
#include "core/api/replies.h"
#include "core/api/request_url.h"
#include "core/design/diagnose_around.h"

#include <algorithm>
#include <cstdlib>

namespace signalbox::api {
namespace {

using Outcome = MountedFiles::Outcome;
using Kind = FoundFile::Kind;

// os.path.normpath(os.path.join(*path.split("/"))): the same as a path, "." for nothing; leading slashes do not count.
std::string normalPath(std::string_view path) {
  std::string normal;
  for (const std::string_view segment : splitText(path, '/')) {
    if (segment.empty() || segment == ".") continue;
    const std::size_t slash = normal.rfind('/');
    const std::string_view last = std::string_view(normal).substr(slash == std::string::npos ? 0 : slash + 1);
    if (segment == ".." && !normal.empty() && last != "..") {
      normal.resize(slash == std::string::npos ? 0 : slash);
      continue;
    }
    normal += (normal.empty() ? "" : "/") + std::string(segment);
  }
  return normal.empty() ? "." : normal;
}

Outcome outcomeOf(Kind kind) {
  if (kind == Kind::Denied) return Outcome::Denied;
  return kind == Kind::Failed ? Outcome::Failed : Outcome::NotFound;
}

// Whether the lookup went well, found or not; otherwise nothing else is tried.
bool isLookedUp(const FoundFile& found) {
  return found.kind != Kind::BadName && found.kind != Kind::Denied && found.kind != Kind::Failed;
}

bool isNotModified(const FoundFile& found, const Request& request) {
  const auto tags = findHeader(request, "if-none-match");
  if (tags && !tags->empty()) {
    const std::string own = fileETag(found);
    return std::ranges::any_of(splitText(*tags, ','), [&](std::string_view tag) {
      tag = stripped(tag);
      if (tag.starts_with("W/")) tag.remove_prefix(2);
      return tag == own;
    });
  }
  const auto since = findHeader(request, "if-modified-since");
  const auto known = since ? parseHttpDate(*since) : std::nullopt;
  return known && *known >= *parseHttpDate(fileLastModified(found));
}

Outcome answerFile(FoundFile found, std::string_view path, int status, const Request& request, Response& response) {
  response.headers.clear();
  if (isNotModified(found, request)) {
    response.status = 304;
    response.hasBody = false;
    response.headers.push_back({"etag", fileETag(found)});
    return Outcome::Answered;
  }
  FileRules rules;
  rules.status = status;
  writeFile(std::move(found), path, rules, request, response);
  return Outcome::Answered;
}

Outcome redirectToFolder(const Request& request, RequestText& text, Response& response) {
  RequestUrl url = requestUrl(request, text).split();
  url.path += '/';
  writeRedirect(response, quoteUrl(url.text()));
  return Outcome::Answered;
}

// A text/html or application/xhtml+xml among the accepted types, its q not zero.
bool isNavigation(const Request& request) {
  const auto accept = findHeader(request, "accept");
  return accept && std::ranges::any_of(splitText(*accept, ','), [](std::string_view range) {
           const auto parts = splitText(range, ';');
           const std::string type = lowerCase(stripped(parts.front()));
           if (type != "text/html" && type != "application/xhtml+xml") return false;
           for (const std::string_view part : std::span(parts).subspan(1)) {
             const std::size_t equals = part.find('=');
             if (equals == std::string_view::npos || lowerCase(stripped(part.substr(0, equals))) != "q") continue;
             std::string quality(stripped(part.substr(equals + 1)));
             std::erase(quality, '"');
             char* end = nullptr;
             const double weight = std::strtod(quality.c_str(), &end);
             return quality.empty() || *end != '\0' || weight != 0;
           }
           return true;
         });
}

} // namespace

MountedFiles::MountedFiles(const design::Mount& mount, const std::string& projectFolder) {
  const MiddlewareOptions options(mount.options);
  m_isFrontend = mount.kind == "frontend";
  m_isHtml = options.flag("html", false);
  if (options.flag("follow_symlink", false) && !m_isFrontend) m_links = SymbolicLinks::Follow;
  m_fallback = options.isNull("fallback") ? std::string() : options.text("fallback", "auto");
  if (!design::directoryProblem(mount).empty()) return;
  const auto project = ServedFolder::open(projectFolder);
  const std::string directory = options.text("directory");
  // The directory itself may be a link, as the person who owns the project made it; it may not stand outside by its
  // name.
  if (!project || directory.empty() || project->find(directory, SymbolicLinks::Follow).kind != Kind::Directory) return;
  if (auto folder = ServedFolder::open(std::filesystem::path(projectFolder) / directory)) m_folder = std::move(*folder);
}

FoundFile MountedFiles::find(std::string_view path) const {
  if (path.starts_with('\\')) return {};
  return m_folder->find(path, m_links);
}

Outcome MountedFiles::answer(const Request& request, RequestText& text, std::string_view path,
                             Response& response) const {
  if (!m_folder || request.isUpgrade) return Outcome::Failed;
  const std::string normal = normalPath(path);
  return m_isFrontend ? answerFrontend(request, text, normal, response) : answerStatic(request, text, normal, response);
}

Outcome MountedFiles::answerStatic(const Request& request, RequestText& text, std::string_view path,
                                   Response& response) const {
  if (request.method != "GET" && request.method != "HEAD") return Outcome::WrongMethod;
  FoundFile found = find(path);
  if (found.kind == Kind::File) return answerFile(std::move(found), path, 200, request, response);
  if (!isLookedUp(found)) return outcomeOf(found.kind);
  if (!m_isHtml) return Outcome::NotFound;
  if (found.kind == Kind::Directory) {
    FoundFile index = find(std::string(path) + "/index.html");
    if (index.kind == Kind::Denied || index.kind == Kind::Failed) return Outcome::Failed;
    if (index.kind == Kind::File) {
      if (!text.path().ends_with('/')) return redirectToFolder(request, text, response);
      return answerFile(std::move(index), "index.html", 200, request, response);
    }
  }
  FoundFile missing = find("404.html");
  if (missing.kind == Kind::Denied || missing.kind == Kind::Failed) return Outcome::Failed;
  if (missing.kind != Kind::File) return Outcome::NotFound;
  response.headers.clear();
  FileRules rules;
  rules.status = 404;
  writeFile(std::move(missing), "404.html", rules, request, response);
  return Outcome::Answered;
}

Outcome MountedFiles::answerFrontend(const Request& request, RequestText& text, std::string_view path,
                                     Response& response) const {
  FoundFile found = find(path);
  if (!isLookedUp(found)) return outcomeOf(found.kind);
  const bool isFolder = found.kind == Kind::Directory;
  if (isFolder) found = find(std::string(path) + "/index.html");
  if (!isLookedUp(found)) return outcomeOf(found.kind);
  const bool isThere = found.kind == Kind::File;
  if (request.method != "GET" && request.method != "HEAD") return isThere ? Outcome::WrongMethod : Outcome::NotFound;
  if (!isThere) return fallBack(request, response);
  if (isFolder && !text.path().ends_with('/')) return redirectToFolder(request, text, response);
  return answerFile(std::move(found), isFolder ? "index.html" : path, 200, request, response);
}

Outcome MountedFiles::fallBack(const Request& request, Response& response) const {
  if (m_fallback == "404.html" || m_fallback == "auto") {
    FoundFile missing = find("404.html");
    if (missing.kind == Kind::File) return answerFile(std::move(missing), "404.html", 404, request, response);
    if (m_fallback == "404.html") return Outcome::Failed;
  }
  if ((m_fallback == "index.html" || m_fallback == "auto") && isNavigation(request)) {
    FoundFile index = find("index.html");
    if (index.kind == Kind::File) return answerFile(std::move(index), "index.html", 200, request, response);
    if (m_fallback == "index.html") return Outcome::Failed;
  }
  return Outcome::NotFound;
}

} // namespace signalbox::api
