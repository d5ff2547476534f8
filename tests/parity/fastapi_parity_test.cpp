// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What real FastAPI answered (recorded/http_*.json) against what the compiled API answers, byte for byte.
#include "core/api/background.h"
#include "core/api/compiled_api.h"
#include "core/api/input_check.h"
#include "core/behaviour/standard.h"
#include "core/design/store.h"
#include "core/security/services.h"
#include "tests/parity/masks.h"

#include <QDir>
#include <QtTest>

#include <algorithm>
#include <fstream>

using namespace signalbox;
using Json = nlohmann::ordered_json;

namespace {

const QString folder = QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/parity/");

Json readFile(const QString& path) {
  std::ifstream file(path.toStdString());
  return Json::parse(file);
}

// [text, times] pairs: large bodies written short.
std::string joined(const Json& pieces) {
  std::string all;
  for (const auto& piece : pieces)
    for (int i = 0; i < piece[1].get<int>(); ++i) all += piece[0].get_ref<const std::string&>();
  return all;
}

std::string bodyOf(const Json& message) {
  if (message.contains("base64"))
    return QByteArray::fromBase64(QByteArray::fromStdString(message["base64"].get<std::string>())).toStdString();
  if (message.contains("pieces")) return joined(message["pieces"]);
  return message.value("body", "");
}

std::string latin1(const Json& text) {
  return QString::fromStdString(text.get<std::string>()).toLatin1().toStdString();
}

// The streamed body, without the waiting.
std::string drain(api::Stream& stream) {
  std::string all;
  while (auto step = stream.next()) all += step->bytes;
  return all;
}

QStringList headersOf(const api::Response& response) {
  QStringList lines;
  for (const auto& line : response.headers)
    lines << QString::fromStdString(line.name) + QStringLiteral(": ") +
                 masks::masked(QString::fromStdString(line.name),
                               QString::fromLatin1(QByteArray::fromStdString(line.value)));
  lines.sort();
  return lines;
}

// Python prints the methods of a set in any order.
QString sortedList(const QString& value) {
  QStringList parts = value.split(QStringLiteral(", "));
  parts.sort();
  return parts.join(QStringLiteral(", "));
}

QStringList headersOf(const Json& recorded) {
  QStringList lines;
  for (const auto& line : recorded["headers"]) {
    const QString name = QString::fromStdString(line[0].get<std::string>());
    QString value = QString::fromStdString(line[1].get<std::string>());
    if (name == QLatin1String("allow")) value = sortedList(value);
    lines << name + QStringLiteral(": ") + value;
  }
  lines.sort();
  return lines;
}

struct LoadedProject {
  std::shared_ptr<const api::CompiledApi> api;
  Json cases;
  Json recorded;
};

// The project as the case file wants it: with keys in the environment, with a profile of overrides.
LoadedProject load(const QString& name, const Json& cases) {
  const std::string project = cases["project"].get<std::string>();
  const std::string path = (folder + QStringLiteral("projects/")).toStdString() + project;
  if (project.starts_with("around_") || project.starts_with("answers_")) masks::touch(path);
  const auto loaded = design::load(path);
  if (!loaded) qFatal("%s", loaded.error().message.c_str());
  const Json environment = cases.value("environment", Json::object());
  for (const auto& [variable, value] : environment.items())
    qputenv(variable.c_str(), QByteArray::fromStdString(value.get<std::string>()));
  const auto secrets = std::make_shared<security::EnvironmentSecrets>();
  const api::CompileOptions options{.overrides = cases.value("overrides", ""),
                                    .rootPath = cases.value("server_root_path", ""),
                                    .secret = [](std::string_view secret) { return masks::secretOf(secret); },
                                    .security = std::make_shared<security::SecurityServices>(secrets)};
  return {api::CompiledApi::compile(loaded->design, behaviour::standard(), options), cases,
          readFile(folder + QStringLiteral("recorded/") + name + QStringLiteral(".json"))};
}

// What is new each time (tokens), in the place of its value.
std::string masked(const std::string& text, const Json& keys) {
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return text;
  for (const auto& key : keys)
    if (json.is_object() && json.contains(key.get<std::string>())) json[key.get<std::string>()] = "(masked)";
  return json.dump();
}

// What tasks behind an answer did, in order.
QStringList logOf(api::Response& response) {
  QStringList lines;
  if (!response.after) return lines;
  api::BackgroundJournal journal;
  response.after->attach(journal);
  response.after->run();
  for (const auto& record : journal.records())
    if (record.state != api::BackgroundRecord::State::Skipped) lines << QString::fromStdString(record.what);
  return lines;
}

QStringList logOf(const Json& recorded) {
  QStringList lines;
  for (const auto& line : recorded.value("log", Json::array()))
    lines << QString::fromStdString(line.get<std::string>());
  return lines;
}

void compareJson(const nlohmann::json& got, const Json& recorded) {
  const nlohmann::json expected = nlohmann::json::parse(recorded.dump());
  QCOMPARE(QString::fromStdString(got.dump(1)), QString::fromStdString(expected.dump(1)));
}

std::string listed(const Json& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name.get<std::string>();
  return text;
}

// A message of a case: a text, or {"hex": ...}.
std::pair<std::string, bool> messageOf(const Json& message) {
  if (message.is_string()) return {message.get<std::string>(), true};
  return {QByteArray::fromHex(QByteArray::fromStdString(message["hex"].get<std::string>())).toStdString(), false};
}

// False when the socket was closed.
bool addEvents(const std::vector<api::Socket::Action>& actions, Json& events) {
  for (const auto& action : actions) {
    if (action.kind == api::Socket::Action::Kind::Close) {
      events.push_back({"close", action.closeCode, action.payload});
      return false;
    }
    const Json bytes{{"hex", QByteArray::fromStdString(action.payload).toHex().toStdString()}};
    events.push_back({"send", action.isText ? Json(action.payload) : bytes});
  }
  return true;
}

// What the only client of the socket sees: it is alone in its room, so a broadcast comes to it as well.
Json eventsOf(api::Response& response, const Json& messages) {
  Json events = Json::array();
  events.push_back({"accept", response.subprotocol.empty() ? Json() : Json(response.subprotocol)});
  std::vector<api::Socket::Action> actions;
  response.socket->onOpen(actions);
  bool isOpen = addEvents(actions, events);
  for (auto message = messages.begin(); isOpen && message != messages.end(); ++message) {
    const auto [payload, isText] = messageOf(*message);
    actions.clear();
    response.socket->onMessage(payload, isText, actions);
    isOpen = addEvents(actions, events);
  }
  return events;
}

void compareSocket(api::Response& response, const Json& sent, const Json& expected) {
  QCOMPARE(response.status, expected["status"].get<int>());
  QCOMPARE(response.socket != nullptr, expected.contains("events"));
  if (response.socket) {
    const Json events = eventsOf(response, sent.value("messages", Json::array()));
    QCOMPARE(QString::fromStdString(events.dump()), QString::fromStdString(expected["events"].dump()));
    return;
  }
  if (!expected.contains("headers")) return;
  QCOMPARE(headersOf(response), headersOf(expected));
  QCOMPARE(QString::fromStdString(response.body), QString::fromStdString(expected["body"].get<std::string>()));
}

// What is found before a request is sent is what its answer says. True: it was a refusal.
bool compareCheck(const api::CompiledApi& api, const api::Request& request, const api::Trace& trace,
                  const api::Response& response) {
  Arena arena;
  const api::InputCheck check = api.checkInput(request, trace.endpoint, arena);
  if (!check.isTaken) return false;
  const auto isStop = [](const api::Stage& stage) { return stage.state == api::StageState::Stopped; };
  if (response.status < 300 && std::ranges::any_of(trace.stages, isStop)) return false; // a handler's own answer
  if (response.status < 300) {
    [&] { QCOMPARE(check.problems + check.refusal, std::string()); }();
    return false;
  }
  const bool isRefused = response.status == 422 && response.body.starts_with(R"({"detail":[{"type":)");
  if (!isRefused || check.problems.empty()) return false; // another answer, or a behaviour's own 422
  [&] { QCOMPARE(QString::fromStdString(check.problems), QString::fromStdString(response.body)); }();
  return true;
}

QStringList caseFiles() {
  QStringList names;
  for (const QFileInfo& file : QDir(folder + QStringLiteral("cases")).entryInfoList({QStringLiteral("http_*.json")}))
    names << file.completeBaseName();
  return names;
}

} // namespace

class FastApiParityTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase();
  void answersAsFastApiDoes_data();
  void answersAsFastApiDoes();
  void writesTheDocumentFastApiWrites_data();
  void writesTheDocumentFastApiWrites();

  void mostRefusalsWereFoundBeforeTheyWereSent() {
    QVERIFY2(m_refusals > 500, qPrintable(QString::number(m_refusals)));
  }

private:
  std::map<QString, LoadedProject> m_projects;
  int m_refusals = 0;
};

void FastApiParityTest::initTestCase() {
  for (const QString& file : caseFiles()) {
    const Json cases = readFile(folder + QStringLiteral("cases/") + file + QStringLiteral(".json"));
    m_projects[file] = load(file, cases);
  }
}

void FastApiParityTest::answersAsFastApiDoes_data() {
  QTest::addColumn<QString>("file");
  QTest::addColumn<int>("index");
  for (const auto& [file, project] : m_projects) {
    for (std::size_t i = 0; i < project.cases["requests"].size(); ++i) {
      const Json& request = project.cases["requests"][i];
      const QString name = QStringLiteral("%1 %2 %3 %4")
                               .arg(file)
                               .arg(i)
                               .arg(QString::fromStdString(request["method"].get<std::string>()),
                                    QString::fromStdString(request["target"].get<std::string>()));
      QTest::newRow(qUtf8Printable(name)) << file << static_cast<int>(i);
    }
  }
}

