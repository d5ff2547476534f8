// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What pages of the designer share: when they follow the design.
#include "core/design/edit.h"
#include "tests/ui/panels/fake_workbench.h"
#include "ui/editors/editing.h"

#include <QStackedLayout>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

void addModel(FakeWorkbench& bench, const std::string& name) {
  design::Model model;
  model.name = name;
  QVERIFY(bench.document.apply(design::AddModel{model}));
}

} // namespace

class EditingTest final : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aPageBehindAnotherShowsWhatCameWhenItIsLookedAt() {
    FakeWorkbench bench("hello");
    auto* stack = new QStackedLayout(&bench.window);
    int shown[2] = {0, 0};
    for (int& count : shown) {
      auto* page = new QWidget;
      stack->addWidget(page);
      whenDesignChanges(bench.parts, *page, [&count] { ++count; });
    }
    bench.window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&bench.window));
    addModel(bench, "One");
    addModel(bench, "Two");
    QCOMPARE(shown[0], 2);
    QCOMPARE(shown[1], 0);
    stack->setCurrentIndex(1);
    QCOMPARE(shown[1], 1); // once for both
    stack->setCurrentIndex(0);
    QCOMPARE(shown[0], 2); // it had seen them
    bench.document.undo();
    QCOMPARE(shown[0], 3);
    QCOMPARE(shown[1], 1);
  }

  void withoutAWindowThatIsShownEveryPageFollows() {
    FakeWorkbench bench("hello");
    QWidget page;
    int shown = 0;
    whenDesignChanges(bench.parts, page, [&shown] { ++shown; });
    addModel(bench, "One");
    QCOMPARE(shown, 1);
  }

  void whatIsLiveIsFollowedToo() {
    FakeWorkbench bench("hello");
    QWidget page;
    int shown = 0;
    whenApplied(bench.parts, page, [&shown] { ++shown; });
    addModel(bench, "One");
    QTRY_VERIFY(shown > 0);
  }
};

QTEST_MAIN(EditingTest)
#include "editing_test.moc"
