// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the properties by which the branches of an anyOf or oneOf are told apart.
#pragma once

#include "core/json_schema/program.h"

namespace signalbox::json_schema {

void findBranchTags(Program& program);

} // namespace signalbox::json_schema
