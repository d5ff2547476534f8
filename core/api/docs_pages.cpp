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

// A value for a script: JSON that cannot end the element it stands in, as FastAPI writes it.
std::string scriptJson(const design::Json& value) {
  std::string safe;
  for (const char c : value.dump(-1, ' ', true, design::Json::error_handler_t::replace)) {
    switch (c) {
    case '<': safe += "\\u003c"; break;
    case '>': safe += "\\u003e"; break;
    case '&': safe += "\\u0026"; break;
    default: safe += c;
    }
  }
  return safe;
}

std::string page(std::string_view title, std::string_view root, std::string_view head, std::string_view body) {
  std::string html = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
  html += escapeHtml(title);
  html += "</title>\n<link rel=\"icon\" type=\"image/png\" href=\"" + std::string(root) +
          "/-/swagger-ui/favicon-32x32.png\">\n";
  html += head;
  html += "</head>\n<body>\n";
  html += body;
  html += "</body>\n</html>\n";
  return html;
}

// fastapi.openapi.docs.swagger_ui_default_parameters, and the project's own over them.
design::Json swaggerParameters(const design::AppSettings& app) {
  design::Json parameters = {{"dom_id", "#swagger-ui"},
                             {"layout", "BaseLayout"},
                             {"deepLinking", true},
                             {"showExtensions", true},
                             {"showCommonExtensions", true}};
  if (app.swaggerUiParameters.is_object()) parameters.update(app.swaggerUiParameters);
  return parameters;
}

std::string swaggerScript(const design::AppSettings& app, const std::string& root) {
  std::string script = "const ui = SwaggerUIBundle({\n  \"url\": " + scriptJson(root + app.openapiUrl) + ",\n";
  const design::Json parameters = swaggerParameters(app);
  for (const auto& [key, value] : parameters.items())
    script += "  " + scriptJson(key) + ": " + scriptJson(value) + ",\n";
  if (!app.oauth2RedirectUrl.empty())
    script += "  oauth2RedirectUrl: window.location.origin + " + scriptJson(root + app.oauth2RedirectUrl) + ",\n";
  script += "  presets: [SwaggerUIBundle.presets.apis, SwaggerUIBundle.SwaggerUIStandalonePreset]\n});\n";
  if (app.swaggerUiInitOauth.is_object() && !app.swaggerUiInitOauth.empty())
    script += "ui.initOAuth(" + scriptJson(app.swaggerUiInitOauth) + ");\n";
  return script;
}

std::string swaggerBody(const design::AppSettings& app, const std::string& root) {
  return "<div id=\"swagger-ui\"></div>\n<script src=\"" + root +
         "/-/swagger-ui/swagger-ui-bundle.js\"></script>\n<script>\n" + swaggerScript(app, root) + "</script>\n";
}

// Redoc's footer shows a logo from elsewhere; the page asks nobody but this server.
constexpr std::string_view redocHead =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"img-src 'self' data: blob:; font-src 'self' data:\">\n"
    "<style>body { margin: 0; }</style>\n";

std::string redocBody(const design::AppSettings& app, const std::string& root) {
  return "<noscript>ReDoc needs JavaScript.</noscript>\n<redoc spec-url=\"" + escapeHtml(root + app.openapiUrl) +
         "\"></redoc>\n<script src=\"" + root + "/-/redoc/redoc.standalone.js\"></script>\n";
}

// Hands what the authorization server sent to the Swagger UI that opened this window.
constexpr std::string_view redirectPage = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Swagger UI: OAuth2 Redirect</title>
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

std::string swaggerPage(const design::ProjectInfo& project, std::string_view rootPath) {
  const std::string root(rootPath);
  const std::string head = "<link rel=\"stylesheet\" href=\"" + root + "/-/swagger-ui/swagger-ui.css\">\n";
  return page(project.name + " - Swagger UI", root, head, swaggerBody(project.app, root));
}

std::string redocPage(const design::ProjectInfo& project, std::string_view rootPath) {
  const std::string root(rootPath);
  return page(project.name + " - ReDoc", root, redocHead, redocBody(project.app, root));
}

std::string_view oauth2RedirectPage() { return redirectPage; }

} // namespace signalbox::api
