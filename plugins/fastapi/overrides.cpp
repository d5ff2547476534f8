// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/overrides.h"

#include "plugins/fastapi/function.h"
#include "plugins/fastapi/literals.h"

namespace signalbox::fastapi {
namespace {

std::string profileText(Context& context, Module& module, const Json& profile) {
  std::string made;
  for (const auto& [name, other] : profile.items()) {
    const std::string replaced = dependencyTarget(context, module, name);
    const std::string by =
        other.is_string() ? dependencyTarget(context, module, other.get<std::string>()) : std::string();
    if (replaced.empty() || by.empty())
      context.report("The override of " + name + " names a dependency that is not there, and is left out.");
    else
      made += (made.empty() ? "" : ", ") + replaced + ": " + by;
  }
  return "{" + made + "}";
}

} // namespace

void exportOverrides(Context& context) {
  const Json& profiles = context.design().project().app.dependencyOverrides;
  if (profiles.empty()) return;
  Module module("tests.overrides", "Dependencies that others stand in for, by profile.");
  std::string made;
  for (const auto& [name, profile] : profiles.items())
    made += (made.empty() ? "" : ", ") + textLiteral(name) + ": " + profileText(context, module, profile);
  const std::string callable = module.use("collections.abc", "Callable") + "[..., " + module.use("typing", "Any") + "]";
  module.line(0, "PROFILES: dict[str, dict[" + callable + ", " + callable + "]] = {" + made + "}");
  module.twoBlanks();
  module.line(0, "@" + module.use("contextlib", "contextmanager"));
  module.line(0, "def overridden(profile: str) -> " + module.use("collections.abc", "Iterator") + "[None]:");
  module.docstring(1, "The application with the dependencies of a profile.");
  const std::string overrides = module.use("app.main", "app") + ".dependency_overrides";
  module.line(1, "before = " + overrides);
  module.line(1, overrides + " = dict(PROFILES[profile])");
  module.line(1, "try:");
  module.line(2, "yield");
  module.line(1, "finally:");
  module.line(2, overrides + " = before");
  context.add(module);
}

} // namespace signalbox::fastapi
