// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a hostile peer tries over the wire: smuggled requests, floods, ways out of a folder, uploads, forged tokens.
// Each attack carries a canary that must not sing.
#include "core/behaviour/standard.h"
#include "core/design/store.h"
#include "core/security/base64url.h"
#include "core/security/services.h"
#include "tests/core/server/function_handler.h"
#include "tests/support/raw_client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>

using namespace signalbox;
using namespace signalbox::test;

namespace {

const std::string canary = "GET /canary HTTP/1.1\r\nHost: a\r\n\r\n";
const std::string chunkedCanary = "0\r\n\r\n" + canary;

// Answers everything; says whether the canary sang.
struct Cage {
  Cage()
      : server({{"/", [](const api::Request&, api::Response& response) { plain(response, "hello"); }},
                {"/canary",
                 [this](const api::Request&, api::Response& response) { ++songs, plain(response, "tweet"); }}}) {}
  std::atomic<int> songs = 0;
  FunctionServer server;
};

std::string latin1(const QJsonValue& value) { return value.toString().toLatin1().toStdString(); }

QJsonArray refusedRequests() {
  QFile file(SIGNALBOX_SOURCE_DIR "/tests/core/server/data/http_requests.json");
  QJsonArray refused;
  if (!file.open(QIODevice::ReadOnly)) return refused;
  const QJsonArray all = QJsonDocument::fromJson(file.readAll()).array();
  for (const auto& row : all)
    if (row.toObject().contains("refused")) refused << row;
  return refused;
}

std::string post(const std::string& fields, const std::string& body) {
  return "POST / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n" + body;
}

// Every way to write a coding that somebody has read as "chunked": names, separators, values and ends.
std::vector<std::string> obfuscatedCodings() {
  std::vector<std::string> names = {"Transfer-Encoding",       "transfer-encoding",       "TRANSFER-ENCODING",
                                    "tRANSFER-eNCODING",       " Transfer-Encoding",      "\tTransfer-Encoding",
                                    "X: y\nTransfer-Encoding", "X: y\rTransfer-Encoding", "X: y\r\n Transfer-Encoding"};
  const std::vector<std::string> separators = {
      ": ", ":", ":  ", ":\t", " : ", " :", "\t: ", ":\v", ":\f", ":\r\n ", ":\r\n\t", ":\xA0", ":\n "};
  const std::vector<std::string> values = {"chunked",           "Chunked",       "CHUNKED",       "\"chunked\"",
                                           "'chunked'",         "xchunked",      "chunked,",      ",chunked",
                                           "identity, chunked", "gzip, chunked", "chunked, gzip", "chunked;q=1"};
  std::vector<std::string> lines;
  for (const auto& name : names)
    for (const auto& separator : separators)
      for (const auto& value : values) lines.push_back(name + separator + value + "\r\n");
  for (const char c : {'\0', '\v', '\f', '\x7f', '\x80', '\xff'}) {
    lines.push_back(std::string("Transfer-Encoding: ") + c + "chunked\r\n");
    lines.push_back(std::string("Transfer-Encoding: chunked") + c + "\r\n");
    lines.push_back(std::string("Transfer-Encoding") + c + ": chunked\r\n");
  }
  return lines;
}

void writeFile(const QString& path, const QByteArray& bytes) {
  QDir().mkpath(QFileInfo(path).path());
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

// A project of a few files, compiled and served.
class ProjectServer final {
public:
  explicit ProjectServer(const std::map<QString, QByteArray>& files, server::Options options = {}) {
    for (const auto& [name, bytes] : files) writeFile(m_folder.path() + "/project/" + name, bytes);
    const auto loaded = design::load((m_folder.path() + "/project").toStdString());
    options.port = 0;
    const auto api = api::CompiledApi::compile(loaded->design, behaviour::standard());
    m_server = server::Server::start(std::make_shared<Snapshot<api::CompiledApi>>(api), options).value();
  }
  RawResponse ask(const std::string& bytes) const {
    RawClient client(m_server->port());
    client.send(bytes);
    return client.readResponse();
  }
  RawResponse get(const std::string& target) const { return ask("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n"); }
  QString folder() const { return m_folder.path(); }

private:
  QTemporaryDir m_folder;
  std::unique_ptr<server::Server> m_server;
};

const std::pair<const QString, QByteArray> root = {"signalbox.json", R"({"format":1,"name":"attacked"})"};

ProjectServer uploads(server::Options options = {}) {
  return ProjectServer({root,
                        {"endpoints/up.json",
                         R"({"method":"POST","path":"/up","body":[{"name":"f","type":"UploadFile","in":"file"}],)"
                         R"("behaviour":{"kind":"reply","body":{"name":"{{ f.filename }}","size":"{{ f.size }}"}}})"}},
                       options);
}

std::string upload(const std::string& form, const std::string& contentType = "multipart/form-data; boundary=b") {
  return "POST /up HTTP/1.1\r\nHost: a\r\nContent-Type: " + contentType +
         "\r\nContent-Length: " + std::to_string(form.size()) + "\r\n\r\n" + form;
}

std::string part(const std::string& disposition, const std::string& content) {
  return "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
}

} // namespace

class AttackTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  // T1
  void anUnknownCodingSmugglesNothing() {
    Cage cage;
    RawClient client(cage.server.port());
    client.send(post("Transfer-Encoding: xchunked\r\n", canary));
    QCOMPARE(client.readResponse().status, 400);
    QCOMPARE(client.readToEnd(), std::string());
    QCOMPARE(cage.songs.load(), 0);
  }

