// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/project_editor.h"

namespace signalbox::ui {

struct ProjectEditor::Parts {
  Workbench& workbench;
  QString name;
};

ProjectEditor::ProjectEditor(Workbench& workbench, QWidget* parent) : QWidget(parent), m(new Parts{workbench, {}}) {}

ProjectEditor::~ProjectEditor() = default;

} // namespace signalbox::ui
