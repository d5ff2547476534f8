// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Loading a project for a sub-command: the design, and everything that is wrong with it at its place in the files.
#pragma once

#include "core/api/compiled_api.h"
#include "core/base/diagnostic.h"
#include "core/base/result.h"
#include "core/design/design.h"
#include "core/schema/types.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::cli {

struct Project {
  std::filesystem::path folder;
  std::shared_ptr<const api::CompiledApi> api;
  std::vector<Diagnostic> diagnostics; // of loading and of compiling, with file places, in file order
  bool hasBrokenFiles = false;

  const design::Design& design() const { return api->design(); }
};

// Loads and compiles, with the assets of the docs pages. Fails when there is no project to speak of.
Result<Project> openProject(const std::filesystem::path& folder, api::CompileOptions options = {});

struct AskedType {
  std::shared_ptr<const schema::Types> types;
  schema::TypeId type = schema::TypeId::None;
};

// A model's name or a type expression, compiled with the project's models. The models' own mistakes are `check`'s to
// tell; one in the expression is the error.
Result<AskedType> openType(const std::filesystem::path& folder, std::string_view type);

// FILE:LINE:COL: error|warning CODE message
std::string textLine(const Diagnostic& diagnostic);

// All that is wrong with a project, a line each on standard error.
void report(const Project& project);

// The error's sentence on standard error; answers with the exit code for it.
int fail(const Error& error);

} // namespace signalbox::cli
