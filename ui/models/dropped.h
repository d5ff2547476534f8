// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What something means that is dropped on the window: a file, a folder or text.
#pragma once

#include <QString>

class QMimeData;

namespace signalbox::ui {

struct Dropped {
  enum class Kind {
    Nothing,  // not for us
    Project,  // `path` is its folder
    OpenApi,  // a document, `path`
    BodyText, // `text` for a request's body, from `path` when that is set
    BodyFile, // `path` is sent as it is: large, or no text
    Curl,     // `text`
    Recording // of a stream, `path`
  };
  Kind kind = Kind::Nothing;
  QString path;
  QString text;
  bool operator==(const Dropped&) const = default;
};

// Looks into files: their first bytes, and all of a text that becomes a body.
Dropped readDropped(const QMimeData& data);
// Without looking: whether readDropped may have a use for it.
bool mayBeDropped(const QMimeData& data);

} // namespace signalbox::ui
