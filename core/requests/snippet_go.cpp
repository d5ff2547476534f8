// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Go, with its standard library only.
#include "core/requests/quote.h"
#include "core/requests/snippet_text.h"
#include "core/requests/snippet_writers.h"
#include "core/requests/url_text.h"

#include <set>

namespace signalbox::requests {

namespace {

constexpr const char* fatal = "\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n";

bool hasFile(const PlainRequest& request) {
  for (const design::RequestPart& part : request.parts)
    if (!part.file.empty()) return true;
  return false;
}

std::string imports(const PlainRequest& request) {
  std::set<std::string> names{"fmt", "io", "log", "net/http"};
  if (hasText(request)) names.insert("strings");
  if (request.trustsAnybody()) names.insert("crypto/tls");
  if (isBinary(request) || (isMultipart(request) && hasFile(request))) names.insert("os");
  if (isMultipart(request)) names.insert({"bytes", "mime/multipart", "net/textproto"});
  std::string out = "import (\n";
  for (const std::string& name : names) out += "\t\"" + name + "\"\n";
  return out + ")\n";
}

std::string partLines(const design::RequestPart& part) {
  const std::string type = mediaTypeOf(part);
  std::string out = "\tpart, err = form.CreatePart(textproto.MIMEHeader{\n\t\t\"Content-Disposition\": {" +
                    goText(contentDisposition(part)) + "},\n";
  if (!type.empty()) out += "\t\t\"Content-Type\": {" + goText(type) + "},\n";
  out += std::string("\t})\n") + fatal;
  if (part.file.empty()) return out + "\tio.WriteString(part, " + goText(part.value) + ")\n";
  return out + "\tfile, err = os.Open(" + goText(part.file) + ")\n" + fatal + "\tio.Copy(part, file)\n\tfile.Close()\n";
}

std::string bodyLines(const PlainRequest& request) {
  if (hasText(request)) return "\tbody := strings.NewReader(" + goText(request.text) + ")\n";
  if (isBinary(request))
    return "\tbody, err := os.Open(" + goText(request.file) + ")\n" + fatal + "\tdefer body.Close()\n";
  if (!isMultipart(request)) return {};
  std::string out = "\tbody := &bytes.Buffer{}\n\tform := multipart.NewWriter(body)\n";
  if (!request.parts.empty()) out += "\tvar part io.Writer\n\tvar err error\n";
  if (hasFile(request)) out += "\tvar file *os.File\n";
  for (const design::RequestPart& part : request.parts) out += partLines(part);
  return out + "\tform.Close()\n";
}

std::string headerLines(const PlainRequest& request) {
  std::string out;
  for (const auto& [name, value] : request.headers) {
    if (lowered(name) == "host")
      out += "\trequest.Host = " + goText(value) + "\n";
    else
      out += "\trequest.Header.Add(" + goText(name) + ", " + goText(value) + ")\n";
  }
  if (isMultipart(request) && !hasHeader(request.headers, "content-type"))
    out += "\trequest.Header.Set(\"Content-Type\", form.FormDataContentType())\n";
  if (request.basic)
    out += "\trequest.SetBasicAuth(" + goText(request.basic->username) + ", " + goText(request.basic->password) + ")\n";
  return out;
}

} // namespace

std::string writeGo(const PlainRequest& request) {
  const bool hasBody = hasText(request) || isBinary(request) || isMultipart(request);
  std::string out = "package main\n\n" + imports(request) + "\nfunc main() {\n" + bodyLines(request);
  out += "\trequest, err := http.NewRequest(" + goText(request.method) + ", " + goText(request.url) + ", " +
         (hasBody ? "body" : "nil") + ")\n" + fatal + headerLines(request);
  out += "\tclient := &http.Client{";
  if (!request.followRedirects)
    out += "\n\t\tCheckRedirect: func(*http.Request, []*http.Request) error {\n\t\t\treturn http.ErrUseLastResponse\n"
           "\t\t},";
  if (request.trustsAnybody())
    out += "\n\t\tTransport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}},";
  if (!out.ends_with('{')) out += "\n\t";
  out += std::string("}\n\tresponse, err := client.Do(request)\n") + fatal + "\tdefer response.Body.Close()\n";
  out += std::string("\tcontent, err := io.ReadAll(response.Body)\n") + fatal;
  return out + "\tfmt.Println(response.StatusCode)\n\tfmt.Println(string(content))\n}\n";
}

} // namespace signalbox::requests
