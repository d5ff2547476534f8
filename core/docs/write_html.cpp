// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/write_html.h"

#include "core/docs/html_assets.h"
#include "core/docs/markdown.h"

#include <algorithm>
#include <map>
#include <set>

namespace signalbox::docs {

namespace {

constexpr int deepest = 5;         // models opened inside models
constexpr int mostOpened = 20'000; // of them in a file
constexpr const char* places[][2]{
    {"path", "Path parameters"}, {"query", "Query parameters"}, {"header", "Headers"}, {"cookie", "Cookies"}};

std::string titleOf(const std::string& place) {
  const auto known = std::ranges::find_if(places, [&place](const auto& each) { return place == each[0]; });
  return known == std::end(places) ? place : (*known)[1];
}

const char* statusStyle(const std::string& status) {
  constexpr const char* styles[]{"", "", "mono status s2", "mono status s3", "mono status s4", "mono status s5"};
  const bool isKnown = !status.empty() && status[0] >= '2' && status[0] <= '5';
  return isKnown ? styles[status[0] - '0'] : "mono status";
}

// Inside single quotes of a POSIX shell.
std::string shellQuoted(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + '\'';
}

class Writer final {
public:
  Writer(const Document& document, const std::string& base) : m_document(document), m_base(base) {}

  std::string write() {
    put("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        "script-src 'unsafe-inline'\">"
        "<meta name=\"generator\" content=\"Signalbox\"><title>");
    text(m_document.title);
    put("</title><style>");
    put(htmlStyle);
    put("</style></head>\n<body>\n");
    contents();
    put("<main>\n");
    pages();
    put("<footer>Version ");
    text(m_document.version);
    put(", written by Signalbox.</footer>\n</main>\n<script>");
    put(htmlScript);
    put("</script></body></html>\n");
    return std::move(m_html);
  }

  std::string writeForPaper() {
    m_isForPaper = true;
    put("<html><body>\n");
    pages();
    put("</body></html>\n");
    return std::move(m_html);
  }

private:
  void pages() {
    introduction();
    for (const Operation& operation : m_document.operations) page(operation);
    for (const Operation& webhook : m_document.webhooks) page(webhook);
    for (const Model& model : m_document.models) page(model);
  }

  // No two pages share one: "GET /a-b" and "GET /a/b" would.
  const std::string& anchor(const std::string& key) {
    std::string& known = m_anchors[key];
    if (!known.empty()) return known;
    const std::string plain = anchorOf(key);
    known = plain;
    for (int count = 2; !m_taken.insert(known).second; ++count) known = plain + '-' + std::to_string(count);
    return known;
  }

  void put(std::string_view raw) { m_html += raw; }
  void text(std::string_view words) { m_html += escaped(words); }
  void element(const char* name, const char* style, std::string_view words) {
    m_html += std::string("<") + name + " class=\"" + style + "\">" + escaped(words) + "</" + name + '>';
  }
  void prose(const std::string& markdown) {
    if (!markdown.empty()) m_html += "<div class=\"prose\">" + markdownToHtml(markdown) + "</div>\n";
  }
  void heading(std::string_view title, std::string_view hint = {}) {
    m_html += "<h3>" + escaped(title) + (hint.empty() ? "" : " <small>" + escaped(hint) + "</small>") + "</h3>\n";
  }

  void contentsRow(const std::string& key, const std::string& method, const std::string& title) {
    m_html += "<a href=\"#" + anchor(key) + "\">";
    if (!method.empty())
      m_html +=
          "<span class=\"method " + escaped(method) + "\">" + escaped(method == "DELETE" ? "DEL" : method) + "</span>";
    m_html += "<span>" + escaped(title) + "</span></a>\n";
  }

  void contentsGroup(const std::string& title, const std::vector<Operation>& operations, auto belongs) {
    bool isFirst = true;
    for (const Operation& operation : operations) {
      if (!belongs(operation)) continue;
      if (std::exchange(isFirst, false)) m_html += "<h2>" + escaped(title) + "</h2>\n";
      contentsRow(operation.key(), operation.method, operation.title);
    }
  }

