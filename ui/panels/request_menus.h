// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of a try pane: how its body can be filled, and what its request can be copied as.
#pragma once

#include "core/requests/plain_request.h"
#include "ui/panels/broken_bodies.h"

#include <functional>

class QMenu;

namespace signalbox::ui {

// "Copy as curl", … in every language of snippets; `copy` gets the text.
void fillCopyMenu(QMenu& menu, const requests::PlainRequest& request, const std::function<void(const QString&)>& copy);

// "With one broken rule": one entry for each rule, grouped by its place. `use` gets the body.
void fillBrokenMenu(QMenu& menu, const QVector<BrokenBody>& bodies, const std::function<void(const QString&)>& use);

} // namespace signalbox::ui
