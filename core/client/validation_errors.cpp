// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/validation_errors.h"

namespace signalbox::client {
namespace {

using Json = nlohmann::ordered_json;

std::string textOf(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<LocItem> locItem(const Json& step) {
  if (step.is_string()) return LocItem(step.get<std::string>());
  if (step.is_number_integer()) return LocItem(step.get<std::int64_t>());
  return std::nullopt;
}

// Nullopt when an item of it is neither a key nor an index.
std::optional<Loc> readLoc(const Json& item) {
  const auto found = item.find("loc");
  if (found == item.end() || !found->is_array()) return std::nullopt;
  Loc loc;
  for (const Json& step : *found) {
    const std::optional<LocItem> read = locItem(step);
    if (!read) return std::nullopt;
    loc.push_back(*read);
  }
  return loc;
}

std::optional<ValidationProblem> readProblem(const Json& item) {
  if (!item.is_object()) return std::nullopt;
  std::optional<Loc> loc = readLoc(item);
  if (!loc || !item.contains("msg")) return std::nullopt;
  ValidationProblem problem;
  problem.loc = std::move(*loc);
  problem.message = textOf(item, "msg");
  problem.type = textOf(item, "type");
  if (const auto input = item.find("input"); input != item.end()) problem.input = *input;
  if (const auto context = item.find("ctx"); context != item.end() && context->is_object()) problem.context = *context;
  return problem;
}

} // namespace

std::vector<ValidationProblem> readValidationProblems(std::string_view body) {
  const Json document = Json::parse(body, nullptr, false);
  if (!document.is_object()) return {};
  const auto detail = document.find("detail");
  if (detail == document.end() || !detail->is_array()) return {};
  std::vector<ValidationProblem> problems;
  for (const Json& item : *detail)
    if (std::optional<ValidationProblem> problem = readProblem(item)) problems.push_back(std::move(*problem));
  return problems;
}

std::string locText(const Loc& loc) {
  std::string text;
  for (const LocItem& item : loc) {
    if (const auto* index = std::get_if<std::int64_t>(&item)) {
      text += '[' + std::to_string(*index) + ']';
      continue;
    }
    if (!text.empty()) text += '.';
    text += std::get<std::string>(item);
  }
  return text;
}

} // namespace signalbox::client
