// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// response_model_include and response_model_exclude as ticks at the fields of the response model, nested: Pydantic's
// set (["id"]) or dictionary ({"user": ["name"], "items": {"__all__": ["price"]}}) as rows, and each tick as the next
// value. Pure.
#pragma once

#include "core/design/design.h"

#include <QString>
#include <QVector>

#include <string>
#include <vector>

namespace signalbox::ui {

using SelectionPath = std::vector<std::string>; // field names; "__all__" for the items of a list, the values of a dict

struct SelectionNode {
  enum class State { Off, Partly, On };
  QString name;
  QString type;
  State state = State::Off;
  SelectionPath path;
  int parent = -1; // index of the node it stands in
  bool operator==(const SelectionNode&) const = default;
};

class FieldSelection final {
public:
  FieldSelection(design::Design design, std::string type) : m_design(std::move(design)), m_type(std::move(type)) {}

  // Depth first, in the order of the fields, inherited ones first, computed ones last. A model inside itself is not
  // opened again. Empty where the type has no fields.
  QVector<SelectionNode> nodes(const design::Json& selection) const;
  // The next value; null when nothing is ticked any more.
  design::Json withTick(const design::Json& selection, const SelectionPath& path, bool isOn) const;

  // False for what ticks cannot say: places in a list ({"0": true}), fields that are not there.
  bool canShow(const design::Json& selection) const;

private:
  const design::Design m_design;
  const std::string m_type;
};

} // namespace signalbox::ui
