// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The models and enums that fields name anywhere inside: FastAPI describes each of them, also where nothing in the
// document refers to it (the type of a field that is never written out).
#pragma once

#include "core/schema/program.h"

#include <set>
#include <vector>

namespace signalbox::openapi {

// fastapi._compat.get_flat_models_from_fields.
class FlatModels final {
public:
  explicit FlatModels(const schema::Types& types) : m_program(types.program()) {}

  void add(schema::NodeIndex field);

  // In the order in which they were met, once each.
  const std::vector<schema::NodeIndex>& nodes() const { return m_nodes; }

private:
  bool isNew(schema::NodeIndex node);

  const schema::Program& m_program;
  std::set<schema::NodeIndex> m_known;
  std::vector<schema::NodeIndex> m_nodes;
};

// What stands behind a field's facets and validators: its annotation as Python shows it.
schema::NodeIndex annotationOf(const schema::Program& program, schema::NodeIndex field);

// FastAPI's _has_computed_fields: of the model that a field is, where Pydantic does not wrap it in anything.
bool hasComputedFields(const schema::Program& program, schema::NodeIndex field);

} // namespace signalbox::openapi
