// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/loc_resolver.h"

#include "core/schema/type_expr.h"

#include <algorithm>
#include <array>

namespace signalbox::ui {
namespace {

using design::Field;
using design::Json;
using design::Model;
using schema::TypeExpr;
using Steps = std::span<const LocItem>;

constexpr int maxInheritance = 64;

const std::string* key(Steps steps) { return steps.empty() ? nullptr : std::get_if<std::string>(&steps.front()); }

bool isIndex(Steps steps) { return !steps.empty() && std::holds_alternative<std::int64_t>(steps.front()); }

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

bool aliasIs(const Field& field, const char* facet, const std::string& wire) {
  const auto found = field.facets.find(facet);
  return found != field.facets.end() && found->is_string() && found->get_ref<const std::string&>() == wire;
}

bool answersTo(const Field& field, const std::string& wire) {
  return field.name == wire || aliasIs(field, "validation_alias", wire) || aliasIs(field, "alias", wire);
}

struct Found {
  const Model* owner = nullptr;
  const Field* field = nullptr;
};

// The nearest declaration wins, as in Python.
template<class Matches>
Found findInModel(const design::Design& design, design::ModelPtr model, Matches matches) {
  for (int depth = 0; model && depth < maxInheritance; ++depth) {
    const auto found = std::find_if(model->fields.begin(), model->fields.end(), matches);
    if (found != model->fields.end()) return {model.get(), &*found};
    model = model->base.empty() ? nullptr : design.model(model->base);
  }
  return {};
}

bool isNone(const TypeExpr& type) { return type.form == TypeExpr::Form::Name && type.name == "None"; }

bool isDict(const TypeExpr& type) { return type.name == "dict" || type.name == "Dict" || type.name == "Mapping"; }

bool isTuple(const TypeExpr& type) { return type.name == "tuple" || type.name == "Tuple"; }

// Walks a type along a loc and remembers the last field it came through.
class Walk final {
public:
  explicit Walk(const design::Design& design) : m_design(&design) {}

  void type(const std::string& source, Steps steps) {
    if (const auto parsed = schema::parseType(source)) along(*parsed, steps);
  }

  const std::optional<ModelField>& place() const { return m_place; }
  std::size_t unread() const { return m_unread; }

private:
  void along(const TypeExpr& type, Steps steps) {
    m_unread = steps.size();
    if (steps.empty()) return;
    switch (type.form) {
    case TypeExpr::Form::Name: return alongName(type, steps);
    case TypeExpr::Form::Generic: return alongGeneric(type, steps);
    case TypeExpr::Form::Union: return alongUnion(type, steps);
    case TypeExpr::Form::Annotated: return along(type.arguments.front(), steps);
    case TypeExpr::Form::Literal: return;
    }
  }

  void alongName(const TypeExpr& type, Steps steps) {
    const design::ModelPtr model = m_design->model(type.name);
    const std::string* wire = key(steps);
    if (!model || !wire || model->kind == design::ModelKind::Enum) return;
    const Found found = findInModel(*m_design, model, [wire](const Field& field) { return answersTo(field, *wire); });
    if (!found.field) {
      if (steps.size() == 1) m_place = ModelField{text(model->name), {}}, m_unread = 0;
      return;
    }
    m_place = ModelField{text(found.owner->name), text(found.field->name)};
    m_unread = steps.size() - 1;
    if (const auto parsed = schema::parseType(found.field->type)) along(*parsed, steps.subspan(1));
  }

  void alongGeneric(const TypeExpr& type, Steps steps) {
    if (m_design->model(type.name)) return alongName(type, steps); // Page[Item]
    if (type.arguments.empty()) return;
    if (type.name == "Secret") return along(type.arguments.front(), steps);
    if (isDict(type)) {
      if (type.arguments.size() == 2) along(type.arguments[1], steps.subspan(1));
      return;
    }
    if (!isIndex(steps)) return along(type.arguments[0], steps);
    along(type.arguments[itemType(type, std::get<std::int64_t>(steps.front()))], steps.subspan(1));
  }

  static std::size_t itemType(const TypeExpr& type, std::int64_t index) {
    const bool isFixed = isTuple(type) && type.arguments.back().name != "...";
    if (!isFixed || index < 0) return 0;
    return std::min(static_cast<std::size_t>(index), type.arguments.size() - 1);
  }

  void alongUnion(const TypeExpr& type, Steps steps) {
    std::vector<const TypeExpr*> branches;
    for (const TypeExpr& branch : type.arguments)
      if (!isNone(branch)) branches.push_back(&branch);
    if (branches.size() == 1) return along(*branches.front(), steps);
    const std::string* label = key(steps);
    for (const TypeExpr* branch : branches)
      if (label && schema::print(*branch) == *label) return along(*branch, steps.subspan(1));
    alongBestBranch(branches, steps);
  }

