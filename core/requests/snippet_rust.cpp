// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rust with reqwest (features blocking and multipart).
#include "core/requests/quote.h"
#include "core/requests/snippet_text.h"
#include "core/requests/snippet_writers.h"

namespace signalbox::requests {

namespace {

std::string partText(const design::RequestPart& part) {
  const std::string type = mediaTypeOf(part);
  std::string out = "        .part(\n            " + rustText(part.name) + ",\n            multipart::Part::";
  out += part.file.empty() ? "text(" + rustText(part.value) + ")" : "file(" + rustText(part.file) + ")?";
  if (!type.empty()) out += ".mime_str(" + rustText(type) + ")?";
  return out + ",\n        )\n";
}

std::string formLines(const PlainRequest& request) {
  std::string parts;
  for (const design::RequestPart& part : request.parts) parts += partText(part);
  if (!parts.empty()) parts.pop_back();
  return "    let form = multipart::Form::new()" + (parts.empty() ? std::string() : "\n" + parts) + ";\n";
}

} // namespace

std::string writeRust(const PlainRequest& request) {
  std::string out = "// Cargo.toml: reqwest = { version = \"0.12\", features = [\"blocking\", \"multipart\"] }\n";
  out += isMultipart(request) ? "use reqwest::blocking::{multipart, Client};\n" : "use reqwest::blocking::Client;\n";
  out += "\nfn main() -> Result<(), Box<dyn std::error::Error>> {\n";
  if (isMultipart(request)) out += formLines(request);
  out += "    let client = Client::builder()";
  const bool isPlain = request.followRedirects && !request.trustsAnybody();
  if (!request.followRedirects) out += "\n        .redirect(reqwest::redirect::Policy::none())";
  if (request.trustsAnybody()) out += "\n        .danger_accept_invalid_certs(true)";
  if (!isPlain) out += "\n        ";
  out += ".build()?;\n    let response = client\n        .request(reqwest::Method::from_bytes(b" +
         rustText(request.method) + ")?, " + rustText(request.url) + ")\n";
  for (const auto& [name, value] : request.headers)
    out += "        .header(" + rustText(name) + ", " + rustText(value) + ")\n";
  if (request.basic)
    out += "        .basic_auth(" + rustText(request.basic->username) + ", Some(" + rustText(request.basic->password) +
           "))\n";
  if (hasText(request)) out += "        .body(" + rustText(request.text) + ")\n";
  if (isBinary(request)) out += "        .body(std::fs::File::open(" + rustText(request.file) + ")?)\n";
  if (isMultipart(request)) out += "        .multipart(form)\n";
  return out + "        .send()?;\n    println!(\"{}\", response.status().as_u16());\n    println!(\"{}\", "
               "response.text()?);\n"
               "    Ok(())\n}\n";
}

} // namespace signalbox::requests
