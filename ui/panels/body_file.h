// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The body of an answer as a file: what it may be called, and writing it on a thread.
#pragma once

#include "core/client/http_client.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace signalbox::ui {

// From Content-Disposition, else the last part of the address's path, with the ending of its media type: "orders.json".
QString bodyFileName(const client::Response& response, const QString& url);

// `done` is called on `context`'s thread while that lives, with a sentence when it could not be written.
void writeBody(std::shared_ptr<const client::Response> response, const QString& file, QObject* context,
               std::function<void(const QString& problem)> done);

} // namespace signalbox::ui
