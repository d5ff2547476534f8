// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/docs_pages.h"

namespace signalbox::api {
namespace {

std::string escapeHtml(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
    case '&': escaped += "&amp;"; break;
    case '<': escaped += "&lt;"; break;
    case '>': escaped += "&gt;"; break;
    case '"': escaped += "&quot;"; break;
    case '\'': escaped += "&#39;"; break;
    default: escaped += c;
    }
  }
  return escaped;
}

std::string page(std::string_view title, std::string_view head, std::string_view body) {
  std::string html = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
  html += escapeHtml(title);
  html += "</title>\n<link rel=\"icon\" type=\"image/png\" href=\"/-/swagger-ui/favicon-32x32.png\">\n";
  html += head;
  html += "</head>\n<body>\n";
  html += body;
  html += "</body>\n</html>\n";
  return html;
}

constexpr std::string_view swaggerHead = "<link rel=\"stylesheet\" href=\"/-/swagger-ui/swagger-ui.css\">\n";

constexpr std::string_view swaggerBody = R"(<div id="swagger-ui"></div>
<script src="/-/swagger-ui/swagger-ui-bundle.js"></script>
<script>
SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  layout: 'BaseLayout',
  deepLinking: true,
  showExtensions: true,
  showCommonExtensions: true,
  oauth2RedirectUrl: window.location.origin + '/docs/oauth2-redirect',
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIBundle.SwaggerUIStandalonePreset]
});
</script>
)";

// Redoc's footer shows a logo from elsewhere; the page asks nobody but this server.
constexpr std::string_view redocHead =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"img-src 'self' data: blob:; font-src 'self' data:\">\n"
    "<style>body { margin: 0; }</style>\n";

constexpr std::string_view redocBody = R"(<noscript>ReDoc needs JavaScript.</noscript>
<redoc spec-url="/openapi.json"></redoc>
<script src="/-/redoc/redoc.standalone.js"></script>
)";

// Hands what the authorization server sent to the Swagger UI that opened this window.
constexpr std::string_view redirectPage = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Swagger UI: OAuth2 redirect</title>
</head>
<body>
<script>
(function () {
  var opener = window.opener && window.opener.swaggerUIRedirectOauth2;
  if (!opener) { return; }
  var text = /code|token|error/.test(window.location.hash) ? window.location.hash.slice(1) : window.location.search.slice(1);
  var answer = {};
  new URLSearchParams(text).forEach(function (value, key) { answer[key] = value; });
  var isSame = answer.state === opener.state;
  var flow = opener.auth.schema.get('flow');
  if (['accessCode', 'authorizationCode', 'authorization_code'].indexOf(flow) >= 0 && !opener.auth.code) {
    if (!isSame) {
      opener.errCb({ authId: opener.auth.name, source: 'auth', level: 'warning',
                     message: 'The state that came back is not the one that was sent.' });
    }
    if (answer.code) {
      delete opener.state;
      opener.auth.code = answer.code;
      opener.callback({ auth: opener.auth, redirectUrl: opener.redirectUrl });
    } else {
      opener.errCb({ authId: opener.auth.name, source: 'auth', level: 'error',
                     message: answer.error ? answer.error + ': ' + (answer.error_description || '') : 'No code came back.' });
    }
  } else {
    opener.callback({ auth: opener.auth, token: answer, isValid: isSame, redirectUrl: opener.redirectUrl });
  }
  window.close();
})();
</script>
</body>
</html>
)";

} // namespace

std::string swaggerPage(std::string_view title) {
  return page(std::string(title) + " - Swagger UI", swaggerHead, swaggerBody);
}

std::string redocPage(std::string_view title) { return page(std::string(title) + " - ReDoc", redocHead, redocBody); }

std::string_view oauth2RedirectPage() { return redirectPage; }

} // namespace signalbox::api
