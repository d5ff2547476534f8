// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// C++ with libcurl.
#include "core/requests/quote.h"
#include "core/requests/snippet_text.h"
#include "core/requests/snippet_writers.h"

namespace signalbox::requests {

namespace {

std::string set(const std::string& option, const std::string& value) {
  return "  curl_easy_setopt(curl, CURLOPT_" + option + ", " + value + ");\n";
}

std::string sized(const std::string& text) {
  return "std::string(" + cppText(text) + ", " + std::to_string(text.size()) + ")";
}

std::string partLines(const design::RequestPart& part) {
  const std::string type = mediaTypeOf(part);
  std::string out = "  part = curl_mime_addpart(form);\n  curl_mime_name(part, " + cppText(part.name) + ");\n";
  if (part.file.empty())
    out += "  curl_mime_data(part, " + cppText(part.value) + ", " + std::to_string(part.value.size()) + ");\n";
  else
    out += "  curl_mime_filedata(part, " + cppText(part.file) + ");\n";
  return type.empty() ? out : out + "  curl_mime_type(part, " + cppText(type) + ");\n";
}

std::string bodyLines(const PlainRequest& request) {
  if (hasText(request))
    return "  const std::string body = " + sized(request.text) + ";\n" +
           set("POSTFIELDSIZE_LARGE", "static_cast<curl_off_t>(body.size())") + set("POSTFIELDS", "body.data()");
  if (isBinary(request))
    return "  std::ifstream file(" + cppText(request.file) +
           ", std::ios::binary);\n  const std::string body(std::istreambuf_iterator<char>(file), {});\n" +
           set("POSTFIELDSIZE_LARGE", "static_cast<curl_off_t>(body.size())") + set("POSTFIELDS", "body.data()");
  if (!isMultipart(request)) return {};
  std::string out = "  curl_mime* form = curl_mime_init(curl);\n  curl_mimepart* part = nullptr;\n";
  for (const design::RequestPart& part : request.parts) out += partLines(part);
  return out + set("MIMEPOST", "form");
}

} // namespace

std::string writeCpp(const PlainRequest& request) {
  std::string out = "// g++ main.cpp -lcurl\n#include <curl/curl.h>\n\n";
  if (isBinary(request)) out += "#include <fstream>\n";
  out += "#include <iostream>\n#include <string>\n\nint main() {\n  curl_global_init(CURL_GLOBAL_DEFAULT);\n"
         "  CURL* curl = curl_easy_init();\n";
  out += set("URL", cppText(request.url)) + bodyLines(request) + set("CUSTOMREQUEST", cppText(request.method));
  if (request.method == "HEAD") out += set("NOBODY", "1L");
  if (request.followRedirects) out += set("FOLLOWLOCATION", "1L");
  if (request.trustsAnybody()) out += set("SSL_VERIFYPEER", "0L") + set("SSL_VERIFYHOST", "0L");
  if (request.basic)
    out += set("USERNAME", cppText(request.basic->username)) + set("PASSWORD", cppText(request.basic->password));
  if (!request.headers.empty()) out += "  curl_slist* headers = nullptr;\n";
  for (const auto& [name, value] : request.headers)
    out +=
        "  headers = curl_slist_append(headers, " + cppText(value.empty() ? name + ";" : name + ": " + value) + ");\n";
  if (!request.headers.empty()) out += set("HTTPHEADER", "headers");
  out += "  std::string answer;\n" +
         set("WRITEFUNCTION", "+[](char* data, std::size_t size, std::size_t count, void* into) {\n"
                              "    static_cast<std::string*>(into)->append(data, size * count);\n"
                              "    return size * count;\n  }") +
         set("WRITEDATA", "&answer");
  out += "  const CURLcode code = curl_easy_perform(curl);\n  long status = 0;\n"
         "  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);\n"
         "  if (code != CURLE_OK) std::cerr << curl_easy_strerror(code) << '\\n';\n"
         "  std::cout << status << '\\n' << answer << '\\n';\n";
  if (!request.headers.empty()) out += "  curl_slist_free_all(headers);\n";
  if (isMultipart(request)) out += "  curl_mime_free(form);\n";
  return out + "  curl_easy_cleanup(curl);\n  curl_global_cleanup();\n  return code == CURLE_OK ? 0 : 1;\n}\n";
}

} // namespace signalbox::requests
