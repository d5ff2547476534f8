// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the panels show, as functions: the answer.
#include "ui/panels/response_state.h"

#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

ResponseFacts answered(int status, std::string body, const char* type = "application/json") {
  ResponseFacts facts;
  client::Response response;
  response.status = status;
  response.body = std::move(body);
  response.headers = {{"Content-Type", type}};
  response.timings = {100, 300, 0, 400, 3700, 3800};
  facts.response = std::make_shared<const client::Response>(std::move(response));
  facts.url = QStringLiteral("http://127.0.0.1:8000/x");
  return facts;
}

} // namespace

class PanelStateTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void beforeTheFirstSendThereIsNothing() { QCOMPARE(responseState({}).phase, ResponseState::Phase::Empty); }

  void anAnswerShowsStatusTimeAndSize() {
    const ResponseState state = responseState(answered(422, "{\"detail\":[]}"));
    QCOMPARE(state.phase, ResponseState::Phase::Answered);
    QCOMPARE(state.reason, QStringLiteral("Unprocessable"));
    QCOMPARE(state.time, QStringLiteral("3.8 ms"));
    QCOMPARE(state.size, QStringLiteral("13 B"));
  }

  void theTrackIsTheServersOwnRecord() {
    ResponseFacts facts = answered(422, "{}");
    facts.trace.emplace();
    facts.trace->stages = {{"Router", "/x", api::StageState::Passed, 2'000},
                           {"Parameters", "", api::StageState::Passed, 300'000},
                           {"Body", "3 problems", api::StageState::Stopped, 0},
                           {"Behaviour", "", api::StageState::NotReached, 0}};
    const QVector<TrackStop> expected{
        {QStringLiteral("Router"), QStringLiteral("/x"), TrackStop::State::Passed},
        {QStringLiteral("Parameters"), QStringLiteral("0.3 ms"), TrackStop::State::Passed},
        {QStringLiteral("Body"), QStringLiteral("3 problems"), TrackStop::State::Failed},
        {QStringLiteral("Behaviour"), QStringLiteral("not reached"), TrackStop::State::NotReached}};
    QCOMPARE(responseState(facts).stops, expected);
  }

  void ofAnotherServerTheTrackIsTheClientsClock() {
    const ResponseState state = responseState(answered(200, "{}"));
    QCOMPARE(state.stops.first().name, QStringLiteral("Name lookup"));
    QCOMPARE(state.stops.last().detail, QStringLiteral("200"));
    QCOMPARE(state.timings.last().end, 3800);
  }

  void aBodyIsShownByItsKind_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* name, const QByteArray& body, const char* type, ResponseState::Body kind) {
      QTest::newRow(name) << body << QByteArray(type) << static_cast<int>(kind);
    };
    row("none", "", "application/json", ResponseState::Body::None);
    row("json", "{}", "application/json; charset=utf-8", ResponseState::Body::Json);
    row("problem json", "{}", "application/problem+json", ResponseState::Body::Json);
    row("text", "hello", "text/plain", ResponseState::Body::Text);
    row("a picture", QByteArray("\x89PNG\0x", 6), "image/png", ResponseState::Body::Image);
    row("binary", QByteArray("\x89PNG\0x", 6), "application/octet-stream", ResponseState::Body::Binary);
    row("JSON over a megabyte", QByteArray(2 << 20, 'x'), "application/json", ResponseState::Body::HugeJson);
    row("text over a megabyte", QByteArray(2 << 20, 'x'), "text/plain", ResponseState::Body::Huge);
    row("a page", "<p>", "text/html; charset=utf-8", ResponseState::Body::Html);
    row("XML", "<a/>", "application/xml; charset=utf-8", ResponseState::Body::Xml);
    row("a feed", "<a/>", "application/atom+xml", ResponseState::Body::Xml);
    row("a table", "a,b", "text/csv", ResponseState::Body::Csv);
    row("a drawing is text", "<svg>", "image/svg+xml", ResponseState::Body::Xml);
  }
  void aBodyIsShownByItsKind() {
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    QFETCH(int, kind);
    QCOMPARE(static_cast<int>(responseState(answered(200, body.toStdString(), type.constData())).body), kind);
  }

  void aStoppedServerOffersToStart() {
    ResponseFacts facts;
    facts.isServerStopped = true;
    QVERIFY(responseState(facts).offersStart);
    QCOMPARE(responseState(facts).phase, ResponseState::Phase::Failed);
  }

  void noConnectionNamesThePlace() {
    ResponseFacts facts = answered(0, "");
    client::Response failed = *facts.response;
    failed.failure = client::Failure{client::Failure::Kind::Connect, "Nothing listens there."};
    facts.response = std::make_shared<const client::Response>(std::move(failed));
    const ResponseState state = responseState(facts);
    QCOMPARE(state.failureTitle, QStringLiteral("No answer from 127.0.0.1:8000."));
    QCOMPARE(state.failureText, QStringLiteral("Nothing listens there."));
    QCOMPARE(state.settingName, QStringLiteral("Check environment"));
  }

  void aCardSaysItsSentenceOnce() {
    ResponseFacts facts = answered(0, "");
    client::Response failed = *facts.response;
    failed.failure =
        client::Failure{client::Failure::Kind::Connect, "No answer from 127.0.0.1:8000. The name was found."};
    facts.response = std::make_shared<const client::Response>(failed);
    QCOMPARE(responseState(facts).failureText, QStringLiteral("The name was found."));
    failed.failure = client::Failure{client::Failure::Kind::Cancelled, "The request was cancelled."};
    facts.response = std::make_shared<const client::Response>(failed);
    QVERIFY(responseState(facts).isAsked); // by the person: nothing is wrong
    QCOMPARE(responseState(facts).failureText, QString());
  }
};

QTEST_MAIN(PanelStateTest)
#include "panel_state_test.moc"
