// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/thread_pool.h"
#include "tests/core/server/function_handler.h"

#include <QtTest>

#include <future>

using namespace signalbox;
using namespace signalbox::test;
using server::ThreadPool;

namespace {

class NotedJob final : public ThreadPool::Job {
public:
  NotedJob(Notes& notes, std::string name, std::function<void()> what = {})
      : m_notes(notes), m_name(std::move(name)), m_what(std::move(what)) {}
  void run() noexcept override {
    if (m_what) m_what();
    m_notes.add(m_name);
  }

private:
  Notes& m_notes;
  std::string m_name;
  std::function<void()> m_what;
};

// A job that says when it has begun and waits until it is let go.
struct Gate {
  std::promise<void> begun, released;
  std::shared_ptr<NotedJob> job(Notes& notes, std::string name) {
    return std::make_shared<NotedJob>(notes, std::move(name), [this] {
      begun.set_value();
      released.get_future().wait();
    });
  }
  void waitUntilBegun() { begun.get_future().wait(); }
};

} // namespace

class ThreadPoolTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void jobsRunInOrderOnOneThread() {
    Notes notes;
    ThreadPool pool(1, 100);
    std::vector<std::string> expected;
    for (int i = 0; i < 20; ++i) {
      expected.push_back(std::to_string(i));
      QVERIFY(pool.add(std::make_shared<NotedJob>(notes, expected.back())));
    }
    QCOMPARE(notes.waitFor(20), expected);
  }

  void eachThreadHasAJobOfItsOwn() {
    Notes notes;
    Gate gates[3];
    ThreadPool pool(3, 100);
    for (Gate& gate : gates) QVERIFY(pool.add(gate.job(notes, "held")));
    for (Gate& gate : gates) gate.waitUntilBegun();
    for (Gate& gate : gates) gate.released.set_value();
    QCOMPARE(notes.waitFor(3).size(), 3U);
  }

  void noMoreThanTheLimitWait() {
    Notes notes;
    Gate gate;
    ThreadPool pool(1, 2);
    QVERIFY(pool.add(gate.job(notes, "held")));
    gate.waitUntilBegun();
    QVERIFY(pool.add(std::make_shared<NotedJob>(notes, "first")));
    QVERIFY(pool.add(std::make_shared<NotedJob>(notes, "second")));
    QVERIFY(!pool.add(std::make_shared<NotedJob>(notes, "one too many")));
    gate.released.set_value();
    QCOMPARE(notes.waitFor(3), (std::vector<std::string>{"held", "first", "second"}));
    QVERIFY(pool.add(std::make_shared<NotedJob>(notes, "room again")));
    QCOMPARE(notes.waitFor(4).back(), std::string("room again"));
  }

  void aJobThatIsRemovedDoesNotRun() {
    Notes notes;
    Gate gate;
    ThreadPool pool(1, 10);
    const auto held = gate.job(notes, "held");
    const auto removed = std::make_shared<NotedJob>(notes, "removed");
    QVERIFY(pool.add(held));
    gate.waitUntilBegun();
    QVERIFY(pool.add(removed));
    QVERIFY(pool.add(std::make_shared<NotedJob>(notes, "last")));
    pool.remove(*removed);
    pool.remove(*held); // too late
    QCOMPARE(removed.use_count(), 1L);
    gate.released.set_value();
    QCOMPARE(notes.waitFor(2), (std::vector<std::string>{"held", "last"}));
  }

  void itsEndWaitsForTheJobUnderWayAndForgetsTheOthers() {
    Notes notes;
    Gate gate;
    const auto waiting = std::make_shared<NotedJob>(notes, "waiting");
    std::optional<ThreadPool> pool(std::in_place, 1U, 10U);
    QVERIFY(pool->add(gate.job(notes, "held")));
    gate.waitUntilBegun();
    QVERIFY(pool->add(waiting));
    std::thread releaser([&] {
      while (waiting.use_count() > 1 && notes.lines().empty()) {
        gate.released.set_value();
        break;
      }
    });
    pool.reset();
    releaser.join();
    QCOMPARE(notes.lines().front(), std::string("held"));
    QVERIFY(notes.lines().size() <= 2);
    QCOMPARE(waiting.use_count(), 1L);
  }
};

QTEST_APPLESS_MAIN(ThreadPoolTest)
#include "thread_pool_test.moc"
