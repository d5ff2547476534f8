// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/draft_check.h"

#include "core/api/input_check.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace signalbox::ui {
namespace {

using client::ValidationProblem;

// The server's entry for a text that is no JSON (core/api/problems.cpp).
ValidationProblem invalidJson(const JsonError& error) {
  ValidationProblem problem;
  problem.type = "json_invalid";
  problem.loc = {std::string("body"), static_cast<std::int64_t>(error.position)};
  problem.message = "JSON decode error";
  problem.context["error"] = error.message;
  return problem;
}

// {{name}} outside quotes and without a value is no JSON either, but that is not what is wrong.
QString missingVariable(const std::string& typed, const TextRange& range) {
  for (const requests::VariableSpan& span : requests::variablesIn(typed))
    if (range.begin >= span.begin && range.begin < span.end)
      return QCoreApplication::translate("DraftCheck", "{{%1}} has no value in this environment.")
          .arg(QString::fromStdString(span.name));
  return {};
}

void toTyped(FieldProblem& problem, const std::string& typed, const SubstitutedText& body) {
  problem.range = body.typedRange(*problem.range);
  const std::string_view head = std::string_view(typed).substr(0, problem.range->begin);
  problem.line = 1 + static_cast<int>(std::ranges::count(head, '\n'));
  if (problem.column == 0) return;
  const std::string_view inLine = head.substr(head.rfind('\n') == head.npos ? 0 : head.rfind('\n') + 1);
  problem.column = 1 + static_cast<int>(QString::fromUtf8(inLine.data(), qsizetype(inLine.size())).size());
  if (const QString missing = missingVariable(typed, *problem.range); !missing.isEmpty()) problem.reason = missing;
}

// Path and query; libcurl sends no fragment.
std::string targetOf(const std::string& url) {
  const auto scheme = url.find("://");
  const auto begin = url.find_first_of("/?#", scheme == url.npos ? 0 : scheme + 3);
  const std::string target = begin == url.npos ? std::string() : url.substr(begin, url.find('#') - begin);
  return target.starts_with('/') ? target : '/' + target;
}

std::string hostOf(const std::string& url) {
  const auto scheme = url.find("://");
  const std::size_t begin = scheme == url.npos ? 0 : scheme + 3;
  return url.substr(begin, url.find_first_of("/?#", begin) - begin);
}

// What the client adds (core/client/transfer.cpp): a header parameter may ask for it.
client::HeaderList sentHeaders(const client::Request& request) {
  client::HeaderList headers = request.headers;
  const std::array<std::pair<const char*, std::string>, 5> own{
      {{"Host", hostOf(request.url)},
       {"Accept", "*/*"},
       {"User-Agent", "Signalbox"},
       {"Accept-Encoding", "deflate, gzip, br, zstd"},
       {"Content-Length", request.body.empty() ? std::string() : std::to_string(request.body.size())}}};
  for (const auto& [name, value] : own) {
    std::string lower = name;
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    if (!value.empty() && !requests::hasHeader(headers, lower)) headers.emplace_back(name, value);
  }
  return headers;
}

bool isTooLarge(const DraftCheck& check) {
  std::size_t bytes = check.request.text.size();
  const auto add = [&](const std::string& file) {
    if (file.empty()) return;
    const std::filesystem::path path(file);
    std::error_code error;
    const auto size = std::filesystem::file_size(path.is_absolute() ? path : check.folder / path, error);
    bytes += error ? 0 : static_cast<std::size_t>(size);
  };
  add(check.request.file);
  for (const design::RequestPart& part : check.request.parts) add(part.file);
  return bytes > mostCheckedBytes;
}

DraftVerdict verdictOfServer(const DraftCheck& check) {
  DraftVerdict verdict;
  if (!check.api || isTooLarge(check)) return verdict;
  const auto encoded = requests::encode(check.request, check.folder);
  if (!encoded) return verdict;
  const client::HeaderList headers = sentHeaders(*encoded);
  std::vector<api::HeaderView> views;
  for (const auto& [name, value] : headers) views.push_back({name, value});
  const std::string target = targetOf(encoded->url);
  api::Request request;
  request.method = encoded->method;
  request.target = target;
  request.headers = views;
  request.body = encoded->body;
  Arena arena;
  const api::InputCheck input = check.api->checkInput(request, check.endpoint, arena);
  verdict.isOfServer = input.isTaken && input.refusal.empty();
  if (!verdict.isOfServer) return verdict;
  verdict.fields = input.fields;
  verdict.sources = client::readValidationProblems(input.problems);
  const design::Design& design = check.api->design();
  verdict.problems =
      placedProblems(verdict.sources, design, design.endpoint(check.endpoint).get(), check.typed, check.body);
  return verdict;
}

DraftVerdict verdictOnJson(const DraftCheck& check) {
  DraftVerdict verdict;
  const std::string& text = check.body.text();
  if (text.empty() || text.size() > mostCheckedBytes) return verdict;
  Arena arena;
  const auto read = readJson(text, arena);
  if (read || read.error().kind != JsonError::Kind::Syntax) return verdict;
  verdict.sources = {invalidJson(read.error())};
  verdict.problems = placedProblems(verdict.sources, {}, nullptr, check.typed, check.body);
  return verdict;
}

} // namespace

DraftVerdict verdictOn(const DraftCheck& check) {
  DraftVerdict verdict = verdictOfServer(check);
  return verdict.isOfServer ? verdict : verdictOnJson(check);
}

QVector<FieldProblem> placedProblems(const std::vector<ValidationProblem>& sources, const design::Design& design,
                                     const design::Endpoint* endpoint, const std::string& typed,
                                     const SubstitutedText& body) {
  QVector<FieldProblem> problems = fieldProblems(sources, design, endpoint, body.text());
  if (!body.hasValues()) return problems;
  for (FieldProblem& problem : problems)
    if (problem.range) toTyped(problem, typed, body);
  return problems;
}

} // namespace signalbox::ui