  // T2
  void aLengthBesideACodingSmugglesNothing() {
    Cage cage;
    int refused = 0, byLength = 0;
    const std::string length = "Content-Length: " + std::to_string(chunkedCanary.size()) + "\r\n";
    for (const std::string& coding : obfuscatedCodings()) {
      for (const std::string& fields : {length + coding, coding + length}) {
        RawClient client(cage.server.port());
        client.send(post(fields, chunkedCanary));
        client.finishSending();
        const auto status = client.readResponse().status;
        QVERIFY2(status == 400 || status == 200, fields.c_str());
        QCOMPARE(client.readToEnd(), std::string());
        ++(status == 400 ? refused : byLength);
        QVERIFY2(cage.songs == 0, fields.c_str());
      }
    }
    QVERIFY(refused + byLength >= 1326);
    QCOMPARE(byLength, 0); // each of them names the coding, or is no header
  }

  // T3
  void whatIsRefusedLetsNothingThrough() {
    Cage cage;
    const QJsonArray rows = refusedRequests();
    QVERIFY(rows.size() >= 100);
    for (const auto& row : rows) {
      RawClient client(cage.server.port());
      client.send(latin1(row.toObject()["bytes"]) + canary);
      client.finishSending();
      const std::string all = client.readToEnd();
      QVERIFY2(client.wasClosed() && !all.contains("tweet"), qPrintable(row.toObject()["name"].toString()));
    }
    QCOMPARE(cage.songs.load(), 0);
  }

