// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// `signalbox validate --ndjson` as a stranger runs it: long files, long lines, slow writers, readers that leave.
#include "tests/support/served.h"

#include <QElapsedTimer>

#include <fcntl.h>
#include <pty.h>
#include <unistd.h>

using namespace signalbox::test;

namespace {

const QByteArray record = R"({"name":"Ann","age":20,"marks":71.5})";
const QByteArray wrong = R"({"name":"Ann","age":"x","marks":71.5})";

QStringList validate(const QStringList& options, const QString& file = QStringLiteral("-")) {
  return QStringList{"validate", sample("hello"), "Student", file, "--ndjson"} + options;
}

// A `validate` that goes on as long as its input does.
class Running final {
public:
  explicit Running(const QStringList& options = {}) {
    m_process.start(program(), validate(options));
    QVERIFY(m_process.waitForStarted());
  }

  QProcess& process() { return m_process; }

  void send(const QByteArray& text) {
    m_process.write(text);
    while (m_process.bytesToWrite() > 0 && m_process.waitForBytesWritten(20'000)) collect();
  }

  // Until so many lines were answered.
  bool answered(qsizetype lines) {
    QElapsedTimer timer;
    timer.start();
    while (m_lines < lines && timer.elapsed() < 20'000) {
      m_process.waitForReadyRead(100);
      collect();
    }
    return m_lines == lines;
  }

  int peakMegabytes() const {
    QFile status(QStringLiteral("/proc/%1/status").arg(m_process.processId()));
    if (!status.open(QIODevice::ReadOnly)) return -1;
    const QByteArray text = status.readAll();
    return text.mid(text.indexOf("VmHWM:") + 6, 12).trimmed().split(' ').first().toInt() / 1024;
  }

private:
  void collect() { m_lines += m_process.readAllStandardOutput().count('\n'); }

  QProcess m_process;
  qsizetype m_lines = 0;
};

} // namespace

class ValidateLinesTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void answersEachLineInOrder();
  void aLastLineNeedsNoNewline();
  void readsLinesLongerThanABlock();
  void readsAFileAsWellAsAPipe();
  void saysWhichFileCannotBeRead_data();
  void saysWhichFileCannotBeRead();
  void answersBeforeTheInputEnds();
  void memoryStaysFlat();
  void stopsPolitelyWhenInterrupted();
  void stopsSilentlyWhenNobodyReads();
  void showsProgressOnATerminalOnly();
};

void ValidateLinesTest::answersEachLineInOrder() {
  QByteArray input;
  QByteArray expected;
  for (int i = 0; i < 5000; ++i) {
    const QByteArray number = QByteArray::number(i);
    input += "{\"name\":\"n\",\"age\":" + (i % 7 == 3 ? "\"x\"" : number) + ",\"marks\":1}\n";
    if (i % 11 == 0) input += " \r\n";
    expected += i % 7 == 3 ? "int_parsing" : "{\"name\":\"n\",\"age\":" + number + ",\"marks\":1.0}";
    expected += '\n';
  }
  const Ran ran = run(validate({}), input);
  QCOMPARE(ran.exitCode, 1);
  QCOMPARE(ran.err, QByteArray());
  QByteArray seen;
  for (const QByteArray& line : ran.out.split('\n')) seen += (line.startsWith("[{") ? "int_parsing" : line) + '\n';
  QCOMPARE(seen.left(expected.size()), expected);
}

void ValidateLinesTest::aLastLineNeedsNoNewline() {
  const Ran ran = run(validate({}), record + "\n\n" + record);
  QCOMPARE(ran.exitCode, 0);
  QCOMPARE(ran.out.count('\n'), 2);
}

void ValidateLinesTest::readsLinesLongerThanABlock() {
  const QByteArray name(3'500'000, 'n');
  const QByteArray line = "{\"name\":\"" + name + "\",\"age\":1,\"marks\":1.0}\n";
  const Ran ran = run(validate({}), record + '\n' + line + record + '\n' + line);
  QCOMPARE(ran.exitCode, 0);
  const auto lines = ran.out.split('\n');
  QCOMPARE(lines.size(), 5);
  QVERIFY(lines[1] + '\n' == line);
  QVERIFY(lines[3] + '\n' == line);
}

void ValidateLinesTest::readsAFileAsWellAsAPipe() {
  QTemporaryDir folder;
  const QString file = folder.filePath("records.ndjson");
  QVERIFY(writeFile(file, record + '\n' + wrong + '\n'));
  const Ran ran = run(validate({}, file));
  QCOMPARE(ran.exitCode, 1);
  QCOMPARE(ran.out, run(validate({}), record + '\n' + wrong + '\n').out);
}

void ValidateLinesTest::saysWhichFileCannotBeRead_data() {
  QTest::addColumn<QString>("file");
  QTest::addColumn<QByteArray>("said");
  QTest::newRow("absent") << QStringLiteral("/nowhere.ndjson")
                          << QByteArray("/nowhere.ndjson could not be read: No such");
  QTest::newRow("folder") << QStringLiteral("/tmp") << QByteArray("/tmp could not be read: Is a directory.");
}

void ValidateLinesTest::saysWhichFileCannotBeRead() {
  QFETCH(QString, file);
  QFETCH(QByteArray, said);
  const Ran ran = run(validate({}, file));
  QCOMPARE(ran.exitCode, 2);
  QVERIFY2(ran.err.contains(said), ran.err.constData());
}

void ValidateLinesTest::answersBeforeTheInputEnds() {
  Running running;
  running.send(record + '\n');
  QVERIFY(running.answered(1));
  running.send(wrong + '\n');
  QVERIFY(running.answered(2));
  running.process().closeWriteChannel();
  QVERIFY(running.process().waitForFinished());
  QCOMPARE(running.process().exitCode(), 1);
}

void ValidateLinesTest::memoryStaysFlat() {
  Running running;
  QByteArray chunk;
  for (int i = 0; i < 20'000; ++i) chunk += (i % 1000 == 0 ? wrong : record) + '\n';
  running.send(chunk);
  QVERIFY(running.answered(20'000));
  const int early = running.peakMegabytes();
  for (int i = 0; i < 60; ++i) running.send(chunk);
  QVERIFY(running.answered(61 * 20'000));
  QVERIFY(early > 0);
  QVERIFY2(running.peakMegabytes() <= early + 2, qPrintable(QString::number(running.peakMegabytes())));
  running.process().closeWriteChannel();
  QVERIFY(running.process().waitForFinished());
}

void ValidateLinesTest::stopsPolitelyWhenInterrupted() {
  for (const int signal : {SIGINT, SIGTERM}) {
    Running running;
    running.send(record + '\n' + record + '\n');
    QVERIFY(running.answered(2));
    ::kill(static_cast<pid_t>(running.process().processId()), signal);
    QVERIFY(running.process().waitForFinished());
    QCOMPARE(running.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(running.process().exitCode(), 2);
    QCOMPARE(running.process().readAllStandardError(), QByteArray("Stopped after 2 records.\n"));
  }
}

void ValidateLinesTest::stopsSilentlyWhenNobodyReads() {
  QTemporaryDir folder;
  const QString file = folder.filePath("records.ndjson");
  QVERIFY(writeFile(file, (record + '\n').repeated(50'000)));
  QProcess shell;
  const QString command = QStringLiteral("\"$0\" \"$@\" | head -n 2; echo ${PIPESTATUS[0]}");
  shell.start("bash", QStringList{"-c", command, program()} + validate({}, file));
  QVERIFY(shell.waitForFinished());
  const auto lines = shell.readAllStandardOutput().split('\n');
  QCOMPARE(lines.size(), 4);
  QCOMPARE(lines[2], QByteArray("2"));
  QCOMPARE(shell.readAllStandardError(), QByteArray());
}

void ValidateLinesTest::showsProgressOnATerminalOnly() {
  int terminal = -1;
  int other = -1;
  char name[64] = {};
  QCOMPARE(openpty(&terminal, &other, name, nullptr, nullptr), 0);
  fcntl(terminal, F_SETFL, O_NONBLOCK);
  Running piped;
  QProcess process;
  process.setStandardErrorFile(QString::fromLocal8Bit(name), QIODevice::Append);
  process.start(program(), validate({"--quiet"}));
  QVERIFY(process.waitForStarted());
  QByteArray shown;
  const auto read = [&] {
    char bytes[4096];
    for (ssize_t count = 0; (count = ::read(terminal, bytes, sizeof bytes)) > 0;) shown.append(bytes, count);
    return shown;
  };
  QElapsedTimer timer;
  timer.start();
  while (!read().contains(" records  ") && timer.elapsed() < 20'000) {
    process.write((record + '\n').repeated(1000) + wrong + '\n');
    process.waitForBytesWritten();
  }
  QVERIFY2(shown.contains("MB/s"), shown.constData());
  QVERIFY2(shown.contains("error"), shown.constData());
  process.closeWriteChannel();
  QVERIFY(process.waitForFinished());
  QVERIFY2(read().endsWith("\r\033[K"), shown.right(100).constData());
  QCOMPARE(process.exitCode(), 1);
  piped.send((record + '\n').repeated(100'000));
  piped.process().closeWriteChannel();
  QVERIFY(piped.process().waitForFinished());
  QCOMPARE(piped.process().readAllStandardError(), QByteArray());
  close(terminal);
  close(other);
}

QTEST_GUILESS_MAIN(ValidateLinesTest)
#include "validate_lines_test.moc"
