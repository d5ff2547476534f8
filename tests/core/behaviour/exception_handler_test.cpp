// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Exception handlers beyond what the recorded answers of FastAPI show: WebSockets, edits, mistakes.
#include "tests/core/behaviour/behaviour_host.h"

#include <QtTest>

using namespace signalbox;
using test::Json;

namespace {

std::vector<design::ExceptionHandler> handlers(const char* json) {
  std::vector<design::ExceptionHandler> list;
  for (const Json& source : Json::parse(json)) {
    Json options = source;
    options.erase("on");
    list.push_back({source["on"].get<std::string>(), std::move(options)});
  }
  return list;
}

design::Design withSocket() {
  design::Endpoint socket = test::endpointWith("socket", {{"mode", "echo"}}, "WEBSOCKET");
  socket.parameters = {{{"n", "int", Json::object()}, design::ParameterIn::Query}};
  return design::Design().withEndpoint(socket);
}

std::shared_ptr<const api::CompiledApi> compiled(const design::Design& design,
                                                 std::shared_ptr<const api::CompiledApi> previous = nullptr) {
  return api::CompiledApi::compile(design, behaviour::standard(), {.previous = std::move(previous)});
}

} // namespace

class ExceptionHandlerTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aRefusedHandshakeIsAnswered();
  void aHandshakeThatCrashesIsNot();
  void anEditOfTheHandlersIsTakenIn();
  void whatIsAnsweredAtOnceComesToHandlersToo();
  void aBehaviourThatCannotRunRaises();
  void constantsAreInScope();
  void mistakesAreTold_data();
  void mistakesAreTold();
};

void ExceptionHandlerTest::aRefusedHandshakeIsAnswered() {
  const auto plain = compiled(withSocket());
  QCOMPARE(test::ask(*plain, "/it?n=x").status, 403);
  QCOMPARE(test::ask(*plain, "/it?n=x").body, std::string());
  const auto api = compiled(withSocket().withExceptionHandlers(handlers(
      R"([{"on":"WebSocketRequestValidationError","headers":{"X-N":"{{ len(errors) }}"},"body":"{{ errors[0]['loc'] }}"}])")));
  const api::Response response = test::ask(*api, "/it?n=x");
  QVERIFY(!response.socket);
  QCOMPARE(response.status, 403);
  QCOMPARE(response.body, std::string(R"(["query","n"])"));
  QVERIFY(test::ask(*api, "/it?n=1").socket);
}

void ExceptionHandlerTest::aHandshakeThatCrashesIsNot() {
  design::Dependency crash;
  crash.name = "crash";
  crash.options = {{"value", "{{ 1 // 0 }}"}};
  design::Design design = withSocket();
  design::Endpoint socket = *design.endpoints().front();
  socket.dependencies = {{"crash", "", true, {}, {}}};
  design = design.withDependency(crash).withEndpoint(socket).withExceptionHandlers(
      handlers(R"([{"on":"Exception","status":418,"body":"handled"}])"));
  QCOMPARE(test::ask(*compiled(design), "/it?n=1").status, 500);
}

void ExceptionHandlerTest::anEditOfTheHandlersIsTakenIn() {
  const design::Design design =
      design::Design().withEndpoint(test::endpointWith("reply", {{"cases", {{{"when", "True"}, {"raise", 404}}}}}));
  const auto before = compiled(design);
  QCOMPARE(test::ask(*before).status, 404);
  const auto after =
      compiled(design.withExceptionHandlers(handlers(R"([{"on":"404","status":200,"body":"found"}])")), before);
  QCOMPARE(test::ask(*after).status, 200);
  QCOMPARE(test::ask(*compiled(design, after)).status, 404);
}

// A reply that is the same for everybody is made once, unless it fails and somebody handles that.
void ExceptionHandlerTest::whatIsAnsweredAtOnceComesToHandlersToo() {
  const design::Design design =
      design::Design()
          .withEndpoint(test::endpointWith("reply", {{"body", "{{ float('nan') }}"}}))
          .withExceptionHandlers(handlers(R"([{"on":"Exception","body":"{{ request.path }}"}])"));
  const api::Response response = test::ask(*compiled(design));
  QCOMPARE(response.status, 500);
  QCOMPARE(response.body, std::string(R"("/it")"));
  QVERIFY(response.closeConnection);
}

void ExceptionHandlerTest::aBehaviourThatCannotRunRaises() {
  design::Design design = design::Design().withEndpoint(test::endpointWith("reply", {{"body", "{{ nobody }}"}}));
  const api::Response plain = test::ask(*compiled(design));
  QCOMPARE(plain.status, 500);
  QVERIFY2(plain.body.contains("nobody"), plain.body.c_str());
  design = design.withExceptionHandlers(handlers(R"([{"on":"Exception","status":503,"body":"{{ request.path }}"}])"));
  const api::Response handled = test::ask(*compiled(design));
  QCOMPARE(handled.status, 503);
  QCOMPARE(handled.body, std::string(R"("/it")"));
  QVERIFY(handled.closeConnection);
}

void ExceptionHandlerTest::constantsAreInScope() {
  const design::Design design =
      design::Design()
          .withConstant({"words", {{"404", "nirgends"}}})
          .withExceptionHandlers(handlers(R"([{"on":"404","body":"{{ words[str(status)] }}"}])"));
  QCOMPARE(test::ask(*compiled(design.withEndpoint(test::endpointWith("reply", {}))), "/nowhere").body,
           std::string(R"("nirgends")"));
}

void ExceptionHandlerTest::mistakesAreTold_data() {
  QTest::addColumn<QByteArray>("json");
  QTest::addColumn<QString>("expected");
  QTest::newRow("a class") << QByteArray(R"([{"on":"KeyError"}])")
                           << "/exception_handlers/0/on error unknown-exception";
  QTest::newRow("a status") << QByteArray(R"([{"on":"999"}])") << "/exception_handlers/0/on error unknown-exception";
  QTest::newRow("two for one")
      << QByteArray(R"([{"on":"404"},{"on":"500"},{"on":"404"},{"on":"Exception"}])")
      << "/exception_handlers/0/on warning duplicate-handler|/exception_handlers/1/on warning duplicate-handler";
  QTest::newRow("a name") << QByteArray(R"([{"on":"404","body":"{{ nobody }}"}])")
                          << "/exception_handlers/0/body error invalid-expression";
  QTest::newRow("a key") << QByteArray(R"([{"on":"404","delay":5}])")
                         << "/exception_handlers/0/delay warning unknown-option";
}

void ExceptionHandlerTest::mistakesAreTold() {
  QFETCH(QByteArray, json);
  QFETCH(QString, expected);
  const auto api = compiled(design::Design().withExceptionHandlers(handlers(json.constData())));
  QStringList told;
  for (const auto& line : test::problems(*api)) told << QString::fromStdString(line);
  QCOMPARE(told.join(QLatin1Char('|')), expected);
}

QTEST_APPLESS_MAIN(ExceptionHandlerTest)
#include "exception_handler_test.moc"
