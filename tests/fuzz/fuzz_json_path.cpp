// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSONPath: the first line is an expression, the rest a JSON text. The text is refused with a place, or every value of
// it ends where simple reading says; the expression is refused with a place, or what it finds has a normalized path
// that finds it again.
#include "core/json_path/select.h"
#include "tests/fuzz/target.h"

using namespace signalbox;
using namespace signalbox::json_path;

namespace {

constexpr SelectLimits limits{.kept = 20, .steps = 20'000};

void walk(const JsonOutline& outline, std::size_t value, int depth) {
  std::size_t count = 0;
  for (JsonParts parts(outline, value); parts.next(); ++count) {
    fuzz::require(parts.part().index == count && parts.part().value < outline.end(value));
    if (depth > 0) walk(outline, parts.part().value, depth - 1);
  }
  fuzz::require(count == outline.count(value));
}

void findAgain(const JsonOutline& outline, std::size_t value) {
  const auto path = JsonPath::read(normalizedPath(outline, value));
  if (!path) return; // a name that is not UTF-8
  const Selection again = select(*path, outline, limits);
  if (again.end == Selection::End::Complete) fuzz::require(again.count <= 1);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::textOf(data, size);
  const std::size_t line = input.find('\n');
  if (line == std::string_view::npos) return 0;
  const auto path = JsonPath::read(input.substr(0, line));
  if (!path) fuzz::require(!path.error().message.empty() && path.error().end <= line);
  const std::string_view text = input.substr(line + 1);
  const auto outline = JsonOutline::read(text);
  if (!outline) fuzz::require(!outline.error().message.empty() && outline.error().offset <= text.size());
  if (!outline) return 0;
  walk(*outline, outline->root(), 3);
  if (!path) return 0;
  const Selection selection = select(*path, *outline, limits);
  fuzz::require(selection.values.size() <= limits.kept && selection.values.size() <= selection.count);
  for (const std::size_t value : selection.values) findAgain(*outline, value);
  return 0;
}
