// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Compile and validate: the first line is a type, the rest a document. What is accepted can be written and is accepted
// again; both ways into the engine agree on it; what is refused has errors that can be shown.
#include "core/schema/serialise.h"
#include "core/schema/serialise_valid.h"
#include "core/schema/validate.h"
#include "core/schema/validate_json.h"
#include "core/value/read.h"
#include "tests/fuzz/target.h"

#include <string>

using namespace signalbox;
using design::Json;

namespace {

const design::Design& project() {
  static const design::Design made = [] {
    design::Design design;
    design::Model node;
    node.name = "Node";
    node.fields = {{"x", "int", Json{{"ge", 0}}},
                   {"next", "Node | None", Json{{"default", nullptr}}},
                   {"kids", "dict[str, list[Node]]", Json{{"default", Json::object()}, {"alias", "k"}}}};
    node.config = Json{{"extra", "allow"}};
    design::Model color;
    color.name = "Color";
    color.kind = design::ModelKind::Enum;
    color.members = {{"red", "r"}, {"one", 1}};
    design::Model size;
    size.name = "Size";
    size.kind = design::ModelKind::Enum;
    size.base = "str";
    size.members = {{"small", "s"}, {"large", "l"}};
    design::Model box;
    box.name = "Box";
    box.fields = {{"kind", "Literal[Size.small, Color.one, 2]", Json::object()},
                  {"pin", "Secret[int | list[str]]", Json{{"default", 5}}}};
    return design.withModel(node).withModel(color).withModel(size).withModel(box);
  }();
  return made;
}

void requireShowable(const schema::ValidationErrors& errors) {
  fuzz::require(!errors.empty());
  for (const auto& error : errors) {
    std::string text;
    fuzz::require(!error.type.empty() && !error.message.empty());
    (void)schema::writeError(error, {}, text);
  }
}

std::string textOf(const schema::Types& types, schema::TypeId type, const Value& value) {
  std::string text;
  (void)schema::serialise(types, type, value, {}, text);
  return text;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::textOf(data, size);
  const std::size_t line = text.find('\n');
  if (line == std::string_view::npos || line > 300) return 0;
  const std::string document(text.substr(line + 1));
  schema::TypesBuilder builder(project());
  const schema::TypeId id = builder.add(text.substr(0, line), Json::object(), {});
  const auto types = builder.finish();
  for (const auto mode : {schema::Mode::Python, schema::Mode::Json}) {
    Arena arena;
    schema::ValidateOptions options;
    options.mode = mode;
    const auto direct = schema::validateJson(*types, id, document, arena, options);
    if (!direct) {
      if (!direct.error().json) requireShowable(direct.error().errors);
      continue;
    }
    const std::string written = textOf(*types, id, *direct);
    if (mode != schema::Mode::Python) continue;
    const auto input = readJson(document, arena);
    fuzz::require(input.has_value());
    const auto value = schema::validate(*types, id, *input, arena, options);
    fuzz::require(value.has_value() && textOf(*types, id, *value) == written);
    std::string dumped;
    fuzz::require(!schema::serialiseValid(*types, id, *input, {}, arena, dumped) || dumped == written);
  }
  return 0;
}
