// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Java 17 with java.net.http.
#include "core/requests/quote.h"
#include "core/requests/snippet_text.h"
#include "core/requests/snippet_writers.h"
#include "core/requests/url_text.h"

#include <array>

namespace signalbox::requests {

namespace {

constexpr const char* boundary = "----signalbox7MA4YWxkTrZu0gW";

std::string publisher(const PlainRequest& request) {
  const std::string publishers = "HttpRequest.BodyPublishers.";
  if (hasText(request)) return publishers + "ofString(" + javaText(request.text) + ")";
  if (isBinary(request)) return publishers + "ofFile(Path.of(" + javaText(request.file) + "))";
  if (!isMultipart(request)) return publishers + "noBody()";
  std::string pieces;
  for (const MultipartPiece& piece : multipartPieces(request.parts, boundary)) {
    pieces += (pieces.empty() ? "\n" : ",\n") + spaces(16) + publishers;
    pieces +=
        piece.file.empty() ? "ofString(" + javaText(piece.text) + ")" : "ofFile(Path.of(" + javaText(piece.file) + "))";
  }
  return publishers + "concat(" + pieces + ")";
}

// What HttpClient refuses to be told.
bool isRestricted(const std::string& name) {
  static constexpr std::array restricted{"connection", "content-length", "expect", "host", "upgrade"};
  for (const char* own : restricted)
    if (lowered(name) == own) return true;
  return false;
}

// A trust manager that also leaves the host's name alone.
constexpr const char* trustAnybody = R"(        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new X509ExtendedTrustManager() {
            public void checkClientTrusted(X509Certificate[] chain, String type) {}
            public void checkServerTrusted(X509Certificate[] chain, String type) {}
            public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}
            public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}
            public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}
            public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}
            public X509Certificate[] getAcceptedIssuers() { return new X509Certificate[0]; }
        }}, null);
)";

} // namespace

std::string writeJava(const PlainRequest& request) {
  std::string out = request.trustsAnybody() ? "import java.net.Socket;\n" : "";
  out += "import java.net.URI;\nimport java.net.http.HttpClient;\nimport java.net.http.HttpRequest;\n"
         "import java.net.http.HttpResponse;\n";
  if (isBinary(request) || isMultipart(request)) out += "import java.nio.file.Path;\n";
  if (request.trustsAnybody())
    out += "import java.security.cert.X509Certificate;\nimport javax.net.ssl.SSLContext;\nimport "
           "javax.net.ssl.SSLEngine;\n"
           "import javax.net.ssl.TrustManager;\nimport javax.net.ssl.X509ExtendedTrustManager;\n";
  out += "\npublic class Main {\n    public static void main(String[] args) throws Exception {\n";
  if (request.trustsAnybody()) out += trustAnybody;
  out += "        HttpClient client = HttpClient.newBuilder()\n            .followRedirects(HttpClient.Redirect.";
  out += request.followRedirects ? "NORMAL" : "NEVER";
  out += ")\n";
  if (request.trustsAnybody()) out += "            .sslContext(context)\n";
  out += "            .build();\n        HttpRequest request = HttpRequest.newBuilder()\n            .uri(URI.create(" +
         javaText(request.url) + "))\n";
  for (const auto& [name, value] : withBasicHeader(request))
    if (!isRestricted(name)) out += "            .header(" + javaText(name) + ", " + javaText(value) + ")\n";
  if (isMultipart(request) && !hasHeader(request.headers, "content-type"))
    out += "            .header(\"Content-Type\", \"multipart/form-data; boundary=" + std::string(boundary) + "\")\n";
  out += "            .method(" + javaText(request.method) + ", " + publisher(request) + ")\n            .build();\n";
  out += "        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());\n"
         "        System.out.println(response.statusCode());\n        System.out.println(response.body());\n    }\n}\n";
  return out;
}

} // namespace signalbox::requests
