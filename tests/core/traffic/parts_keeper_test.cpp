// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of old exchanges on disk: what was kept comes back, the oldest give way, and what is gone is said.
#include "core/traffic/parts_keeper.h"

#include <QtTest>

#include <latch>
#include <thread>

using namespace signalbox;
using traffic::ExchangeParts;
using traffic::PartsKeeper;

namespace {

ExchangeParts partsOf(const std::string& body) {
  ExchangeParts parts;
  parts.responseBody = body;
  return parts;
}

std::vector<ExchangeParts> bodies(const std::vector<std::string>& texts) {
  std::vector<ExchangeParts> all;
  for (const std::string& text : texts) all.push_back(partsOf(text));
  return all;
}

std::string bodyAt(const PartsKeeper& keeper, std::uint64_t sequence) {
  const auto parts = keeper.find(sequence);
  return parts ? parts->responseBody : "(none)";
}

std::vector<std::uint64_t> searched(PartsKeeper& keeper, std::vector<std::uint64_t> sequences,
                                    const std::string& text) {
  std::vector<std::uint64_t> result;
  const auto accepts = [text](const ExchangeParts& parts) { return parts.responseBody.contains(text); };
  keeper.search(std::move(sequences), accepts, [&result](std::vector<std::uint64_t> found) { result = found; });
  keeper.flush();
  return result;
}

} // namespace

class PartsKeeperTest final : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everyPartComesBack() {
    api::Exchange exchange;
    exchange.requestHeaders = {{"Host", "localhost"}, {"Accept", "*/*"}};
    exchange.responseHeaders = {{"Content-Type", "application/json"}};
    exchange.requestBody = std::string("\0{\"id\":1}\xff", 10);
    exchange.responseBody = std::string(70'000, 'x');
    exchange.trace.candidates = {{"GET /items/{id}", api::RouteCandidate::Outcome::OtherMethod}};
    exchange.trace.parameters = {{"read_item", "id", "path", "1"}};
    exchange.trace.problems = {R"({"type":"missing"})", R"({"type":"extra_forbidden"})"};
    exchange.trace.stages = {{"Router", "/items/{id}", api::StageState::Stopped, 1'234'567'890'123, 2}};
    const api::Exchange before = exchange;
    ExchangeParts parts = traffic::takeParts(exchange);
    QVERIFY(exchange.responseBody.empty() && exchange.requestHeaders.empty() && exchange.trace.stages.empty());
    QCOMPARE(exchange.trace.problems.size(), std::size_t(1)); // validation refused it, that stays known
    std::string bytes;
    traffic::appendParts(bytes, parts);
    auto read = traffic::readParts(bytes);
    QVERIFY(read);
    traffic::giveParts(exchange, std::move(*read));
    QVERIFY(exchange.requestHeaders == before.requestHeaders && exchange.responseHeaders == before.responseHeaders);
    QVERIFY(exchange.requestBody == before.requestBody && exchange.responseBody == before.responseBody);
    QVERIFY(exchange.trace.problems == before.trace.problems);
    QVERIFY(exchange.trace.candidates[0].route == "GET /items/{id}");
    QVERIFY(exchange.trace.candidates[0].outcome == api::RouteCandidate::Outcome::OtherMethod);
    QVERIFY(exchange.trace.parameters[0].value == "1");
    QCOMPARE(exchange.trace.stages[0].nanoseconds, 1'234'567'890'123);
    QVERIFY(exchange.trace.stages[0].state == api::StageState::Stopped);
    QCOMPARE(exchange.trace.stages[0].depth, 2);
  }

  void whatIsCutOrForeignIsNotRead() {
    std::string bytes;
    traffic::appendParts(bytes, partsOf("a body"));
    for (std::size_t size = 0; size < bytes.size(); ++size) QVERIFY(!traffic::readParts(bytes.substr(0, size)));
    QVERIFY(!traffic::readParts(bytes + "x"));
    QVERIFY(!traffic::readParts(std::string(100, '\xff')));
  }

  void keptPartsAreFoundBeforeAndAfterTheyAreOnDisk() {
    PartsKeeper keeper;
    keeper.keep(7, bodies({"seven", "eight"}), 10);
    QCOMPARE(bodyAt(keeper, 7), std::string("seven"));
    keeper.keep(9, bodies({"nine"}), 4);
    keeper.flush();
    QCOMPARE(bodyAt(keeper, 8), std::string("eight"));
    QCOMPARE(bodyAt(keeper, 9), std::string("nine"));
    QVERIFY(!keeper.holds(6) && !keeper.holds(10));
    QCOMPARE(keeper.lost(), 0U);
  }

