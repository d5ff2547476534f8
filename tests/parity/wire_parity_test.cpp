// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What uvicorn sent over its sockets (recorded/wire.json) against what our server sends, byte for byte but for the date
// and the server's name; in the answers to handshakes also the order and the letters of header names, and behind
// protocol errors the reason beside the close code (REGISTER.md).
#include "core/behaviour/standard.h"
#include "core/design/store.h"
#include "core/server/server.h"
#include "tests/parity/masks.h"
#include "tests/support/raw_client.h"

#include <QtTest>

#include <fstream>

using namespace signalbox;
using namespace std::chrono_literals;
using Json = nlohmann::ordered_json;

namespace {

const std::string folder = SIGNALBOX_SOURCE_DIR "/tests/parity/";

Json readFile(const std::string& path) {
  std::ifstream file(folder + path);
  return Json::parse(file);
}

QByteArray latin1(const Json& text) { return QString::fromStdString(text.get<std::string>()).toLatin1(); }

QByteArray masked(QByteArray bytes) {
  static const QRegularExpression date(
      QStringLiteral("([Dd]ate: )\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT"));
  QString text = QString::fromLatin1(bytes);
  return text.replace(date, QStringLiteral("\\1(date)"))
      .replace(QStringLiteral("server: uvicorn\r\n"), QStringLiteral("server: signalbox\r\n"))
      .toLatin1();
}

// The head of an answer to a handshake: names in lower case, sorted, each line once; who serves left out.
QByteArray handshakeHead(const QByteArray& bytes) {
  const qsizetype end = bytes.indexOf("\r\n\r\n");
  if (!bytes.startsWith("HTTP/") || end < 0) return bytes;
  QStringList lines = QString::fromLatin1(bytes.left(end)).split(QStringLiteral("\r\n"));
  const QString status = lines.takeFirst();
  for (QString& line : lines)
    line = line.left(line.indexOf(QLatin1Char(':'))).toLower() + line.mid(line.indexOf(QLatin1Char(':')));
  lines.removeDuplicates();
  lines.removeOne(QStringLiteral("server: signalbox"));
  lines.sort();
  return (status + QStringLiteral("\r\n") + lines.join(QStringLiteral("\r\n"))).toLatin1() + bytes.mid(end);
}

// A close frame of 1002 or 1007, whose reason is the words of a library.
QByteArray withoutReason(const QByteArray& bytes) {
  if (bytes.size() < 4 || quint8(bytes[0]) != 0x88) return bytes;
  const int code = quint8(bytes[2]) << 8 | quint8(bytes[3]);
  return code == 1002 || code == 1007 ? QByteArray("close ") + QByteArray::number(code) : bytes;
}

// A masked close frame with the code of the server's, which ends `heard`.
std::string closeAnswer(const QByteArray& heard) {
  const qsizetype at = heard.lastIndexOf('\x88');
  std::string frame("\x88\x82\0\0\0\0", 6);
  return at < 0 ? frame : frame + heard.mid(at + 2, 2).toStdString();
}

struct Dialogue {
  bool isSocket = false;
  QByteArray shown(const QByteArray& bytes) const {
    return isSocket ? withoutReason(handshakeHead(masked(bytes))) : masked(bytes);
  }
};

// What comes until it is what is expected, or until nothing has come for a long time.
QByteArray hear(test::RawClient& client, const Dialogue& dialogue, const QByteArray& expected) {
  QByteArray heard;
  if (!dialogue.isSocket) heard = QByteArray::fromStdString(client.read(std::size_t(expected.size()))); // masks shorten
  while (dialogue.shown(heard) != expected) {
    const std::string byte = client.read(1);
    if (byte.empty()) break;
    heard += QByteArray::fromStdString(byte);
  }
  return dialogue.shown(heard);
}

} // namespace

class WireParityTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    masks::touch(folder + "projects/wire/files");
    const auto loaded = design::load(folder + "projects/wire");
    QVERIFY(loaded);
    const auto compiled = api::CompiledApi::compile(loaded->design, behaviour::standard());
    server::Options options;
    options.port = 0;
    m_server = server::Server::start(std::make_shared<Snapshot<api::CompiledApi>>(compiled), options).value();
    m_recorded = readFile("recorded/wire.json");
  }

  void dialogues_data() {
    QTest::addColumn<int>("index");
    const Json cases = readFile("cases/wire.json")["dialogues"];
    QCOMPARE(cases.size(), m_recorded.size()); // record_wire.py has seen them all
    for (std::size_t i = 0; i < cases.size(); ++i) {
      QCOMPARE(cases[i]["name"], m_recorded[i]["name"]);
      if (!cases[i].contains("differs")) QTest::newRow(cases[i]["name"].get<std::string>().c_str()) << int(i);
    }
  }
  void dialogues() {
    QFETCH(int, index);
    const Json& recorded = m_recorded[std::size_t(index)];
    const Json source = readFile("cases/wire.json")["dialogues"][std::size_t(index)];
    const Dialogue dialogue{recorded["sent"].dump().contains("Sec-WebSocket")};
    test::RawClient client(m_server->port(), 5s);
    for (std::size_t i = 0; i < recorded["sent"].size(); ++i) {
      QVERIFY(client.send(latin1(recorded["sent"][i]).toStdString()));
      const QByteArray expected = dialogue.shown(latin1(recorded["answers"][i]));
      QCOMPARE(hear(client, dialogue, expected), expected);
    }
    // uvicorn does not wait for it (REGISTER.md), we do.
    if (source.value("answersClose", false)) QVERIFY(client.send(closeAnswer(latin1(recorded["answers"].back()))));
    if (!recorded["closed"].get<bool>()) {
      QVERIFY(client.isSilentFor(20ms));
      return;
    }
    QCOMPARE(client.readToEnd(), std::string());
    QVERIFY(client.wasClosed());
  }

  // Each difference that is wanted has its row.
  void whatDiffersIsRegistered() {
    std::ifstream file(folder + "REGISTER.md");
    const std::string all((std::istreambuf_iterator<char>(file)), {});
    const Json cases = readFile("cases/wire.json");
    for (const Json& dialogue : cases["dialogues"])
      if (dialogue.contains("differs"))
        QVERIFY2(all.contains("| " + dialogue["differs"].get<std::string>() + " |"),
                 dialogue["differs"].get<std::string>().c_str());
  }

private:
  std::unique_ptr<server::Server> m_server;
  Json m_recorded;
};

QTEST_APPLESS_MAIN(WireParityTest)
#include "wire_parity_test.moc"
