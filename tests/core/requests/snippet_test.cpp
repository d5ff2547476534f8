// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Snippets are read as golden text, and those whose interpreter is on the machine are run: what the server then gets is
// what the request itself would have sent. SIGNALBOX_GOLDEN=write writes the texts anew;
// SIGNALBOX_COMPILED_SNIPPETS=1 runs Go, Java and C++ too, which takes a minute.
#include "core/requests/snippet.h"

#include "core/requests/url_text.h"
#include "tests/core/requests/request_cases.h"
#include "tests/support/raw_server.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <mutex>
#include <nlohmann/json.hpp>

using namespace signalbox;
using namespace signalbox::requests;

namespace {

const QString golden = QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/core/requests/snippets/");

// What a server sees of a request.
struct Seen {
  std::string line;
  std::map<std::string, std::string> headers; // by lower-case name
  std::string body;
};

std::string chunked(test::RawConnection& connection) {
  std::string body;
  for (;;) {
    std::string size;
    while (!size.ends_with("\r\n")) size += connection.read(1);
    const auto count = std::stoul(size, nullptr, 16);
    body += connection.read(count);
    connection.read(2);
    if (count == 0) return body;
  }
}

Seen readRequest(test::RawConnection& connection) {
  const QString head = QString::fromUtf8(QByteArray::fromStdString(connection.readHead()));
  Seen seen;
  const QStringList lines = head.trimmed().split("\r\n");
  seen.line = lines.value(0).toStdString();
  for (const QString& line : lines.mid(1))
    seen.headers[line.section(':', 0, 0).toLower().toStdString()] = line.section(':', 1).trimmed().toStdString();
  if (seen.headers.contains("content-length")) seen.body = connection.read(std::stoul(seen.headers["content-length"]));
  if (seen.headers["transfer-encoding"] == "chunked") seen.body = chunked(connection);
  return seen;
}

// Boundaries are every sender's own.
void plainBoundary(Seen& seen) {
  const std::string type = seen.headers["content-type"];
  const auto at = type.find("boundary=");
  if (at == type.npos) return;
  std::string boundary = type.substr(at + 9);
  if (boundary.starts_with('"')) boundary = boundary.substr(1, boundary.size() - 2);
  seen.headers["content-type"] = type.substr(0, type.find(';'));
  QByteArray body = QByteArray::fromStdString(seen.body);
  body.replace(QByteArray::fromStdString(boundary), "BOUNDARY");
  // The order of a part's headers, and a length that some write, mean nothing.
  QByteArrayList parts = QByteArray(body).split('\n');
  parts.removeIf([](const QByteArray& line) { return line.toLower().startsWith("content-length"); });
  seen.body = parts.join('\n').trimmed().toStdString();
}

// JSON without the white space that a program that writes it anew leaves out.
std::string meaning(const std::string& body) {
  const auto json = nlohmann::ordered_json::parse(body, nullptr, false);
  const std::string compact = json.is_discarded() ? body : json.dump();
  QByteArray plain = QByteArray::fromStdString(body);
  plain.replace(' ', "").replace('\n', "");
  return plain == QByteArray::fromStdString(compact).replace(' ', "") ? compact : body;
}

class Recorder final {
public:
  Recorder()
      : m_server([this](test::RawConnection& connection) {
          Seen seen = readRequest(connection);
          if (seen.line.empty()) return;
          {
            const std::lock_guard lock(m_mutex);
            m_seen = std::move(seen);
          }
          connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
        }) {}

  std::string base() const { return m_server.url(""); }
  Seen take() {
    const std::lock_guard lock(m_mutex);
    Seen seen = std::exchange(m_seen, {});
    plainBoundary(seen);
    return seen;
  }

private:
  std::mutex m_mutex;
  Seen m_seen;
  test::RawServer m_server;
};

struct Run {
  QString program;
  QStringList arguments; // the snippet's file last
  QString file;
};

QString python() {
  const QString own = QStringLiteral(SIGNALBOX_SOURCE_DIR "/build/venv/bin/python");
  return QFile::exists(own) ? own : QStandardPaths::findExecutable("python3");
}

std::optional<Run> runOf(const QString& language) {
  const auto have = [](const char* program) {
    return !QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty();
  };
  const bool compiles = qEnvironmentVariableIsSet("SIGNALBOX_COMPILED_SNIPPETS");
  const auto imports = [](const char* package) {
    return !python().isEmpty() &&
           QProcess::execute(python(), {"-c", QStringLiteral("import %1").arg(QLatin1String(package))}) == 0;
  };
  if (language == "curl" && have("curl")) return Run{"sh", {}, "run.sh"};
  if (language == "javascript_fetch" && have("node")) return Run{"node", {}, "run.mjs"};
  if (language == "python_httpx" && imports("httpx")) return Run{python(), {}, "run.py"};
  if (language == "python_requests" && imports("requests")) return Run{python(), {}, "run.py"};
  if (language == "php" && have("php")) return Run{"php", {}, "run.php"};
  if (language == "httpie" && have("http")) return Run{"sh", {}, "run.sh"};
  if (language == "powershell" && have("pwsh")) return Run{"pwsh", {"-NoProfile", "-File"}, "run.ps1"};
  if (compiles && language == "go" && have("go")) return Run{"go", {"run"}, "main.go"};
  if (compiles && language == "java" && have("java")) return Run{"java", {}, "Main.java"};
  if (compiles && language == "cpp" && have("g++"))
    return Run{"sh", {"-c", "g++ -std=c++17 -o run \"$0\" -lcurl && ./run"}, "main.cpp"};
  return std::nullopt;
}

// What the request's own bytes would look like to the server.
Seen expectedOf(const PlainRequest& request, Recorder& recorder) {
  const auto sent = encode(request, {});
  client::HttpClient http;
  std::atomic_bool done = false;
  client::Callbacks callbacks;
  callbacks.done = [&](client::Response) { done = true; };
  http.send(*sent, std::move(callbacks));
  [](std::atomic_bool& flag) { QTRY_VERIFY(flag); }(done);
  return recorder.take();
}

} // namespace

class SnippetTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void textsAreGolden_data();
  void textsAreGolden();
  void whatRunsSendsTheSame_data();
  void whatRunsSendsTheSame();
  void anUnknownLanguageIsEmpty();
};

void SnippetTest::textsAreGolden_data() {
  QTest::addColumn<QString>("request");
  for (const auto& item : test::requestCases("http://127.0.0.1:8000", "data/scan.pdf"))
    QTest::newRow(item.name.c_str()) << QString::fromStdString(item.name);
}

void SnippetTest::textsAreGolden() {
  QFETCH(const QString, request);
  QString text;
  for (const auto& item : test::requestCases("http://127.0.0.1:8000", "data/scan.pdf")) {
    if (QString::fromStdString(item.name) != request) continue;
    for (const SnippetLanguage& language : snippetLanguages())
      text += QStringLiteral("======== %1\n").arg(QLatin1String(language.title.data())) +
              QString::fromStdString(language.write(test::plain(item.request))) + QLatin1Char('\n');
  }
  QFile file(golden + request + ".txt");
  if (qEnvironmentVariable("SIGNALBOX_GOLDEN") == "write" && file.open(QIODevice::WriteOnly)) {
    file.write(text.toUtf8());
    file.close();
  }
  QVERIFY(file.open(QIODevice::ReadOnly));
  QCOMPARE(text, QString::fromUtf8(file.readAll()));
}

void SnippetTest::whatRunsSendsTheSame_data() {
  QTest::addColumn<QString>("language");
  for (const SnippetLanguage& language : snippetLanguages())
    QTest::newRow(language.id.data()) << QString::fromLatin1(language.id.data());
}

void SnippetTest::whatRunsSendsTheSame() {
  QFETCH(const QString, language);
  const auto run = runOf(language);
  if (!run) QSKIP("nothing here runs it");
  Recorder recorder;
  const QTemporaryDir folder;
  QFile upload(folder.filePath("up load.txt"));
  QVERIFY(upload.open(QIODevice::WriteOnly));
  upload.write("line one\r\nline two\0end", 22);
  upload.close();
  for (const auto& item : test::requestCases(recorder.base(), upload.fileName().toStdString())) {
    const PlainRequest request = test::plain(item.request);
    const Seen expected = expectedOf(request, recorder);
    QFile file(folder.filePath(run->file));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(snippet(request, language.toStdString())));
    file.close();
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.start(run->program, run->arguments + QStringList{file.fileName()});
    QVERIFY(process.waitForFinished(120'000));
    const QByteArray errors = process.readAllStandardError();
    QVERIFY2(process.exitCode() == 0, (QByteArray::fromStdString(item.name) + ": " + errors).constData());
    const Seen seen = recorder.take();
    const std::string where =
        item.name + "\n" + seen.line + "\n" + seen.body + "\nexpected\n" + expected.line + "\n" + expected.body;
    QVERIFY2(decodePercent(seen.line) == decodePercent(expected.line), where.c_str()); // which escapes is their affair
    QVERIFY2(meaning(seen.body) == meaning(expected.body), where.c_str());
    for (const char* name : {"content-type", "authorization", "x-quote", "x-key", "cookie"}) {
      const auto own = seen.headers.find(name);
      const auto other = expected.headers.find(name);
      const std::string got = own == seen.headers.end() ? "" : own->second;
      const std::string wanted = other == expected.headers.end() ? "" : other->second;
      QVERIFY2(lowered(got) == lowered(wanted), (item.name + " " + name + ": " + got + " / " + wanted).c_str());
    }
  }
}

void SnippetTest::anUnknownLanguageIsEmpty() { QVERIFY(snippet({}, "cobol").empty()); }

QTEST_GUILESS_MAIN(SnippetTest)
#include "snippet_test.moc"
