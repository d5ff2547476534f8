// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the samples beside a page show: a request to the live server, and an answer that fits.
#pragma once

#include "core/design/design.h"
#include "ui/panels/docs_samples.h"

namespace signalbox::ui {

struct Workbench;

// "POST /orders" of an endpoint; a WebSocket's begins with WS.
QString docsKeyOf(const design::Design& design, const design::Endpoint& endpoint);
// By the key of its page, or by its id; null when there is none.
std::shared_ptr<const design::Endpoint> docsEndpoint(const design::Design& design, const QString& key);

// A socket has no place in OpenAPI: its page comes from the design.
docs::Operation docsSocketPage(const design::Design& design, const design::Endpoint& endpoint);

DocsSample docsSampleOf(const docs::Operation& operation, const Workbench& workbench);

} // namespace signalbox::ui
