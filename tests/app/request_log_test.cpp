// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What `signalbox serve --log-format` writes: one line a request, JSON with the trace, no secrets.
#include "tests/support/served.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace signalbox::test;

namespace {

bool writeProject(const QString& folder) {
  return writeFile(folder + "/signalbox.json", R"({"format":1,"name":"Logged"})") &&
         writeFile(folder + "/models/Login.json",
                   R"({"fields":[{"name":"user","type":"str"},{"name":"password","type":"str"}]})") &&
         writeFile(folder + "/dependencies/paging.json",
                   R"({"parameters":[{"name":"page","type":"int","default":1}],"value":"{{ page }}"})") &&
         writeFile(folder + "/dependencies/listing.json",
                   R"({"dependencies":[{"dependency":"paging","name":"paging"}],"value":"{{ paging }}"})") &&
         writeFile(folder + "/endpoints/items.json",
                   R"({"order":1,"method":"GET","path":"/items/{n}","parameters":[{"name":"n","type":"int"}],)"
                   R"("dependencies":[{"dependency":"listing"}],"behaviour":{"kind":"reply","body":"fine"}})") &&
         writeFile(folder + "/endpoints/login.json",
                   R"({"order":2,"method":"POST","path":"/login","body":[{"name":"login","type":"Login"}],)"
                   R"("behaviour":{"kind":"reply","body":"{{ login.user }}"}})");
}

// The lines about requests that came while `ask` ran, once there are `count`.
QList<QJsonObject> linesOf(Served& served, int count) {
  QByteArray all;
  QList<QJsonObject> lines;
  const auto isThere = [&] {
    QCoreApplication::processEvents();
    all += served.standardError();
    lines.clear();
    for (const QByteArray& line : all.split('\n'))
      if (const auto object = QJsonDocument::fromJson(line).object(); object.contains("method")) lines << object;
    return lines.size() >= count;
  };
  return QTest::qWaitFor(isThere, 10'000) ? lines : QList<QJsonObject>();
}

} // namespace

class RequestLogTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aRequestIsOneObjectWithItsTrace() {
    QTemporaryDir folder;
    QVERIFY(writeProject(folder.path()));
    Served served(folder.path(), {"--log-format", "json"});
    QCOMPARE(request(served.port(), "GET", "/items/5?page=2&token=abc").status, 200);
    const auto lines = linesOf(served, 1);
    QCOMPARE(lines.size(), 1);
    const QJsonObject line = lines[0];
    QCOMPARE(line["level"].toString(), QString("info"));
    QCOMPARE(line["kind"].toString(), QString("http"));
    QCOMPARE(line["target"].toString(), QString("/items/5?page=2&token=***"));
    QCOMPARE(line["status"].toInt(), 200);
    QCOMPARE(line["bytes"].toInt(), 6);
    QCOMPARE(line["endpoint"].toString(), QString("items"));
    QCOMPARE(line["candidates"].toArray(),
             (QJsonArray{QJsonObject{{"route", "GET /items/{n}"}, {"outcome", "taken"}}}));
    QCOMPARE(line["parameters"].toArray(),
             (QJsonArray{QJsonObject{{"function", "paging"}, {"name", "page"}, {"in", "query"}, {"value", 2}},
                         QJsonObject{{"function", "items"}, {"name", "n"}, {"in", "path"}, {"value", 5}}}));
    QStringList stages;
    const QJsonArray all = line["stages"].toArray();
    for (qsizetype i = 0; i < all.size(); ++i)
      stages << all.at(i)["name"].toString() + ' ' + all.at(i)["state"].toString();
    QCOMPARE(stages, (QStringList{"Router passed", "Dependencies passed", "Parameters passed", "Reply passed",
                                  "Response passed"}));
    const auto listing = line["stages"][1]["children"][0];
    QCOMPARE(listing["name"].toString(), QString("listing"));
    QCOMPARE(listing["children"][0]["name"].toString(), QString("paging"));
    QVERIFY(listing["children"][0]["microseconds"].isDouble());
  }

  void whatIsWrongAndWhatIsSecret() {
    QTemporaryDir folder;
    QVERIFY(writeProject(folder.path()));
    Served served(folder.path(), {"--log-format", "json"});
    QCOMPARE(request(served.port(), "GET", "/items/x").status, 422);
    QCOMPARE(request(served.port(), "POST", "/login", R"({"user":"ann","password":"hunter2"})").status, 200);
    exchange(served.port(), "no request\r\n\r\n");
    const auto lines = linesOf(served, 3);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0]["problems"][0]["type"].toString(), QString("int_parsing"));
    QCOMPARE(lines[0]["problems"][0]["loc"].toArray(), (QJsonArray{"path", "n"}));
    QCOMPARE(lines[1]["parameters"][0]["value"], QJsonValue(QJsonObject{{"user", "ann"}, {"password", "***"}}));
    QCOMPARE(lines[2]["kind"].toString(), QString("refused"));
    QCOMPARE(lines[2]["status"].toInt(), 400);
    for (const auto& line : lines) QVERIFY(!QJsonDocument(line).toJson().contains("hunter2"));
  }

  void textIsOneLineARequest() {
    Served served(sample("hello"), {"--log-format", "text"});
    QCOMPARE(request(served.port(), "GET", "/?password=abc").status, 200);
    QByteArray log;
    QTRY_VERIFY((QCoreApplication::processEvents(), log += served.standardError()).contains("GET /?password=*** 200 "));
  }

  void tasksTellWhatTheyLogAndWhereTheyFail_data() {
    QTest::addColumn<QStringList>("options");
    QTest::newRow("as text, always") << QStringList{};
    QTest::newRow("as JSON") << QStringList{"--log-format", "json"};
  }
  void tasksTellWhatTheyLogAndWhereTheyFail() {
    QFETCH(QStringList, options);
    QTemporaryDir folder;
    QVERIFY(writeFile(folder.path() + "/signalbox.json", R"({"format":1,"name":"Tasks"})"));
    const QByteArray endpoint =
        "{'method':'GET','path':'/a','behaviour':{'kind':'reply','body':'fine','background':["
        "{'log':'asked for a','level':'warning'},{'http':{'url':'http://127.0.0.1:1/'}},{'log':'never'}]}}";
    QVERIFY(writeFile(folder.path() + "/endpoints/a.json", QByteArray(endpoint).replace('\'', '"')));
    Served served(folder.path(), options);
    QCOMPARE(request(served.port(), "GET", "/a").status, 200);
    QCOMPARE(served.stop(), 0);
    const QByteArray log = served.standardError();
    QVERIFY2(log.contains("asked for a"), log.constData());
    QVERIFY2(log.contains("The task POST http://127.0.0.1:1/ of a failed: "), log.constData());
    QVERIFY2(log.contains("The task never of a was skipped."), log.constData());
    QCOMPARE(log.contains("\"level\":\"warning\",\"message\":\"asked for a\""), !options.isEmpty());
  }

  void whatWasAskedLastIsWrittenBeforeTheEnd() {
    Served served(sample("hello"), {"--log-format", "json"});
    for (int i = 0; i < 100; ++i) QCOMPARE(request(served.port(), "GET", "/").status, 200);
    QCOMPARE(served.stop(), 0);
    QCOMPARE(served.standardError().count("\"method\":\"GET\""), 100);
  }
};

QTEST_GUILESS_MAIN(RequestLogTest)
#include "request_log_test.moc"
