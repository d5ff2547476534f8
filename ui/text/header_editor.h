// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// HeaderEditor: headers as lines of text that can be selected and copied, their names in the colour of keys.
#pragma once

#include "ui/text/code_editor.h"

namespace signalbox::ui {

class HeaderEditor final : public CodeEditor {
  Q_OBJECT
public:
  explicit HeaderEditor(const QString& name, QWidget* parent = nullptr); // read only

private:
  void applyInk();
  void markNames();
};

} // namespace signalbox::ui
