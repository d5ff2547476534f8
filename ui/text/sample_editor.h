// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SampleEditor: a program's text to be read, in whatever language: strings, numbers and comments have their colours.
#pragma once

#include "ui/text/code_editor.h"

namespace signalbox::ui {

class SampleEditor final : public CodeEditor {
  Q_OBJECT
public:
  explicit SampleEditor(const QString& name, QWidget* parent = nullptr);
  void showSample(const QString& text);

private:
  void applyInks();
};

} // namespace signalbox::ui
