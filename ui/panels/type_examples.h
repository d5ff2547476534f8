// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TypeExamples: example values for some types of a design, compiled together, once.
#pragma once

#include "core/design/design.h"
#include "core/schema/types.h"

#include <cstdint>

namespace signalbox::ui {

class TypeExamples final {
public:
  // `previous` spares compiling the models again.
  TypeExamples(const design::Design& design, const schema::Types* previous);

  schema::TypeId add(const design::Field& field);
  void finish();                                                         // after the last add()
  design::Json value(schema::TypeId type, std::uint64_t seed = 1) const; // null when there is none
  bool accepts(schema::TypeId type, std::int64_t number) const;

private:
  schema::TypesBuilder m_builder;
  std::shared_ptr<const schema::Types> m_types;
};

} // namespace signalbox::ui
