// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ClashSheet: files that were edited here and changed on disk too: both texts beside each other, and the choice.
#pragma once

#include "ui/models/side_by_side.h"
#include "ui/widgets/popover.h"

namespace signalbox::ui {

class DesignDocument;
class Label;
class RowList;

class ClashSheet final : public Popover {
  Q_OBJECT
public:
  ClashSheet(DesignDocument& document, QWidget* window); // opens, and goes when it is closed or there is no clash

private:
  QWidget* buildHead();
  QWidget* buildNames();
  void render();

  DesignDocument& m_document;
  SideRows m_rows;
  Label* m_title = nullptr;
  RowList* m_list = nullptr;
};

} // namespace signalbox::ui
