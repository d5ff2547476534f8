// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A field under another name in the expressions and values that read it or write it: order.total, order['total'],
// [o.total for o in orders], {'total': 1} where a model is expected.
#pragma once

#include "core/design/field_shapes.h"

#include <functional>

namespace signalbox::design {

using ShapesByName = std::map<std::string, Shape, std::less<>>;

struct FieldChange {
  const FieldShapes& shapes;
  std::string from;
  std::string to;
};

// `expected` is what the value of the expression must be, where that is known.
std::string renameFieldInExpression(const FieldChange& change, std::string_view expression, const ShapesByName& names,
                                    const Shape& expected = {});
Shape shapeOfExpression(const FieldShapes& shapes, std::string_view expression, const ShapesByName& names);

// What the names of an expression must be when its value is `expected`: told for each that it gives back as it is.
using Learn = std::function<void(const std::string& name, const Shape& shape)>;
void learnFromExpression(std::string_view expression, const Shape& expected, const Learn& learn);

// JSON of that shape: keys of the model's objects.
Json renameFieldInValue(const FieldChange& change, const Json& value, const Shape& shape);

} // namespace signalbox::design
