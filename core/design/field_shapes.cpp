// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/field_shapes.h"

#include "core/design/python_tokens.h"

#include <algorithm>
#include <functional>

namespace signalbox::design {
namespace {

using Kind = PythonToken::Kind;

constexpr int deepest = 40; // of bases and of types inside one another

bool isDict(std::string_view name) { return name == "dict" || name == "Dict" || name == "Mapping"; }
bool isUnion(std::string_view name) { return name == "Union" || name == "Optional"; }

// A type expression read for the models in it.
class TypeReader final {
public:
  using Find = std::function<Shape(const std::string& name, std::vector<std::string> arguments)>;
  TypeReader(std::string_view type, const Find& find) : m_type(type), m_tokens(pythonTokens(type)), m_find(find) {}

  Shape run() { return readUnion(0); }

private:
  bool isSign(char sign) const {
    return m_at < m_tokens.size() && m_tokens[m_at].kind == Kind::Sign && m_type[m_tokens[m_at].begin] == sign;
  }
  std::string wordHere() const {
    const PythonToken& token = m_tokens[m_at];
    return std::string(token.kind == Kind::Text ? textInside(m_type, token)
                                                : m_type.substr(token.begin, token.end - token.begin));
  }

  Shape readUnion(int depth) {
    Shape shape = readOne(depth);
    while (isSign('|')) {
      ++m_at;
      shape.merge(readOne(depth));
    }
    return shape;
  }

  Shape readOne(int depth) {
    if (m_at >= m_tokens.size() || m_tokens[m_at].kind == Kind::Sign || depth > deepest) return {};
    std::string name = wordHere();
    ++m_at;
    while (isSign('.') && m_at + 1 < m_tokens.size()) { // typing.List
      ++m_at;
      name = wordHere();
      ++m_at;
    }
    if (!isSign('[')) return m_find(name, {});
    std::vector<std::string> texts;
    std::vector<Shape> arguments;
    readArguments(depth, arguments, texts);
    if (const Shape model = m_find(name, texts); model.isKnown()) return model;
    if (name == "Literal" || arguments.empty()) return {};
    if (name == "Annotated") return arguments.front();
    if (isDict(name)) return listOf(arguments.back());
    Shape all;
    for (const Shape& argument : arguments) all.merge(argument);
    const bool isItself = isUnion(name) || name == "NotRequired" || name == "Required" || name == "ReadOnly";
    return isItself ? all : listOf(all);
  }

  void readArguments(int depth, std::vector<Shape>& shapes, std::vector<std::string>& texts) {
    do {
      ++m_at;
      const std::size_t begin = m_at < m_tokens.size() ? m_tokens[m_at].begin : m_type.size();
      shapes.push_back(readUnion(depth + 1));
      skipRest();
      const std::size_t end = m_at < m_tokens.size() ? m_tokens[m_at].begin : m_type.size();
      texts.emplace_back(m_type.substr(begin, end - begin));
    } while (isSign(','));
    if (isSign(']')) ++m_at;
  }

  // Field(ge=0), numbers: up to the end of the argument.
  void skipRest() {
    for (int depth = 0; m_at < m_tokens.size(); ++m_at) {
      if (depth == 0 && (isSign(',') || isSign(']'))) return;
      depth += isSign('(') || isSign('[') ? 1 : isSign(')') || isSign(']') ? -1 : 0;
    }
  }

  std::string_view m_type;
  std::vector<PythonToken> m_tokens;
  const Find& m_find;
  std::size_t m_at = 0;
};

std::string baseName(const Model& model) { return model.base.substr(0, model.base.find('[')); }

const Field* fieldOf(const Model& model, std::string_view name) {
  const auto found = std::ranges::find(model.fields, name, &Field::name);
  return found == model.fields.end() ? nullptr : &*found;
}

} // namespace

void Shape::merge(const Shape& other) {
  for (const ModelShape& model : other.models)
    if (std::ranges::find(models, model) == models.end()) models.push_back(model);
  if (other.items.empty()) return;
  if (items.empty())
    items = other.items;
  else
    items.front().merge(other.items.front());
}

Shape listOf(Shape item) {
  Shape shape;
  if (item.isKnown()) shape.items.push_back(std::move(item));
  return shape;
}

Shape FieldShapes::ofType(std::string_view type, const Arguments& arguments) const {
  const TypeReader::Find find = [&](const std::string& name, std::vector<std::string> given) -> Shape {
    if (const auto argument = arguments.find(name); argument != arguments.end()) return ofType(argument->second, {});
    const auto model = m_design.model(name);
    if (!model || model->kind == ModelKind::Enum) return {};
    if (model->kind == ModelKind::Root && !model->fields.empty() && name != m_owner)
      return ofType(model->fields.front().type, {});
    return Shape{{ModelShape{name, std::move(given)}}, {}};
  };
  return TypeReader(type, find).run();
}

Shape FieldShapes::ofField(const Shape& shape, std::string_view name) const {
  Shape found = shape.item();
  for (const ModelShape& one : shape.models) {
    auto model = m_design.model(one.name);
    for (int depth = 0; model && depth < deepest; ++depth) {
      Arguments arguments;
      for (std::size_t i = 0; i < std::min(model->typeParameters.size(), one.arguments.size()); ++i)
        arguments[model->typeParameters[i]] = one.arguments[i];
      if (const Field* field = fieldOf(*model, name)) {
        found.merge(ofType(field->type, arguments));
        break;
      }
      const auto computed = std::ranges::find(model->computed, name, &ComputedField::name);
      if (computed != model->computed.end()) found.merge(ofType(computed->type, arguments));
      model = m_design.model(baseName(*model));
    }
  }
  return found;
}

bool FieldShapes::inheritsOurs(const Model& model) const {
  auto at = m_design.model(model.name);
  for (int depth = 0; at && depth < deepest; ++depth) {
    if (at->name == m_owner) return true;
    if (fieldOf(*at, m_from)) return false; // a field of its own stands in its place
    at = m_design.model(baseName(*at));
  }
  return false;
}

bool FieldShapes::isOurField(const Shape& shape, std::string_view field) const {
  if (field != m_from) return false;
  return std::ranges::any_of(shape.models, [&](const ModelShape& one) {
    const auto model = m_design.model(one.name);
    return model && inheritsOurs(*model);
  });
}

const Field* FieldShapes::ourField() const {
  const auto owner = m_design.model(m_owner);
  return owner ? fieldOf(*owner, m_from) : nullptr;
}

bool FieldShapes::isOurKey(const Shape& shape, std::string_view key) const {
  const Field* field = ourField();
  for (const char* alias : {"alias", "validation_alias"})
    if (field && field->facets.contains(alias) && field->facets[alias] == key) return false;
  return isOurField(shape, key);
}

} // namespace signalbox::design
