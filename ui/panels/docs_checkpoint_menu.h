// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of what the documentation can be compared with.
#pragma once

#include "core/design/design.h"

#include <QPoint>
#include <QString>

#include <functional>

class QWidget;

namespace signalbox::ui {

class DesignCheckpoints;

struct DocsCheckpointChoices {
  std::function<void(const design::Design& then, const QString& since)> design; // a step of the undo history
  std::function<void()> commit;
  std::function<void(const QString& path)> file; // a project's folder, or an OpenAPI document
};

void showDocsCheckpoints(QWidget& panel, const DesignCheckpoints& checkpoints, const QPoint& global,
                         const DocsCheckpointChoices& choices);

} // namespace signalbox::ui
