// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sample projects as their users meet them: served by the program, asked over the wire.
#include "tests/support/served.h"

#include <memory>
#include <vector>

using namespace signalbox::test;

class SamplesTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void everySampleIsClean_data();
  void everySampleIsClean();
  void helloGreets();
  void helloNamesTheOneFieldThatIsWrong();
  void helloAcceptsTheSameStudentOnceMarksIsRight();
  void twoHundredSlowRequestsFinishTogether();
  void aPasswordNeverLeavesUsers();
  void theReportLeavesNothingEmpty();
  void thePatchAnswersOnlyWhatWasSent();
  void theChatStreamsTokensAndEndsWithDone();
  void foodDelivery_data();
  void foodDelivery();
};

void SamplesTest::everySampleIsClean_data() {
  QTest::addColumn<QString>("name");
  for (const char* name : {"hello", "food-delivery", "llm-chat", "users"})
    QTest::newRow(name) << QString::fromLatin1(name);
}

void SamplesTest::everySampleIsClean() {
  QFETCH(QString, name);
  const Ran checked = run({"check", sample(name)});
  QCOMPARE(checked.out, QByteArray());
  QCOMPARE(checked.exitCode, 0);
}

void SamplesTest::helloGreets() {
  Served served(sample("hello"));
  QCOMPARE(served.line(), "Signalbox serving Hello at http://127.0.0.1:" + QByteArray::number(served.port()) + "\n");
  const Answer answer = request(served.port(), "GET", "/");
  QCOMPARE(answer.status, 200);
  QCOMPARE(answer.body, QByteArray(R"({"message":"Hello from FastAPI!"})"));
}

void SamplesTest::helloNamesTheOneFieldThatIsWrong() {
  Served served(sample("hello"));
  const Answer answer = request(served.port(), "POST", "/student", R"({"name":"Asha","age":"21","marks":"abc"})");
  QCOMPARE(answer.status, 422);
  QCOMPARE(answer.body,
           QByteArray(R"({"detail":[{"type":"float_parsing","loc":["body","marks"],"msg":"Input should be a valid )"
                      R"(number, unable to parse string as a number","input":"abc"}]})"));
}

void SamplesTest::helloAcceptsTheSameStudentOnceMarksIsRight() {
  Served served(sample("hello"));
  const Answer answer = request(served.port(), "POST", "/student", R"({"name":"Asha","age":"21","marks":"93.5"})");
  QCOMPARE(answer.status, 200);
  QCOMPARE(answer.body, QByteArray(R"({"status":"received","data":{"name":"Asha","age":21,"marks":93.5}})"));
}