  // Tags in the order of their first operation; those without one last.
  void contents() {
    put("<nav aria-label=\"Contents\"><div class=\"title\">");
    text(m_document.title);
    put("</div><input hidden type=\"search\" placeholder=\"Search the docs\" aria-label=\"Search the docs\"><output "
        "aria-live=\"polite\"></output>\n");
    put("<h2>Guide</h2>\n");
    contentsRow("introduction", {}, "Introduction");
    std::vector<std::string> tags;
    for (const Operation& operation : m_document.operations)
      if (!operation.tags.empty() && std::ranges::find(tags, operation.tags.front()) == tags.end())
        tags.push_back(operation.tags.front());
    for (const std::string& tag : tags)
      contentsGroup(tag, m_document.operations,
                    [&tag](const Operation& each) { return !each.tags.empty() && each.tags.front() == tag; });
    contentsGroup("Endpoints", m_document.operations, [](const Operation& each) { return each.tags.empty(); });
    contentsGroup("Webhooks", m_document.webhooks, [](const Operation&) { return true; });
    if (!m_document.models.empty()) put("<h2>Models</h2>\n");
    for (const Model& model : m_document.models) contentsRow(model.key(), {}, model.name);
    put("</nav>\n");
  }

  void introduction() {
    put("<section id=\"introduction\"><h1>");
    text(m_document.title);
    put("</h1>");
    element("div", "facts", "Version " + m_document.version);
    if (!m_document.summary.empty()) m_html += "<p>" + escaped(m_document.summary) + "</p>";
    prose(m_document.description);
    for (const auto& [name, value] : m_document.facts) element("div", "facts", name + ": " + value);
    if (!m_document.servers.empty()) heading("Servers");
    for (const auto& [address, description] : m_document.servers)
      m_html += "<div><code>" + escaped(address) + "</code> " + escaped(description) + "</div>";
    if (!m_document.schemes.empty()) heading("Authentication");
    for (const Scheme& scheme : m_document.schemes) this->scheme(scheme);
    put("</section>\n");
  }

  void scheme(const Scheme& scheme) {
    put("<div class=\"field\"><div class=\"line\">");
    element("span", "mono name", scheme.name);
    element("span", "facts", scheme.title);
    put("</div>");
    prose(scheme.description);
    for (const auto& [name, value] : scheme.details) element("div", "facts", name + ": " + value);
    put("</div>\n");
  }

  void openSection(const std::string& key, const std::string& title, bool isDeprecated) {
    const std::string& id = anchor(key);
    m_html += "<section id=\"" + id + "\"><h2>" + escaped(title);
    if (isDeprecated) m_html += " <span class=\"deprecated\">deprecated</span>";
    m_html += "<a class=\"anchor\" href=\"#" + id + "\" aria-label=\"Link to " + escaped(title) + "\">#</a></h2>\n";
  }

  void page(const Operation& operation) {
    openSection(operation.key(), operation.title, operation.isDeprecated);
    body(operation);
    put("</section>\n");
  }

  void body(const Operation& operation) {
    m_html += "<div class=\"path\"><span class=\"method " + escaped(operation.method) + "\">" +
              escaped(operation.method) + "</span><code>" + escaped(operation.path) + "</code></div>\n";
    prose(operation.description);
    security(operation);
    for (const Group& group : operation.parameters) {
      heading(titleOf(group.place));
      for (const Field& field : group.fields) this->field(field, {});
    }
    for (const Content& content : operation.bodies) {
      heading("Request body", content.type + (content.type.empty() ? "" : ", ") + content.mediaType +
                                  (operation.needsBody ? "" : ", optional"));
      prose(operation.bodyDescription);
      this->content(content);
    }
    if (!operation.isWebhook && operation.callbackName.empty()) sample(operation);
    if (!operation.responses.empty()) heading("Responses");
    for (const Response& response : operation.responses) this->response(response);
    for (const Operation& callback : operation.callbacks) {
      heading("Callback " + callback.callbackName);
      put("<details><summary>");
      text(callback.title);
      put("</summary><div>");
      body(callback);
      put("</div></details>\n");
    }
  }

  void security(const Operation& operation) {
    if (operation.security.empty()) return;
    std::string words;
    for (const std::vector<Requirement>& all : operation.security) {
      std::string one;
      for (const Requirement& each : all) {
        one += (one.empty() ? "" : " and ") + each.scheme;
        std::string scopes;
        for (const std::string& scope : each.scopes) scopes += (scopes.empty() ? "" : ", ") + scope;
        if (!scopes.empty()) one += " (" + scopes + ')';
      }
      words += (words.empty() ? "" : ", or ") + (one.empty() ? "nothing" : one);
    }
    heading("Authentication", words);
  }

  // The command that sends it.
  void sample(const Operation& operation) {
    heading("Sample");
    if (operation.method == "WS") {
      const bool isSafe = m_base.starts_with("https");
      const std::string address = (isSafe ? "wss" : "ws") + m_base.substr(m_base.find(':')) + operation.path;
      m_html += "<pre><code>" + escaped("websocat " + shellQuoted(address)) + "</code></pre>\n";
      return;
    }
    std::string command = "curl";
    if (operation.method != "GET") command += " -X " + operation.method;
    command += ' ' + shellQuoted(m_base + operation.path);
    if (!operation.bodies.empty()) {
      const Content& first = operation.bodies.front();
      const std::string body = first.examples.empty() ? first.sample : first.examples.front().value;
      command += " \\\n  -H " + shellQuoted("Content-Type: " + first.mediaType);
      if (!body.empty()) command += " \\\n  -d " + shellQuoted(body);
    }
    m_html += "<pre><code>" + escaped(command) + "</code></pre>\n";
  }

