// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One JSON object in one file, as settings and sessions are kept. Any thread.
#pragma once

#include <QJsonObject>
#include <QString>

namespace signalbox::ui {

QJsonObject readJsonFile(const QString& path); // empty when there is none or it is broken
// Readable by its owner only; the old file stays whole until the new one is. False when it cannot be written.
bool writeJsonFile(const QString& path, const QJsonObject& object);

} // namespace signalbox::ui
