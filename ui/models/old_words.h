// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of other programs and what they are called here.
#pragma once

#include "ui/commands/keymap.h"

#include <QString>
#include <QVector>

#include <optional>

namespace signalbox::ui {

struct OldWord {
  QString old;
  QString ours;
  QString command; // that takes one there; may be empty
  bool operator==(const OldWord&) const = default;
};

struct OldProgram {
  QString name;                 // "Postman"
  std::optional<Preset> preset; // of its shortcuts
  QVector<OldWord> words;
};

QVector<OldProgram> oldPrograms();

} // namespace signalbox::ui