  // The label is a discriminator's value or another word of Pydantic's: the branch that can read the rest is meant.
  void alongBestBranch(const std::vector<const TypeExpr*>& branches, Steps steps) {
    Walk best = *this;
    best.m_unread = steps.size();
    for (const std::size_t skipped : {std::size_t{1}, std::size_t{0}})
      for (const TypeExpr* branch : branches) {
        Walk attempt = *this;
        attempt.along(*branch, steps.subspan(skipped));
        const bool reachedField = attempt.m_place != m_place && attempt.m_place && !attempt.m_place->field.isEmpty();
        if (reachedField && attempt.m_unread < best.m_unread) best = attempt;
      }
    m_place = best.m_place;
    m_unread = best.m_unread;
  }

  const design::Design* m_design;
  std::optional<ModelField> m_place;
  std::size_t m_unread = 0;
};

bool isEmbedded(const design::Endpoint& endpoint) {
  if (endpoint.body.size() != 1) return !endpoint.body.empty();
  const auto embed = endpoint.body.front().facets.find("embed");
  return embed != endpoint.body.front().facets.end() && *embed == true;
}

bool startsWith(const Loc& loc, std::string_view word) {
  return !loc.empty() && std::holds_alternative<std::string>(loc.front()) && std::get<std::string>(loc.front()) == word;
}

const Field* bodyPart(const design::Endpoint& endpoint, const Loc& loc) {
  if (endpoint.body.empty()) return nullptr;
  if (!isEmbedded(endpoint)) return &endpoint.body.front();
  const std::string* name = key(Steps(loc).subspan(1));
  for (const Field& part : endpoint.body)
    if (name && answersTo(part, *name)) return &part;
  return nullptr;
}

bool headerIs(const Field& field, std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  return field.name == name;
}

const Field* parameterOf(const design::Endpoint& endpoint, const Loc& loc) {
  static constexpr std::array words{"path", "query", "header", "cookie"};
  const std::string* name = loc.size() > 1 ? key(Steps(loc).subspan(1)) : nullptr;
  if (!name) return nullptr;
  for (const design::Parameter& parameter : endpoint.parameters) {
    if (!startsWith(loc, words[static_cast<std::size_t>(parameter.in)])) continue;
    if (answersTo(parameter.field, *name)) return &parameter.field;
    if (parameter.in == design::ParameterIn::Header && headerIs(parameter.field, *name)) return &parameter.field;
  }
  return nullptr;
}

// The child of `value` that `step` names, or null.
const Json* child(const Json& value, const LocItem& step) {
  if (const auto* name = std::get_if<std::string>(&step)) {
    if (!value.is_object()) return nullptr;
    const auto found = value.find(*name);
    return found == value.end() ? nullptr : &*found;
  }
  const std::int64_t index = std::get<std::int64_t>(step);
  if (!value.is_array() || index < 0 || static_cast<std::size_t>(index) >= value.size()) return nullptr;
  return &value[static_cast<std::size_t>(index)];
}

} // namespace

const Field* fieldOfEndpoint(const design::Endpoint& endpoint, const Loc& loc) {
  return startsWith(loc, "body") ? bodyPart(endpoint, loc) : parameterOf(endpoint, loc);
}

std::optional<ModelField> resolveLoc(const design::Design& design, const design::Endpoint& endpoint, const Loc& loc) {
  const Field* part = fieldOfEndpoint(endpoint, loc);
  if (!part) return std::nullopt;
  const bool isWholeBody = startsWith(loc, "body") && !isEmbedded(endpoint);
  const std::size_t skipped = std::min<std::size_t>(isWholeBody ? 1 : 2, loc.size());
  Walk walk(design);
  walk.type(part->type, Steps(loc).subspan(skipped));
  return walk.place();
}

const Field* findField(const design::Design& design, const ModelField& place) {
  const std::string name = place.field.toStdString();
  return findInModel(design, design.model(place.model.toStdString()),
                     [&name](const Field& field) { return field.name == name; })
      .field;
}

Loc pathInBody(const Json& body, Steps loc) {
  Loc path;
  const Json* at = &body;
  for (std::size_t i = 0; i < loc.size(); ++i) {
    if (const Json* next = child(*at, loc[i])) {
      at = next;
      path.push_back(loc[i]);
    } else if (i + 1 == loc.size() && at->is_structured()) {
      path.push_back(loc[i]);
    }
  }
  return path;
}

} // namespace signalbox::ui
