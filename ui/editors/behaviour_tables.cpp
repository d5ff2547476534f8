// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/behaviour_tables.h"

#include "ui/editors/option_rows.h"

#include <QCoreApplication>

namespace signalbox::ui {
namespace {

using namespace rows;
using design::Json;
using Variants = std::vector<OptionVariant>;

QString tr(const char* text) { return QCoreApplication::translate("BehaviourTables", text); }

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

Rows cookieAttributes() {
  return joined({{whenField(always())},
                 rare({code("path", tr("Path"), QStringLiteral("/")), code("domain", tr("Domain")),
                       flag("secure", tr("HTTPS only")), flag("httponly", tr("Hidden from scripts")),
                       choice("samesite", tr("SameSite"),
                              {QStringLiteral("lax"), QStringLiteral("strict"), QStringLiteral("none")})})});
}

Variants cookieVariants() {
  const OptionField key = code("key", tr("Name"), QStringLiteral("session"));
  const Rows set = joined({{key, code("value", tr("Value"), QStringLiteral("{{ uuid4() }}")),
                            literal("max_age", tr("Lives, in s"), tr("until the browser closes"))},
                           cookieAttributes(),
                           rare({literal("expires", tr("Expires"), tr("seconds from now, or a date"))})});
  const Rows removed = joined({{key, flag("delete", tr("Deletes the cookie"))}, cookieAttributes()});
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
            pick("level", tr("Level"),
                 {QStringLiteral("info"), QStringLiteral("debug"), QStringLiteral("warning"), QStringLiteral("error"),
                  QStringLiteral("critical")})},
           {{"log", "{{ now() }}"}}}};
}

