// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an endpoint may answer, told before it is asked.
#include "ui/models/behaviour_preview.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;
using design::Json;

namespace {

QStringList told(const design::Endpoint& endpoint) {
  QStringList lines;
  for (const PossibleAnswer& one : possibleAnswers(design::Design(), endpoint)) {
    QStringList parts{QString::number(one.status), one.text};
    for (const QString& part : {one.content, one.when}) parts << (part.isEmpty() ? QStringLiteral("-") : part);
    lines << parts.join(QStringLiteral(" | "));
  }
  return lines;
}

} // namespace

class BehaviourPreviewTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void everyKindSaysWhatItAnswers_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("options");
    QTest::addColumn<QStringList>("answers");
    const auto row = [](const char* name, const char* kind, const char* options, const QStringList& answers) {
      QTest::newRow(name) << kind << options << answers;
    };
    row("reply", "reply", R"({"body": {}})", {"201 | Created | Order | -"});
    row("reply of a status", "reply", R"({"status": 202})", {"202 | Accepted | Order | -"});
    row("cases", "reply",
        R"({"cases": [{"when": "not found", "raise": 404, "detail": "No such order"}, {"when": "late", "status": 202}]})",
        {"404 | No such order | - | not found", "202 | Accepted | Order | late", "201 | Created | Order | otherwise"});
    row("no content", "reply", R"({"status": 204})", {"204 | No Content | - | -"});
    row("example", "example", "{}", {"201 | Created | Order | -"});
    row("redirect", "redirect", R"({"url": "/a"})", {"307 | Temporary Redirect | /a | -"});
    row("file", "file", R"({"path": "a.pdf"})", {"200 | OK | a.pdf | -"});
    row("proxy", "proxy", R"({"upstream": "there"})", {"0 | What there answers | - | -"});
    row("token", "token", "{}",
        {"401 | Incorrect username or password | - | nobody has these credentials",
         "200 | OK | access_token, token_type, expires_in, … | otherwise"});
    row("one event", "stream", R"({"events": [{}]})", {"200 | OK | an event | -"});
    row("a stream without end", "stream", R"({"events": [{}, {}], "repeat": 0, "interval": 20})",
        {"200 | OK | 2 events every 20 ms, until the client leaves | -"});
    row("a stream of what there is", "stream", R"({"events": [{}], "each": "{{ orders }}"})",
        {"200 | OK | an event for each of {{ orders }} | -"});
    row("echo", "socket", R"({"mode": "echo"})", {"101 | sends back what it gets | - | -"});
    row("script", "socket", R"({"rules": [{}]})", {"101 | answers messages by a rule | - | -"});
    row("unknown", "quantum", "{}", {});
  }
  void everyKindSaysWhatItAnswers() {
    QFETCH(QString, kind);
    QFETCH(QString, options);
    QFETCH(QStringList, answers);
    design::Endpoint endpoint;
    endpoint.response.statusCode = 201;
    endpoint.response.model = "Order";
    endpoint.behaviour = {kind.toStdString(), Json::parse(options.toStdString())};
    QCOMPARE(told(endpoint), answers);
  }

  void whatComesBeforeTheBehaviourIsToldFirst() {
    design::Endpoint endpoint;
    endpoint.parameters = {{{"page", "int"}, design::ParameterIn::Query}};
    endpoint.behaviour = {"reply", Json::object()};
    endpoint.faults = {{"error_rate", 0.1}, {"drop_rate", 0.005}};
    QCOMPARE(told(endpoint), QStringList({"0 | Connection dropped | - | in 0.5 % of requests",
                                          "503 | Service Unavailable | - | in 10 % of requests",
                                          "422 | Unprocessable Entity | field by field | input breaks a rule",
                                          "200 | OK | application/json | -"}));
  }
};

QTEST_APPLESS_MAIN(BehaviourPreviewTest)
#include "behaviour_preview_test.moc"
