// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fields as one line of text, in Python's manner: "pages: int = 0 gt=0". What the Add row takes and the cells show.
#pragma once

#include "core/base/result.h"
#include "core/design/design.h"

#include <QString>
#include <QStringList>

#include <span>
#include <string>

namespace signalbox::ui {

// "name: type = default facet=value ..."; the type may be left out (str), everything behind it too.
Result<design::Field> parseFieldLine(const QString& line);

// "gt=0 max_length=200 pattern=^97" as an object. Values are JSON or Python literals; any other word is a string.
Result<design::Json> parseFacets(const QString& text);
QString facetsText(const design::Json& facets); // the way back, without "default"

// One value: JSON, a Python literal (None, True, 'text') or a bare word, which is a string.
design::Json parseLiteral(const QString& text);
QString literalText(const design::Json& value); // as parseLiteral reads it

// What chips say: "gt 0", "max_length 200".
QStringList facetWords(const design::Json& facets);

// Names a type expression may use: built-in types, generics, the models and enums of the design, and the parameters of
// the generic model it stands in.
using TypeParameters = std::span<const std::string>;
QStringList typeWords(const design::Design& design, TypeParameters parameters = {});
QStringList facetNames();
// Those that may come next in a line that begins so: none for the name and for values.
QStringList fieldLineWords(const QString& before, const design::Design& design, TypeParameters parameters = {});

// A sentence when the type cannot be read or names something unknown, with the offset of the word.
struct TypeProblem {
  qsizetype offset = 0;
  QString message; // empty = fine
};
TypeProblem checkType(const QString& type, const design::Design& design, TypeParameters parameters = {});

// The lucide icon of a type: hash for numbers, type for text, brackets for lists ...
QString iconOfType(const QString& type, const design::Design& design);

// The model a type is about: Item of "list[Item] | None"; null when it names none.
design::ModelPtr modelOfType(const std::string& type, const design::Design& design);

// How many endpoints read or answer with a model, by name of body, parameter or response.
int endpointsUsing(const std::string& model, const design::Design& design);

} // namespace signalbox::ui
