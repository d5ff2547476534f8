// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tasks behind answers: files, requests, the journal. Their order is compared with FastAPI in tests/parity.
#include "core/api/background.h"
#include "tests/core/behaviour/behaviour_host.h"
#include "tests/support/raw_server.h"

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <fstream>
#include <future>

using namespace signalbox;
using test::Json;
using test::RawConnection;
using test::RawServer;

namespace {

std::shared_ptr<const api::CompiledApi> withTasks(Json tasks, const std::string& folder = {}) {
  const design::Endpoint endpoint = test::endpointWith("reply", {{"body", 1}, {"background", std::move(tasks)}});
  return api::CompiledApi::compile(design::Design().withFolder(folder).withEndpoint(endpoint), behaviour::standard());
}

std::string textOf(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// "append a.txt done", one for each record.
QStringList shown(const api::BackgroundJournal& journal) {
  QStringList lines;
  for (const auto& record : journal.records())
    lines << QString::fromStdString(std::string(name(record.kind)) + ' ' + record.what + ' ' +
                                    std::string(name(record.state)));
  return lines;
}

} // namespace

class TasksTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void theJournalTellsWhatBecomesOfATask();
  void aTaskAppendsInsideTheProject_data();
  void aTaskAppendsInsideTheProject();
  void aTaskSendsARequest();
  void anyStatusIsAnAnswerAndNoneIsAFailure();
  void aTaskThatWaitsCanBeStopped();
  void tasksOutliveTheVersionThatMadeThem();
  void mistakesAreTold_data();
  void mistakesAreTold();
};

void TasksTest::theJournalTellsWhatBecomesOfATask() {
  const auto api = withTasks(Json::parse(
      R"([{"log":"n is {{ n }}","level":"warning"},{"append":"{{ 'security/x' if n else '' }}"},{"log":"late"}])"));
  api::Response response = test::ask(*api, "/it?n=3");
  QStringList heard;
  api::BackgroundJournal journal(100, [&](const api::BackgroundRecord& record) {
    heard << QString::number(record.id) + QLatin1Char(' ') + QString::fromStdString(std::string(name(record.state)));
  });
  QVERIFY(response.after);
  response.after->attach(journal);
  response.after->run();
  QCOMPARE(heard.join(QLatin1Char('|')),
           QStringLiteral("1 waiting|2 waiting|3 waiting|1 running|1 done|2 running|2 failed|3 skipped"));
  const auto records = journal.records();
  QCOMPARE(records[0].what, std::string("n is 3"));
  QCOMPARE(records[0].level, std::string("warning"));
  QCOMPARE(records[0].endpoint, std::string("it"));
  QVERIFY(records[0].queuedMicroseconds > 0 && records[0].startedMicroseconds >= records[0].queuedMicroseconds);
  QCOMPARE(records[1].error, std::string("RuntimeError: 'security/x' belongs to the project itself."));
}

void TasksTest::aTaskAppendsInsideTheProject_data() {
  QTest::addColumn<QString>("path");
  QTest::addColumn<QString>("written"); // where; empty: nowhere
  QTest::newRow("a new file") << "audit.log" << "audit.log";
  QTest::newRow("in new folders") << "logs/of/today.txt" << "logs/of/today.txt";
  QTest::newRow("by way of a folder") << "logs/../audit.log" << "audit.log";
  QTest::newRow("above") << "../audit.log" << "";
  QTest::newRow("absolute") << "/tmp/audit.log" << "";
  QTest::newRow("the design") << "endpoints/it.json" << "";
  QTest::newRow("hidden") << ".audit" << "";
  QTest::newRow("a link") << "link.txt" << "";
  QTest::newRow("below a link") << "linked/audit.log" << "";
  QTest::newRow("a folder") << "folder" << "";
}

void TasksTest::aTaskAppendsInsideTheProject() {
  QFETCH(QString, path);
  QFETCH(QString, written);
  QTemporaryDir above;
  const std::filesystem::path root = above.path().toStdString() + "/project";
  std::filesystem::create_directories(root / "folder");
  std::filesystem::create_symlink("../outside.txt", root / "link.txt");
  std::filesystem::create_symlink("..", root / "linked");
  const std::string file = "{{ '" + path.toStdString() + "' if n else '' }}"; // known only when it is asked
  const auto api = withTasks({{{"append", file}, {"text", "n={{ n }}\n"}}}, root.string());
  api::BackgroundJournal journal;
  for (const char* target : {"/it?n=1", "/it?n=2"}) {
    api::Response response = test::ask(*api, target);
    response.after->attach(journal);
    response.after->run();
  }
  const std::string state = written.isEmpty() ? " failed" : " done";
  QCOMPARE(shown(journal).first(), QString::fromStdString("append " + path.toStdString() + state));
  if (!written.isEmpty()) QCOMPARE(textOf(root / written.toStdString()), std::string("n=1\nn=2\n"));
  QVERIFY(!std::filesystem::exists(root.parent_path() / "outside.txt"));
  QVERIFY(!std::filesystem::exists(root.parent_path() / "audit.log"));
}

