// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies that break one rule of an endpoint each, with what the server will say.
#pragma once

#include "core/design/design.h"
#include "core/schema/types.h"

#include <QString>
#include <QVector>

namespace signalbox::ui {

struct BrokenBody {
  QString place;   // "body.items[0].price"; "body" for the whole
  QString message; // the server's words
  QString text;    // the body, as indented JSON
  bool operator==(const BrokenBody&) const = default;
};

// Of a JSON body; empty for any other. At most `limit`, each message of a place once.
QVector<BrokenBody> brokenBodies(const design::Design& design, const design::Endpoint& endpoint,
                                 const schema::Types* previous = nullptr, std::size_t limit = 200);

} // namespace signalbox::ui
