// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the three kinds of input do otherwise, as one table.
#include "core/schema/walk.h"

namespace signalbox::schema {

namespace {

constexpr InputRules python{
    .mode = Mode::Python,
    .boolIsDuration = true,
    .limitsRecursion = true,
    .asksForAttributes = true,
    .fieldWeight = 2,
};

constexpr InputRules json{
    .mode = Mode::Json,
    .text = Exactness::Strict,
    .parsed = Exactness::Strict,
    .uuid = Exactness::Exact,
    .otherSequence = Exactness::Strict,
    .textPassesStrict = true,
    .hasLongIntegers = true,
    .writesNumbersAsRust = true,
    .findsModelMembersByKey = true,
};

constexpr InputRules jsonKey{
    .mode = Mode::Json,
    .text = Exactness::Strict,
    .uuid = Exactness::Exact,
    .textPassesStrict = true,
    .numberTextPassesStrict = true,
};

constexpr InputRules strings{
    .mode = Mode::Strings,
    .text = Exactness::Strict,
    .parsed = Exactness::Strict,
    .converted = Exactness::Strict,
    .uuid = Exactness::Exact,
    .textPassesStrict = true,
    .numberTextPassesStrict = true,
    .fieldWeight = 2,
};

} // namespace

const InputRules& inputRules(Mode mode) {
  switch (mode) {
  case Mode::Json: return json;
  case Mode::Strings: return strings;
  case Mode::Python: break;
  }
  return python;
}

const InputRules& jsonKeyRules() { return jsonKey; }

} // namespace signalbox::schema
