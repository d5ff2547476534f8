// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The dependencies of the kinds `user`, who asks, checked, and `password_form`, what a login sends.
#pragma once

#include "core/api/behaviour.h"

namespace signalbox::behaviour {

std::unique_ptr<const api::DependencyFunction> makeUserDependency(api::DependencyScope& scope);
std::unique_ptr<const api::DependencyFunction> makePasswordForm(api::DependencyScope& scope);

} // namespace signalbox::behaviour
