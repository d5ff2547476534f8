// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a field takes, and what it refuses because of one of its facets: values made of its type.
#pragma once

#include "core/design/design.h"

#include <QString>

namespace signalbox::ui {

struct FacetExample {
  QString accepted; // as JSON; empty where none can be made
  QString refused;
  QString reason;  // in the server's own words
  QString problem; // the facet does not fit the type; then the rest is empty
};

// Milliseconds: the models that the type names are compiled for it.
FacetExample facetExample(const design::Design& design, const design::Field& field, const std::string& facet);

// What a facet asks for, in a sentence: "At most this many characters or items"; empty where there is none.
QString facetText(const std::string& facet);

} // namespace signalbox::ui
