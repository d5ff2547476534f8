// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Broken values: documents that break one rule of a type each, with the one error they give. What a client sends to see
// an API refuse.
#pragma once

#include "core/schema/example.h"
#include "core/schema/validate.h"

namespace signalbox::schema {

struct BrokenInput {
  Value value;       // JSON kinds only, in `arena`
  ErrorDetail error; // the only error validate() has for it
};

// From the example of `seed`: each place meets each of its rules once (wrong kind, bounds, lengths, pattern, missing,
// extra, tag ...), in the order of the document. Where no example can be made there is nothing to break: empty. Inside
// a plain union one wrong value is an error for every branch, so those places are left whole. At most `limit` of them.
std::vector<BrokenInput> brokenInputs(const Types& types, TypeId type, std::uint64_t seed, Arena& arena,
                                      std::size_t limit = 500);

} // namespace signalbox::schema
