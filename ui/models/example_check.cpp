// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/example_check.h"

#include "core/base/pointer_step.h"
#include "core/schema/example.h"
#include "core/value/write.h"

namespace signalbox::ui {
namespace {

using design::Json;

// Without "body", in front of what a request's loc would be.
std::string pointerOf(const Loc& loc) {
  std::string pointer;
  for (std::size_t i = 1; i < loc.size(); ++i)
    pointer += std::holds_alternative<std::string>(loc[i]) ? pointerStep(std::get<std::string>(loc[i]))
                                                           : "/" + std::to_string(std::get<std::int64_t>(loc[i]));
  return pointer;
}

// The part of the value that the loc leads to, and what is missing there: a field, or a name that a union put into it.
struct ShownPart {
  std::string pointer;
  QString missing;
};

ShownPart shownPart(const Json& value, const std::string& pointer) {
  ShownPart part{pointer, {}};
  while (!part.pointer.empty() && !value.contains(Json::json_pointer(part.pointer)))
    part.pointer.erase(part.pointer.rfind('/'));
  if (part.pointer.size() < pointer.size())
    part.missing = QString::fromStdString(pointer.substr(part.pointer.size() + 1)).replace(u'/', u'.');
  return part;
}

void checkValue(MessageCheck& check, const std::string& type, const Json& value, const std::string& pointer,
                ExampleProblems& problems) {
  const MessageReport report = check.report(type, value.dump());
  for (const FieldProblem& problem : report.problems) {
    const auto [part, missing] = shownPart(value, pointerOf(problem.source.loc));
    const QString said = missing.isEmpty() ? problem.message : missing + QStringLiteral(": ") + problem.message;
    const std::string place = pointer + part;
    if (!problems.empty() && problems.back().first == place) // one place has room for one line
      problems.back().second += QStringLiteral("; ") + said;
    else
      problems.emplace_back(place, said);
  }
}

void checkNamed(MessageCheck& check, const std::string& type, const Json& named, const std::string& pointer,
                ExampleProblems& problems) {
  if (!named.is_object()) return;
  for (const auto& [name, example] : named.items())
    if (example.is_object() && example.contains("value"))
      checkValue(check, type, example["value"], pointer + pointerStep(name) + "/value", problems);
}

// What a documented answer says, or the endpoint itself of its own status; empty when neither does.
std::string modelOf(const design::Endpoint& endpoint, const std::string& status, const Json& response) {
  if (response.contains("model") && response["model"].is_string()) return response["model"].get<std::string>();
  return status == std::to_string(endpoint.response.statusCode) ? endpoint.response.model : std::string();
}

} // namespace

Json exampleOf(const design::Design& design, const schema::Types* previous, const std::string& type,
               std::uint64_t seed) {
  schema::TypesBuilder builder(design, previous);
  (void)builder.takeDiagnostics(); // of the models: not ours
  const schema::TypeId id = builder.add(type, Json::object(), {});
  if (!builder.takeDiagnostics().empty()) return nullptr;
  const auto types = builder.finish();
  Arena arena;
  std::string text;
  if (!writeJson(schema::exampleInput(*types, id, seed, arena), JsonStyle::Pydantic, text)) return nullptr;
  return Json::parse(text, nullptr, false);
}

ExampleProblems problemsOfExamples(MessageCheck& check, const std::string& type, const Json& facets) {
  ExampleProblems problems;
  if (!facets.is_object()) return problems;
  if (facets.contains("openapi_examples"))
    checkNamed(check, type, facets["openapi_examples"], "/openapi_examples", problems);
  if (!facets.contains("examples") || !facets["examples"].is_array()) return problems;
  const Json& plain = facets["examples"];
  for (std::size_t i = 0; i < plain.size(); ++i)
    checkValue(check, type, plain[i], "/examples/" + std::to_string(i), problems);
  return problems;
}

ExampleProblems problemsOfExamples(MessageCheck& check, const design::Endpoint& endpoint) {
  ExampleProblems problems;
  if (!endpoint.responses.is_object()) return problems;
  for (const auto& [status, response] : endpoint.responses.items()) {
    if (!response.is_object() || !response.contains("content") || !response["content"].is_object()) continue;
    const std::string type = modelOf(endpoint, status, response);
    if (type.empty()) continue;
    for (const auto& [media, content] : response["content"].items()) {
      if (!content.is_object()) continue;
      const std::string place = "/responses" + pointerStep(status) + "/content" + pointerStep(media);
      if (content.contains("example")) checkValue(check, type, content["example"], place + "/example", problems);
      if (content.contains("examples")) checkNamed(check, type, content["examples"], place + "/examples", problems);
    }
  }
  return problems;
}

} // namespace signalbox::ui
