// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/request_form.h"

#include "ui/panels/draft_rows.h"
#include "ui/panels/type_examples.h"

#include <algorithm>

namespace signalbox::ui {
namespace {

using design::Field;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

std::string facetText(const Field& field, const char* facet) {
  const auto found = field.facets.find(facet);
  return found != field.facets.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool isFile(const Field& field) {
  return facetText(field, "in") == "file" || field.type.find("UploadFile") != std::string::npos;
}
bool isForm(const Field& field) { return facetText(field, "in") == "form" || isFile(field); }

// Inherited fields first, as Pydantic has them.
std::vector<Field> allFields(const design::Design& design, const design::Model& model, int depth = 0) {
  std::vector<Field> fields;
  const auto base = design.model(model.base);
  if (base && depth < 16) fields = allFields(design, *base, depth + 1);
  for (const Field& field : model.fields) {
    const auto own = std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == field.name; });
    if (own == fields.end())
      fields.push_back(field);
    else
      *own = field;
  }
  return fields;
}

// One model as a Form is its fields; else each part of the body is one.
std::vector<Field> formFields(const design::Design& design, const design::Endpoint& endpoint) {
  std::vector<Field> parts;
  for (const Field& field : endpoint.body)
    if (isForm(field)) parts.push_back(field);
  if (parts.size() != 1 || isFile(parts.front())) return parts;
  const auto model = design.model(parts.front().type);
  return model && model->kind == design::ModelKind::Model ? allFields(design, *model) : parts;
}

PartRow rowOf(const Field& field) {
  PartRow row;
  for (const char* facet : {"alias", "validation_alias"})
    if (row.name.isEmpty()) row.name = text(facetText(field, facet));
  if (row.name.isEmpty()) row.name = text(field.name);
  row.type = text(field.type);
  row.description = text(facetText(field, "description"));
  row.isFile = isFile(field);
  row.isRequired = field.isRequired();
  row.isEnabled = row.isRequired;
  row.isDeclared = true;
  return row;
}

} // namespace

BodyKind bodyKindOf(const design::Endpoint& endpoint) {
  if (endpoint.body.empty()) return BodyKind::None;
  if (std::any_of(endpoint.body.begin(), endpoint.body.end(), isFile)) return BodyKind::Multipart;
  return std::any_of(endpoint.body.begin(), endpoint.body.end(), isForm) ? BodyKind::Form : BodyKind::JsonText;
}

QVector<PartRow> exampleParts(const design::Design& design, const design::Endpoint& endpoint,
                              const schema::Types* previous, std::uint64_t seed) {
  const std::vector<Field> fields = formFields(design, endpoint);
  if (fields.empty()) return {};
  TypeExamples examples(design, previous);
  std::vector<schema::TypeId> types;
  for (const Field& field : fields) types.push_back(isFile(field) ? schema::TypeId::None : examples.add(field));
  examples.finish();
  QVector<PartRow> rows;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    PartRow row = rowOf(fields[i]);
    if (row.isRequired && !row.isFile) row.value = parameterText(examples.value(types[i], seed));
    rows.push_back(row);
  }
  return rows;
}

QVector<PartRow> updatedParts(const QVector<PartRow>& before, const design::Design& design,
                              const design::Endpoint& endpoint) {
  QVector<PartRow> rows;
  for (const Field& field : formFields(design, endpoint)) rows.push_back(rowOf(field));
  for (const PartRow& old : before) {
    const auto own = std::find_if(rows.begin(), rows.end(), [&](const PartRow& row) { return row.name == old.name; });
    if (own != rows.end() && old.isDeclared) {
      own->value = old.value;
      own->file = old.file;
      own->mediaType = old.mediaType;
      own->isEnabled = old.isEnabled || (own->isRequired && !old.isRequired);
    } else if (!old.isDeclared) {
      rows.push_back(old);
    }
  }
  return rows;
}

} // namespace signalbox::ui
