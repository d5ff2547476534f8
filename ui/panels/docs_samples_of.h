// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the samples beside a page show: a request to the live server, and an answer that fits.
#pragma once

#include "ui/panels/docs_samples.h"

namespace signalbox::ui {

struct Workbench;

DocsSample docsSampleOf(const docs::Operation& operation, const Workbench& workbench);

} // namespace signalbox::ui
