// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What one click can do about a diagnostic.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/edit.h"

#include <QString>

#include <optional>

namespace signalbox::ui {

struct DiagnosticFix {
  QString text; // "Use OrderCreate", "Take out seedd"
  design::SetDesign edit;
};

// Nothing where a person has to decide.
std::optional<DiagnosticFix> fixOf(const Diagnostic& diagnostic, const design::Design& design);

} // namespace signalbox::ui
