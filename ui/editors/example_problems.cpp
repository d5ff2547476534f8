// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/example_problems.h"

#include "ui/bridge/live_api.h"
#include "ui/document/design_document.h"
#include "ui/models/example_check.h"
#include "ui/workbench/workbench.h"

#include <algorithm>

namespace signalbox::ui {
namespace {

// The compiled types of the running design, alive as long as the copy.
MessageCheck checkOf(const Workbench& workbench) {
  const auto api = workbench.live.api();
  std::shared_ptr<const schema::Types> types;
  if (api) types = std::shared_ptr<const schema::Types>(api, &api->types());
  return MessageCheck(api ? api->design() : workbench.document.design(), std::move(types));
}

bool hasExamples(const design::Field& field) {
  return field.facets.is_object() && (field.facets.contains("examples") || field.facets.contains("openapi_examples"));
}

bool isOfExamples(const PlacedMessage& problem) {
  return problem.pointer.contains("/openapi_examples") || problem.pointer.contains("/examples");
}

} // namespace

PlacedMessages withoutExamples(const PlacedMessages& problems) {
  PlacedMessages others;
  std::ranges::copy_if(problems, std::back_inserter(others), [](const auto& each) { return !isOfExamples(each); });
  return others;
}

PlacedMessages withCheckedExamples(const Workbench& workbench, PlacedMessages problems,
                                   const std::vector<design::Field>& fields) {
  if (std::ranges::none_of(fields, hasExamples)) return problems;
  MessageCheck check = checkOf(workbench);
  for (std::size_t index = 0; index < fields.size(); ++index)
    for (const auto& [pointer, message] : problemsOfExamples(check, fields[index].type, fields[index].facets))
      problems.push_back({"/" + std::to_string(index) + pointer, message});
  return problems;
}

PlacedMessages withCheckedExamples(const Workbench& workbench, PlacedMessages problems,
                                   const design::Endpoint& endpoint) {
  if (endpoint.responses.empty()) return problems;
  MessageCheck check = checkOf(workbench);
  for (const auto& [pointer, message] : problemsOfExamples(check, endpoint)) problems.push_back({pointer, message});
  return problems;
}

design::Json exampleToBegin(const Workbench& workbench, const std::string& type) {
  if (type.empty()) return design::Json::object();
  const auto api = workbench.live.api();
  const design::Json value = exampleOf(workbench.document.design(), api ? &api->types() : nullptr, type);
  return value.is_null() || value.is_discarded() ? design::Json::object() : value;
}

} // namespace signalbox::ui
