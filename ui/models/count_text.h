// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Counts as they are shown: their digits stand in groups.
#pragma once

#include <QString>

namespace signalbox::ui {

QString grouped(qint64 count); // "56,806"

// "1 request", "6 requests", "56,806 requests".
QString counted(qint64 count, const QString& one, const QString& many);

} // namespace signalbox::ui
