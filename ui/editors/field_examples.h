// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FieldExamples: the examples that the document shows of parameters or of parts of a body: named ones with summary and
// description, and plain values for the schema. One field at a time.
#pragma once

#include "core/design/design.h"
#include "ui/editors/placed_message.h"

#include <QWidget>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace signalbox::ui {

class ComboBox;
class OptionForm;

class FieldExamples final : public QWidget {
  Q_OBJECT
public:
  // `id` begins the object names: "parameters.examples" gives "parameters.examples.field".
  explicit FieldExamples(const QString& id, QWidget* parent = nullptr);

  // A value that a new example of the type begins with.
  using Begin = std::function<design::Json(const std::string& type)>;
  void setFields(const std::vector<design::Field>& fields, const Begin& begin);
  // By pointer below the list of fields: "/0/openapi_examples/a/value".
  void setProblems(const PlacedMessages& problems);

Q_SIGNALS:
  // A facet of a field: discarded = left out. `part` as in OptionForm.
  void facetEdited(const QString& field, const QString& facet, const signalbox::design::Json& value,
                   const QString& part);

protected:
  void showEvent(QShowEvent* event) override;

private:
  void render();
  const design::Field* current() const;

  std::vector<design::Field> m_fields;
  PlacedMessages m_problems;
  Begin m_begin;
  std::pair<std::string, std::string> m_shown; // name and type of the field that the form is about
  ComboBox* m_field;
  OptionForm* m_form;
};

} // namespace signalbox::ui
