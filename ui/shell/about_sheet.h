// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// AboutSheet: versions of the program and its parts, and the licence of the chosen one.
#pragma once

#include "ui/models/components.h"
#include "ui/widgets/popover.h"

namespace signalbox::ui {

class CodeEditor;
class Label;
class RowList;

class AboutSheet final : public Popover {
  Q_OBJECT
public:
  explicit AboutSheet(QWidget* window); // opens, and goes when it is closed

  static QString versions(); // of everything, a line each: for a report

private:
  QWidget* buildHead();
  QWidget* buildParts();
  void showPart(int row);

  const QVector<Component> m_parts;
  RowList* m_list = nullptr;
  CodeEditor* m_text = nullptr;
  Label* m_source = nullptr;
};

} // namespace signalbox::ui
