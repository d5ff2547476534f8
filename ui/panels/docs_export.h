// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The documentation outside the window: one HTML page, a PDF of it, the pages of the server.
#pragma once

#include "core/design/design.h"
#include "core/docs/document.h"

#include <QString>

class QPagedPaintDevice;

namespace signalbox::ui {

// An empty text when it is written, else a sentence why not.
QString writeDocsHtml(const docs::Document& document, const QString& base, const QString& path);
QString writeDocsPdf(const docs::Document& document, const QString& base, const QString& path); // A4
// On the pages of a printer, or of any other device.
void printDocs(const docs::Document& document, const QString& base, QPagedPaintDevice& device);

// Of the page that the server itself serves, at the operation where there is one; empty when it is switched off.
QString docsBrowserPath(const design::AppSettings& app, bool isSwagger, const docs::Operation* operation);

} // namespace signalbox::ui
