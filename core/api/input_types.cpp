// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/input_types.h"

#include "core/openapi/wire_name.h"
#include "core/schema/type_expr.h"

#include <algorithm>

namespace signalbox::api {
namespace {

using design::ModelKind;
using schema::TypeExpr;

// fastapi._compat.shared: field_annotation_is_scalar and field_annotation_is_scalar_sequence.
enum class Shape { Scalar, ScalarList, Complex };

bool isSequence(std::string_view name) {
  constexpr std::string_view names[] = {"list", "set",       "frozenset", "tuple", "deque",   "List",
                                        "Set",  "FrozenSet", "Tuple",     "Deque", "Sequence"};
  return std::ranges::find(names, name) != std::end(names);
}

bool isMapping(std::string_view name) {
  constexpr std::string_view names[] = {"dict",        "Dict",        "Mapping", "MutableMapping", "defaultdict",
                                        "DefaultDict", "OrderedDict", "Counter", "UploadFile"};
  return std::ranges::find(names, name) != std::end(names);
}

// Json[...], an optional one too: one text, whatever it holds.
bool isJsonText(const TypeExpr& type) {
  if (type.form == TypeExpr::Form::Union) return std::ranges::any_of(type.arguments, isJsonText);
  if (type.form == TypeExpr::Form::Annotated) return isJsonText(type.arguments.front());
  return type.name == "Json";
}

class Shapes final {
public:
  explicit Shapes(const design::Design& design) : m_design(design) {}

  Shape of(const TypeExpr& type) const {
    switch (type.form) {
    case TypeExpr::Form::Literal: return Shape::Scalar;
    case TypeExpr::Form::Annotated: return of(type.arguments.front());
    case TypeExpr::Form::Union: return ofUnion(type);
    case TypeExpr::Form::Name: return ofName(type.name);
    case TypeExpr::Form::Generic: return ofGeneric(type);
    }
    return Shape::Scalar;
  }

private:
  bool isScalar(const TypeExpr& type) const { return type.name == "..." || of(type) == Shape::Scalar; }

  Shape ofName(std::string_view name) const {
    if (const design::ModelPtr model = m_design.model(name)) {
      switch (model->kind) {
      case ModelKind::Enum:
      case ModelKind::JsonSchema: return Shape::Scalar;
      case ModelKind::NamedTuple: return Shape::ScalarList;
      default: return Shape::Complex;
      }
    }
    if (isSequence(name)) return Shape::ScalarList;
    return isMapping(name) ? Shape::Complex : Shape::Scalar;
  }

  Shape ofGeneric(const TypeExpr& type) const {
    if (type.name == "Json") return of(type.arguments.front());
    if (type.name == "Secret" && !m_design.model(type.name)) return Shape::Complex; // it makes its own schema
    if (!isSequence(type.name)) return ofName(type.name);
    const auto isPlain = [this](const TypeExpr& item) { return isScalar(item); };
    return std::ranges::all_of(type.arguments, isPlain) ? Shape::ScalarList : Shape::Complex;
  }

  Shape ofUnion(const TypeExpr& type) const {
    Shape shape = Shape::Scalar;
    for (const TypeExpr& item : type.arguments) shape = std::max(shape, of(item));
    return shape;
  }

  const design::Design& m_design;
};

class TypeCheck final {
public:
  TypeCheck(const design::Design& design, std::vector<Diagnostic>& list)
      : m_design(design), m_shapes(design), m_list(list) {}

  void run() {
    for (const design::EndpointPtr& endpoint : m_design.endpoints())
      check(endpoint->parameters, {EntityKind::Endpoint, endpoint->id(), {}}, m_design.fullPath(*endpoint));
    for (const design::DependencyPtr& dependency : m_design.dependencies())
      check(dependency->parameters, {EntityKind::Dependency, dependency->name, {}}, {});
  }

private:
  void check(const std::vector<design::Parameter>& parameters, const DesignPlace& owner, const std::string& path) {
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const design::Field& field = parameters[i].field;
      const auto type = schema::parseType(field.type);
      if (!type) continue; // told by who compiles it
      const std::string why = reasonAgainst(openapi::placeOf(parameters[i], path), *type, field);
      if (!why.empty())
        m_list.push_back({Severity::Error,
                          "parameter-type",
                          "`" + field.name + "` " + why,
                          {owner.kind, owner.entity, "/parameters/" + std::to_string(i) + "/type"},
                          {}});
    }
  }

  // Empty: it can be read.
  std::string reasonAgainst(design::ParameterIn in, const TypeExpr& type, const design::Field& field) const {
    using enum design::ParameterIn;
    const Shape shape = m_shapes.of(type);
    const bool isModel = openapi::isBaseModel(m_design, field.type);
    switch (in) {
    case Path:
      return shape == Shape::Scalar ? "" : "is one piece of a path: its type cannot be a list, a dict or a model.";
    case Query:
      return shape != Shape::Complex || isModel
                 ? ""
                 : "comes in the query: its type is a single value, a list of them or one model.";
    case Header:
      return shape != Shape::Complex || isModel
                 ? ""
                 : "comes in a header: its type is a single value, a list of them or one model.";
    case Cookie:
      return shape == Shape::Scalar || isModel || isJsonText(type)
                 ? ""
                 : "comes in a cookie, which has one text: its type is a single value or a model.";
    }
    return {};
  }

  const design::Design& m_design;
  const Shapes m_shapes;
  std::vector<Diagnostic>& m_list;
};

} // namespace

void diagnoseInputTypes(const design::Design& design, std::vector<Diagnostic>& list) { TypeCheck(design, list).run(); }

} // namespace signalbox::api
