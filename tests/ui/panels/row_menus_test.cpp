// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of rows: of messages, connections, cookies and problems of an answer. Each has what the list's keys do.
#include "fake_workbench.h"
#include "tests/pages/streams_page.h"
#include "tests/pages/try_page.h"
#include "tests/support/raw_web_socket.h"
#include "ui/panels/cookie_editor.h"
#include "ui/panels/environment_editor.h"
#include "ui/panels/try_pane.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

namespace {

QMenu* menuOf(QAbstractItemView& list) {
  const QPoint at = list.rect().center();
  QContextMenuEvent menuKey(QContextMenuEvent::Keyboard, at, list.mapToGlobal(at));
  QApplication::sendEvent(&list, &menuKey);
  return qobject_cast<QMenu*>(QApplication::activePopupWidget());
}

QStringList textsOf(const QMenu& menu) {
  QStringList texts;
  for (const QAction* action : menu.actions())
    if (!action->isSeparator()) texts << action->text().section(u'\t', 0, 0);
  return texts;
}

bool choose(QMenu& menu, const QString& text) {
  for (QAction* action : menu.actions()) {
    if (action->text().section(u'\t', 0, 0) != text) continue;
    action->trigger();
    menu.close();
    return true;
  }
  return false;
}

} // namespace

class RowMenusTest final : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void cleanup() {
    while (QWidget* popup = QApplication::activePopupWidget()) popup->close();
  }

  void aMessageIsCopiedAndComposedAgain() {
    FakeWorkbench bench("food-delivery");
    StreamsPanel panel(bench.parts);
    panel.resize(1100, 700);
    panel.show();
    pages::StreamsPage page(&panel);
    RawServer server(&echo);
    page.connectTo(QString::fromStdString(server.url("/", "ws")));
    QTRY_VERIFY(page.isOpen());
    page.compose(R"({"op": "ping"})");
    page.sendMessage();
    QTRY_VERIFY(page.hasReceived(R"({"op": "ping"})"));
    auto& rows = *page.find<QAbstractItemView>("stream.messages");
    rows.setCurrentIndex(rows.model()->index(rows.model()->rowCount() - 1, 0));
    QTest::keyClick(&rows, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QString(R"({"op": "ping"})"));
    page.compose("another");
    QMenu* menu = menuOf(rows);
    QVERIFY(menu);
    QVERIFY2(choose(*menu, "Put it into the composer"), qPrintable(textsOf(*menu).join(", ")));
    QCOMPARE(page.connection().composition.text, QString(R"({"op": "ping"})"));
  }

  void enterConnectsAndTheMenuDisconnects() {
    FakeWorkbench bench("food-delivery");
    StreamsPanel panel(bench.parts);
    panel.resize(1100, 700);
    panel.show();
    pages::StreamsPage page(&panel);
    RawServer server(&echo);
    panel.openAddress(QString::fromStdString(server.url("/", "ws")));
    QWidget* sidebar = panel.takeSidebar();
    sidebar->show();
    auto& list = *sidebar->findChild<QAbstractItemView*>("streams.list");
    const int before = list.model()->rowCount();
    QTest::keyClick(&list, Qt::Key_Return);
    QTRY_VERIFY(page.isOpen());
    QMenu* menu = menuOf(list);
    QVERIFY(menu && choose(*menu, "Disconnect"));
    QTRY_VERIFY(!page.isOpen());
    menu = menuOf(list);
    QVERIFY(menu && choose(*menu, "Remove"));
    QCOMPARE(list.model()->rowCount(), before - 1);
    menu = menuOf(list); // one of the design stays
    QVERIFY(menu);
    QVERIFY2(!textsOf(*menu).contains("Remove"), qPrintable(textsOf(*menu).join(", ")));
  }

  void anEnvironmentIsRenamedAndRemovedOnItsTab() {
    FakeWorkbench bench("hello");
    design::Environment environment;
    environment.name = "local";
    QVERIFY(bench.document.apply(design::SetEnvironment{environment}));
    EnvironmentEditor editor(bench.parts);
    editor.show();
    auto* tabs = editor.findChild<QWidget*>("environment.tabs");
    QTest::keyClick(tabs, Qt::Key_F2);
    QCOMPARE(editor.focusWidget(), editor.findChild<QWidget*>("environment.name"));
    QTest::keyClick(tabs, Qt::Key_Delete);
    QVERIFY(bench.document.design().environments().empty());
    QCOMPARE(bench.navigator.visits.last(), QString("toast Removed the environment local")); // with Undo
  }

  void aCookieIsCopiedAndRemoved() {
    FakeWorkbench bench("hello");
    requests::Cookie cookie;
    cookie.domain = "api.example.org";
    cookie.name = "sid";
    cookie.value = "7";
    bench.requests.cookies().put(cookie);
    CookieEditor editor(bench.parts);
    editor.show();
    auto& list = *editor.findChild<QAbstractItemView*>("cookies.list");
    QMenu* menu = menuOf(list);
    QVERIFY(menu && choose(*menu, "Copy as a header"));
    QCOMPARE(QApplication::clipboard()->text(), QString("Cookie: sid=7"));
    menu = menuOf(list);
    QVERIFY(menu && choose(*menu, "Remove"));
    QVERIFY(bench.requests.cookies().cookies().empty());
  }
};

QTEST_MAIN(RowMenusTest)
#include "row_menus_test.moc"
