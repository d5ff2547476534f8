// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/history.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::requests;

namespace {

HistoryEntry entryFor(const std::string& endpoint, int status) {
  HistoryEntry entry;
  entry.time = 1'800'000'000'000 + status;
  entry.request.endpoint = endpoint;
  entry.request.url = "{{base}}/orders";
  entry.status = status;
  entry.duration = 3'800;
  entry.headers = {{"content-type", "application/json"}};
  entry.body = std::string("{\"a\":1}\0\xff", 9);
  entry.size = entry.body.size();
  return entry;
}

} // namespace

class HistoryTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void init() { m_folder = std::make_unique<QTemporaryDir>(); }

  void whatWasSentIsThereAtTheNextStart();
  void theNewestIsFirstAndOldOnesGo();
  void aHalfWrittenLineIsPassedOver();
  void anEntryIsRemovedForGood();
  void whatWasRemovedComesBackInItsPlace();
  void noSecretIsWritten();
  void onlyItsOwnerReadsTheFile();
  void aFolderThatCannotBeWrittenIsSaid();

private:
  std::filesystem::path file() const { return m_folder->filePath("state/history.jsonl").toStdString(); }
  std::unique_ptr<QTemporaryDir> m_folder;
};

void HistoryTest::whatWasSentIsThereAtTheNextStart() {
  History first(file());
  QVERIFY(first.add(entryFor("create_order", 201)));
  QVERIFY(first.add(entryFor("", 404)));
  History second(file());
  QVERIFY(second.load());
  QVERIFY(second.entries() == first.entries());
  QCOMPARE(second.of("create_order").size(), 1U);
  QVERIFY(second.add(entryFor("create_order", 422)));
  QVERIFY(second.entries().front().id > first.entries().front().id);
}

void HistoryTest::theNewestIsFirstAndOldOnesGo() {
  History history(file(), {3, 4});
  for (int status = 200; status < 210; ++status) QVERIFY(history.add(entryFor("a", status)));
  QCOMPARE(history.entries().size(), 3U);
  QCOMPARE(history.entries().front().status, 209);
  QCOMPARE(history.entries().front().body, std::string("{\"a\""));
  QCOMPARE(history.entries().front().size, 9U);
  History again(file(), {3, 4});
  QVERIFY(again.load());
  QVERIFY(again.entries() == history.entries());
  QFile text(QString::fromStdString(file().string()));
  QVERIFY(text.open(QIODevice::ReadOnly));
  QVERIFY(text.readAll().count('\n') <= 6);
}

void HistoryTest::aHalfWrittenLineIsPassedOver() {
  History history(file());
  QVERIFY(history.add(entryFor("a", 200)));
  QFile text(QString::fromStdString(file().string()));
  QVERIFY(text.open(QIODevice::Append));
  text.write("{\"id\": 9, \"requ");
  text.close();
  History again(file());
  QVERIFY(again.load());
  QCOMPARE(again.entries().size(), 1U);
}

void HistoryTest::anEntryIsRemovedForGood() {
  History history(file());
  QVERIFY(history.add(entryFor("a", 200)));
  QVERIFY(history.add(entryFor("a", 201)));
  const auto id = history.entries().front().id;
  QVERIFY(history.remove(id));
  QVERIFY(!history.entry(id));
  History again(file());
  QVERIFY(again.load());
  QCOMPARE(again.entries().size(), 1U);
  QVERIFY(again.clear());
  QVERIFY(again.load());
  QVERIFY(again.entries().empty());
}

void HistoryTest::whatWasRemovedComesBackInItsPlace() {
  History history(file(), {3, 16});
  for (int status = 200; status < 203; ++status) QVERIFY(history.add(entryFor("a", status)));
  const std::vector<HistoryEntry> before(history.entries().begin(), history.entries().end());
  QVERIFY(history.remove(before[1].id));
  QVERIFY(history.restore({before[1], before[2]})); // the second is still there
  QVERIFY(std::ranges::equal(history.entries(), before));
  QVERIFY(history.clear());
  QVERIFY(history.add(entryFor("a", 404)));
  QVERIFY(history.restore(before)); // the oldest has no room
  QCOMPARE(history.entries().size(), 3U);
  QCOMPARE(history.entries().front().status, 404);
  QCOMPARE(history.entries().back().id, before[1].id);
  History again(file(), {3, 16});
  QVERIFY(again.load());
  QVERIFY(again.entries() == history.entries());
}

void HistoryTest::noSecretIsWritten() {
  HistoryEntry entry = entryFor("a", 200);
  entry.request.auth.kind = design::RequestAuth::Kind::Bearer;
  entry.request.auth.token = "canary-1";
  entry.request.headers = {{"Authorization", "Bearer canary-2", true}, {"X-API-Key", "{{key}}", true}};
  entry.request.cookies = {{"sid", "canary-3", true}};
  entry.headers = {{"Set-Cookie", "sid=canary-4"}, {"x-a", "1"}};
  History history(file());
  QVERIFY(history.add(entry));
  QFile text(QString::fromStdString(file().string()));
  QVERIFY(text.open(QIODevice::ReadOnly));
  const QByteArray all = text.readAll();
  QVERIFY(!all.contains("canary"));
  QVERIFY(all.contains("{{key}}"));
}

void HistoryTest::onlyItsOwnerReadsTheFile() {
  History history(file());
  QVERIFY(history.add(entryFor("a", 200)));
  using std::filesystem::perms;
  QVERIFY((std::filesystem::status(file()).permissions() & (perms::group_all | perms::others_all)) == perms::none);
}

void HistoryTest::aFolderThatCannotBeWrittenIsSaid() {
  QFile blocker(m_folder->filePath("state"));
  QVERIFY(blocker.open(QIODevice::WriteOnly));
  History history(file());
  const auto done = history.add(entryFor("a", 200));
  QVERIFY(!done);
  QVERIFY(done.error().message.starts_with("The history could not be written to "));
  QCOMPARE(history.entries().size(), 1U);
}

QTEST_APPLESS_MAIN(HistoryTest)
#include "history_test.moc"
