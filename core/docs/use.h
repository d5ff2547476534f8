// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where operations use a model: in what a client sends, in what it is given, or both.
#pragma once

#include "core/docs/document.h"

#include <map>
#include <string>

namespace signalbox::docs {

enum class Use { None, Request, Response, Both };
using Uses = std::map<std::string, Use, std::less<>>; // by the model's name

// Through the fields of models as well.
Uses usesOf(const Document& document);

// Of a model by two documents together.
Use joined(const Uses& first, const Uses& second, const std::string& name);

} // namespace signalbox::docs
