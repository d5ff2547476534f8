// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/example.h"
#include "app/cli/command_line.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/project.h"
#include "core/schema/broken.h"
#include "core/value/write.h"

#include <cstdio>

namespace signalbox::cli {
namespace {

// A strict model takes dates and the like from JSON text only, as validate_json does.
bool isAccepted(const schema::Types& types, schema::TypeId type, const Value& value, Arena& arena) {
  schema::ValidateOptions asJson;
  asJson.mode = schema::Mode::Json;
  return schema::validate(types, type, value, arena) || schema::validate(types, type, value, arena, asJson);
}

bool writeExample(const schema::Types& types, schema::TypeId type, std::uint64_t seed) {
  Arena arena;
  std::string line;
  const Value value = schema::exampleInput(types, type, seed, arena);
  if (!isAccepted(types, type, value, arena) || !writeJson(value, JsonStyle::Pydantic, line)) return false;
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stdout);
  return true;
}

void writeBroken(const schema::Types& types, schema::TypeId type, std::uint64_t seed) {
  Arena arena;
  for (const schema::BrokenInput& broken : schema::brokenInputs(types, type, seed, arena)) {
    std::string line = R"({"value":)";
    if (!writeJson(broken.value, JsonStyle::Pydantic, line)) continue;
    line += R"(,"error":)";
    if (!schema::writeError(broken.error, {}, line)) continue;
    line += "}\n";
    std::fwrite(line.data(), 1, line.size(), stdout);
  }
}

} // namespace

int example(const ExampleOptions& options) {
  const auto asked = openType(options.project, options.type);
  if (!asked) return fail(asked.error());
  std::uint64_t missed = 0;
  for (std::uint64_t i = 0; i < options.count; ++i) {
    if (options.broken)
      writeBroken(*asked->types, asked->type, options.seed + i);
    else
      missed += writeExample(*asked->types, asked->type, options.seed + i) ? 0 : 1;
  }
  if (missed == 0) return Fine;
  std::fprintf(stderr,
               "For %llu of %llu seeds no document was found that %s accepts; its validators refuse what its types "
               "allow. Examples on its fields help.\n",
               static_cast<unsigned long long>(missed), static_cast<unsigned long long>(options.count),
               options.type.c_str());
  return CheckedIsNot;
}

} // namespace signalbox::cli
