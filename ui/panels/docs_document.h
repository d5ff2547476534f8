// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The documentation of a design beyond its OpenAPI: pages of its WebSocket endpoints, which OpenAPI has no place for,
// and samples made by the design's own models.
#pragma once

#include "core/design/design.h"
#include "core/docs/document.h"
#include "core/schema/types.h"

#include <QString>

namespace signalbox::ui {

// "POST /orders" of an endpoint; a WebSocket's begins with WS.
QString docsKeyOf(const design::Design& design, const design::Endpoint& endpoint);
// By the key of its page, or by its id; null when there is none.
std::shared_ptr<const design::Endpoint> docsEndpoint(const design::Design& design, const QString& key);

std::vector<docs::Operation> docsSocketPages(const design::Design& design);

// OpenAPI's, then the WebSocket endpoints. Any thread.
docs::Document docsDocument(const design::Design& design);

// A value of the type as indented JSON, the same as on the page in the window; empty when there is none.
QString docsExample(const design::Design& design, const std::string& type, const schema::Types* previous);

// What leaves the window: OpenAPI's document with the WebSocket endpoints and the models' examples.
docs::Document docsForReaders(docs::Document openApi, const design::Design& design, const schema::Types* previous);

// In the place of what was read off a JSON Schema: examples of the models, wherever a body, an answer or a page is
// one's. What was written down as an example stays.
void useModelExamples(docs::Document& document, const design::Design& design, const schema::Types* previous);

} // namespace signalbox::ui
