// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the sources behind request_draft.h share: rows found and made, values as texts and lists.
#pragma once

#include "ui/panels/request_draft.h"

#include <QStringList>

namespace signalbox::ui {

ParameterRow freeRow(design::ParameterIn in, const QString& name, const QString& value = {});
ParameterRow* findRow(QVector<ParameterRow>& rows, design::ParameterIn in, const QString& name); // null when absent
QString parameterText(const design::Json& value); // as a person would type it

// A list may be written as a JSON array: ["a", "b"] is sent as two.
QStringList valuesOf(const QString& value);

// "path", "query", "header", "cookie": as locs and files name the place.
QString placeName(design::ParameterIn in);

} // namespace signalbox::ui
