// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bad input, one row each: what the exit code or status is, which place is named, and what still answers 200.
#include "tests/support/served.h"

#include <unistd.h>

using namespace signalbox::test;

class BadInputTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aBrokenProjectIsNamedAndTheRestServes_data();
  void aBrokenProjectIsNamedAndTheRestServes();
  void aProjectThatCannotBeOpenedExitsWithTwo_data();
  void aProjectThatCannotBeOpenedExitsWithTwo();
  void anUnreadableFolderExitsWithTwo();
  void aTakenPortExitsWithTwo();
  void aStateFolderThatCannotBeUsedExitsWithTwo_data();
  void aStateFolderThatCannotBeUsedExitsWithTwo();
  void aUsualStateFolderThatCannotBeUsedIsAWarning();
  void aBadRequestIsAnsweredAndTheServerLivesOn_data();
  void aBadRequestIsAnsweredAndTheServerLivesOn();
  void halfARequestHoldsNobodyUp();
};

void BadInputTest::aBrokenProjectIsNamedAndTheRestServes_data() {
  QTest::addColumn<QString>("file");
  QTest::addColumn<QByteArray>("content");
  QTest::addColumn<QByteArray>("named"); // the line of `signalbox check` starts so
  QTest::addColumn<int>("checkExit");

  QTest::newRow("syntax error") << "models/Student.json"
                                << QByteArray("{\n  \"fields\": [\n    { \"name\" \"name\" }\n  ]\n}\n")
                                << QByteArray("models/Student.json:3:14: error ") << 1;
  QTest::newRow("project file with a syntax error")
      << "signalbox.json" << QByteArray("{ \"format\": 1,, }\n") << QByteArray("signalbox.json:1:15: error ") << 1;
  QTest::newRow("unknown type")
      << "models/Student.json"
      << QByteArray("{\n  \"fields\": [\n    {\n      \"name\": \"age\",\n      \"type\": \"integer\"\n    }\n  ]\n}\n")
      << QByteArray("models/Student.json:5:15: error unknown-type ") << 1;
  QTest::newRow("dangling reference") << "endpoints/lost.json"
                                      << QByteArray("{\n  \"order\": 90,\n  \"method\": \"POST\",\n  \"path\": "
                                                    "\"/lost\",\n  \"body\": [\n    {\n      \"name\": \"x\",\n"
                                                    "      \"type\": \"list[Missing]\"\n    }\n  ]\n}\n")
                                      << QByteArray("endpoints/lost.json:8:15: error unknown-type ") << 1;
  QTest::newRow("two endpoints on one path")
      << "endpoints/again.json" << QByteArray("{\n  \"order\": 99,\n  \"method\": \"GET\",\n  \"path\": \"/\"\n}\n")
      << QByteArray("endpoints/again.json:4:11: error ") << 1;
}

void BadInputTest::aBrokenProjectIsNamedAndTheRestServes() {
  QFETCH(QString, file);
  QFETCH(QByteArray, content);
  QFETCH(QByteArray, named);
  QFETCH(int, checkExit);
  QTemporaryDir folder;
  copyFolder(sample("hello"), folder.path());
  QVERIFY(writeFile(folder.filePath(file), content));

  const Ran checked = run({"check", folder.path()});
  QCOMPARE(checked.exitCode, checkExit);
  bool isNamed = false;
  for (const QByteArray& line : checked.out.split('\n')) isNamed |= line.startsWith(named);
  QVERIFY2(isNamed, checked.out.constData());

  Served served(folder.path());
  QVERIFY(served.port() != 0);
  QCOMPARE(request(served.port(), "GET", "/").status, 200);
  QCOMPARE(request(served.port(), "GET", "/openapi.json").status, 200);
  QFile left(folder.filePath(file));
  QVERIFY(left.open(QIODevice::ReadOnly));
  QCOMPARE(left.readAll(), content); // nothing is ever written over it
}

void BadInputTest::aProjectThatCannotBeOpenedExitsWithTwo_data() {
  QTest::addColumn<QByteArray>("project"); // content of signalbox.json; empty = no such file
  QTest::addColumn<QByteArray>("sentence");
  QTest::newRow("no project there") << QByteArray() << QByteArray("signalbox.json");
  QTest::newRow("another format version") << QByteArray("{ \"format\": 99, \"name\": \"Later\" }") << QByteArray("99");
}

void BadInputTest::aProjectThatCannotBeOpenedExitsWithTwo() {
  QFETCH(QByteArray, project);
  QFETCH(QByteArray, sentence);
  QTemporaryDir folder;
  if (!project.isEmpty()) QVERIFY(writeFile(folder.filePath("signalbox.json"), project));
  for (const char* command : {"serve", "check", "openapi"}) {
    const Ran ran = run({QString::fromLatin1(command), folder.path()});
    QCOMPARE(ran.exitCode, 2);
    QVERIFY2(ran.err.contains(sentence), ran.err.constData());
    QCOMPARE(ran.err.count('\n'), 1);
  }
}

