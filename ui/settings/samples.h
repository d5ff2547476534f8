// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sample projects that come with the program, and how one is opened: as a copy of one's own.
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QVector>

namespace signalbox::ui {

struct Sample {
  QString id;      // the folder's name: "food-delivery"
  QString folder;  // where it comes from; may be read-only
  QString name;    // "Food delivery"
  QString summary; // "9 endpoints, live tracking over WebSocket"
  bool operator==(const Sample&) const = default;
};

// SIGNALBOX_SAMPLES_DIR, else share/signalbox/samples or resources/samples near the program, else those compiled in.
// Empty when there are none.
QString samplesFolder();

QVector<Sample> samples(); // food-delivery first, then by name

// A copy in the data folder, made at the first time, so that what is edited is never the sample itself.
Result<QString> ownCopy(const Sample& sample);

// True for samples and their copies: their server may start by itself.
bool isSampleFolder(const QString& folder);

// A new project of one endpoint in an empty or absent folder.
Result<void> createProject(const QString& folder, const QString& name);

} // namespace signalbox::ui
