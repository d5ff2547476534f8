// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Python httpx and requests: alike but for the names of a few arguments.
#include "core/requests/quote.h"
#include "core/requests/snippet_text.h"
#include "core/requests/snippet_writers.h"
#include "core/requests/url_text.h"

namespace signalbox::requests {

namespace {

constexpr LiteralWords pythonWords{"None", "True", "False", &pythonText};

struct Package {
  const char* name;
  const char* body;      // the argument of a body as it is
  const char* redirects; // the argument that follows them, with its default
  bool followsByDefault;
};
constexpr Package httpx{"httpx", "content", "follow_redirects", false};
constexpr Package requestsPackage{"requests", "data", "allow_redirects", true};

std::string argument(const std::string& name, const std::string& value) { return "    " + name + "=" + value + ",\n"; }

bool isPlainForm(const PlainRequest& request) {
  return request.body == design::RequestBody::Kind::Form &&
         contentTypeOf(request) == "application/x-www-form-urlencoded";
}

// A repeated name needs a list of its values.
std::string formLiteral(const PlainRequest& request) {
  Json form = Json::object();
  for (const design::RequestPart& part : request.parts) {
    Json& value = form[part.name];
    if (value.is_null())
      value = part.value;
    else if (value.is_string())
      value = Json::array({value, part.value});
    else
      value.push_back(part.value);
  }
  return literal(form, pythonWords, 4);
}

std::string filesLiteral(const PlainRequest& request) {
  std::string out = "[\n";
  for (const design::RequestPart& part : request.parts) {
    const std::string type = mediaTypeOf(part);
    out += "        (" + pythonText(part.name) + ", (";
    out += part.file.empty() ? "None, " + pythonText(part.value)
                             : pythonText(fileName(part.file)) + ", open(" + pythonText(part.file) + ", \"rb\")";
    out += (type.empty() ? "" : ", " + pythonText(type)) + ")),\n";
  }
  return out + "    ]";
}

// The argument of the body; `hasType` says whether it brings its Content-Type along.
std::string bodyArgument(const PlainRequest& request, const Package& package, bool& hasType) {
  if (isMultipart(request)) return argument("files", filesLiteral(request));
  if (isBinary(request)) return argument(package.body, "open(" + pythonText(request.file) + ", \"rb\")");
  if (!hasText(request)) return {};
  if (const auto json = plainJson(request, Integers::Any)) {
    hasType = true;
    return argument("json", literal(*json, pythonWords, 4));
  }
  if (isPlainForm(request)) {
    hasType = true;
    return argument("data", formLiteral(request));
  }
  return argument(package.body, pythonText(request.text) + ".encode()");
}

// A name that stands twice cannot be a key twice.
std::string headersLiteral(const client::HeaderList& headers) {
  Json object = Json::object();
  for (const auto& [name, value] : headers) {
    auto& text = object[name];
    text = text.is_null() ? value : text.get<std::string>() + ", " + value;
  }
  return literal(object, pythonWords, 4);
}

std::string write(const PlainRequest& request, const Package& package) {
  bool hasType = false;
  const std::string body = bodyArgument(request, package, hasType);
  const client::HeaderList headers = hasType ? withoutContentType(request.headers) : request.headers;
  const std::string name = package.name;
  std::string out = "import " + name + "\n\nresponse = " + name + ".request(\n    " + pythonText(request.method) +
                    ",\n    " + pythonText(request.url) + ",\n";
  if (!headers.empty()) out += argument("headers", headersLiteral(headers));
  if (request.basic)
    out +=
        argument("auth", "(" + pythonText(request.basic->username) + ", " + pythonText(request.basic->password) + ")");
  out += body;
  if (request.followRedirects != package.followsByDefault)
    out += argument(package.redirects, request.followRedirects ? "True" : "False");
  if (request.trustsAnybody()) out += argument("verify", "False");
  return out + ")\nprint(response.status_code)\nprint(response.text)\n";
}

} // namespace

std::string writePythonHttpx(const PlainRequest& request) { return write(request, httpx); }
std::string writePythonRequests(const PlainRequest& request) { return write(request, requestsPackage); }

} // namespace signalbox::requests
