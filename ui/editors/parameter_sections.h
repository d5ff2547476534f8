// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ParameterSections: path, query, header and cookie parameters, each kind in a table of its own: of an endpoint or of a
// dependency.
#pragma once

#include "core/design/design.h"
#include "ui/editors/field_table.h"
#include "ui/editors/placed_message.h"

#include <QVector>
#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace signalbox::ui {

class ProblemLines;

class ParameterSections final : public QWidget {
  Q_OBJECT
public:
  // `id` begins the object names: "parameters" gives "parameters.query".
  explicit ParameterSections(const QString& id, QWidget* parent = nullptr);

  void setParameters(const std::vector<design::Parameter>& parameters, const design::Design& design);
  void setProblems(const PlacedMessages& problems); // by "/0/type", of the whole list
  void setMarks(const QHash<QString, FieldMark>& marks);
  QWidget* flashField(const QString& name); // the table with the row; null when it is not here

Q_SIGNALS:
  void edited(const std::vector<signalbox::design::Parameter>& parameters);
  void renameRequested(const QString& from, const QString& to); // with all that reads it
  void openModelRequested(const QString& model);

private:
  struct Section {
    design::ParameterIn in;
    FieldTable* table;
  };
  void addSection(QVBoxLayout& page, design::ParameterIn in, const QString& heading, const QString& name,
                  const QString& addText);
  void change(const std::function<void(std::vector<design::Parameter>&)>& edit);

  QString m_id;
  std::vector<design::Parameter> m_parameters;
  QVector<Section> m_sections;
  ProblemLines* m_lines;
};

} // namespace signalbox::ui
