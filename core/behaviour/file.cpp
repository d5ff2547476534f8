// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/file.h"

#include "core/api/file_response.h"
#include "core/behaviour/header_value.h"
#include "core/behaviour/outcome.h"
#include "core/behaviour/project_path.h"
#include "core/behaviour/task_list.h"
#include "core/value/write.h"

namespace signalbox::behaviour {
namespace {

class File final : public api::Behaviour {
public:
  explicit File(const Options& options)
      : m_let(options), m_cases(options), m_path(options.templateAt("path")),
        m_mediaType(options.templateAt("media_type")), m_filename(options.templateAt("filename")),
        m_disposition(options.textAt("content_disposition_type").value_or("attachment")), m_headers(options, "headers"),
        m_cookies(options), m_tasks(options, "background") {
    options.allow(keys::file);
    if (!options.has("path")) options.error("missing-option", "A file needs 'path', inside the project.", "path");
    if (m_disposition != "attachment" && m_disposition != "inline")
      options.error("invalid-option", "'content_disposition_type' is 'attachment' or 'inline'.",
                    "content_disposition_type");
    if (m_path && m_path->isConstant())
      if (const auto inside = projectPath(pythonStr(m_path->constant())); !inside)
        options.error("bad-path", inside.error().message, "path");
  }

  Result<void> run(api::Call& call) const override {
    expression::Frame frame = call.frame();
    if (auto ran = m_let.run(frame, call.slots); !ran) return ran;
    const auto isAnswered = m_cases.run(call, frame);
    if (!isAnswered) return std::unexpected(isAnswered.error());
    if (*isAnswered) return {};
    const auto given = text(m_path, frame);
    if (!given) return std::unexpected(given.error());
    const std::string path = given->value_or("None");
    auto rules = rulesOf(call, frame);
    if (!rules) return std::unexpected(rules.error());
    auto found = projectFile(call.surroundings, path);
    if (!found) return std::unexpected(found.error());
    call.response.headers.clear();
    if (auto ran = m_headers.render(frame, call.response.headers); !ran) return ran;
    if (auto ran = m_cookies.render(frame, call.response.headers); !ran) return ran;
    const bool isSent = api::writeFile(std::move(*found), path, *rules, call.request, call.response);
    return isSent ? m_tasks.add(call, frame) : Result<void>();
  }

private:
  // Nothing where there is no template, or it gives None.
  static Result<std::optional<std::string>> text(const std::optional<Template>& source, expression::Frame& frame) {
    if (!source) return std::nullopt;
    const auto value = source->render(frame);
    if (!value) return std::unexpected(value.error());
    return value->isNull() ? std::nullopt : std::optional(pythonStr(*value));
  }

  Result<api::FileRules> rulesOf(const api::Call& call, expression::Frame& frame) const {
    api::FileRules rules;
    rules.status = call.statusCode;
    rules.contentDispositionType = m_disposition;
    const auto mediaType = text(m_mediaType, frame);
    if (!mediaType) return std::unexpected(mediaType.error());
    auto typeBytes = headerValue(mediaType->value_or(""));
    if (!typeBytes) return std::unexpected(typeBytes.error());
    rules.mediaType = std::move(*typeBytes);
    auto filename = text(m_filename, frame);
    if (!filename) return std::unexpected(filename.error());
    rules.filename = std::move(*filename);
    return rules;
  }

  LetBlock m_let;
  Cases m_cases;
  std::optional<Template> m_path;
  std::optional<Template> m_mediaType;
  std::optional<Template> m_filename;
  std::string m_disposition;
  HeaderTemplates m_headers;
  CookieList m_cookies;
  TaskList m_tasks;
};

} // namespace

std::unique_ptr<const api::Behaviour> makeFile(api::BehaviourScope& scope) {
  if (!isForHttp(scope)) return nullptr;
  return std::make_unique<File>(Options(scope, scope.options(), "/behaviour"));
}

} // namespace signalbox::behaviour
