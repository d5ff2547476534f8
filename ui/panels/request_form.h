// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of an endpoint's form: fields and files with the names and types that it declares.
#pragma once

#include "ui/panels/request_draft.h"

namespace signalbox::ui {

// None, JSON, a form, or multipart where a file is among it.
BodyKind bodyKindOf(const design::Endpoint& endpoint);

// The declared parts, those that are required with a value of their type's example.
QVector<PartRow> exampleParts(const design::Design& design, const design::Endpoint& endpoint,
                              const schema::Types* previous, std::uint64_t seed = 1);

// The declared parts as they are now, with what was typed; free ones stay.
QVector<PartRow> updatedParts(const QVector<PartRow>& before, const design::Design& design,
                              const design::Endpoint& endpoint);

} // namespace signalbox::ui
