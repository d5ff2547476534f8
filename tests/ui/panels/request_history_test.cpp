// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Earlier sends: restored, compared, filtered, removed and brought back.
#include "request_scene.h"
#include "ui/panels/history_view.h"
#include "ui/text/code_editor.h"

#include <QAbstractItemModelTester>
#include <QContextMenuEvent>
#include <QMenu>

using namespace signalbox;
using namespace signalbox::ui;

class RequestHistoryTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void anEarlierSendIsRestoredComparedAndRemoved() {
    Scene scene;
    const pages::TryPage page = scene.page();
    QCOMPARE(page.send(), 200);
    const QString first = page.body().content();
    page.setBody(QStringLiteral("{\"name\": \"Zoe\", \"age\": 1, \"marks\": 2}"));
    QCOMPARE(page.send(), 200);
    page.click(QStringLiteral("response.history"));
    auto* history = scene.pane->window()->findChild<HistoryView*>();
    QVERIFY(history);
    const QAbstractItemModelTester tester(&history->model());
    QCOMPARE(history->model().rowCount(), 2);
    auto* list = history->findChild<QAbstractItemView*>(QStringLiteral("history.list"));
    const QRect opened = history->geometry();
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(history->sizeHint(), opened.size()); // it stays where it opened
    auto* verdict = history->findChild<Label*>(QStringLiteral("history.verdict"));
    QVERIFY(verdict->text() != QStringLiteral("Same as the current answer"));
    QVERIFY(history->findChild<CodeEditor*>(QStringLiteral("history.difference"))
                ->content()
                .contains(QStringLiteral("+ ")));
    const auto* difference = history->findChild<CodeEditor*>(QStringLiteral("history.difference"));
    const QString older = difference->content();
    QTest::keyClick(list, Qt::Key_Up); // it follows what is chosen
    QVERIFY(difference->content() != older);
    QVERIFY(!difference->content().contains(QStringLiteral("+ ")));
    QCOMPARE(verdict->text(), QStringLiteral("Same as the current answer"));
    QTest::keyClick(list, Qt::Key_Space);
    QVERIFY(difference->isHidden());
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(page.body().content(), first);
    page.click(QStringLiteral("response.history"));
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(history->model().rowCount(), 1);
    QCOMPARE(scene.bench.requests.history().entries().size(), 1U);
  }

  void aRemovedSendComesBackInItsPlace() {
    Scene scene;
    const pages::TryPage page = scene.page();
    QCOMPARE(page.send(), 200);
    QCOMPARE(page.send(), 200);
    const auto before = scene.bench.requests.history().entries();
    page.click(QStringLiteral("response.history"));
    auto* history = scene.pane->window()->findChild<HistoryView*>();
    auto* list = history->findChild<QAbstractItemView*>(QStringLiteral("history.list"));
    QTest::keyClick(list, Qt::Key_Delete);
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(history->model().rowCount(), 0);
    scene.bench.navigator.run(); // the toast's Undo: the last one
    QCOMPARE(history->model().rowCount(), 1);
    QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier); // each removal once
    QVERIFY(scene.bench.requests.history().entries() == before);
  }

  void theMenuOfAnEarlierSendHasItsKeys() {
    Scene scene;
    const pages::TryPage page = scene.page();
    QCOMPARE(page.send(), 200);
    page.click(QStringLiteral("response.history"));
    auto* history = scene.pane->window()->findChild<HistoryView*>();
    auto* list = history->findChild<QAbstractItemView*>(QStringLiteral("history.list"));
    const QPoint at = list->rect().center();
    QContextMenuEvent menuKey(QContextMenuEvent::Keyboard, at, list->mapToGlobal(at));
    QApplication::sendEvent(list, &menuKey);
    auto* menu = history->findChild<QMenu*>(QStringLiteral("history.menu"));
    QVERIFY(menu);
    QStringList texts;
    for (const QAction* action : menu->actions())
      if (!action->isSeparator()) texts << action->text().section(u'\t', 1);
    QCOMPARE(texts, QStringList({"Enter", "Space", "Del"}));
    menu->actions().back()->trigger();
    QCOMPARE(history->model().rowCount(), 0);
  }

  void anEarlierSendSaysItsQuery() {
    Peer peer([](const std::string&, const std::string&) { return answer("{}"); });
    Scene scene;
    scene.sendTo(peer.url("/list?q=a&limit=3"));
    QCOMPARE(scene.page().send(), 200);
    HistoryModel model;
    model.setEntries({&scene.bench.requests.history().entries().front()});
    QVERIFY2(model.index(0).data().toString().endsWith(QStringLiteral("/list?q=a&limit=3")),
             qPrintable(model.index(0).data().toString()));
  }

  void earlierSendsAreFiltered_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("rows");
    QTest::newRow("none") << QString() << 2;
    QTest::newRow("a path") << QStringLiteral("list") << 1;
    QTest::newRow("a status and a method") << QStringLiteral("200 post") << 2;
    QTest::newRow("something else") << QStringLiteral("nothing") << 0;
  }
  void earlierSendsAreFiltered() {
    QFETCH(QString, words);
    Peer peer([](const std::string&, const std::string&) { return answer("{}"); });
    Scene scene;
    for (const char* path : {"/list?q=a", "/other"}) {
      scene.sendTo(peer.url(path));
      QCOMPARE(scene.page().send(), 200);
    }
    HistoryView view;
    std::vector<const requests::HistoryEntry*> entries;
    for (const auto& entry : scene.bench.requests.history().entries()) entries.push_back(&entry);
    view.setEntries(entries);
    view.findChild<LineEdit*>(QStringLiteral("history.filter"))->setText(words);
    QTEST(view.model().rowCount(), "rows");
    if (view.model().rowCount() == 0) return;
    const QModelIndex first = view.model().index(0);
    QVERIFY(first.data(HistoryModel::HostRole).toString().startsWith(QStringLiteral("http://127.0.0.1:")));
    QVERIFY(first.data(HistoryModel::PathRole).toString().startsWith(u'/'));
  }

  void aClosedTabLeavesNoHistoryBehind() {
    FakeWorkbench bench("hello");
    QVERIFY(bench.start());
    auto first = std::make_unique<TryPane>(bench.parts, QStringLiteral("read_root"), &bench.window);
    TryPane second(bench.parts, QStringLiteral("add_student"), &bench.window);
    bench.window.show();
    QCOMPARE(pages::TryPage(first.get()).send(), 200);
    pages::TryPage(first.get()).click(QStringLiteral("response.history"));
    QVERIFY(bench.window.findChild<HistoryView*>());
    first.reset();
    QVERIFY(!bench.window.findChild<HistoryView*>());
    QCOMPARE(pages::TryPage(&second).send(), 200); // it is remembered, and nobody of the first one hears of it
  }
};

QTEST_MAIN(RequestHistoryTest)
#include "request_history_test.moc"
