// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a request as lines of text, both ways without loss:
//   name: value
//   # name: value        switched off; // does too
//   "a:b": value         a name that would not read back otherwise, as a JSON string
//   name:: "two\nlines"  such a value
//   photo: @/tmp/a.png   the file of a part
// `name=value` is read too.
#pragma once

#include "ui/panels/request_draft.h"

namespace signalbox::ui {

struct BulkLine {
  QString name;
  QString value;
  bool isEnabled = true;
  bool isLiteral = false; // written as a JSON string: never a file
  qsizetype begin = 0;    // where the line stands, in bytes of UTF-8
  qsizetype end = 0;
};

QVector<BulkLine> readBulkText(const QString& text); // empty lines are none

// Rows of `place`; those without name and value are left out.
QString bulkText(const QVector<ParameterRow>& rows, design::ParameterIn place);
QString bulkText(const QVector<PartRow>& parts);

// The rows of `place` as the text says, the others as they are. Declared rows stay: without a line they are switched
// off and empty. What the text does not say (types, descriptions) comes from the row of the same name.
QVector<ParameterRow> withBulkText(const QVector<ParameterRow>& rows, design::ParameterIn place, const QString& text);
// In a form, @ begins a file only where the part was one.
QVector<PartRow> withBulkText(const QVector<PartRow>& parts, BodyKind kind, const QString& text);

} // namespace signalbox::ui