  void content(const Content& content) {
    prose(content.description);
    for (const Field& field : content.fields) this->field(field, content.models);
    for (const Example& example : content.examples) {
      element("div", "facts", example.summary.empty() ? "Example: " + example.name : "Example: " + example.summary);
      m_html += "<pre><code>" + escaped(example.value) + "</code></pre>\n";
    }
  }

  void modelLink(const std::string& name) {
    if (m_document.model(name)) m_html += "<a href=\"#" + anchor("model " + name) + "\">" + escaped(name) + "</a>";
  }

  // `above`: the models it stands in, which are not opened once more.
  void field(const Field& field, const std::vector<std::string>& above) {
    put("<div class=\"field\"><div class=\"line\">");
    element("span", "mono name", field.name);
    element("span", "mono type", field.type);
    if (field.isRequired) element("span", "required", "required");
    if (field.isDeprecated) element("span", "deprecated", "deprecated");
    put("<span class=\"rest\">");
    for (const std::string& facet : field.facets) element("span", "chip mono", facet);
    if (!field.example.empty()) element("span", "chip mono", "example " + field.example);
    put("</span></div>");
    prose(field.description);
    for (const std::string& name : field.models) nested(name, above);
    put("</div>\n");
  }

  void nested(const std::string& name, const std::vector<std::string>& above) {
    const Model* model = m_document.model(name);
    const bool isAbove = std::ranges::find(above, name) != above.end();
    if (!model || m_isForPaper || isAbove || above.size() >= deepest || ++m_opened > mostOpened) return;
    std::vector<std::string> inside = above;
    inside.push_back(name);
    put("<details><summary>");
    text(name);
    put("</summary><div>");
    modelBody(*model, inside);
    put("</div></details>");
  }

  void modelBody(const Model& model, const std::vector<std::string>& above) {
    prose(model.description);
    if (!model.type.empty()) element("code", "type", model.type);
    for (const Field& field : model.fields) this->field(field, above);
    if (model.values.empty()) return;
    put("<div>");
    for (const std::string& value : model.values) element("span", "chip mono", value);
    put("</div>");
  }

  void response(const Response& response) {
    put("<div class=\"field\"><div class=\"line\">");
    element("span", statusStyle(response.status), response.status);
    element("span", "", response.description);
    put("<span class=\"rest\">");
    for (const Content& content : response.contents)
      for (const std::string& name : content.models) modelLink(name);
    put("</span></div>");
    for (const Field& header : response.headers) field(header, {});
    for (const Content& content : response.contents) {
      element("div", "facts", content.mediaType + (content.type.empty() ? "" : ", " + content.type));
      const std::string value = content.examples.empty() ? content.sample : content.examples.front().value;
      if (!value.empty() && value != "null")
        m_html +=
            "<details><summary>Example</summary><div><pre><code>" + escaped(value) + "</code></pre></div></details>";
    }
    put("</div>\n");
  }

  void page(const Model& model) {
    openSection(model.key(), model.name, model.isDeprecated);
    modelBody(model, {model.name});
    if (!model.sample.empty() && model.sample != "null" && !model.fields.empty()) {
      heading("Example");
      m_html += "<pre><code>" + escaped(model.sample) + "</code></pre>\n";
    }
    put("</section>\n");
  }

  const Document& m_document;
  const std::string& m_base;
  std::string m_html;
  bool m_isForPaper = false; // models stand on their own pages only
  int m_opened = 0;
  std::map<std::string, std::string> m_anchors; // by key
  std::set<std::string> m_taken;
};

} // namespace

std::string writeHtml(const Document& document, const std::string& base) { return Writer(document, base).write(); }

std::string writePrintHtml(const Document& document, const std::string& base) {
  return Writer(document, base).writeForPaper();
}

std::string anchorOf(std::string_view key) {
  std::string anchor;
  for (const char c : key) {
    const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool isWord = (low >= 'a' && low <= 'z') || (low >= '0' && low <= '9') || low == '_';
    if (isWord)
      anchor += low;
    else if (!anchor.empty() && anchor.back() != '-')
      anchor += '-';
  }
  while (anchor.ends_with('-')) anchor.pop_back();
  return anchor;
}

} // namespace signalbox::docs