  // T4, T5, T7
  void brokenHeadsAre400AndTheEnd_data() {
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("no Host") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("two Hosts") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n");
    QTest::newRow("a Host with a user") << QByteArray("GET / HTTP/1.1\r\nHost: a@b\r\n\r\n");
    QTest::newRow("a Host with a path") << QByteArray("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n");
    QTest::newRow("a Host that is a list") << QByteArray("GET / HTTP/1.1\r\nHost: a, b\r\n\r\n");
    QTest::newRow("an empty Host") << QByteArray("GET / HTTP/1.1\r\nHost:\r\n\r\n");
    QTest::newRow("a folded line") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n");
    QTest::newRow("a bare CR") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n");
    QTest::newRow("a bare LF") << QByteArray("GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n");
    QTest::newRow("a NUL") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", 41);
    QTest::newRow("a length of 2^64") << QByteArray(
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 18446744073709551616\r\n\r\n");
    QTest::newRow("a negative length") << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n");
    QTest::newRow("a chunk of 2^64") << QByteArray(
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n10000000000000000\r\n");
  }
  void brokenHeadsAre400AndTheEnd() {
    QFETCH(QByteArray, head);
    Cage cage;
    RawClient client(cage.server.port());
    client.send(head.toStdString() + canary);
    QCOMPARE(client.readResponse().status, 400);
    QCOMPARE(client.readToEnd(), std::string());
    QCOMPARE(cage.songs.load(), 0);
  }

  // T6
  void floodsAreTurnedAwayEarly_data() {
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("flood");
    QTest::addColumn<int>("status");
    const QByteArray chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("a target of 1 MB") << QByteArray("GET /") << QByteArray(1'000'000, 'a') << 414;
    QTest::newRow("10,000 headers") << QByteArray("GET / HTTP/1.1\r\n") << QByteArray("X: y\r\n").repeated(10'000)
                                    << 431;
    QTest::newRow("a chunk extension of 500 KB") << chunked + "1;" << QByteArray(500'000, 'e') << 400;
    QTest::newRow("trailers of 200 KB") << chunked + "0\r\n" << QByteArray("X: y\r\n").repeated(33'000) << 431;
  }
  void floodsAreTurnedAwayEarly() {
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, flood);
    QFETCH(int, status);
    Cage cage;
    RawClient client(cage.server.port());
    client.send(start.toStdString());
    client.send(flood.toStdString()); // it may be cut short
    QCOMPARE(client.readResponse().status, status);
  }

  // T8
  void otherProtocolsEndWithOneRecord_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("TLS hello") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11);
    QTest::newRow("HTTP/2 preface") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
  }
  void otherProtocolsEndWithOneRecord() {
    QFETCH(QByteArray, bytes);
    Cage cage;
    RawClient client(cage.server.port());
    client.send(bytes.toStdString());
    client.readToEnd();
    QVERIFY(client.wasClosed());
    const auto records = cage.server.log->all();
    QCOMPARE(records.size(), std::size_t{1});
    QVERIFY(records[0].kind == api::Exchange::Kind::Refused);
  }

  // T9
  void aHeaderMadeOfInputCannotSplitTheAnswer_data() {
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("CR LF") << QByteArray("a%0d%0aset-cookie:%20stolen=1");
    QTest::newRow("LF") << QByteArray("a%0aset-cookie:%20stolen=1");
    QTest::newRow("CR") << QByteArray("a%0dset-cookie:%20stolen=1");
    QTest::newRow("NUL") << QByteArray("a%00b");
    QTest::newRow("a body behind it") << QByteArray("a%0d%0a%0d%0a<script>");
  }
  void aHeaderMadeOfInputCannotSplitTheAnswer() {
    QFETCH(QByteArray, value);
    const ProjectServer server(
        {root,
         {"endpoints/named.json", R"({"method":"GET","path":"/named","parameters":[{"name":"q","type":"str"}],)"
                                  R"("behaviour":{"kind":"reply","headers":{"x-name":"{{ q }}"},"body":"fine"}})"}});
    QCOMPARE(server.get("/named?q=fine").header("x-name").value_or(""), std::string("fine"));
    const auto response = server.get("/named?q=" + value.toStdString());
    QCOMPARE(response.status, 500);
    QVERIFY(!response.head.contains("stolen") && !response.header("set-cookie") && !response.body.contains("<script>"));
  }

  // T12
  void noPathLeavesItsFolder_data() {
    QTest::addColumn<QByteArray>("path");
    for (const char* path :
         {"/files/../secret.txt", "/files/..%2fsecret.txt", "/files/..%2f..%2fetc/passwd", "/files/%2e%2e/secret.txt",
          "/files/..%5csecret.txt", "/files/%5c..%5csecret.txt", "/files//secret.txt", "/files//etc/passwd",
          "/files/%2fetc%2fpasswd", "/files/../files_backup/secret.txt", "/files_backup/secret.txt", "/files/out.txt",
          "/files/outside/secret.txt", "/files/a.txt%00.png", "/files/.", "/files/..",
          "/files/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/files/a.txt/../../secret.txt"})
      QTest::newRow(path) << QByteArray(path);
  }
  void noPathLeavesItsFolder() {
    QFETCH(QByteArray, path);
    const ProjectServer server({root,
                                {"mounts/files.json", R"({"path":"/files","directory":"files"})"},
                                {"files/a.txt", "inside"},
                                {"files_backup/secret.txt", "root:secret"},
                                {"secret.txt", "root:secret"}});
    namespace fs = std::filesystem;
    const fs::path project = fs::path(server.folder().toStdString()) / "project";
    fs::create_symlink(project / "secret.txt", project / "files/out.txt");
    fs::create_directory_symlink(project / "files_backup", project / "files/outside");
    QCOMPARE(server.get("/files/a.txt").body, std::string("inside"));
    const auto response = server.get(path.toStdString());
    QCOMPARE(response.status, 404);
    QVERIFY(!response.body.contains("root:"));
  }

  // T13
  void theNameOfAnUploadIsOnlyAText_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("a path") << QByteArray("../../x");
    QTest::newRow("an absolute path") << QByteArray("/tmp/signalbox-was-here");
    QTest::newRow("a NUL") << QByteArray("a\0b", 3);
    QTest::newRow("a device") << QByteArray("CON");
    QTest::newRow("300 bytes") << QByteArray(300, 'n');
  }
  void theNameOfAnUploadIsOnlyAText() {
    QFETCH(QByteArray, name);
    server::Options options;
    options.limits.formMemoryBytes = 10'000; // it goes to a file
    const ProjectServer server = uploads(options);
    const QTemporaryDir temporary;
    const QByteArray before = qgetenv("TMPDIR");
    qputenv("TMPDIR", temporary.path().toUtf8());
    const std::string form =
        part("name=\"f\"; filename=\"" + name.toStdString() + "\"", std::string(200'000, 'x')) + "--b--\r\n";
    const auto response = server.ask(upload(form));
    before.isEmpty() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", before);
    QCOMPARE(response.status, 200);
    QVERIFY(response.body.contains("\"size\":200000"));
    QVERIFY(QDir(temporary.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    QVERIFY(!QFile::exists("/tmp/signalbox-was-here"));
  }

  // T14
  void formsThatAreTooMuchAreRefused_data() {
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<int>("status");
    std::string parts;
    for (int i = 0; i < 10'000; ++i) parts += part("name=\"f\"", "x");
    QTest::newRow("10,000 parts") << QByteArray::fromStdString(parts + "--b--\r\n") << 400;
    QTest::newRow("no closing boundary") << QByteArray::fromStdString(part("name=\"f\"; filename=\"x\"", "x"))
                                         << 422; // as FastAPI: no file
    QTest::newRow("a header of 1 MB") << QByteArray::fromStdString("--b\r\nX: " + std::string(1'000'000, 'h') +
                                                                   "\r\n\r\nx\r\n--b--\r\n")
                                      << 400;
    QTest::newRow("a boundary of 1 KB") << QByteArray("--b--\r\n") << 400;
    QTest::newRow("a field over 1 MB") << QByteArray::fromStdString(
                                              part("name=\"g\"", std::string((1 << 20) + 1, 'x')) + "--b--\r\n")
                                       << 400;
  }
  void formsThatAreTooMuchAreRefused() {
    QFETCH(QByteArray, form);
    QFETCH(int, status);
    const ProjectServer server = uploads();
    const bool isLongBoundary = QByteArray(QTest::currentDataTag()).startsWith("a boundary");
    const std::string type = "multipart/form-data; boundary=" + (isLongBoundary ? std::string(1024, 'b') : "b");
    QCOMPARE(server.ask(upload(form.toStdString(), type)).status, status);
  }

  // T45; core/security has the rest: Wycheproof's files, keys of another kind
  void aForgedTokenOpensNothing_data() {
    QTest::addColumn<QByteArray>("token");
    const std::string claims =
        security::base64UrlEncode(R"({"sub":"ada","exp":4102444800,"scope":"me","type":"access"})");
    const auto forged = [&](const char* header, const char* signature) {
      return QByteArray::fromStdString(security::base64UrlEncode(header) + '.' + claims + '.' + signature);
    };
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("alg none") << forged(R"({"alg":"none"})", "");
    QTest::newRow("no signature") << forged(R"({"alg":"HS256"})", "");
    QTest::newRow("a signature of zeros") << forged(R"({"alg":"ES256"})", std::string(86, 'A').c_str());
    QTest::newRow("kid is a path") << forged(R"({"alg":"HS256","kid":"../../../dev/null"})",
                                             "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
    QTest::newRow("a key of its own") << forged(R"({"alg":"HS256","jku":"http://127.0.0.1:1/"})",
                                                "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
  }
  void aForgedTokenOpensNothing() {
    QFETCH(QByteArray, token);
    qputenv("SIGNALBOX_SECRET_JWT_KEY", "a secret of thirty-two bytes or more");
    const auto services =
        std::make_shared<security::SecurityServices>(std::make_shared<security::EnvironmentSecrets>());
    const auto loaded = design::load(SIGNALBOX_SOURCE_DIR "/tests/parity/projects/deps_users");
    QVERIFY(loaded);
    const auto api = api::CompiledApi::compile(loaded->design, behaviour::standard(), {.security = services});
    server::Options options;
    options.port = 0;
    const auto server = server::Server::start(std::make_shared<Snapshot<api::CompiledApi>>(api), options).value();
    RawClient client(server->port());
    client.send("GET /me HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token.toStdString() + "\r\n\r\n");
    QCOMPARE(client.readResponse().status, 401);
  }
};

QTEST_GUILESS_MAIN(AttackTest)
#include "attack_test.moc"
