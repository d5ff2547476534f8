// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/option_rows.h"

namespace signalbox::ui::rows {

using Shape = OptionField::Shape;
using Variants = std::vector<OptionVariant>;

OptionField row(std::string key, const QString& label, const QString& hint, Shape shape) {
  return {std::move(key), label, hint, shape, {}};
}
OptionField text(std::string key, const QString& label, const QString& hint) {
  return row(std::move(key), label, hint, Shape::Text);
}
OptionField code(std::string key, const QString& label, const QString& hint) {
  return row(std::move(key), label, hint, Shape::Code);
}
OptionField number(std::string key, const QString& label, const QString& hint) {
  return row(std::move(key), label, hint, Shape::Number);
}
OptionField real(std::string key, const QString& label, const QString& hint) {
  return row(std::move(key), label, hint, Shape::Real);
}
OptionField literal(std::string key, const QString& label, const QString& hint) {
  return row(std::move(key), label, hint, Shape::Literal);
}
OptionField json(std::string key, const QString& label) { return row(std::move(key), label, {}, Shape::Json); }
OptionField flag(std::string key, const QString& label, bool isNormallyOn) {
  return {std::move(key), label, {}, Shape::Flag, {}, isNormallyOn};
}
OptionField choice(std::string key, const QString& label, const QStringList& choices) {
  return {std::move(key), label, {}, Shape::Choice, choices};
}
OptionField pick(std::string key, const QString& label, const QStringList& choices) {
  return {std::move(key), label, {}, Shape::Pick, choices};
}
OptionField list(std::string key, const QString& label, const QString& addText) {
  return row(std::move(key), label, addText, Shape::List);
}
OptionField lines(std::string key, const QString& label, const QString& hint) {
  return row(std::move(key), label, hint, Shape::Lines);
}
OptionField names(std::string key, const QString& label, const QString& hint) {
  return row(std::move(key), label, hint, Shape::Names);
}
OptionField object(std::string key, const QString& label, Rows fields) {
  OptionField field = row(std::move(key), label, {}, Shape::Object);
  field.fields = std::move(fields);
  return field;
}
OptionField objects(std::string key, const QString& label, Variants variants) {
  OptionField field = row(std::move(key), label, {}, Shape::Objects);
  field.variants = std::make_shared<const Variants>(std::move(variants));
  return field;
}
OptionField keyed(std::string key, const QString& label, const QString& hint, OptionVariant variant) {
  OptionField field = row(std::move(key), label, hint, Shape::Keyed);
  field.variants = std::make_shared<const Variants>(Variants{std::move(variant)});
  return field;
}

OptionField valuesIn(OptionField list, OptionField control, OptionVariant variant) {
  control.key = "value";
  variant.fields = {std::move(control)};
  list.holdsValues = true;
  list.variants = std::make_shared<const Variants>(Variants{std::move(variant)});
  return list;
}

Rows group(const QString& name, Rows fields) {
  for (OptionField& field : fields) field.group = name;
  return fields;
}

OptionField alone(OptionField list, const QString& note) {
  list.group = list.label;
  list.note = note;
  return list;
}

Rows rare(Rows fields) {
  for (OptionField& field : fields) field.isRare = true;
  return fields;
}

Rows joined(std::initializer_list<Rows> parts) {
  Rows all;
  for (const Rows& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

} // namespace signalbox::ui::rows