  void aFullFileLosesTheOldest() {
    PartsKeeper keeper({.fileBytes = 10'000, .waitingBytes = 1 << 20});
    for (std::uint64_t sequence = 0; sequence < 30; ++sequence) {
      keeper.keep(sequence, bodies({std::string(900, char('a' + sequence % 26))}), 900);
      keeper.flush();
    }
    QVERIFY(!keeper.holds(0));
    QVERIFY(keeper.lost() >= 19 && keeper.lost() <= 21);
    for (std::uint64_t sequence = keeper.lost(); sequence < 30; ++sequence)
      QCOMPARE(bodyAt(keeper, sequence), std::string(900, char('a' + sequence % 26)));
  }

  void oneIsReadOnTheKeepersThreadBeforeASearchGoesOn() {
    PartsKeeper keeper;
    keeper.keep(0, bodies({"a", "b", "c"}), 3);
    keeper.flush();
    std::latch searching(1);
    std::latch asked(1);
    std::vector<std::string> order;
    const auto accepts = [&](traffic::ExchangeParts& parts) {
      if (order.empty()) {
        searching.count_down();
        asked.wait();
      }
      order.push_back("looked at " + parts.responseBody);
      return true;
    };
    keeper.search({0, 1}, accepts, [](const std::vector<std::uint64_t>&) {});
    searching.wait();
    std::thread::id readOn;
    keeper.read(2, [&](std::optional<traffic::ExchangeParts> parts) {
      readOn = std::this_thread::get_id();
      order.push_back("read " + parts.value_or(traffic::ExchangeParts()).responseBody);
    });
    keeper.read(3, [&](std::optional<traffic::ExchangeParts> parts) { order.push_back(parts ? "there" : "lost"); });
    asked.count_down();
    keeper.flush();
    QVERIFY(order == std::vector<std::string>({"looked at a", "read c", "lost", "looked at b"}));
    QVERIFY(readOn != std::this_thread::get_id());
  }

  void oneThatIsLargerThanTheFileIsLost() {
    PartsKeeper keeper({.fileBytes = 1'000, .waitingBytes = 1 << 20});
    keeper.keep(0, bodies({"small", std::string(2'000, 'x')}), 2'005);
    keeper.keep(2, bodies({"after"}), 5);
    keeper.flush();
    QVERIFY(!keeper.holds(1));
    QCOMPARE(bodyAt(keeper, 2), std::string("after"));
    QCOMPARE(keeper.lost(), 2U); // they were one write
  }

  void forgottenOnesAreNeitherThereNorLost() {
    PartsKeeper keeper({.fileBytes = 2'500, .waitingBytes = 1 << 20});
    for (std::uint64_t sequence = 0; sequence < 4; ++sequence) {
      keeper.keep(sequence, bodies({std::string(900, 'x')}), 900);
      keeper.flush();
    }
    QVERIFY(keeper.lost() > 0);
    keeper.forget(3);
    QCOMPARE(keeper.lost(), 0U);
    QVERIFY(!keeper.holds(2));
    QVERIFY(keeper.holds(3));
    keeper.forget(100);
    keeper.keep(100, bodies({"a hundred"}), 9);
    keeper.flush();
    QCOMPARE(bodyAt(keeper, 100), std::string("a hundred"));
  }

  void whatComesFasterThanTheDiskIsLostAndSaid() {
    PartsKeeper keeper({.fileBytes = 1 << 20, .waitingBytes = 1'000});
    std::latch searching(1);
    std::latch holding(1);
    keeper.search({}, {}, [&](const auto&) { // its thread has something else to do
      searching.count_down();
      holding.wait();
    });
    searching.wait();
    keeper.keep(0, bodies({std::string(900, 'x')}), 900);
    keeper.keep(1, bodies({std::string(900, 'y')}), 900);
    holding.count_down();
    keeper.flush();
    keeper.keep(2, bodies({"later"}), 5);
    keeper.flush();
    QCOMPARE(bodyAt(keeper, 2), std::string("later"));
    QVERIFY(!keeper.holds(1));
    QCOMPARE(keeper.lost(), 1U);
  }

  void aSearchAnswersInTheOrderAsked() {
    PartsKeeper keeper;
    keeper.keep(0, bodies({"a needle", "hay", "needles", "hay"}), 20);
    QCOMPARE(searched(keeper, {3, 2, 1, 0}, "needle"), (std::vector<std::uint64_t>{2, 0}));
    QCOMPARE(searched(keeper, {9, 3}, "needle"), std::vector<std::uint64_t>{});
  }

  void oneThatEndsWhileItWritesEndsAtOnce() {
    PartsKeeper keeper;
    for (std::uint64_t sequence = 0; sequence < 50; ++sequence)
      keeper.keep(sequence, bodies({std::string(60'000, 'x')}), 60'000);
  }
};

QTEST_GUILESS_MAIN(PartsKeeperTest)
#include "parts_keeper_test.moc"
