// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of the documentation as the window's.
#pragma once

#include "core/docs/document.h"

#include <QString>

namespace signalbox::ui {

inline QString docsText(const std::string& utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }
inline QString docsText(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

inline const QString introductionKey = QStringLiteral("introduction");
inline const QString changesKey = QStringLiteral("changes");

} // namespace signalbox::ui