void FastApiParityTest::answersAsFastApiDoes() {
  QFETCH(QString, file);
  QFETCH(int, index);
  const LoadedProject& project = m_projects[file];
  const Json& sent = project.cases["requests"][static_cast<std::size_t>(index)];
  const Json& expected = project.recorded["answers"][static_cast<std::size_t>(index)];

  std::vector<std::pair<std::string, std::string>> lines;
  for (const auto& line : sent.value("headers", Json::array())) lines.emplace_back(latin1(line[0]), latin1(line[1]));
  const auto isHost = [](const auto& line) {
    return QString::fromStdString(line.first).toLower() == QLatin1String("host");
  };
  if (std::ranges::none_of(lines, isHost)) lines.insert(lines.begin(), {"host", "127.0.0.1:8000"});
  if (sent.contains("session")) lines.emplace_back("cookie", masks::sessionCookie(sent["session"]));
  const std::string subprotocols = listed(sent.value("subprotocols", Json::array()));
  if (!subprotocols.empty()) lines.emplace_back("sec-websocket-protocol", subprotocols);
  std::vector<api::HeaderView> headers;
  for (const auto& line : lines) headers.push_back({line.first, line.second});
  const std::string body = bodyOf(sent);
  const std::string method = sent["method"].get<std::string>();
  const std::string target = sent["target"].get<std::string>();
  api::Request request;
  request.method = method;
  request.target = target;
  request.headers = headers;
  request.body = body;
  request.localAddress = "127.0.0.1:8000";
  const std::string scheme = sent.value("scheme", "http");
  const std::string client = sent.value("client", "127.0.0.1") + ":50000";
  request.scheme = scheme;
  request.clientAddress = client;
  Arena arena;
  api::Response response;
  if (method == "WEBSOCKET") {
    request.method = "GET";
    request.isUpgrade = true;
    request.scheme = "ws";
  }
  api::Trace trace;
  project.api->handle(request, arena, response, &trace);
  m_refusals += compareCheck(*project.api, request, trace, response) ? 1 : 0;
  if (method == "WEBSOCKET") return compareSocket(response, sent, expected);

  QCOMPARE(response.status, expected["status"].get<int>());
  QStringList got = headersOf(response);
  for (QString& line : got)
    if (line.startsWith(QLatin1String("allow: "))) line = QStringLiteral("allow: ") + sortedList(line.mid(7));
  QCOMPARE(got, headersOf(expected));
  if (method == "HEAD") return; // the server leaves the body out
  if (expected.contains("page"))
    return compareJson(masks::pageOf(QString::fromStdString(response.body)), expected["page"]);
  if (expected.value("body", "") == "(the document)") {
    const auto document = nlohmann::json::parse(response.body);
    return compareJson(document.value("servers", nlohmann::json()), expected.value("servers", Json()));
  }
  if (expected.contains("body") && expected["body"].get_ref<const std::string&>().starts_with("(")) return;
  const auto valueOf = [&](const char* name) {
    for (const auto& line : response.headers)
      if (line.name == name) return QString::fromStdString(line.value);
    return QString();
  };
  const std::string bytes = response.stream ? drain(*response.stream) : response.body;
  QCOMPARE(response.stream && !response.stream->broken().empty(), expected.value("cut", false));
  std::string answered =
      masks::maskedBody(bytes, valueOf("content-type"), valueOf("content-encoding") == QLatin1String("gzip"));
  if (sent.contains("mask")) answered = masked(answered, sent["mask"]);
  QCOMPARE(logOf(response), logOf(expected));
  QCOMPARE(QString::fromStdString(answered), QString::fromStdString(bodyOf(expected)));
}

void FastApiParityTest::writesTheDocumentFastApiWrites_data() {
  QTest::addColumn<QString>("file");
  for (const QString& file : caseFiles()) QTest::newRow(qUtf8Printable(file)) << file;
}

void FastApiParityTest::writesTheDocumentFastApiWrites() {
  QFETCH(QString, file);
  const LoadedProject& project = m_projects[file];
  Json expected = project.recorded["openapi"];
  Json document = Json::parse(project.api->openApiText());
  if (!project.api->design().project().app.rootPath.empty()) { // then they are the request's
    expected.erase("servers");
    document.erase("servers");
  }
  const nlohmann::json difference = nlohmann::json::diff(expected, document);
  if (!difference.empty()) QFAIL(difference.dump(1).substr(0, 4000).c_str());
  QCOMPARE(QString::fromStdString(document.dump(1)), QString::fromStdString(expected.dump(1))); // order, 1 and 1.0
}

QTEST_APPLESS_MAIN(FastApiParityTest)
#include "fastapi_parity_test.moc"
