// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/behaviour_tables.h"

#include <QCoreApplication>

namespace signalbox::ui {
namespace {

using design::Json;
using Shape = OptionField::Shape;
using Variants = std::vector<OptionVariant>;

QString tr(const char* text) { return QCoreApplication::translate("BehaviourTables", text); }

OptionField row(std::string key, const QString& label, const QString& hint, Shape shape) {
  return {std::move(key), label, hint, shape, {}};
}
OptionField code(std::string key, const QString& label, const QString& hint = {}) {
  return row(std::move(key), label, hint, Shape::Code);
}
OptionField number(std::string key, const QString& label, const QString& hint = {}) {
  return row(std::move(key), label, hint, Shape::Number);
}
OptionField real(std::string key, const QString& label, const QString& hint = {}) {
  return row(std::move(key), label, hint, Shape::Real);
}
OptionField literal(std::string key, const QString& label, const QString& hint = {}) {
  return row(std::move(key), label, hint, Shape::Literal);
}
OptionField json(std::string key, const QString& label) { return row(std::move(key), label, {}, Shape::Json); }
OptionField flag(std::string key, const QString& label, bool isNormallyOn = false) {
  return {std::move(key), label, {}, Shape::Flag, {}, isNormallyOn};
}
OptionField choice(std::string key, const QString& label, const QStringList& choices, Shape shape = Shape::Choice) {
  return {std::move(key), label, {}, shape, choices};
}
OptionField object(std::string key, const QString& label, std::vector<OptionField> fields) {
  OptionField field = row(std::move(key), label, {}, Shape::Object);
  field.fields = std::move(fields);
  return field;
}
OptionField objects(std::string key, const QString& label, Variants variants) {
  OptionField field = row(std::move(key), label, {}, Shape::Objects);
  field.variants = std::make_shared<const Variants>(std::move(variants));
  return field;
}

const QString expression = QStringLiteral("order.total > 100");

OptionField whenField(const QString& hint = expression) { return code("when", tr("When"), hint); }
QString always() { return tr("always; or an expression"); }

OptionVariant refusal() {
  return {"raise",
          tr("Raise an error"),
          tr("Add an error"),
          {whenField(QStringLiteral("not found")), number("raise", tr("Status")), json("detail", tr("Detail")),
           headersField(tr("Headers"))},
          {{"when", "True"}, {"raise", 404}}};
}

std::vector<OptionField> cookieAttributes() {
  return {code("path", tr("Path"), QStringLiteral("/")),
          code("domain", tr("Domain")),
          flag("secure", tr("HTTPS only")),
          flag("httponly", tr("Hidden from scripts")),
          choice("samesite", tr("SameSite"), {QStringLiteral("lax"), QStringLiteral("strict"), QStringLiteral("none")}),
          whenField(always())};
}

Variants cookieVariants() {
  const OptionField key = code("key", tr("Name"), QStringLiteral("session"));
  std::vector<OptionField> set{key, code("value", tr("Value"), QStringLiteral("{{ uuid4() }}")),
                               literal("max_age", tr("Lives, in s"), tr("until the browser closes")),
                               literal("expires", tr("Expires"), tr("seconds from now, or a date"))};
  std::vector<OptionField> removed{key};
  for (const OptionField& field : cookieAttributes()) {
    set.push_back(field);
    removed.push_back(field);
  }
  OptionField isDeleted = flag("delete", tr("Deletes the cookie"));
  removed.insert(removed.begin() + 1, isDeleted);
  return {{"delete", tr("Delete a cookie"), tr("Delete a cookie"), removed, {{"key", "session"}, {"delete", true}}},
          {"", tr("Set a cookie"), tr("Set a cookie"), set, {{"key", "session"}, {"value", "{{ uuid4() }}"}}}};
}

Variants taskVariants() {
  const OptionField when = whenField(always());
  const OptionField request = object("http", tr("Request"),
                                     {code("method", tr("Method"), QStringLiteral("POST")),
                                      code("url", tr("URL"), QStringLiteral("http://127.0.0.1:9000/hooks")),
                                      headersField(tr("Headers")), json("body", tr("Body"))});
  return {{"http",
           tr("HTTP call"),
           tr("Call a URL"),
           {when, request},
           {{"http", {{"url", "http://127.0.0.1:9000/hooks"}}}}},
          {"append",
           tr("Append to a file"),
           tr("Append to a file"),
           {when, code("append", tr("File"), QStringLiteral("logs/orders.txt")),
            code("text", tr("Text"), QStringLiteral("{{ order.id }}"))},
           {{"append", "logs/orders.txt"}, {"text", "{{ now() }}"}}},
          {"",
           tr("Log"),
           tr("Log a line"),
           {when, code("log", tr("Line"), QStringLiteral("order {{ order.id }} is placed")),
            choice("level", tr("Level"),
                   {QStringLiteral("info"), QStringLiteral("debug"), QStringLiteral("warning"), QStringLiteral("error"),
                    QStringLiteral("critical")},
                   Shape::Pick)},
           {{"log", "{{ now() }}"}}}};
}

OptionField eventsField(std::string key, const QString& label) {
  return objects(
      std::move(key), label,
      {{"",
        tr("Event"),
        tr("Add an event"),
        {code("event", tr("Name"), tr("message")), json("data", tr("Data")), code("raw_data", tr("Data as text")),
         code("id", tr("Id"), QStringLiteral("{{ index }}")), literal("retry", tr("Retry in ms")),
         code("comment", tr("Comment")), number("wait", tr("Waits, in ms"), QStringLiteral("0"))},
        {{"data", {{"index", "{{ index }}"}}}}}});
}

OptionField actionsField(std::string key, const QString& label) {
  const OptionField wait = number("wait", tr("Waits, in ms"), QStringLiteral("0"));
  return objects(std::move(key), label,
                 {{"close",
                   tr("Close"),
                   tr("Close"),
                   {number("close", tr("Code"), QStringLiteral("1000")), code("reason", tr("Reason")), wait},
                   {{"close", 1000}}},
                  {"broadcast",
                   tr("Broadcast"),
                   tr("Broadcast"),
                   {json("broadcast", tr("To the room")), wait},
                   {{"broadcast", "{{ message }}"}}},
                  {"", tr("Send"), tr("Send"), {json("send", tr("Message")), wait}, {{"send", "{{ message }}"}}}});
}

std::vector<OptionField> replyFields() {
  return {number("status", tr("Status"), tr("as declared")),
          json("body", tr("Body template")),
          literal("delay", tr("Delay in ms"), tr("0, or a template")),
          headersField(tr("Headers")),
          letField(),
          casesField(),
          cookiesField(),
          row("session", tr("Session: what is written to it"), QStringLiteral("{{ user.username }}"), Shape::Names),
          tasksField("background", tr("Behind the answer"))};
}

std::vector<OptionField> redirectFields() {
  return {code("url", tr("Leads to"), QStringLiteral("/orders/{{ order_id }}")),
          choice("status", tr("Status"),
                 {QStringLiteral("307"), QStringLiteral("308"), QStringLiteral("303"), QStringLiteral("302"),
                  QStringLiteral("301")},
                 Shape::Pick),
          headersField(tr("Headers")),
          letField(),
          casesField(),
          cookiesField(),
          tasksField("background", tr("Behind the answer"))};
}

std::vector<OptionField> fileFields() {
  return {code("path", tr("File of the project"), QStringLiteral("invoices/{{ order_id }}.pdf")),
          code("filename", tr("Named for the client"), QStringLiteral("invoice-{{ order_id }}.pdf")),
          code("media_type", tr("Media type"), tr("by the file's name")),
          choice("content_disposition_type", tr("Shown as"), {QStringLiteral("attachment"), QStringLiteral("inline")}),
          headersField(tr("Headers")),
          letField(),
          casesField(),
          cookiesField(),
          tasksField("background", tr("Behind the answer"))};
}

OptionField headerRules(std::string key, const QString& label) {
  return object(std::move(key), label,
                {row("set", tr("Set"), QStringLiteral("{{ expression }}"), Shape::Lines),
                 row("remove", tr("Remove"), tr("Add a header"), Shape::List)});
}

std::vector<OptionField> proxyFields() {
  return {code("upstream", tr("Other server"), QStringLiteral("http://127.0.0.1:9000")),
          code("path", tr("Path there"), tr("as it was sent")),
          number("timeout", tr("Timeout in ms"), QStringLiteral("30000")),
          headerRules("request_headers", tr("Headers of the request")),
          headerRules("response_headers", tr("Headers of the answer")),
          letField()};
}

std::vector<OptionField> streamFields() {
  return {choice("format", tr("Format"), {QStringLiteral("sse"), QStringLiteral("jsonl"), QStringLiteral("bytes")}),
          number("interval", tr("Interval in ms"), QStringLiteral("1000")),
          number("repeat", tr("Repeats"), tr("1; 0 is until the client leaves")),
          code("each", tr("Once for each of"), QStringLiteral("{{ orders }}")),
          code("as", tr("named"), QStringLiteral("item")),
          eventsField("first", tr("At first")),
          eventsField("events", tr("Events")),
          eventsField("last", tr("At last")),
          letField()};
}

std::vector<OptionField> socketFields() {
  const OptionField rules =
      objects("rules", tr("Rules: the first that holds"),
              {{"",
                tr("Rule"),
                tr("Add a rule"),
                {whenField(QStringLiteral("message.op == 'ping'")), actionsField("actions", tr("Does"))},
                {{"when", "message.op == 'ping'"}, {"actions", Json::array({{{"send", {{"op", "pong"}}}}})}}}});
  const OptionField every =
      objects("every", tr("Again and again"),
              {{"",
                tr("Timer"),
                tr("Add a timer"),
                {number("interval", tr("Every, in ms"), QStringLiteral("1000")), actionsField("actions", tr("Does"))},
                {{"interval", 1000}, {"actions", Json::array({{{"send", {{"tick", "{{ index }}"}}}}})}}}});
  return {choice("mode", tr("Mode"), {QStringLiteral("script"), QStringLiteral("echo"), QStringLiteral("broadcast")}),
          code("room", tr("Room"), tr("the endpoint's own")),
          row("subprotocols", tr("Sub-protocols"), tr("None; add one"), Shape::List),
          actionsField("on_connect", tr("When it opens")),
          rules,
          actionsField("otherwise", tr("When no rule holds")),
          every,
          refusalsField(),
          letField()};
}

} // namespace

OptionField letField() {
  return row("let", tr("Names (let): computed first, in order"), QStringLiteral("{{ expression }}"), Shape::Names);
}

OptionField headersField(const QString& label) {
  return row("headers", label, QStringLiteral("{{ expression }}"), Shape::Lines);
}

OptionField cookiesField() { return objects("cookies", tr("Cookies"), cookieVariants()); }

OptionField casesField() {
  return objects("cases", tr("Cases: the first that holds answers"),
                 {refusal(),
                  {"",
                   tr("Answer"),
                   tr("Add an answer"),
                   {whenField(), number("status", tr("Status")), json("body", tr("Body template")),
                    headersField(tr("Headers")), cookiesField()},
                   {{"when", "True"}, {"body", Json::object()}}}});
}

OptionField refusalsField() {
  return objects("cases", tr("Cases that raise"), {[] {
                   OptionVariant one = refusal();
                   one.key.clear();
                   return one;
                 }()});
}

OptionField tasksField(const std::string& key, const QString& label) { return objects(key, label, taskVariants()); }

QStringList behaviourKinds(bool isSocket) {
  if (isSocket) return {QStringLiteral("socket")};
  return {QStringLiteral("reply"),  QStringLiteral("example"), QStringLiteral("redirect"), QStringLiteral("file"),
          QStringLiteral("stream"), QStringLiteral("proxy"),   QStringLiteral("token")};
}

QString behaviourName(const std::string& kind) {
  if (kind == "reply") return tr("Reply");
  if (kind == "example") return tr("Example");
  if (kind == "redirect") return tr("Redirect");
  if (kind == "file") return tr("File");
  if (kind == "stream") return tr("Stream");
  if (kind == "proxy") return tr("Proxy");
  if (kind == "token") return tr("Token");
  if (kind == "socket") return tr("Socket");
  return QString::fromStdString(kind);
}

QString behaviourText(const std::string& kind) {
  if (kind == "reply") return tr("Answers with a JSON template; {{ expressions }} read the request");
  if (kind == "example") return tr("Answers with an example of the response model, always valid");
  if (kind == "redirect") return tr("Sends the client to another address");
  if (kind == "file") return tr("Sends a file of the project");
  if (kind == "stream") return tr("Sends events one after another");
  if (kind == "proxy") return tr("Asks another server and passes its answer on");
  if (kind == "token") return tr("Logs a user in: gives tokens for a password_form named form, or a refresh token");
  if (kind == "socket") return tr("Talks over a WebSocket");
  return tr("This version does not know the kind; its options are kept");
}

std::vector<OptionField> behaviourFields(const std::string& kind) {
  if (kind == "reply") return replyFields();
  if (kind == "example") return {number("seed", tr("Seed"), QStringLiteral("1"))};
  if (kind == "redirect") return redirectFields();
  if (kind == "file") return fileFields();
  if (kind == "stream") return streamFields();
  if (kind == "proxy") return proxyFields();
  if (kind == "token") return {flag("refresh", tr("Refresh tokens"), true)};
  if (kind == "socket") return socketFields();
  return {};
}

Json behaviourStart(const std::string& kind) {
  if (kind == "reply") return {{"body", Json::object()}};
  if (kind == "redirect") return {{"url", "/"}};
  if (kind == "file") return {{"path", "files/example.txt"}};
  if (kind == "proxy") return {{"upstream", "http://127.0.0.1:9000"}};
  if (kind == "stream") return {{"events", Json::array({{{"data", {{"index", "{{ index }}"}}}}})}};
  if (kind == "socket") return {{"mode", "echo"}};
  return Json::object();
}

std::vector<OptionField> faultFields() {
  return {
      object("latency", tr("Latency"),
             {choice("distribution", tr("Distribution"),
                     {QStringLiteral("fixed"), QStringLiteral("uniform"), QStringLiteral("normal"),
                      QStringLiteral("lognormal"), QStringLiteral("exponential")},
                     Shape::Pick),
              real("mean", tr("Mean in ms"), QStringLiteral("0")),
              real("deviation", tr("Deviation in ms"), QStringLiteral("0")),
              real("low", tr("At least, in ms"), tr("no bound")), real("high", tr("At most, in ms"), tr("no bound"))}),
      real("error_rate", tr("Share that fails"), QStringLiteral("0 to 1")),
      number("status", tr("Status then"), QStringLiteral("503")),
      json("detail", tr("Detail then")),
      real("drop_rate", tr("Share that is dropped"), QStringLiteral("0 to 1")),
      number("seed", tr("Seed"), tr("another each run"))};
}

} // namespace signalbox::ui
