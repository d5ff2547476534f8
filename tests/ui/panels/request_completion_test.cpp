// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is offered while a request is typed: headers and their values, values of declared types, and how a word is
// taken.
#include "fake_workbench.h"
#include "tests/pages/try_page.h"
#include "ui/panels/request_completion.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

using Side = RequestField::Side;

QAbstractItemView* suggestions() {
  for (QWidget* widget : QApplication::topLevelWidgets())
    if (widget->objectName() == QLatin1String("request.suggestions") && widget->isVisible())
      return qobject_cast<QAbstractItemView*>(widget);
  return nullptr;
}

QString firstSuggestion() {
  const auto* popup = suggestions();
  return popup ? popup->model()->index(0, 0).data().toString() : QString();
}

design::Endpoint endpointWithHeaders() {
  design::Endpoint made;
  made.name = "tagged";
  made.path = "/tagged";
  made.parameters = {{{"x_tenant", "str", design::Json::object()}, design::ParameterIn::Header},
                     {{"sort", "Literal['name', 'age'] | None", design::Json::parse(R"({"default": null})")},
                      design::ParameterIn::Query}};
  return made;
}

} // namespace

class RequestCompletionTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() {
    installTheme(Appearance::Dark);
    QVERIFY(m_bench.document.apply(design::AddEndpoint{endpointWithHeaders()}).has_value());
  }

  void wordsAreOfferedWhereTheCaretIs_data() {
    QTest::addColumn<int>("side");
    QTest::addColumn<bool>("isHeader");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("typed"); // | is the caret
    QTest::addColumn<QString>("first"); // of what is offered; empty: nothing is
    QTest::addColumn<QString>("whole"); // the line with it
    const auto header = [](const char* name, const char* typed, const char* first, const char* whole) {
      QTest::addRow("%s %s", name, typed) << int(Side::Value) << true << QString(name) << QString() << QString(typed)
                                          << QString(first) << QString(whole);
    };
    const auto name = [](const char* typed, const char* first) {
      QTest::addRow("name %s", typed) << int(Side::Name) << true << QString() << QString() << QString(typed)
                                      << QString(first) << QString(first);
    };
    const auto typed = [](const char* type, const char* text, const char* first) {
      QTest::addRow("%s %s", type, text) << int(Side::Value) << false << QString("q") << QString(type) << QString(text)
                                         << QString(first) << QString(first);
    };
    name("acc|", "Accept");
    name("type|", "Content-Type");
    name("ten|", "x-tenant");
    name("x|", "x-tenant");
    name("Content-Type|", "");
    name("nothing like it|", "");
    header("Content-Type", "json|", "application/json", "application/json");
    header("accept-encoding", "gzip, b|", "br", "gzip, br");
    header("Accept-Encoding", "g|, br", "gzip", "gzip, br");
    header("Accept-Encoding", "gzip, |", "gzip", "gzip, gzip");
    header("Authorization", "bea|", "Bearer ", "Bearer ");
    header("Cache-Control", "no-cache, max|", "max-age=0", "no-cache, max-age=0");
    header("User-Agent", "Mo|", "", "");
    header("Authorization", "Bearer {{ba|", "base", "Bearer {{base}}");
    header("Authorization", "Bearer {{ba|}}", "base", "Bearer {{base}}");
    typed("bool", "t|", "true");
    typed("Literal['name', 'age'] | None", "n|", "name");
    typed("list[Literal[1, 2]]", "|", "1");
    typed("str", "t|", "");
  }
  void wordsAreOfferedWhereTheCaretIs() {
    QFETCH(int, side);
    QFETCH(bool, isHeader);
    QFETCH(QString, name);
    QFETCH(QString, type);
    QFETCH(QString, typed);
    QFETCH(QString, first);
    QFETCH(QString, whole);
    const int place = int(typed.indexOf(u'|'));
    QString line = QString(typed).remove(place, 1);
    const LineWords offered = requestWords(m_bench.parts, RequestField{Side(side), isHeader, name, type}, line, place);
    QCOMPARE(offered.words.value(0), first);
    if (offered.words.isEmpty()) return;
    const QString behind = line.mid(offered.end).startsWith(offered.behind) ? QString() : offered.behind;
    QCOMPARE(line.replace(offered.begin, offered.end - offered.begin, offered.words[0] + behind), whole);
  }

  void headersOfTheDesignComeFirst() {
    const QStringList names = headerNames(m_bench.document.design());
    QCOMPARE(names.first(), QStringLiteral("x-tenant"));
    QVERIFY(names.contains(QStringLiteral("Accept-Language")));
    QCOMPARE(names.count(QStringLiteral("Content-Type")), 1);
  }

  void aSchemeWhosePlaceIsNoTextNamesNoHeader() {
    FakeWorkbench bench("hello");
    design::SecurityScheme scheme;
    scheme.name = "key";
    scheme.type = "api_key";
    scheme.options = {{"in", 5}, {"key", "x-odd"}};
    QVERIFY(bench.document.apply(design::SetSecurityScheme{scheme}));
    QVERIFY(!headerNames(bench.document.design()).contains(QStringLiteral("x-odd")));
  }

  void aWordIsTakenWithTheKeyboard() {
    TryPane pane(m_bench.parts, QStringLiteral("tagged"));
    pane.resize(640, 760);
    pane.show();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    const pages::TryPage page(&pane);
    page.chooseRequestTab(2);
    page.click(QStringLiteral("parameter.header.add"));
    auto* name = page.find<QLineEdit>(QStringLiteral("parameter.header..name"));
    name->setFocus();
    QTest::keyClick(name, Qt::Key_Down); // asks, with nothing typed
    QCOMPARE(firstSuggestion(), QStringLiteral("x-tenant"));
    QTest::keyClick(suggestions(), Qt::Key_Escape);
    QTest::keyClicks(name, QStringLiteral("cache"));
    QCOMPARE(firstSuggestion(), QStringLiteral("Cache-Control"));
    QTest::keyClick(suggestions(), Qt::Key_Down);
    QTest::keyClick(suggestions(), Qt::Key_Return);
    QCOMPARE(name->text(), QStringLiteral("Cache-Control"));
    QVERIFY(!suggestions());
    auto* value = page.find<QLineEdit>(QStringLiteral("parameter.header..value"));
    value->setFocus();
    QTest::keyClicks(value, QStringLiteral("no-cache, no-s"));
    QCOMPARE(firstSuggestion(), QStringLiteral("no-store"));
    QTest::keyClick(suggestions(), Qt::Key_Down);
    QTest::keyClick(suggestions(), Qt::Key_Return);
    QCOMPARE(value->text(), QStringLiteral("no-cache, no-store"));
  }

  void whatIsChosenIsToldOnceAndAsksForNoMore() {
    TryPane pane(m_bench.parts, QStringLiteral("tagged"));
    pane.resize(640, 760);
    pane.show();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    const pages::TryPage page(&pane);
    page.chooseRequestTab(2);
    page.click(QStringLiteral("parameter.header.add"));
    auto* name = page.find<QLineEdit>(QStringLiteral("parameter.header..name"));
    name->setFocus();
    QTest::keyClicks(name, QStringLiteral("accep"));
    QCOMPARE(firstSuggestion(), QStringLiteral("Accept")); // more begin with it
    QSignalSpy edited(name, &QLineEdit::textEdited);
    QTest::keyClick(suggestions(), Qt::Key_Down);
    QTest::keyClick(suggestions(), Qt::Key_Return);
    QCOMPARE(name->text(), QStringLiteral("Accept"));
    QCOMPARE(edited.size(), 1);
    QVERIFY(!suggestions());
    QTest::keyClick(name, Qt::Key_Down); // asked for, they come
    QVERIFY(suggestions());
  }

  void declaredChoicesAreOfferedAtTheirRow() {
    TryPane pane(m_bench.parts, QStringLiteral("tagged"));
    pane.show();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    const pages::TryPage page(&pane);
    page.chooseRequestTab(1);
    auto* value = page.find<QLineEdit>(QStringLiteral("parameter.query.sort.value"));
    value->setFocus();
    QTest::keyClick(value, Qt::Key_Down);
    QCOMPARE(firstSuggestion(), QStringLiteral("name"));
  }

private:
  FakeWorkbench m_bench{"hello"};
};

QTEST_MAIN(RequestCompletionTest)
#include "request_completion_test.moc"
