// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words in which the tables of options are written: a row of each shape, and how rows stand together.
#pragma once

#include "ui/editors/option_form.h"

namespace signalbox::ui::rows {

using Rows = std::vector<OptionField>;

OptionField row(std::string key, const QString& label, const QString& hint, OptionField::Shape shape);
OptionField text(std::string key, const QString& label, const QString& hint = {});
OptionField code(std::string key, const QString& label, const QString& hint = {});
OptionField number(std::string key, const QString& label, const QString& hint = {});
OptionField real(std::string key, const QString& label, const QString& hint = {});
OptionField literal(std::string key, const QString& label, const QString& hint = {});
OptionField json(std::string key, const QString& label);
OptionField flag(std::string key, const QString& label, bool isNormallyOn = false);
OptionField choice(std::string key, const QString& label, const QStringList& choices);
OptionField pick(std::string key, const QString& label, const QStringList& choices);
OptionField list(std::string key, const QString& label, const QString& addText);
OptionField lines(std::string key, const QString& label, const QString& hint);
OptionField names(std::string key, const QString& label, const QString& hint);
OptionField object(std::string key, const QString& label, Rows fields);
OptionField objects(std::string key, const QString& label, std::vector<OptionVariant> variants);
OptionField keyed(std::string key, const QString& label, const QString& hint, OptionVariant variant); // hint: of a name
// A list of values, or values by name, that are no objects: each in the `control`, the row of one of them.
OptionField valuesIn(OptionField list, OptionField control, OptionVariant variant);

// Below a heading; where the only row of it has the same name, with `note` beside.
Rows group(const QString& name, Rows fields);
OptionField alone(OptionField list, const QString& note = {});
Rows rare(Rows fields); // behind "More"
Rows joined(std::initializer_list<Rows> parts);

} // namespace signalbox::ui::rows
