// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of answers made of constants: no more than 8 MB for a design, however many of its endpoints are asked,
// from however many threads, and nothing of a version that is gone. Every byte that the program holds is counted.
#include "tests/core/behaviour/behaviour_host.h"

#include <QtTest>

#include <atomic>
#include <cstdlib>
#include <malloc.h>
#include <new>
#include <thread>

using namespace signalbox;
using test::Json;

namespace {

std::atomic<std::size_t> held = 0; // bytes of the heap that are not given back

void giveBack(void* memory) noexcept {
  held -= malloc_usable_size(memory);
  std::free(memory);
}

} // namespace

void* operator new(std::size_t size) {
  void* const memory = std::malloc(size);
  if (!memory) throw std::bad_alloc();
  held += malloc_usable_size(memory);
  return memory;
}
void operator delete(void* memory) noexcept { giveBack(memory); }
void operator delete(void* memory, std::size_t) noexcept { giveBack(memory); }

namespace {

constexpr std::size_t limit = 8UL << 20;
constexpr std::size_t aside = 256UL << 10; // what stands around the texts that are kept
constexpr int endpoints = 24;              // each would keep more than 600 KB
constexpr int rows = 1'000;

design::Design shop(const std::string& model = "list[Row]") {
  design::Model row;
  row.name = "Row";
  row.fields = {{"id", "int", Json::object()}, {"text", "str", Json::object()}};
  Json constant = Json::array();
  for (int id = 0; id < rows; ++id) constant.push_back({{"id", id}, {"text", std::string(600, 'x')}});
  design::Design design = design::Design().withModel(row).withConstant({"rows", constant});
  for (int i = 0; i < endpoints; ++i) {
    design::Endpoint endpoint = test::endpointWith("reply", {{"body", "{{ rows }}"}});
    endpoint.name = "it_" + std::to_string(i);
    endpoint.path = "/" + std::to_string(i);
    endpoint.response.model = model;
    design = design.withEndpoint(endpoint);
  }
  return design;
}

std::shared_ptr<const api::CompiledApi> compiled(const design::Design& design,
                                                 std::shared_ptr<const api::CompiledApi> previous = nullptr) {
  return api::CompiledApi::compile(design, behaviour::standard(), {.previous = std::move(previous)});
}

// How many of the answers are whole.
int askEvery(const api::CompiledApi& compiledApi, int first = 0, int step = 1) {
  int whole = 0;
  for (int i = first; i < endpoints; i += step) {
    const api::Response response = test::ask(compiledApi, "/" + std::to_string(i));
    whole += response.status == 200 && response.body.size() > rows * 600;
  }
  return whole;
}

} // namespace

class ConstantsMemoryTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void staysBelowItsLimit();
  void staysBelowItWhenThreadsAskAtOnce();
  void isGivenBackWithItsVersion();
  void isNothingWhereNothingIsKnown();
};

void ConstantsMemoryTest::staysBelowItsLimit() {
  const auto api = compiled(shop());
  const std::size_t before = held;
  QCOMPARE(askEvery(*api), endpoints);
  const std::size_t kept = held - before;
  QVERIFY2(kept > limit / 2 && kept <= limit + aside, qPrintable(QString::number(kept)));
  QCOMPARE(askEvery(*api), endpoints);
  QVERIFY2(held - before <= kept + aside, qPrintable(QString::number(held - before)));
}

void ConstantsMemoryTest::staysBelowItWhenThreadsAskAtOnce() {
  constexpr int threads = 4;
  const auto api = compiled(shop());
  const std::size_t before = held;
  std::atomic<int> whole = 0;
  {
    std::vector<std::jthread> asking;
    for (int first = 0; first < threads; ++first)
      asking.emplace_back([&, first] { whole += askEvery(*api, first, threads); });
  }
  QCOMPARE(whole.load(), endpoints);
  QVERIFY2(held - before <= limit + aside, qPrintable(QString::number(held - before)));
}

void ConstantsMemoryTest::isGivenBackWithItsVersion() {
  auto api = compiled(shop());
  const std::size_t before = held;
  for (int version = 0; version < 3; ++version) {
    QCOMPARE(askEvery(*api), endpoints);
    api = compiled(api->design(), api);
  }
  QVERIFY2(held <= before + aside, qPrintable(QString::number(held - before)));
}

void ConstantsMemoryTest::isNothingWhereNothingIsKnown() {
  const auto api = compiled(shop("dict[str, Row]")); // answers 500
  const std::size_t before = held;
  QCOMPARE(askEvery(*api), 0);
  QVERIFY2(held <= before + aside, qPrintable(QString::number(held - before)));
}

QTEST_APPLESS_MAIN(ConstantsMemoryTest)
#include "constants_memory_test.moc"