void SamplesTest::twoHundredSlowRequestsFinishTogether() {
  Served served(sample("hello"));
  std::vector<std::unique_ptr<QTcpSocket>> clients;
  QElapsedTimer timer;
  timer.start();
  for (int i = 0; i < 200; ++i) {
    clients.push_back(std::make_unique<QTcpSocket>());
    clients.back()->connectToHost(QHostAddress::LocalHost, served.port());
    QVERIFY(clients.back()->waitForConnected());
    clients.back()->write("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    clients.back()->flush();
  }
  for (const auto& client : clients) {
    QByteArray all;
    while (!all.contains("}") && client->waitForReadyRead(20'000)) all += client->readAll();
    QVERIFY2(all.endsWith(R"({"msg":"Done after 5 sec"})"), all.constData());
  }
  qInfo("200 clients on /slow: all done after %lld ms", static_cast<long long>(timer.elapsed()));
  QVERIFY(timer.elapsed() >= 5'000);
}

void SamplesTest::aPasswordNeverLeavesUsers() {
  Served served(sample("users"));
  const Answer answer = request(served.port(), "POST", "/users",
                                R"({"username":"asha","email":"asha@example.com","password":"correct horse"})");
  QCOMPARE(answer.status, 201);
  QCOMPARE(answer.body, QByteArray(R"({"username":"asha","email":"asha@example.com","full_name":null})"));
}

void SamplesTest::theReportLeavesNothingEmpty() {
  Served served(sample("users"));
  const Answer answer = request(served.port(), "GET", "/users/asha/report");
  QCOMPARE(answer.body, QByteArray(R"({"username":"asha","logins":28,"last_seen":"2026-03-14T09:26:53Z"})"));
}

void SamplesTest::thePatchAnswersOnlyWhatWasSent() {
  Served served(sample("users"));
  QCOMPARE(request(served.port(), "PATCH", "/users/asha", R"({"full_name":null})").body,
           QByteArray(R"({"full_name":null})"));
  QCOMPARE(request(served.port(), "PATCH", "/users/asha", R"({"newsletter":"on"})").body,
           QByteArray(R"({"newsletter":true})"));
}

void SamplesTest::theChatStreamsTokensAndEndsWithDone() {
  Served served(sample("llm-chat"));
  QTcpSocket socket;
  socket.connectToHost(QHostAddress::LocalHost, served.port());
  QVERIFY(socket.waitForConnected());
  const QByteArray body = R"({"messages":[{"role":"user","content":"hi"}],"max_tokens":3})";
  socket.write("POST /chat HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " +
               QByteArray::number(body.size()) + "\r\n\r\n" + body);
  QByteArray all;
  while (!all.contains("\r\n0\r\n\r\n") && socket.waitForReadyRead(20'000)) all += socket.readAll();
  QVERIFY2(all.contains("content-type: text/event-stream; charset=utf-8"), all.constData());
  QCOMPARE(all.count("\"delta\""), 3);
  QVERIFY(all.contains("data: [DONE]\n\n"));
  QVERIFY(all.lastIndexOf("\"delta\"") < all.indexOf("[DONE]"));
}

void SamplesTest::foodDelivery_data() {
  QTest::addColumn<QByteArray>("method");
  QTest::addColumn<QByteArray>("target");
  QTest::addColumn<QByteArray>("body");
  QTest::addColumn<int>("status");
  QTest::addColumn<QByteArray>("holds");
  const QByteArray order =
      R"({"restaurant_id":1,"items":[{"dish_id":101,"quantity":2}],"address":{"street":"12 Curry Lane",)"
      R"("city":"Pune","postcode":"411001"},"payment":"card","tip":1})";
  auto row = [](const char* name, const char* method, const char* target, const QByteArray& body, int status,
                const char* holds) {
    QTest::newRow(name) << QByteArray(method) << QByteArray(target) << body << status << QByteArray(holds);
  };
  row("right password", "POST", "/login", R"({"email":"a@b.io","password":"hungry"})", 200, R"("token_type":"bearer")");
  row("wrong password", "POST", "/login", R"({"email":"a@b.io","password":"thirsty"})", 401,
      R"({"detail":"Wrong e-mail or password"})");
  row("all restaurants", "GET", "/restaurants", {}, 200, R"("name":"Saffron Table")");
  row("by cuisine", "GET", "/restaurants?cuisine=thai", {}, 200, R"([{"id":5,)");
  row("unknown cuisine", "GET", "/restaurants?cuisine=french", {}, 422, R"("loc":["query","cuisine"])");
  row("by name", "GET", "/restaurants?q=FORK", {}, 200, R"([{"id":6,)");
  row("only open ones", "GET", "/restaurants?open_now=yes&min_rating=4.7", {}, 200, R"("name":"Hoshi")");
  row("one restaurant", "GET", "/restaurants/2", {}, 200, R"("name":"Nonna Lina")");
  row("no such restaurant", "GET", "/restaurants/77", {}, 404, R"({"detail":"No restaurant 77"})");
  row("restaurant zero", "GET", "/restaurants/0", {}, 422, R"("type":"greater_than","loc":["path","restaurant_id"])");
  row("an order", "POST", "/orders", order, 201, R"("total":16.0)");
  row("an order with a bad postcode", "POST", "/orders", QByteArray(order).replace("411001", "41-1"), 422,
      R"("loc":["body","address","postcode"])");
  row("an order for nothing", "POST", "/orders", QByteArray(order).replace(R"({"dish_id":101,"quantity":2})", ""), 422,
      R"("type":"too_short","loc":["body","items"])");
  row("a closed restaurant", "POST", "/orders",
      QByteArray(order).replace(R"("restaurant_id":1)", R"("restaurant_id":4)"), 409,
      R"({"detail":"El Comal is closed"})");
  row("an order on its way", "GET", "/orders/7d9f2c64-3b1e-4a50-9c57-0c8a1f4e2b10", {}, 200,
      R"("status":"on_the_way")");
  row("no such order", "GET", "/orders/00000000-0000-0000-0000-000000000000", {}, 404, R"({"detail":"No such order"})");
  row("no order number at all", "GET", "/orders/12", {}, 422, R"("type":"uuid_parsing")");
  row("what to eat tonight", "GET", "/recommend?vegetarian=true&max_minutes=30", {}, 200,
      R"("reason":"4.6 stars, 20 minutes away")");
}

void SamplesTest::foodDelivery() {
  QFETCH(QByteArray, method);
  QFETCH(QByteArray, target);
  QFETCH(QByteArray, body);
  QFETCH(int, status);
  QFETCH(QByteArray, holds);
  Served served(sample("food-delivery"));
  const Answer answer = request(served.port(), method, target, body);
  QVERIFY2(answer.body.contains(holds), answer.body.constData());
  QCOMPARE(answer.status, status);
}

QTEST_GUILESS_MAIN(SamplesTest)
#include "samples_test.moc"
