// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// model_config as far as it stands beside the types: which keys there are, and what a model reads from them.
#pragma once

#include "core/base/diagnostic.h"
#include "core/schema/program.h"

#include <string>
#include <vector>

namespace signalbox::schema {

// Mistakes in a model's own config, at /config/KEY.
std::vector<Diagnostic> checkConfig(const design::Model& model);

// The config of a model that extends one with `base`: BaseModels merge them, other classes take the nearer.
design::Json mergedConfig(const design::Model& model, const design::Json* base);

// What a config says to TypedDicts and NamedTuples inside; `total` is no config, only written there.
design::Json reachingInside(const design::Json& config);

ModelForm formOf(design::ModelKind kind);

void applyConfig(const design::Json& config, ModelRules& rules);

} // namespace signalbox::schema
