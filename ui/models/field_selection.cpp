// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/field_selection.h"

#include "core/design/field_shapes.h"

#include <algorithm>

namespace signalbox::ui {
namespace {

using design::Json;
using design::Shape;
using State = SelectionNode::State;

const std::string all = "__all__";
constexpr qsizetype mostNodes = 2000;

struct NamedType {
  std::string name;
  std::string type;
};

void addFields(const design::Design& design, const design::Model& model, int depth, std::vector<NamedType>& fields) {
  const auto add = [&](const std::string& name, const std::string& type) {
    if (std::ranges::find(fields, name, &NamedType::name) == fields.end()) fields.push_back({name, type});
  };
  const auto base = design.model(std::string_view(model.base).substr(0, model.base.find('[')));
  if (base && depth < 32) addFields(design, *base, depth + 1, fields);
  for (const design::Field& field : model.fields) add(field.name, field.type);
  for (const design::ComputedField& field : model.computed) add(field.name, field.type);
}

// The value below a key; null when the key is not there.
const Json* below(const Json& selection, const std::string& key) {
  static const Json whole = true;
  if (selection == true) return &whole; // all that is inside of what is named
  if (selection.is_array()) return std::ranges::find(selection, Json(key)) != selection.end() ? &whole : nullptr;
  if (!selection.is_object()) return nullptr;
  const auto found = selection.find(key);
  return found == selection.end() ? nullptr : &*found;
}

State stateOf(const Json& selection, const SelectionPath& path) {
  const Json* at = &selection;
  for (const std::string& key : path)
    if (at) at = below(*at, key);
  if (!at || *at == false || at->is_null()) return State::Off;
  return *at == true ? State::On : at->empty() ? State::Off : State::Partly;
}

Json asObject(const Json& selection) {
  if (selection.is_object()) return selection;
  Json object = Json::object();
  if (selection.is_array())
    for (const Json& key : selection)
      if (key.is_string()) object[key.get<std::string>()] = true;
  return object;
}

// As short as it can be said: a list where every key is named as a whole; null where nothing is.
Json shortened(const Json& selection) {
  if (!selection.is_object()) return selection;
  Json object = Json::object();
  bool isWhole = true;
  for (const auto& [key, value] : selection.items()) {
    Json inside = shortened(value);
    if (inside.is_null() || inside == false) continue;
    isWhole = isWhole && inside == true && key != all;
    object[key] = std::move(inside);
  }
  if (object.empty()) return nullptr;
  if (!isWhole) return object;
  Json list = Json::array();
  for (const auto& [key, value] : object.items()) list.push_back(key);
  return list;
}

class Fields final {
public:
  explicit Fields(const design::Design& design) : m_design(design), m_shapes(design, {}, {}) {}

  Shape ofType(const std::string& type) const { return m_shapes.ofType(type); }

  // Past lists and dictionaries to what has fields; the way there in `path`.
  static Shape inside(Shape shape, SelectionPath& path) {
    while (shape.models.empty() && !shape.items.empty()) {
      path.push_back(all);
      shape = shape.item();
    }
    return shape;
  }

  std::vector<NamedType> of(const Shape& shape) const {
    std::vector<NamedType> fields;
    for (const design::ModelShape& one : shape.models)
      if (const auto model = m_design.model(one.name)) addFields(m_design, *model, 0, fields);
    return fields;
  }

  Shape shapeOf(const Shape& shape, const std::string& field) const { return m_shapes.ofField(shape, field); }

  void append(Shape shape, SelectionPath path, int parent, std::vector<std::string> open,
              QVector<SelectionNode>& nodes) const {
    shape = inside(std::move(shape), path);
    for (const design::ModelShape& one : shape.models) {
      if (std::ranges::find(open, one.name) != open.end()) return;
      open.push_back(one.name);
    }
    for (const NamedType& field : of(shape)) {
      if (nodes.size() >= mostNodes) return;
      SelectionPath own = path;
      own.push_back(field.name);
      nodes << SelectionNode{QString::fromStdString(field.name), QString::fromStdString(field.type), State::Off, own,
                             parent};
      append(shapeOf(shape, field.name), own, int(nodes.size()) - 1, open, nodes);
    }
  }

  // Every key of the selection is a field or "__all__", in its place.
  bool knows(const Json& selection, const Shape& shape) const {
    if (selection.is_boolean() || selection.is_null()) return true;
    const bool isList = shape.models.empty() && !shape.items.empty();
    const std::vector<NamedType> fields = of(shape);
    const auto knowsKey = [&](const std::string& key) {
      return isList ? key == all : std::ranges::find(fields, key, &NamedType::name) != fields.end();
    };
    if (selection.is_array())
      return std::ranges::all_of(selection,
                                 [&](const Json& key) { return key.is_string() && knowsKey(key.get<std::string>()); });
    if (!selection.is_object()) return false;
    for (const auto& [key, value] : selection.items())
      if (!knowsKey(key) || !knows(value, isList ? shape.item() : shapeOf(shape, key))) return false;
    return true;
  }

  // What is named as a whole becomes all of its keys by name, so that one of them can go.
  Json opened(const Shape& shape) const {
    Json object = Json::object();
    if (shape.models.empty() && !shape.items.empty())
      object[all] = true;
    else
      for (const NamedType& field : of(shape)) object[field.name] = true;
    return object;
  }

  Json with(const Json& selection, const Shape& shape, const SelectionPath& path, std::size_t step, bool isOn) const {
    if (step == path.size()) return isOn;
    if (selection == true && isOn) return true;
    Json object = selection == true ? opened(shape) : asObject(selection);
    const std::string& key = path[step];
    const Json now = object.contains(key) ? object[key] : Json(nullptr);
    const Shape inside = key == all ? shape.item() : shapeOf(shape, key);
    const Json next = with(now, inside, path, step + 1, isOn);
    if (next == false || (next.is_object() && next.empty()))
      object.erase(key);
    else
      object[key] = next;
    return inOrder(object, shape);
  }

private:
  Json inOrder(const Json& object, const Shape& shape) const {
    Json ordered = Json::object();
    for (const NamedType& field : of(shape))
      if (object.contains(field.name)) ordered[field.name] = object[field.name];
    for (const auto& [key, value] : object.items())
      if (!ordered.contains(key)) ordered[key] = value;
    return ordered;
  }

  const design::Design& m_design;
  design::FieldShapes m_shapes;
};

} // namespace

QVector<SelectionNode> FieldSelection::nodes(const Json& selection) const {
  const Fields fields(m_design);
  QVector<SelectionNode> nodes;
  fields.append(fields.ofType(m_type), {}, -1, {}, nodes);
  for (SelectionNode& node : nodes) node.state = stateOf(selection, node.path);
  return nodes;
}

Json FieldSelection::withTick(const Json& selection, const SelectionPath& path, bool isOn) const {
  const Fields fields(m_design);
  return shortened(fields.with(selection, fields.ofType(m_type), path, 0, isOn));
}

bool FieldSelection::canShow(const Json& selection) const {
  const Fields fields(m_design);
  return fields.knows(selection, fields.ofType(m_type));
}

} // namespace signalbox::ui