void TasksTest::aTaskSendsARequest() {
  std::promise<std::pair<std::string, std::string>> seen;
  RawServer server([&](RawConnection& connection) {
    const auto head = connection.readHead();
    if (head.empty()) return;
    seen.set_value({head, connection.read(14)});
    connection.write("HTTP/1.1 204 No Content\r\n\r\n");
  });
  const auto api = withTasks({{{"http",
                                {{"method", "{{ 'PUT' if n else 'POST' }}"},
                                 {"url", server.url("/hook?n={{ n }}")},
                                 {"headers", {{"X-Token", "t{{ n }}"}}},
                                 {"body", {{"n", "{{ [n, 'é'] }}"}}}}}}});
  api::Response response = test::ask(*api, "/it?n=5");
  api::BackgroundJournal journal;
  response.after->attach(journal);
  response.after->run();
  const auto [head, body] = seen.get_future().get();
  QVERIFY(head.starts_with("PUT /hook?n=5 HTTP/1.1\r\n"));
  QVERIFY(head.contains("\r\nx-token: t5\r\n"));
  QVERIFY(head.contains("\r\ncontent-type: application/json\r\n"));
  QCOMPARE(body, std::string("{\"n\":[5,\"é\"]}"));
  QCOMPARE(shown(journal), QStringList("http PUT " + QString::fromStdString(server.url("/hook?n=5")) + " done"));
}

void TasksTest::anyStatusIsAnAnswerAndNoneIsAFailure() {
  RawServer server([](RawConnection& connection) {
    if (connection.readHead().starts_with("POST /down")) return; // hangs up
    connection.write("HTTP/1.1 500 No\r\nContent-Length: 2\r\n\r\nno");
  });
  const auto api = withTasks(
      {{{"http", {{"url", server.url("/up")}}}}, {{"http", {{"url", server.url("/down")}}}}, {{"log", "late"}}});
  api::Response response = test::ask(*api);
  api::BackgroundJournal journal;
  response.after->attach(journal);
  response.after->run();
  QStringList states;
  for (const auto& record : journal.records()) states << QString::fromStdString(std::string(name(record.state)));
  QCOMPARE(states.join(QLatin1Char(' ')), QStringLiteral("done failed skipped"));
  QVERIFY(!journal.records()[1].error.empty());
}

void TasksTest::aTaskThatWaitsCanBeStopped() {
  std::promise<void> asked;
  RawServer server([&](RawConnection& connection) {
    connection.readHead();
    asked.set_value();
    connection.waitForEnd();
  });
  const auto api = withTasks({{{"http", {{"url", server.url()}}}}, {{"log", "late"}}});
  api::Response response = test::ask(*api);
  api::BackgroundJournal journal;
  response.after->attach(journal);
  auto running = std::async(std::launch::async, [&] { response.after->run(); });
  asked.get_future().wait();
  response.after->stop();
  running.wait();
  QCOMPARE(shown(journal),
           QStringList({QString::fromStdString("http POST " + server.url() + " failed"), "log late skipped"}));
}

void TasksTest::tasksOutliveTheVersionThatMadeThem() {
  QTemporaryDir folder;
  auto api = withTasks({{{"append", "a.txt"}, {"text", "n={{ n }}"}}}, folder.path().toStdString());
  api::Response response = test::ask(*api, "/it?n=7");
  api.reset();
  response.after->run();
  QCOMPARE(textOf(folder.path().toStdString() + "/a.txt"), std::string("n=7"));
}

void TasksTest::mistakesAreTold_data() {
  QTest::addColumn<QByteArray>("tasks");
  QTest::addColumn<QString>("expected");
  QTest::newRow("nothing to do") << QByteArray(R"([{"when":"True"}])")
                                 << "/behaviour/background/0/log error missing-option";
  QTest::newRow("no URL") << QByteArray(R"([{"http":{}}])") << "/behaviour/background/0/http/url error missing-option";
  QTest::newRow("a level") << QByteArray(R"([{"log":"x","level":"loud"}])")
                           << "/behaviour/background/0/level error invalid-option";
  QTest::newRow("outside") << QByteArray(R"([{"append":"../x"}])") << "/behaviour/background/0/append error bad-path";
  QTest::newRow("two at once") << QByteArray(R"([{"log":"x","append":"y"}])")
                               << "/behaviour/background/0/log warning unknown-option";
  QTest::newRow("an expression") << QByteArray(R"([{"log":"{{ 1 + }}"}])")
                                 << "/behaviour/background/0/log error invalid-expression";
}

void TasksTest::mistakesAreTold() {
  QFETCH(QByteArray, tasks);
  QFETCH(QString, expected);
  QStringList told;
  for (const auto& line : test::problems(*withTasks(Json::parse(tasks.toStdString()))))
    told << QString::fromStdString(line);
  QCOMPARE(told.join(QLatin1Char('|')), expected);
}

QTEST_GUILESS_MAIN(TasksTest)
#include "tasks_test.moc"
