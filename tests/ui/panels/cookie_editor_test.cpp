// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The jar by hand: found, added, changed, refused, removed and brought back, and what a request then sends.
#include "fake_workbench.h"
#include "tests/pages/try_page.h"
#include "tests/support/raw_server.h"
#include "ui/panels/cookie_editor.h"
#include "ui/panels/cookie_form.h"
#include "ui/panels/cookie_list.h"
#include "ui/panels/sidebar_delegate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/row_view.h"

#include <QDateTime>

using namespace signalbox;
using namespace signalbox::ui;
using requests::Cookie;

namespace {

Cookie cookie(const char* name, const char* value, const char* domain, const char* path = "/") {
  Cookie made;
  made.name = name;
  made.value = value;
  made.domain = domain;
  made.path = path;
  return made;
}

struct Scene {
  Scene() {
    jar().put(cookie("session", "abc", "b.test"));
    jar().put(cookie("theme", "dark", "a.test", "/shop"));
    jar().put(cookie("lang", "en", "a.test"));
    editor = std::make_unique<CookieEditor>(bench.parts);
    editor->resize(760, 500);
    editor->show();
  }
  requests::CookieJar& jar() { return bench.requests.cookies(); }
  pages::Page page() const { return pages::Page(editor.get()); }
  QStringList rows() const {
    QStringList all;
    const auto* model = page().find<RowList>(QStringLiteral("cookies.list"))->model();
    for (int row = 0; row < model->rowCount(); ++row) all << model->index(row, 0).data().toString();
    return all;
  }
  void choose(const QString& name) const {
    auto* list = page().find<RowList>(QStringLiteral("cookies.list"));
    list->setCurrentIndex(list->model()->index(int(rows().indexOf(name)), 0));
  }
  QString field(const char* name) const { return page().find<LineEdit>(QStringLiteral("cookie.") + name)->text(); }
  QString problem(const char* name) const { return page().find<LineEdit>(QStringLiteral("cookie.") + name)->problem(); }
  void type(const char* name, const QString& text) const { page().type(QStringLiteral("cookie.") + name, text); }

  FakeWorkbench bench{"hello"};
  std::unique_ptr<CookieEditor> editor;
};

} // namespace

class CookieEditorTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void cookiesStandUnderTheirHosts() {
    const Scene scene;
    QCOMPARE(scene.rows(), (QStringList{"a.test", "lang", "theme", "b.test", "session"}));
    QCOMPARE(scene.field("name"), QStringLiteral("lang"));
  }

  void theyAreFoundByAnyPart_data() {
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QStringList>("rows");
    QTest::newRow("name") << "sess" << QStringList{"b.test", "session"};
    QTest::newRow("value") << "DARK" << QStringList{"a.test", "theme"};
    QTest::newRow("host") << "a.test" << QStringList{"a.test", "lang", "theme"};
    QTest::newRow("path") << "/shop" << QStringList{"a.test", "theme"};
    QTest::newRow("none") << "zzz" << QStringList{};
  }
  void theyAreFoundByAnyPart() {
    QFETCH(QString, wanted);
    const Scene scene;
    scene.page().type(QStringLiteral("cookies.search"), wanted);
    QTEST(scene.rows(), "rows");
    QCOMPARE(scene.page().has(QStringLiteral("cookies.empty")), scene.rows().isEmpty());
  }

  void whatIsTypedIsInTheJarAtOnce() {
    Scene scene;
    scene.choose(QStringLiteral("session"));
    scene.type("value", QStringLiteral("new"));
    scene.type("path", QStringLiteral("/api"));
    scene.type("expires", QStringLiteral("2090-01-02 03:04"));
    scene.page().click(QStringLiteral("cookie.secure"));
    scene.page().click(QStringLiteral("cookie.below"));
    const auto& all = scene.jar().cookies();
    QCOMPARE(all.size(), std::size_t{3});
    Cookie wanted = cookie("session", "new", "b.test", "/api");
    wanted.secure = true;
    wanted.hostOnly = false;
    wanted.expires = QDateTime(QDate(2090, 1, 2), QTime(3, 4)).toSecsSinceEpoch();
    QVERIFY(all.front() == wanted); // in its old place
    QCOMPARE(scene.field("name"), QStringLiteral("session"));
  }

  void anotherCookieIsNotLostToARename() {
    Scene scene;
    scene.choose(QStringLiteral("theme"));
    scene.type("path", QStringLiteral("/"));
    scene.type("name", QStringLiteral("lang"));
    QCOMPARE(scene.problem("name"), QStringLiteral("There is another cookie of this name, host and path."));
    QCOMPARE(scene.jar().cookies().size(), std::size_t{3});
    QTest::keyClicks(scene.page().find(QStringLiteral("cookie.name")), QStringLiteral("2"));
    QCOMPARE(scene.problem("name"), QString());
    QCOMPARE(scene.rows(), (QStringList{"a.test", "lang", "lang2", "b.test", "session"}));
    QCOMPARE(scene.field("value"), QStringLiteral("dark"));
  }

  void whatNoRequestCouldSendStaysInTheField_data() {
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    const auto add = [](const char* field, const char* text, const char* says) {
      QTest::addRow("%s %s", field, text) << field << text << says;
    };
    add("name", "a=b", "A name has no equals sign");
    add("value", "a;b", "A semicolon");
    add("domain", "https://a.test", "A host, such as");
    add("path", "shop", "A path begins with a slash");
    add("name", "__Secure-a", "__Secure- asks for Secure");
    add("expires", "2001-01-01", "A time to come");
    add("expires", "tomorrow-ish", "A time to come");
  }
  void whatNoRequestCouldSendStaysInTheField() {
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, says);
    Scene scene;
    const auto before = scene.jar().cookies();
    scene.page().find<LineEdit>(QStringLiteral("cookie.") + field)->clear();
    auto* edit = scene.page().find<LineEdit>(QStringLiteral("cookie.") + field);
    edit->setText(text); // at once: its beginnings may be fine
    Q_EMIT edit->textEdited(text);
    QVERIFY2(edit->problem().startsWith(says), qPrintable(edit->problem()));
    QVERIFY(scene.jar().cookies() == before);
  }

  void timesAreReadInManyForms_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDateTime>("time");
    const QDate day(2090, 12, 31);
    QTest::newRow("day") << "2090-12-31" << QDateTime(day, QTime(0, 0));
    QTest::newRow("minute") << "2090-12-31 23:59" << QDateTime(day, QTime(23, 59));
    QTest::newRow("second") << "2090-12-31 23:59:58" << QDateTime(day, QTime(23, 59, 58));
    QTest::newRow("ISO") << "2090-12-31T23:59:58Z" << QDateTime(day, QTime(23, 59, 58), Qt::UTC);
    QTest::newRow("HTTP") << "Sun, 31 Dec 2090 23:59:58 GMT" << QDateTime(day, QTime(23, 59, 58), Qt::UTC);
  }
  void timesAreReadInManyForms() {
    QFETCH(QString, text);
    QFETCH(QDateTime, time);
    QCOMPARE(cookieTime(text).value_or(0), time.toSecsSinceEpoch());
    QCOMPARE(cookieTime(cookieTimeText(time.toSecsSinceEpoch())).value_or(0), time.toSecsSinceEpoch());
  }

  void aCookieIsAddedAndSent() {
    test::RawServer server([](test::RawConnection& connection) {
      const std::string head = connection.readHead();
      const auto at = head.find("Cookie: ");
      const std::string sent = at == head.npos ? "none" : head.substr(at + 8, head.find("\r\n", at) - at - 8);
      connection.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + std::to_string(sent.size() + 2) +
                       "\r\nContent-Type: application/json\r\n\r\n\"" + sent + "\"");
    });
    Scene scene;
    scene.page().click(QStringLiteral("cookies.clear"));
    QVERIFY(scene.page().has(QStringLiteral("cookies.empty")));
    scene.page().click(QStringLiteral("cookies.add"));
    scene.type("name", QStringLiteral("token"));
    scene.type("value", QStringLiteral("t1"));
    scene.type("domain", QStringLiteral("127.0.0.1"));
    TryPane pane(scene.bench.parts, QString());
    pane.show();
    const pages::TryPage tried(&pane);
    pane.restoreState({{QStringLiteral("address"), QString::fromStdString(server.url("/"))}});
    QCOMPARE(tried.send(), 200);
    QCOMPARE(tried.responseBody(), QStringLiteral("\"token=t1\""));
  }

  void newCookiesAreOfTheChosenHostAndCalledApart() {
    Scene scene;
    scene.choose(QStringLiteral("session"));
    scene.page().click(QStringLiteral("cookies.add"));
    scene.page().click(QStringLiteral("cookies.add"));
    QCOMPARE(scene.rows(), (QStringList{"a.test", "lang", "theme", "b.test", "cookie", "cookie2", "session"}));
    QCOMPARE(scene.field("name"), QStringLiteral("cookie2"));
  }

  void withTheLastOneTheKeyboardGoesToTheSearch() {
    Scene scene;
    QVERIFY(QTest::qWaitForWindowActive(scene.editor.get()));
    auto* list = scene.page().find<RowList>(QStringLiteral("cookies.list"));
    list->setFocus();
    for (int count = 3; count > 0; --count) {
      QVERIFY(list->hasFocus());
      QTest::keyClick(list, Qt::Key_Delete);
    }
    QVERIFY(scene.jar().cookies().empty());
    QVERIFY(scene.page().find(QStringLiteral("cookies.search"))->hasFocus());
  }

  void removedWithDelAndNamedInTheToast() {
    Scene scene;
    scene.choose(QStringLiteral("theme"));
    QTest::keyClick(scene.page().find(QStringLiteral("cookies.list")), Qt::Key_Delete);
    QCOMPARE(scene.rows(), (QStringList{"a.test", "lang", "b.test", "session"}));
    QCOMPARE(scene.bench.navigator.visits.last(), QStringLiteral("toast Removed the cookie theme"));
  }

  void whatAnAnswerSetsAppearsWhileTheSheetIsOpen() {
    Scene scene;
    scene.bench.requests.takeCookies("http://c.test/", {{"Set-Cookie", "fresh=1"}});
    QVERIFY(scene.rows().contains(QStringLiteral("fresh")));
    QCOMPARE(scene.field("name"), QStringLiteral("lang"));
  }
};

QTEST_MAIN(CookieEditorTest)
#include "cookie_editor_test.moc"
