// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person chose on the settings page, as JSON. What is missing, of another kind or out of range keeps its
// default.
#pragma once

#include "ui/settings/settings.h"

namespace signalbox::ui {

void readPreferences(const QJsonObject& object, Settings& settings);
QJsonObject preferencesOf(const Settings& settings);

} // namespace signalbox::ui
