// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Code samples: a request as a person would write it in a shell or a program.
#pragma once

#include "core/client/http_client.h"

#include <QString>

namespace signalbox::ui {

QString curlSample(const client::Request& request);
QString pythonSample(const client::Request& request);     // requests
QString javaScriptSample(const client::Request& request); // fetch

} // namespace signalbox::ui
