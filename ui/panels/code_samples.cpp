// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/code_samples.h"

#include <nlohmann/json.hpp>

#include <QStringList>

#include <algorithm>

namespace signalbox::ui {
namespace {

using Json = nlohmann::ordered_json;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

bool isContentType(const std::string& name) {
  return text(name).compare(QLatin1String("content-type"), Qt::CaseInsensitive) == 0;
}

// A word for a POSIX shell.
QString shellQuoted(QString word) {
  return QLatin1Char('\'') + word.replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
}

// A double-quoted text, as Python and JavaScript read it (JSON's escapes are theirs).
QString quoted(const std::string& utf8) {
  return text(Json(utf8).dump(-1, ' ', false, Json::error_handler_t::replace));
}

QString indentedBy(const QString& lines, int spaces) {
  return QString(lines).replace(QLatin1Char('\n'), QLatin1Char('\n') + QString(spaces, QLatin1Char(' ')));
}

void writePython(const Json& value, const QString& indent, QString& out) {
  const QString inner = indent + QStringLiteral("    ");
  if (value.is_structured() && !value.empty()) {
    out += value.is_object() ? QStringLiteral("{\n") : QStringLiteral("[\n");
    for (const auto& [key, item] : value.items()) {
      out += inner + (value.is_object() ? quoted(key) + QStringLiteral(": ") : QString());
      writePython(item, inner, out);
      out += QStringLiteral(",\n");
    }
    out += indent + (value.is_object() ? QLatin1Char('}') : QLatin1Char(']'));
  } else if (value.is_null()) {
    out += QStringLiteral("None");
  } else if (value.is_boolean()) {
    out += value.get<bool>() ? QStringLiteral("True") : QStringLiteral("False");
  } else {
    out += text(value.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
}

QString pythonHeaders(const client::HeaderList& headers, bool isJson) {
  QString lines;
  for (const auto& [name, value] : headers)
    if (!isJson || !isContentType(name)) lines += QStringLiteral("        %1: %2,\n").arg(quoted(name), quoted(value));
  return lines.isEmpty() ? QString() : QStringLiteral("    headers={\n%1    },\n").arg(lines);
}

QString pythonBody(const std::string& body, const Json& json) {
  if (body.empty()) return {};
  if (json.is_discarded()) return QStringLiteral("    data=%1,\n").arg(quoted(body));
  QString value;
  writePython(json, QStringLiteral("    "), value);
  return QStringLiteral("    json=%1,\n").arg(value);
}

} // namespace

QString curlSample(const client::Request& request) {
  QStringList parts;
  const QString method = request.method == "GET" && request.body.empty()
                             ? QString()
                             : QStringLiteral("-X ") + text(request.method) + QLatin1Char(' ');
  parts += QStringLiteral("curl ") + method + shellQuoted(text(request.url));
  for (const auto& [name, value] : request.headers)
    parts += QStringLiteral("-H ") + shellQuoted(text(name) + QStringLiteral(": ") + text(value));
  if (!request.body.empty()) parts += QStringLiteral("-d ") + indentedBy(shellQuoted(text(request.body)), 2);
  return parts.join(QStringLiteral(" \\\n  "));
}

QString pythonSample(const client::Request& request) {
  const Json json = Json::parse(request.body, nullptr, false);
  const bool isJson = !request.body.empty() && !json.is_discarded();
  QString sample = QStringLiteral("import requests\n\nresponse = requests.%1(\n    %2,\n")
                       .arg(text(request.method).toLower(), quoted(request.url));
  sample += pythonHeaders(request.headers, isJson) + pythonBody(request.body, json);
  return sample + QStringLiteral(")\nprint(response.json())\n");
}

QString javaScriptSample(const client::Request& request) {
  QString headers;
  for (const auto& [name, value] : request.headers)
    headers += QStringLiteral("    %1: %2,\n").arg(quoted(name), quoted(value));
  QString options = QStringLiteral("  method: %1,\n").arg(quoted(request.method));
  if (!headers.isEmpty()) options += QStringLiteral("  headers: {\n%1  },\n").arg(headers);
  const Json json = Json::parse(request.body, nullptr, false);
  if (!request.body.empty())
    options += json.is_discarded()
                   ? QStringLiteral("  body: %1,\n").arg(quoted(request.body))
                   : QStringLiteral("  body: JSON.stringify(%1),\n").arg(indentedBy(text(json.dump(2)), 2));
  return QStringLiteral("const response = await fetch(%1, {\n%2});\nconsole.log(await response.json());\n")
      .arg(quoted(request.url), options);
}

} // namespace signalbox::ui
