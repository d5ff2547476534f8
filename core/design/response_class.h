// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ResponseClass: the response_class that an endpoint's returned values go into: its own, else that of the innermost
// router that has a default, else the app's.
#pragma once

#include "core/design/design.h"

#include <string>
#include <string_view>

namespace signalbox::design {

struct ResponseClass {
  enum class Kind {
    JsonBody,   // JSONResponse and those of a JSON media type
    TextBody,   // Response, HTMLResponse, PlainTextResponse and those of another media type: a text as it is
    Redirect,   // the URL
    File,       // the path of a file
    Stream,     // StreamingResponse: pieces of text
    EventStream // EventSourceResponse
  };
  Kind kind = Kind::JsonBody;
  std::string mediaType = "application/json"; // as declared, without charset; empty: no content-type
  bool isDeclared = false;                    // false: set nowhere; FastAPI then has Pydantic write the JSON

  bool operator==(const ResponseClass&) const = default;
};

// "json", "html", ... or a media type. Any other name is read as the media type it is not: diagnose() tells.
ResponseClass responseClassNamed(std::string_view name);
bool isResponseClass(std::string_view name);

ResponseClass responseClassOf(const Design& design, const Endpoint& endpoint);

// The status of a returned value: status_code, or what the class has where that is left out (200).
int ownStatus(int statusCode, const ResponseClass& responseClass);

} // namespace signalbox::design
