// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Leaves whose type or config writes them otherwise than their value says: ser_json_*, base64, secrets.
#pragma once

#include "core/schema/program.h"

#include <string>

namespace signalbox::schema {

// Appends JSON and answers true, or does nothing.
bool writeLeaf(const Program& program, const Node& node, const Value& value, std::string& out);

// The key of model_config that gives nodes this wire: ser_json_bytes.
std::string_view configKeyOf(Wire wire);

// A dict's key as the text of a JSON key. Numbers that stand for moments and durations go without exponent there.
std::string keyText(const Program& program, NodeIndex node, const Value& key);

// str(value) of whatever comes: IPvAny..., NameEmail, Secret[T].
bool writesAnyAsText(const Program& program, const Node& node);

// Itself, or the text or number that a member of class E(str, Enum) is.
const Value& inherited(const Value& value);

// isinstance(value, str): a text, or a member of an enum of texts.
bool isText(const Value& value);

// Whether a value of that kind comes out of the type: which branch of a union has given it.
bool givesKind(const Program& program, const Node& node, const Value& value);

} // namespace signalbox::schema
