// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The larger controls of the settings page's Network section: the proxy, and the certificates of hosts.
#pragma once

#include "ui/shell/setting_controls.h"

namespace signalbox::ui {

MakeControl proxyControl();
MakeControl certificatesControl();

} // namespace signalbox::ui
