// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/enum_editor.h"

namespace signalbox::ui {

struct EnumEditor::Parts {
  Workbench& workbench;
  QString name;
};

EnumEditor::EnumEditor(Workbench& workbench, const QString& enumName, QWidget* parent) : QWidget(parent), m(new Parts{workbench, enumName}) {}

EnumEditor::~EnumEditor() = default;

QString EnumEditor::enumName() const { return m->name; }

} // namespace signalbox::ui
