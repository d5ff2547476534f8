// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// PluginSheet: the plugins that were found, and why one is refused. Looking runs none of their code.
#pragma once

#include "ui/widgets/popover.h"

namespace signalbox::ui {

class PluginSheet final : public Popover {
  Q_OBJECT
public:
  explicit PluginSheet(QWidget* window);
};

} // namespace signalbox::ui
