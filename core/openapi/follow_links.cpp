// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openapi/follow_links.h"

#include "core/design/runtime_expression.h"
#include "core/design/wire_name.h"
#include "core/openapi/wire_name.h"
#include "core/openapi/write.h"

#include <algorithm>
#include <map>

namespace signalbox::openapi {
namespace {

using design::Json;
using Names = std::map<std::string, std::string>; // before and now

std::string nameOnWire(const design::Parameter& parameter) {
  return parameter.in == design::ParameterIn::Header ? design::headerName(parameter.field)
                                                     : design::wireName(parameter.field);
}

// Parameters in the same place under another name, which none has any more: one that was moved keeps its own.
Names renamedParameters(const design::Endpoint& before, const design::Endpoint& after, const std::string& fullPath) {
  Names names;
  const auto isKept = [&after](const design::Parameter& parameter) {
    return std::ranges::any_of(after.parameters, [&](const design::Parameter& other) {
      return other.in == parameter.in && nameOnWire(other) == nameOnWire(parameter);
    });
  };
  if (before.parameters.size() != after.parameters.size()) return names;
  for (std::size_t i = 0; i < before.parameters.size(); ++i) {
    const std::string from = nameOnWire(before.parameters[i]);
    const std::string to = nameOnWire(after.parameters[i]);
    if (from == to || before.parameters[i].in != after.parameters[i].in || isKept(before.parameters[i])) continue;
    names[from] = to;
    // "path.id", where one name stands in two.
    const std::string place = inText(placeOf(after.parameters[i], fullPath)) + ".";
    names[place + from] = place + to;
  }
  return names;
}

struct Move {
  std::string id; // now
  Names parameters;
};

class Follower final {
public:
  Follower(const design::Design& before, const design::Design& after, std::span<const ChangedEndpoint> changed) {
    for (const ChangedEndpoint& one : changed) {
      const std::string from = operationId(before, *one.before);
      Move move{operationId(after, *one.after), renamedParameters(*one.before, *one.after, after.fullPath(*one.after))};
      if (from != move.id || !move.parameters.empty()) m_moves.emplace(from, std::move(move));
    }
  }

  bool hasMoves() const { return !m_moves.empty(); }

  bool follow(Json& responses) const {
    bool changed = false;
    design::visitLinks(responses, [&](const std::string&, const Json&, Json& link) { changed |= followOne(link); });
    return changed;
  }

  bool follow(std::vector<design::Endpoint>& callbacks) const {
    bool changed = false;
    for (design::Endpoint& callback : callbacks) changed |= follow(callback.responses) | follow(callback.callbacks);
    return changed;
  }

  // Entities that do not change stay shared.
  template<class Entity>
  bool follow(std::vector<std::shared_ptr<const Entity>>& all) const {
    bool changed = false;
    for (auto& shared : all) {
      if (shared->responses.empty() && shared->callbacks.empty()) continue;
      Entity copy = *shared;
      if (!(follow(copy.responses) | follow(copy.callbacks))) continue;
      shared = std::make_shared<const Entity>(std::move(copy));
      changed = true;
    }
    return changed;
  }

private:
  bool followOne(Json& link) const {
    const auto id = link.find("operationId");
    if (id == link.end() || !id->is_string()) return false;
    const auto move = m_moves.find(id->get<std::string>());
    if (move == m_moves.end()) return false;
    const Json before = link;
    *id = move->second.id;
    if (const auto parameters = link.find("parameters"); parameters != link.end() && parameters->is_object()) {
      Json renamed = Json::object();
      for (const auto& [name, value] : parameters->items()) {
        const auto found = move->second.parameters.find(name);
        renamed[found == move->second.parameters.end() ? name : found->second] = value;
      }
      *parameters = std::move(renamed);
    }
    return link != before;
  }

  std::map<std::string, Move> m_moves; // by the id before
};

} // namespace

std::optional<design::Design> followOperations(const design::Design& before, const design::Design& after,
                                               std::span<const ChangedEndpoint> changed) {
  const Follower follower(before, after, changed);
  if (!follower.hasMoves()) return std::nullopt;
  design::Entities all = after.entities();
  design::AppSettings& app = all.project.app;
  const bool isChanged = follower.follow(all.endpoints) | follower.follow(all.webhooks) | follower.follow(all.routers) |
                         follower.follow(app.responses) | follower.follow(app.callbacks);
  if (!isChanged) return std::nullopt;
  return design::Design(std::move(all));
}

} // namespace signalbox::openapi
