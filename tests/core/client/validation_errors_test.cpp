// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the 422 bodies of servers: ours, other FastAPI versions, and servers of another kind.
#include "core/client/validation_errors.h"

#include <QtTest>

using signalbox::LocItem;
using signalbox::client::locText;
using signalbox::client::readValidationProblems;

namespace {

// Single quotes stand for JSON's double ones.
std::vector<signalbox::client::ValidationProblem> read(QByteArray body) {
  body.replace('\'', '"');
  return readValidationProblems({body.constData(), static_cast<std::size_t>(body.size())});
}

} // namespace

class ValidationErrorsTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aFullItemIsReadWithEverythingTheServerSaid() {
    const auto problems = read(
        "{'detail':[{'type':'greater_than','loc':['body','items',0,'price'],'msg':'Input should be greater than 0',"
        "'input':-4.5,'ctx':{'gt':0}}]}");
    QCOMPARE(problems.size(), 1U);
    QCOMPARE(locText(problems[0].loc), std::string("body.items[0].price"));
    QCOMPARE(problems[0].message, std::string("Input should be greater than 0"));
    QCOMPARE(problems[0].type, std::string("greater_than"));
    QCOMPARE(problems[0].input->get<double>(), -4.5);
    QCOMPARE(problems[0].context["gt"].get<int>(), 0);
  }

  void theOrderOfTheServerIsKept() {
    const auto problems = read("{'detail':[{'loc':['query','b'],'msg':'1'},{'loc':['query','a'],'msg':'2'}]}");
    QCOMPARE(problems.size(), 2U);
    QCOMPARE(problems[0].message, std::string("1"));
    QCOMPARE(problems[1].message, std::string("2"));
  }

  void anInputOfNullIsNotAMissingInput() {
    const auto withNull = read("{'detail':[{'loc':['body'],'msg':'m','input':null}]}");
    QVERIFY(withNull.at(0).input.has_value());
    const auto without = read("{'detail':[{'loc':['body'],'msg':'m'}]}");
    QVERIFY(!without.at(0).input.has_value());
  }

  void bodiesOfAnotherShapeGiveNoProblems_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("count");
    QTest::newRow("empty") << QByteArray() << 0;
    QTest::newRow("no JSON") << QByteArray("<html>422</html>") << 0;
    QTest::newRow("cut off") << QByteArray("{'detail':[{'loc':['body'],'ms") << 0;
    QTest::newRow("an array") << QByteArray("[{'loc':['body'],'msg':'m'}]") << 0;
    QTest::newRow("an HTTPException") << QByteArray("{'detail':'Order not found'}") << 0;
    QTest::newRow("detail is an object") << QByteArray("{'detail':{'loc':['body'],'msg':'m'}}") << 0;
    QTest::newRow("items are texts") << QByteArray("{'detail':['name is missing']}") << 0;
    QTest::newRow("loc is a text") << QByteArray("{'detail':[{'loc':'body.name','msg':'m'}]}") << 0;
    QTest::newRow("loc holds an object") << QByteArray("{'detail':[{'loc':['body',{}],'msg':'m'}]}") << 0;
    QTest::newRow("one good item among others")
        << QByteArray("{'detail':[1,{'loc':['body','a'],'msg':'m'},null]}") << 1;
    QTest::newRow("other keys beside") << QByteArray("{'title':'x','detail':[{'loc':[],'msg':'m','url':'u'}]}") << 1;
    QTest::newRow("ctx is no object") << QByteArray("{'detail':[{'loc':['body'],'msg':'m','ctx':3}]}") << 1;
    QTest::newRow("msg is a number") << QByteArray("{'detail':[{'loc':['body'],'msg':3}]}") << 1;
  }
  void bodiesOfAnotherShapeGiveNoProblems() {
    QFETCH(QByteArray, body);
    QFETCH(int, count);
    QCOMPARE(static_cast<int>(read(body).size()), count);
  }
};

QTEST_APPLESS_MAIN(ValidationErrorsTest)
#include "validation_errors_test.moc"
