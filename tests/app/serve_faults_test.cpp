// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What `signalbox serve` lives through: its folder gone, no place for large bodies, its own sudden end, a log that
// nobody reads any more.
#include "tests/support/served.h"

#include <QJsonDocument>

#include <sys/resource.h>

using namespace signalbox::test;

namespace {

// No file may grow beyond so many bytes, here and in what is started meanwhile: as on a disk that is full.
class SmallDisk final {
public:
  explicit SmallDisk(rlim_t bytes) {
    getrlimit(RLIMIT_FSIZE, &m_before);
    const rlimit small{bytes, m_before.rlim_max};
    m_isSet = setrlimit(RLIMIT_FSIZE, &small) == 0;
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  ~SmallDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }
  bool isSet() const { return m_isSet; }

private:
  rlimit m_before{};
  bool m_isSet = false;
};

QByteArray form(qsizetype size) {
  return "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n" + QByteArray(size, 'x') +
         "\r\n--b--\r\n";
}

int upload(quint16 port, qsizetype size) {
  return request(port, "POST", "/upload", form(size), "multipart/form-data; boundary=b").status;
}

void writeUploads(const QString& folder) {
  QVERIFY(writeFile(folder + "/signalbox.json", R"({"format": 1, "name": "Uploads"})"));
  QVERIFY(writeFile(folder + "/endpoints/upload.json",
                    R"({"method": "POST", "path": "/upload", "body": [{"name": "file", "type": "UploadFile"}],
                        "behaviour": {"kind": "reply", "body": "{{ file.size }}"}})"));
}

QString refreshed(quint16 port, const QByteArray& target, const QByteArray& fields) {
  const Answer answer = request(port, "POST", target, fields, "application/x-www-form-urlencoded");
  return QJsonDocument::fromJson(answer.body)["refresh_token"].toString();
}

} // namespace

class ServeFaultsTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aFolderThatVanishesIsServedOnAndTakenInAgain() {
    QTemporaryDir folder;
    const QString project = folder.filePath("project");
    copyFolder(sample("hello"), project);
    Served served(project, {"--watch"});
    QVERIFY(QDir().rename(project, folder.filePath("away")));
    QByteArray log;
    const auto tells = [&](const char* words) {
      QCoreApplication::processEvents();
      log += served.standardError();
      return log.contains(words);
    };
    QTRY_VERIFY_WITH_TIMEOUT(tells("Still serving the last good version: There is no folder"), 10'000);
    QCOMPARE(request(served.port(), "GET", "/").status, 200);
    QVERIFY(writeFile(folder.filePath("away/endpoints/later.json"), R"({"path": "/later", "behaviour": {"body": 1}})"));
    QVERIFY(QDir().rename(folder.filePath("away"), project));
    QTRY_COMPARE_WITH_TIMEOUT(request(served.port(), "GET", "/later").status, 200, 10'000);
    QCOMPARE(served.stop(), 0);
  }

  void aLargeBodyWithoutAPlaceIs500AndOthersGoOn_data() {
    QTest::addColumn<QByteArray>("temporary");
    QTest::addColumn<qint64>("room");
    QTest::newRow("no folder for it") << QByteArray("/nowhere") << qint64(0);
    QTest::newRow("the disk is full") << qgetenv("TMPDIR") << qint64(1 << 20);
  }
  void aLargeBodyWithoutAPlaceIs500AndOthersGoOn() {
    QFETCH(QByteArray, temporary);
    QFETCH(qint64, room);
    QTemporaryDir folder;
    writeUploads(folder.filePath("project"));
    const QByteArray before = qgetenv("TMPDIR");
    std::optional<SmallDisk> disk;
    if (room > 0) disk.emplace(rlim_t(room));
    if (!temporary.isEmpty()) qputenv("TMPDIR", temporary);
    const Served served(folder.filePath("project"), {"--state", folder.filePath("state")});
    before.isEmpty() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", before);
    QVERIFY(!disk || disk->isSet());
    disk.reset();
    for (int round = 0; round < 2; ++round) {
      QCOMPARE(upload(served.port(), 24 << 20), 500);
      QCOMPARE(upload(served.port(), 1 << 20), 200);
    }
    QVERIFY(served.isRunning());
  }

  void refreshTokensOutliveAKill() {
    QTemporaryDir folder;
    const QString project = QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/parity/projects/deps_users");
    const QStringList state{"--state", folder.filePath("state")};
    QString token;
    {
      Served killed(project, state);
      token = refreshed(killed.port(), "/token", "username=ada&password=secret&scope=me");
      QVERIFY(!token.isEmpty());
      QCOMPARE(::kill(pid_t(killed.pid()), SIGKILL), 0);
    }
    const Served served(project, state);
    const QByteArray fields = "refresh_token=" + token.toLatin1();
    QVERIFY(!refreshed(served.port(), "/refresh", fields).isEmpty());
    QCOMPARE(refreshed(served.port(), "/refresh", fields), QString()); // it was used
  }

  void aLogThatNobodyReadsEndsNothing() {
    QProcess process;
    process.start("/bin/sh", {"-c", "\"$0\" serve \"$1\" --port 0 --log-format json 2>&1 & echo $!; wait", program(),
                              sample("hello")});
    QByteArray lines;
    while (lines.count('\n') < 2 && process.waitForReadyRead(20'000)) lines += process.readAllStandardOutput();
    const auto pid = pid_t(lines.left(lines.indexOf('\n')).toInt());
    const quint16 port = lines.mid(lines.lastIndexOf(':') + 1).trimmed().toUShort();
    QVERIFY(pid > 0 && port > 0);
    process.closeReadChannel(QProcess::StandardOutput);
    for (int i = 0; i < 20; ++i) QCOMPARE(request(port, "GET", "/").status, 200);
    QCOMPARE(::kill(pid, SIGTERM), 0);
    QVERIFY(process.waitForFinished(20'000));
  }
};

QTEST_GUILESS_MAIN(ServeFaultsTest)
#include "serve_faults_test.moc"
