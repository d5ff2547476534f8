// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Type expressions of the design as annotations of a module: the same syntax, with imports for its names.
#pragma once

#include "plugins/fastapi/context.h"
#include "plugins/fastapi/python/syntax.h"

namespace signalbox::fastapi {

struct AnnotationOptions {
  const std::set<std::string>* declared = nullptr; // models already written in this module: others are put in quotes
};

// Any and a line in the report when the type cannot be read.
std::string annotation(Context& context, Module& module, std::string_view type, const AnnotationOptions& options = {});

// Module and name of what a type or an expression may name; empty when it is a builtin or unknown.
std::pair<std::string, std::string> importOf(std::string_view name);

// True when FastAPI reads a parameter of this type from the query without being told.
bool isScalar(const design::Design& design, std::string_view type);

// The name when the type is just a model of the design.
design::ModelPtr modelOf(const design::Design& design, std::string_view type);

} // namespace signalbox::fastapi