void BadInputTest::anUnreadableFolderExitsWithTwo() {
  QTemporaryDir parent;
  const QString folder = parent.filePath("closed");
  copyFolder(sample("hello"), folder);
  QVERIFY(QFile::setPermissions(parent.path(), QFileDevice::Permissions(0x5755)));
  QVERIFY(QFile::setPermissions(folder, QFileDevice::WriteOwner));
  QProcess process;
  process.setChildProcessModifier([] {
    if (::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(99); // root may read everything
  });
  process.start(program(), {"check", folder});
  QVERIFY(process.waitForFinished(20'000));
  const QByteArray error = process.readAllStandardError();
  QFile::setPermissions(folder, QFileDevice::Permissions(0x7700));
  if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 127) {
    QSKIP("The build folder is closed to other users, so the program cannot be run as one.");
  }
  QCOMPARE(process.exitCode(), 2);
  QVERIFY2(error.contains("closed"), error.constData());
}

void BadInputTest::aTakenPortExitsWithTwo() {
  Served first(sample("hello"));
  const QString port = QString::number(first.port());
  const Ran second = run({"serve", sample("hello"), "--port", port});
  QCOMPARE(second.exitCode, 2);
  QVERIFY2(second.err.startsWith("Port " + port.toUtf8() + " is taken."), second.err.constData());
  QCOMPARE(request(first.port(), "GET", "/").status, 200);
}

void BadInputTest::aStateFolderThatCannotBeUsedExitsWithTwo_data() {
  QTest::addColumn<QString>("place"); // below a folder that is there
  QTest::addColumn<QString>("file");  // that stands in its way, with
  QTest::addColumn<QByteArray>("content");
  QTest::addColumn<QByteArray>("reason");
  QTest::newRow("a file") << "taken" << "taken" << QByteArray("x") << QByteArray("Not a directory.");
  QTest::newRow("below a file") << "taken/state" << "taken" << QByteArray("x") << QByteArray("Not a directory.");
  QTest::newRow("secrets that are no JSON") << "state" << "state/secrets.json" << QByteArray("KEY=1")
                                            << QByteArray("must be a JSON object of names and texts.");
}

void BadInputTest::aStateFolderThatCannotBeUsedExitsWithTwo() {
  QFETCH(QString, place);
  QFETCH(QString, file);
  QFETCH(QByteArray, content);
  QFETCH(QByteArray, reason);
  QTemporaryDir folder;
  QVERIFY(writeFile(folder.filePath(file), content));
  QFile::setPermissions(folder.filePath(file), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
  const QString state = folder.filePath(place);
  const Ran ran = run({"serve", sample("hello"), "--port", "0", "--state", state});
  QCOMPARE(ran.exitCode, 2);
  QVERIFY2(ran.err.startsWith("The folder of --state, " + state.toUtf8() + ", cannot be used: "), ran.err.constData());
  QVERIFY2(ran.err.endsWith(reason + '\n'), ran.err.constData());
  QCOMPARE(ran.err.count('\n'), 1);
}

void BadInputTest::aUsualStateFolderThatCannotBeUsedIsAWarning() {
  QTemporaryDir home;
  QVERIFY(writeFile(home.filePath("signalbox"), "in the way"));
  const QByteArray before = qgetenv("XDG_STATE_HOME");
  qputenv("XDG_STATE_HOME", home.path().toUtf8());
  Served plain(sample("hello"));
  QCOMPARE(request(plain.port(), "GET", "/").status, 200);
  QCOMPARE(plain.stop(), 0);
  QCOMPARE(plain.standardError(), QByteArray());
  qputenv("XDG_STATE_HOME", before);
}

void BadInputTest::aBadRequestIsAnsweredAndTheServerLivesOn_data() {
  QTest::addColumn<QByteArray>("contentType");
  QTest::addColumn<QByteArray>("body");
  QTest::addColumn<int>("status");
  QTest::addColumn<QByteArray>("named");
  const QByteArray json = "application/json";
  QTest::newRow("bad UTF-8") << json << QByteArray("{\"name\":\"\xff\xfe\",\"age\":1,\"marks\":1}") << 400
                             << QByteArray("There was an error parsing the body");
  QTest::newRow("200 MB body") << json << QByteArray(200 << 20, ' ') << 413 << QByteArray();
  QTest::newRow("100,000 nested brackets")
      << json << QByteArray(100'000, '[') << 400 << QByteArray("There was an error parsing the body");
  QTest::newRow("wrong content type") << QByteArray("text/plain")
                                      << QByteArray("{\"name\":\"A\",\"age\":1,\"marks\":1}") << 422
                                      << QByteArray("\"model_attributes_type\"");
  QTest::newRow("JSON with a mistake") << json << QByteArray("{\"name\": \"A\",}") << 422
                                       << QByteArray("\"loc\":[\"body\",13]");
}

void BadInputTest::aBadRequestIsAnsweredAndTheServerLivesOn() {
  QFETCH(QByteArray, contentType);
  QFETCH(QByteArray, body);
  QFETCH(int, status);
  QFETCH(QByteArray, named);
  Served served(sample("hello"));
  const Answer answer = request(served.port(), "POST", "/student", body, contentType);
  QCOMPARE(answer.status, status);
  QVERIFY2(answer.body.contains(named), answer.body.left(500).constData());
  QCOMPARE(request(served.port(), "GET", "/").status, 200);
  QCOMPARE(served.stop(), 0);
}

void BadInputTest::halfARequestHoldsNobodyUp() {
  Served served(sample("hello"));
  QTcpSocket half;
  half.connectToHost(QHostAddress::LocalHost, served.port());
  QVERIFY(half.waitForConnected());
  half.write("POST /student HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 50\r\n\r\n{\"name\"");
  QVERIFY(half.waitForBytesWritten());
  QCOMPARE(request(served.port(), "GET", "/").status, 200);
  half.disconnectFromHost();
  QCOMPARE(request(served.port(), "GET", "/").status, 200);
  QCOMPARE(served.stop(), 0);
}

QTEST_GUILESS_MAIN(BadInputTest)
#include "bad_input_test.moc"
