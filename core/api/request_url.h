// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The URL of a request as Starlette puts it together: scheme, Host (if it is a plain one), decoded path, query as sent.
#pragma once

#include "core/api/request_text.h"

#include <string>
#include <string_view>

namespace signalbox::api {

struct RequestUrl {
  std::string scheme;
  std::string host; // with the port: netloc
  std::string path;
  std::string query;

  std::string text() const;
  // What urllib.parse.urlsplit makes of the text: a '?' or '#' in the decoded path ends it, blanks of control are
  // dropped. Starlette goes through it wherever it replaces a part.
  RequestUrl split() const;
  std::string fragment;
};

RequestUrl requestUrl(const Request& request, RequestText& text);

} // namespace signalbox::api
