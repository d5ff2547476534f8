// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/endpoint_editor.h"

namespace signalbox::ui {

struct EndpointEditor::Parts {
  Workbench& workbench;
  QString name;
};

EndpointEditor::EndpointEditor(Workbench& workbench, const QString& endpointId, QWidget* parent) : QWidget(parent), m(new Parts{workbench, endpointId}) {}

EndpointEditor::~EndpointEditor() = default;

QString EndpointEditor::endpointId() const { return m->name; }
void EndpointEditor::setProblems(const QVector<FieldProblem>&) {}
void EndpointEditor::flashField(const QString&) {}
void EndpointEditor::showPage(const QString&) {}
void EndpointEditor::focusTitle() {}

} // namespace signalbox::ui
