// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/schema_field.h"

#include "ui/editors/field_text.h"
#include "ui/editors/json_field.h"
#include "ui/models/schema_type.h"
#include "ui/text/line_code_edit.h"

#include <QVBoxLayout>

namespace signalbox::ui {

using design::Json;

SchemaField::SchemaField(const QString& id, const QString& name, const QString& hint, QWidget* parent)
    : QWidget(parent), m_hint(hint), m_schema(Json::value_t::discarded), m_type(new LineCodeEdit(hint)),
      m_json(new JsonField(tr("%1, as JSON Schema").arg(name))) {
  m_type->setObjectName(id + QStringLiteral(".type"));
  m_type->setAccessibleName(name);
  m_json->setObjectName(id + QStringLiteral(".json"));
  m_json->fitHeight(1, 14);
  m_json->hide();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addWidget(m_type);
  column->addWidget(m_json);
  setFocusProxy(m_type);
  connect(m_type, &QLineEdit::textEdited, this, &SchemaField::readType);
  connect(m_json, &JsonField::valueEdited, this, &SchemaField::valueEdited);
}

void SchemaField::setDesign(const design::Design& design) {
  m_design = design;
  m_type->setWords(typeWords(design));
  m_type->setCheck([design](const QString& text) {
    const TypeProblem problem = text.trimmed().isEmpty() ? TypeProblem() : checkType(text, design);
    return LineProblem{problem.offset, problem.message};
  });
}

void SchemaField::readType(const QString& text) {
  if (text.trimmed().isEmpty()) return Q_EMIT valueEdited(Json(Json::value_t::discarded));
  if (auto schema = schemaOfType(text.trimmed().toStdString(), m_design)) Q_EMIT valueEdited(*schema);
}

// What is typed stays as it is typed while it says the same: Optional[int] for int | None.
void SchemaField::setValue(const Json& schema) {
  if (schema.is_discarded() && m_schema.is_discarded()) return;
  const bool isSame = !schema.is_discarded() && !m_schema.is_discarded() && isSameSchema(schema, m_schema);
  m_schema = schema;
  const bool isInJson = m_json->isAncestorOf(m_json->window()->focusWidget());
  if (isInJson && !schema.is_discarded()) return m_json->setValue(schema); // it stays while one writes in it
  if (isSame) return m_json->setValue(m_json->isHidden() ? Json(Json::value_t::discarded) : schema);
  const std::string typed = m_type->text().trimmed().toStdString();
  const auto said = typed.empty() ? std::nullopt : schemaOfType(typed, m_design);
  const bool isTyped = said && !schema.is_discarded() && isSameSchema(*said, schema);
  const auto type = isTyped                 ? std::optional(typed)
                    : schema.is_discarded() ? std::optional(std::string())
                                            : typeOfSchema(schema, m_design);
  if (!isTyped && !(schema.is_discarded() && m_type->hasFocus()))
    m_type->setText(QString::fromStdString(type.value_or("")));
  m_type->setPlaceholderText(type ? m_hint : tr("no type says what stands below"));
  m_json->setVisible(!type);
  m_json->setValue(type ? Json(Json::value_t::discarded) : schema);
}

void SchemaField::setProblems(const PlacedMessages& problems) { m_json->setProblems(problems); }

} // namespace signalbox::ui
