// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ModelContext: what the parts of a ModelEditor share: the model they show and the one way to change it.
#pragma once

#include "ui/document/design_document.h"
#include "ui/editors/editing.h"
#include "ui/workbench/workbench.h"

namespace signalbox::ui {

struct ModelContext {
  Workbench& workbench;
  QString name; // follows a rename

  const design::Design& design() const { return workbench.document.design(); }
  design::ModelPtr current() const { return design().model(name.toStdString()); } // null when it was removed

  // Edits of one part in a row are one step of undo; an empty part is a step of its own.
  void change(const QString& part, const std::function<void(design::Model&)>& edit) const {
    changeEntity<design::SetModel>(workbench, current(), QStringLiteral("model/") + name, part, edit);
  }
};

} // namespace signalbox::ui
