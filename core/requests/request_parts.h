// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a request as text takes apart into rows: queries, cookies, form bodies, bearer tokens. Only what is put together
// again byte by byte the same is taken apart.
#pragma once

#include "core/design/saved_request.h"

#include <string>
#include <string_view>

namespace signalbox::requests {

// The query of `url` moves into rows.
void splitQuery(design::SavedRequest& request);
// "a=b; c=d" into cookie rows.
void addCookies(design::SavedRequest& request, std::string_view header);
// A body of which only text and media type are known: JSON, a form or raw.
void setBodyText(design::SavedRequest& request, std::string text, const std::string& mediaType);
// Authorization: Bearer … becomes the request's auth.
void takeBearer(design::SavedRequest& request);
// The first header of that name, in any case, taken out of the rows; empty when there is none.
std::string takeHeader(design::SavedRequest& request, std::string_view lowerName);

} // namespace signalbox::requests
