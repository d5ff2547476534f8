// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SchemaField: a JSON Schema as the type that says it, completed and checked; one that no type says stands as JSON
// below.
#pragma once

#include "core/design/design.h"
#include "ui/editors/placed_message.h"

#include <QWidget>

namespace signalbox::ui {

class JsonField;
class LineCodeEdit;

class SchemaField final : public QWidget {
  Q_OBJECT
public:
  // Object names: `id` + ".type", ".json".
  SchemaField(const QString& id, const QString& name, const QString& hint, QWidget* parent = nullptr);

  void setDesign(const design::Design& design);
  void setValue(const design::Json& schema); // discarded = none
  void setProblems(const PlacedMessages& problems);

Q_SIGNALS:
  void valueEdited(const signalbox::design::Json& schema); // discarded = left out

private:
  void readType(const QString& text);

  QString m_hint;
  design::Design m_design;
  design::Json m_schema;
  LineCodeEdit* m_type;
  JsonField* m_json;
};

} // namespace signalbox::ui
