// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/draft_rows.h"

#include <algorithm>

namespace signalbox::ui {

using design::Json;
using design::ParameterIn;

ParameterRow freeRow(ParameterIn in, const QString& name, const QString& value) {
  ParameterRow row;
  row.in = in;
  row.name = name;
  row.value = value;
  return row;
}

ParameterRow* findRow(QVector<ParameterRow>& rows, ParameterIn in, const QString& name) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const ParameterRow& row) { return row.in == in && row.name == name; });
  return found == rows.end() ? nullptr : &*found;
}

QString parameterText(const Json& value) {
  if (value.is_null()) return {};
  return QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump());
}

QString placeName(ParameterIn in) {
  switch (in) {
  case ParameterIn::Path: return QStringLiteral("path");
  case ParameterIn::Query: return QStringLiteral("query");
  case ParameterIn::Header: return QStringLiteral("header");
  case ParameterIn::Cookie: return QStringLiteral("cookie");
  }
  return {};
}

QStringList valuesOf(const QString& value) {
  if (!value.startsWith(QLatin1Char('['))) return {value};
  const Json read = Json::parse(value.toStdString(), nullptr, false);
  if (!read.is_array()) return {value};
  QStringList values;
  for (const Json& item : read) values += parameterText(item);
  return values;
}

} // namespace signalbox::ui
