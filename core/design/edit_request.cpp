// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/edit_request.h"

#include <optional>

namespace signalbox::design {

namespace {

std::optional<std::string> refusedPart(std::string_view part) {
  if (isIdentifier(part)) return std::nullopt;
  if (part.empty()) return "Give the request a name.";
  return "\"" + std::string(part) +
         "\" cannot be the name of a request or its folder: it has letters, digits and underscores, begins with no "
         "digit and is no Python keyword.";
}

// The name is a path: each of its parts becomes a folder's or the file's name.
std::optional<std::string> refusedPath(std::string_view name) {
  for (std::size_t begin = 0;;) {
    const auto slash = name.find('/', begin);
    if (auto refusal = refusedPart(name.substr(begin, slash - begin))) return refusal;
    if (slash == name.npos) return std::nullopt;
    begin = slash + 1;
  }
}

std::optional<std::string> refusedEnvironment(std::string_view name) {
  if (isIdentifier(name)) return std::nullopt;
  if (name.empty()) return "Give the environment a name.";
  return "\"" + std::string(name) +
         "\" cannot be the name of the environment: a name has letters, digits and underscores, begins with no digit "
         "and is no Python keyword.";
}

std::string noRequest(const std::string& name) { return "There is no saved request " + name + "."; }
std::string noEnvironment(const std::string& name) { return "There is no environment " + name + "."; }

} // namespace

Result<Design> applyRequest(const Design& design, const SetRequest& edit) {
  if (auto refusal = refusedPath(edit.request.name)) return failure(*refusal);
  return design.withRequest(edit.request);
}

Result<Design> applyRequest(const Design& design, const RemoveRequest& edit) {
  if (!design.request(edit.name)) return failure(noRequest(edit.name));
  return design.withoutRequest(edit.name);
}

Result<Design> applyRequest(const Design& design, const RenameRequest& edit) {
  const auto old = design.request(edit.from);
  if (!old) return failure(noRequest(edit.from));
  if (edit.from == edit.to) return design;
  if (auto refusal = refusedPath(edit.to)) return failure(*refusal);
  if (design.request(edit.to)) return failure("A saved request named " + edit.to + " exists already.");
  SavedRequest renamed = *old;
  renamed.name = edit.to;
  return design.withoutRequest(edit.from).withRequest(std::move(renamed));
}

Result<Design> applyRequest(const Design& design, const SetEnvironment& edit) {
  if (auto refusal = refusedEnvironment(edit.environment.name)) return failure(*refusal);
  return design.withEnvironment(edit.environment);
}

Result<Design> applyRequest(const Design& design, const RemoveEnvironment& edit) {
  if (!design.environment(edit.name)) return failure(noEnvironment(edit.name));
  return design.withoutEnvironment(edit.name);
}

Result<Design> applyRequest(const Design& design, const RenameEnvironment& edit) {
  const auto old = design.environment(edit.from);
  if (!old) return failure(noEnvironment(edit.from));
  if (edit.from == edit.to) return design;
  if (auto refusal = refusedEnvironment(edit.to)) return failure(*refusal);
  if (design.environment(edit.to)) return failure("An environment named " + edit.to + " exists already.");
  Environment renamed = *old;
  renamed.name = edit.to;
  return design.withoutEnvironment(edit.from).withEnvironment(std::move(renamed));
}

Design renameEndpointInRequests(Design design, std::string_view from, std::string_view to) {
  for (const SavedRequestPtr& request : std::vector(design.requests().begin(), design.requests().end())) {
    if (request->endpoint != from) continue;
    SavedRequest changed = *request;
    changed.endpoint = to;
    design = design.withRequest(std::move(changed));
  }
  return design;
}

} // namespace signalbox::design
