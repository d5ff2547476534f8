// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Endpoints and models as text between projects: a readable JSON text of their files and of all they need, as a project
// lays them out; and what pasting it makes of another design.
#pragma once

#include "core/base/diagnostic.h"
#include "core/base/result.h"
#include "core/design/design.h"
#include "core/design/edit.h"

#include <QString>
#include <QStringList>

namespace signalbox::ui {

// Empty when there is nothing to copy: of endpoints, models, routers with all in them, dependencies, security schemes,
// constants, webhooks and mounts. With them go the models, dependencies, schemes and constants they read.
QString copiedText(const design::Design& design, const DesignPlace& place);

struct Pasted {
  design::SetDesign edit;
  DesignPlace place;   // what was copied, under its name here
  QStringList renamed; // "Book as Book_2": names that were taken by something else
};

// Into a router ("" = the root). What stands there already and is the same is used; what is another gets a free name,
// and all that was pasted follows. The error is a sentence.
Result<Pasted> pasteText(const design::Design& design, const QString& text, const std::string& router);

} // namespace signalbox::ui
