// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DocsDocument: what the docs panel shows, read from an OpenAPI document. Pure: the same document gives the same pages.
#pragma once

#include <nlohmann/json.hpp>

#include <QString>
#include <QStringList>
#include <QVector>

namespace signalbox::ui {

struct DocsField {
  QString name;
  QString type;  // in Python's words: list[Item] | None
  QString model; // of the type, when it names one
  QString description;
  QStringList facets; // "gt 0", "max_length 200", "default fiction"
  bool isRequired = false;
  bool operator==(const DocsField&) const = default;
};

struct DocsGroup {
  QString title; // "Path parameters"
  QVector<DocsField> fields;
  bool operator==(const DocsGroup&) const = default;
};

struct DocsResponse {
  QString status; // "201", "4XX", "default"
  QString description;
  QString type;
  QString model;
  QString contentType;
  bool operator==(const DocsResponse&) const = default;
};

struct DocsOperation {
  QString method; // "POST"
  QString path;
  QString title;
  QString description;
  QString tag;
  bool isDeprecated = false;
  QVector<DocsGroup> parameters;
  QString bodyType; // "BookCreate"; empty = no body
  QString bodyContentType;
  QString bodyDescription;
  QVector<DocsField> body;
  QVector<DocsResponse> responses;
  bool operator==(const DocsOperation&) const = default;

  QString key() const { return method + QLatin1Char(' ') + path; }
};

struct DocsModel {
  QString name;
  QString description;
  QVector<DocsField> fields;
  QStringList values; // of an enum
  bool operator==(const DocsModel&) const = default;
};

struct DocsDocument {
  QString title;
  QString version;
  QString summary;
  QString description;
  QVector<DocsOperation> operations; // in the document's order
  QVector<DocsModel> models;
  bool operator==(const DocsDocument&) const = default;
};

DocsDocument readDocs(const nlohmann::ordered_json& openApi);

// A JSON Schema as a type in Python's words.
QString typeText(const nlohmann::ordered_json& schema);

// True when each word of `query` stands in the method, path, title, tag or description.
bool matches(const DocsOperation& operation, const QString& query);

} // namespace signalbox::ui
