// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which models a value may be of, as far as the design tells: what renaming a field needs to know of parameters, the
// names of `let` and constants. No types: unions are all of their models.
#pragma once

#include "core/design/design.h"

#include <map>

namespace signalbox::design {

struct ModelShape {
  std::string name;
  std::vector<std::string> arguments; // of a generic one, as written
  bool operator==(const ModelShape&) const = default;
};

struct Shape {
  std::vector<ModelShape> models;
  std::vector<Shape> items; // none or one: what a list or the values of a dict are

  bool isKnown() const { return !models.empty() || !items.empty(); }
  Shape item() const { return items.empty() ? Shape() : items.front(); }
  void merge(const Shape& other);
};

Shape listOf(Shape item);

// The field `from` of the model `owner`, and of those that inherit it, as seen from any shape.
class FieldShapes final {
public:
  FieldShapes(const Design& design, std::string_view owner, std::string_view from)
      : m_design(design), m_owner(owner), m_from(from) {}

  Shape ofType(std::string_view type) const { return ofType(type, {}); }
  Shape ofField(const Shape& shape, std::string_view field) const; // also of a dict: its values
  bool isOurField(const Shape& shape, std::string_view field) const;
  bool inheritsOurs(const Model& model) const;
  // The key on the wire, where an alias does not stand in the field's place.
  bool isOurKey(const Shape& shape, std::string_view key) const;

private:
  using Arguments = std::map<std::string, std::string>;
  Shape ofType(std::string_view type, const Arguments& arguments) const;
  const Field* ourField() const;

  const Design& m_design;
  std::string m_owner;
  std::string m_from;
};

} // namespace signalbox::design
