// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is completed while a request is typed: variables after {{, names and values of headers, values that a declared
// type knows.
#pragma once

#include "core/design/design.h"
#include "ui/widgets/line_completer.h"

#include <optional>

namespace signalbox::ui {

struct Workbench;

// A field of a request's tables.
struct RequestField {
  enum class Side { Name, Value };
  Side side = Side::Value;
  bool isHeader = false;
  QString name; // of the header or parameter
  QString type; // of a declared one: "Cuisine | None"
};

// What a request of the window may name now: the environment's, then those that are made anew each time.
QStringList variableNames(const Workbench& workbench);

// The name that is being typed at the place: of "a {{ba" at its end "ba"; none where no braces are open.
struct OpenVariable {
  int begin = -1; // behind the braces; -1: none
  QString name;
};
OpenVariable openVariable(const QString& text, int place);

// Headers that the design asks for first, then the registered ones.
QStringList headerNames(const design::Design& design);

// The values of an enum, a Literal or a bool; none for open types.
QStringList valuesOfType(const design::Design& design, const QString& type);

// For the caret at `place` of `text`. `field` is none outside the tables.
LineWords requestWords(const Workbench& workbench, const std::optional<RequestField>& field, const QString& text,
                       int place);

} // namespace signalbox::ui
