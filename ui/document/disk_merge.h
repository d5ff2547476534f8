// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a design when somebody else has changed files of its folder: entity by entity, theirs is taken over
// or is a clash with what was edited here.
#pragma once

#include "core/design/diff.h"

#include <QString>

#include <vector>

namespace signalbox::ui {

// What a look into the folder found that nobody here wrote.
struct DiskNews {
  quint64 number = 0;                  // grows
  std::string lost;                    // a sentence: why there is no project any more; the rest is as it was
  design::Design disk;                 // broken files: as they were when they could last be read
  std::vector<design::Change> changes; // from what was read or written before; of broken files none
  std::vector<Diagnostic> diagnostics; // of broken files
};

struct DiskMerge {
  std::vector<design::Change> taken;  // theirs is to be taken over
  std::vector<design::Change> agreed; // both made the same of it
  std::vector<design::Change> clashes;
};

// `origin` is the design as it was last read from the folder; what differs from it in `ours` was edited here since.
// Of an entity that was edited theirs is taken only if it has all those edits: it was made from what this window saved.
DiskMerge mergeDisk(const design::Design& origin, const design::Design& ours, const design::Design& disk,
                    const std::vector<design::Change>& changes);

// Every value that differs between `origin` and `ours` is in `theirs` as it is in `ours`. Lists of things with a name
// are compared by it, other lists as a whole.
bool hasEdits(const design::Json& origin, const design::Json& ours, const design::Json& theirs);

// "models/Book.json"
QString fileNameOf(const design::Change& change);
// "models/Book.json", "3 files"
QString filesText(const std::vector<design::Change>& changes);
// The text of the entity's file; empty when the design has none.
QString fileTextOf(const design::Design& design, const design::Change& change);

} // namespace signalbox::ui
