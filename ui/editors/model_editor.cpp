// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/model_editor.h"

namespace signalbox::ui {

struct ModelEditor::Parts {
  Workbench& workbench;
  QString name;
};

ModelEditor::ModelEditor(Workbench& workbench, const QString& modelName, QWidget* parent) : QWidget(parent), m(new Parts{workbench, modelName}) {}

ModelEditor::~ModelEditor() = default;

QString ModelEditor::modelName() const { return m->name; }
void ModelEditor::setProblems(const QVector<FieldProblem>&) {}
void ModelEditor::flashField(const QString&) {}

} // namespace signalbox::ui
