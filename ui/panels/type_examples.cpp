// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/type_examples.h"

#include "core/schema/example.h"
#include "core/schema/validate.h"
#include "core/value/write.h"

namespace signalbox::ui {

TypeExamples::TypeExamples(const design::Design& design, const schema::Types* previous) : m_builder(design, previous) {}

schema::TypeId TypeExamples::add(const design::Field& field) {
  design::Json facets = field.facets;
  facets.erase("embed");
  return m_builder.add(field.type, facets, {});
}

void TypeExamples::finish() { m_types = m_builder.finish(); }

design::Json TypeExamples::value(schema::TypeId type, std::uint64_t seed) const {
  Arena arena;
  std::string out;
  if (!writeJson(schema::exampleInput(*m_types, type, seed, arena), JsonStyle::Pydantic, out)) return nullptr;
  design::Json read = design::Json::parse(out, nullptr, false);
  return read.is_discarded() ? design::Json() : read;
}

bool TypeExamples::accepts(schema::TypeId type, std::int64_t number) const {
  Arena arena;
  return schema::validate(*m_types, type, Value::integer(number), arena).has_value();
}

} // namespace signalbox::ui
