// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ModelEditor: the fields and configuration of one model, with its JSON Schema and an example living beside them.
#pragma once

#include "ui/models/field_problem.h"

#include <QVector>
#include <QWidget>

#include <memory>

namespace signalbox::ui {

struct Workbench;

class ModelEditor final : public QWidget {
  Q_OBJECT
public:
  ModelEditor(Workbench& workbench, const QString& modelName, QWidget* parent = nullptr);
  ~ModelEditor() override;

  QString modelName() const; // changes when the model is renamed here
  void setProblems(const QVector<FieldProblem>& problems);
  void flashField(const QString& name);

Q_SIGNALS:
  void modelNameChanged(const QString& before, const QString& after);

private:
  struct Parts;
  void connectParts();
  std::unique_ptr<Parts> m;
};

} // namespace signalbox::ui
