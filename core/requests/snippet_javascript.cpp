// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JavaScript: fetch and axios, as modules for Node 20 and later; fetch runs in a browser where no file is read.
#include "core/requests/quote.h"
#include "core/requests/snippet_text.h"
#include "core/requests/snippet_writers.h"
#include "core/requests/url_text.h"

namespace signalbox::requests {

namespace {

constexpr LiteralWords scriptWords{"null", "true", "false", &scriptText};

bool readsFile(const PlainRequest& request) {
  if (isBinary(request)) return true;
  for (const design::RequestPart& part : request.parts)
    if (isMultipart(request) && !part.file.empty()) return true;
  return false;
}

std::string formLines(const PlainRequest& request) {
  std::string out = "const form = new FormData();\n";
  for (const design::RequestPart& part : request.parts) {
    const std::string type = mediaTypeOf(part);
    const std::string options = type.empty() ? "" : ", { type: " + scriptText(type) + " }";
    out += "form.append(" + scriptText(part.name) + ", ";
    if (!part.file.empty())
      out += "new Blob([await readFile(" + scriptText(part.file) + ")]" + options + "), " +
             scriptText(fileName(part.file));
    else
      out += scriptText(part.value);
    out += ");\n";
  }
  return out + "\n";
}

std::string headerObject(const client::HeaderList& headers) {
  Json object = Json::object();
  for (const auto& [name, value] : headers) {
    auto& text = object[name];
    text = text.is_null() ? value : text.get<std::string>() + ", " + value;
  }
  return literal(object, scriptWords, 2);
}

std::string bodyText(const PlainRequest& request) {
  if (isMultipart(request)) return "form";
  if (isBinary(request)) return "await readFile(" + scriptText(request.file) + ")";
  if (const auto json = plainJson(request, Integers::Double))
    return "JSON.stringify(" + literal(*json, scriptWords, 2) + ")";
  return hasText(request) ? scriptText(request.text) : std::string();
}

std::string opening(const PlainRequest& request, std::string imports) {
  std::string out = std::move(imports);
  if (readsFile(request)) out += "import { readFile } from \"node:fs/promises\";\n";
  if (!out.empty()) out += "\n";
  if (isMultipart(request)) out += formLines(request);
  return out;
}

std::string property(const std::string& name, const std::string& value) { return "  " + name + ": " + value + ",\n"; }

} // namespace

std::string writeJavaScriptFetch(const PlainRequest& request) {
  std::string out = opening(request, "");
  if (request.trustsAnybody()) out += "process.env.NODE_TLS_REJECT_UNAUTHORIZED = \"0\";\n";
  out += "const response = await fetch(" + scriptText(request.url) + ", {\n";
  out += property("method", scriptText(request.method));
  const client::HeaderList headers = withBasicHeader(request);
  if (!headers.empty()) out += property("headers", headerObject(headers));
  if (const std::string body = bodyText(request); !body.empty()) out += property("body", body);
  if (!request.followRedirects) out += property("redirect", scriptText("manual"));
  return out + "});\nconsole.log(response.status);\nconsole.log(await response.text());\n";
}

std::string writeJavaScriptAxios(const PlainRequest& request) {
  std::string imports = "import axios from \"axios\";\n";
  if (request.trustsAnybody()) imports += "import { Agent } from \"node:https\";\n";
  std::string out = opening(request, imports);
  out += "const response = await axios.request({\n";
  out += property("method", scriptText(request.method)) + property("url", scriptText(request.url));
  if (!request.headers.empty()) out += property("headers", headerObject(request.headers));
  if (request.basic)
    out += property("auth", "{ username: " + scriptText(request.basic->username) +
                                ", password: " + scriptText(request.basic->password) + " }");
  if (const std::string body = bodyText(request); !body.empty()) {
    out += property("data", body);
    if (hasText(request))
      out += property("transformRequest", "[(data) => data]"); // axios would parse and write it anew
  }
  if (!request.followRedirects) out += property("maxRedirects", "0");
  if (request.trustsAnybody()) out += property("httpsAgent", "new Agent({ rejectUnauthorized: false })");
  out += property("validateStatus", "() => true") + property("responseType", scriptText("text"));
  return out + "});\nconsole.log(response.status);\nconsole.log(response.data);\n";
}

} // namespace signalbox::requests
