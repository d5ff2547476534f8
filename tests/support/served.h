// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Served: a `signalbox serve` process of a test, and the plainest HTTP client there is.
#pragma once

#include <QtTest>

#include <QDir>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <csignal>

namespace signalbox::test {

inline QString program() { return qEnvironmentVariable("SIGNALBOX_PROGRAM"); }

inline QString sample(const QString& name) { return QStringLiteral(SIGNALBOX_SOURCE_DIR "/resources/samples/") + name; }

inline bool writeFile(const QString& path, const QByteArray& bytes) {
  QDir().mkpath(QFileInfo(path).path());
  QFile file(path);
  return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

inline void copyFolder(const QString& from, const QString& to) {
  QDir().mkpath(to);
  for (const QFileInfo& entry : QDir(from).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot)) {
    const QString target = to + '/' + entry.fileName();
    if (entry.isDir())
      copyFolder(entry.filePath(), target);
    else
      QFile::copy(entry.filePath(), target);
  }
}

struct Ran {
  int exitCode = -1;
  QByteArray out;
  QByteArray err;
};

// A sub-command to its end.
inline Ran run(const QStringList& arguments, const QByteArray& input = {}) {
  QProcess process;
  process.start(program(), arguments);
  process.write(input);
  process.closeWriteChannel();
  if (!process.waitForFinished(30'000)) return {};
  return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
          process.readAllStandardError()};
}

struct Answer {
  int status = 0; // 0: closed without one
  QByteArray head;
  QByteArray body;
};

// One request on a connection of its own, read until the answer's content-length is there or the peer closes.
inline Answer exchange(quint16 port, const QByteArray& bytes, int milliseconds = 20'000) {
  QTcpSocket socket;
  socket.connectToHost(QHostAddress::LocalHost, port);
  if (!socket.waitForConnected(milliseconds)) return {};
  socket.write(bytes);
  QByteArray all;
  Answer answer;
  for (;;) {
    const qsizetype end = all.indexOf("\r\n\r\n");
    if (end >= 0) {
      answer.head = all.left(end);
      answer.body = all.mid(end + 4);
      answer.status = answer.head.mid(9, 3).toInt();
      const qsizetype at = answer.head.toLower().indexOf("content-length: ");
      const qsizetype lineEnd = answer.head.indexOf("\r\n", at);
      if (at >= 0 && answer.body.size() >= answer.head.mid(at + 16, lineEnd < 0 ? -1 : lineEnd - at - 16).toLongLong())
        break;
      if (at < 0 && answer.status == 204) break;
    }
    if (!socket.waitForReadyRead(milliseconds)) {
      all += socket.readAll();
      break;
    }
    all += socket.readAll();
  }
  return answer;
}

inline Answer request(quint16 port, const QByteArray& method, const QByteArray& target, const QByteArray& body = {},
                      const QByteArray& contentType = "application/json") {
  QByteArray bytes = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
  if (!body.isEmpty()) {
    bytes += "Content-Type: " + contentType + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
  }
  return exchange(port, bytes + "\r\n" + body);
}

// Started with --port 0, ended with SIGTERM.
class Served final {
public:
  explicit Served(const QString& project, const QStringList& options = {}) {
    m_process.start(program(), QStringList{"serve", project, "--port", "0"} + options);
    while (!m_line.contains('\n') && m_process.waitForReadyRead(20'000)) m_line += m_process.readAllStandardOutput();
    m_port = m_line.mid(m_line.lastIndexOf(':') + 1).trimmed().toUShort();
  }
  ~Served() {
    m_process.terminate();
    m_process.waitForFinished(20'000);
  }

  QByteArray line() const { return m_line; } // what it printed when it listened
  quint16 port() const { return m_port; }
  qint64 pid() const { return m_process.processId(); }
  QByteArray standardError() { return m_process.readAllStandardError(); }
  bool isRunning() const { return m_process.state() == QProcess::Running; }

  // SIGTERM, and its exit code.
  int stop() {
    m_process.terminate();
    return m_process.waitForFinished(20'000) && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode()
                                                                                               : -1;
  }

private:
  QProcess m_process;
  QByteArray m_line;
  quint16 m_port = 0;
};

} // namespace signalbox::test
