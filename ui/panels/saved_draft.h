// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Between a draft and a saved request: what the panel edits and what files, history, snippets and the wire are made of.
#pragma once

#include "core/design/saved_request.h"
#include "core/requests/client_options.h"
#include "ui/panels/request_draft.h"

namespace signalbox::ui {

design::RequestBody bodyOf(const RequestDraft& draft); // only what its kind uses
// Values go onto declared parts of the same name; the others become free parts.
void useBody(RequestDraft& draft, const design::RequestBody& body);

// Without a name. `endpointId` is empty for a free request.
design::SavedRequest savedOf(const RequestDraft& draft, const QString& endpointId);

// A free draft: method, address, rows and body of a request to anywhere.
RequestDraft draftOf(const design::SavedRequest& request);
// Onto a draft of the request's endpoint, whose declared rows stay.
void useRequest(RequestDraft& draft, const design::SavedRequest& request);

// A request that was pasted: onto the endpoint's rows where it is for this endpoint of the server at `base`, else to
// its own address.
RequestDraft pastedDraft(const RequestDraft& draft, const design::SavedRequest& request, const QString& base);

} // namespace signalbox::ui