OptionField eventsField(std::string key, const QString& label) {
  return objects(
      std::move(key), label,
      {{"",
        tr("Event"),
        tr("Add an event"),
        joined({{code("event", tr("Name"), tr("message")), json("data", tr("Data")),
                 number("wait", tr("Waits, in ms"), QStringLiteral("0"))},
                rare({code("id", tr("Id"), QStringLiteral("{{ index }}")), code("raw_data", tr("Data as text")),
                      literal("retry", tr("Retry in ms")), code("comment", tr("Comment"))})}),
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

// What answers that are not the usual one have in common: names first, cases in front, the rest around it.
Rows aroundAnswer(Rows rest) {
  return joined({{casesField(), letField()}, rare(joined({{cookiesField(), backgroundField()}, std::move(rest)}))});
}

Rows replyFields() {
  return joined({group(tr("Answer"), {number("status", tr("Status"), tr("as declared")),
                                      json("body", tr("Body template")), headersField(tr("Headers"))}),
                 aroundAnswer({names("session", tr("Session"), QStringLiteral("{{ user.username }}")),
                               literal("delay", tr("Delay in ms"), tr("0, or a template"))})});
}

Rows redirectFields() {
  return joined({group(tr("Answer"), {code("url", tr("Leads to"), QStringLiteral("/orders/{{ order_id }}")),
                                      pick("status", tr("Status"),
                                           {QStringLiteral("307"), QStringLiteral("308"), QStringLiteral("303"),
                                            QStringLiteral("302"), QStringLiteral("301")}),
                                      headersField(tr("Headers"))}),
                 aroundAnswer({})});
}

Rows fileFields() {
  return joined({group(tr("Answer"), {code("path", tr("File"), QStringLiteral("invoices/{{ order_id }}.pdf")),
                                      code("filename", tr("Saved as"), QStringLiteral("invoice-{{ order_id }}.pdf")),
                                      code("media_type", tr("Media type"), tr("by the file's name")),
                                      choice("content_disposition_type", tr("Shown as"),
                                             {QStringLiteral("attachment"), QStringLiteral("inline")}),
                                      headersField(tr("Headers"))}),
                 aroundAnswer({})});
}

OptionField headerRules(std::string key, const QString& label) {
  return object(
      std::move(key), label,
      {lines("set", tr("Set"), QStringLiteral("{{ expression }}")), list("remove", tr("Remove"), tr("Add a header"))});
}

Rows proxyFields() {
  return joined({group(tr("Other server"), {code("upstream", tr("Address"), QStringLiteral("http://127.0.0.1:9000")),
                                            code("path", tr("Path there"), tr("as it was sent")),
                                            number("timeout", tr("Timeout in ms"), QStringLiteral("30000"))}),
                 {alone(headerRules("request_headers", tr("Headers on the way there"))),
                  alone(headerRules("response_headers", tr("Headers on the way back"))), letField()}});
}

Rows streamFields() {
  return joined({group(tr("Stream"), {choice("format", tr("Format"),
                                             {QStringLiteral("sse"), QStringLiteral("jsonl"), QStringLiteral("bytes")}),
                                      number("interval", tr("Interval in ms"), QStringLiteral("1000")),
                                      number("repeat", tr("Repeats"), tr("1; 0: no end")),
                                      code("each", tr("Once for each of"), QStringLiteral("{{ orders }}")),
                                      code("as", tr("Named"), QStringLiteral("item"))}),
                 {alone(eventsField("events", tr("Events")), tr("what is sent each time")),
                  alone(eventsField("first", tr("At first")), tr("once, before them")),
                  alone(eventsField("last", tr("At last")), tr("once, after them")), letField()}});
}

std::vector<OptionField> socketFields() {
  const OptionField rules =
      objects("rules", tr("Rules"),
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
  return joined(
      {group(tr("Socket"), {choice("mode", tr("Mode"),
                                   {QStringLiteral("script"), QStringLiteral("echo"), QStringLiteral("broadcast")}),
                            code("room", tr("Room"), tr("the endpoint's own")),
                            list("subprotocols", tr("Sub-protocols"), tr("None; add one"))}),
       {alone(actionsField("on_connect", tr("When it opens"))), alone(rules, tr("the first that holds")),
        alone(actionsField("otherwise", tr("When no rule holds"))), alone(every), refusalsField(), letField()}});
}

} // namespace

OptionField letField() {
  return alone(names("let", tr("Names"), QStringLiteral("{{ expression }}")), tr("computed first, in order"));
}

OptionField headersField(const QString& label) { return lines("headers", label, QStringLiteral("{{ expression }}")); }

OptionField cookiesField() { return alone(objects("cookies", tr("Cookies"), cookieVariants())); }

OptionField casesField() {
  return alone(objects("cases", tr("Cases"),
                       {refusal(),
                        {"",
                         tr("Answer"),
                         tr("Add an answer"),
                         {whenField(), number("status", tr("Status")), json("body", tr("Body template")),
                          headersField(tr("Headers")), cookiesField()},
                         {{"when", "True"}, {"body", Json::object()}}}}),
               tr("the first that holds"));
}

OptionField refusalsField() {
  OptionVariant one = refusal();
  one.key.clear();
  return alone(objects("cases", tr("Refuses"), {std::move(one)}), tr("in the first case that holds"));
}

OptionField tasksField(const std::string& key, const QString& label, const QString& note) {
  return alone(objects(key, label, taskVariants()), note);
}

OptionField backgroundField() { return tasksField("background", tr("Background tasks"), tr("behind the answer")); }

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
  if (kind == "example") return group(tr("Answer"), {number("seed", tr("Seed"), QStringLiteral("1"))});
  if (kind == "redirect") return redirectFields();
  if (kind == "file") return fileFields();
  if (kind == "stream") return streamFields();
  if (kind == "proxy") return proxyFields();
  if (kind == "token") return group(tr("Answer"), {flag("refresh", tr("Refresh tokens"), true)});
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
  return joined({{alone(object("latency", tr("Latency"),
                               {pick("distribution", tr("Distribution"),
                                     {QStringLiteral("fixed"), QStringLiteral("uniform"), QStringLiteral("normal"),
                                      QStringLiteral("lognormal"), QStringLiteral("exponential")}),
                                real("mean", tr("Mean in ms"), QStringLiteral("0")),
                                real("deviation", tr("Deviation in ms"), QStringLiteral("0")),
                                real("low", tr("At least, in ms"), tr("no bound")),
                                real("high", tr("At most, in ms"), tr("no bound"))}))},
                 group(tr("Errors"),
                       {real("error_rate", tr("Share that fails"), QStringLiteral("0 to 1")),
                        number("status", tr("Status then"), QStringLiteral("503")), json("detail", tr("Detail then")),
                        real("drop_rate", tr("Share dropped"), QStringLiteral("0 to 1")),
                        number("seed", tr("Seed"), tr("another each run"))})});
}

} // namespace signalbox::ui
