// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The traffic activity over a live server: what came, why it was answered so, sent again, saved, filtered by time.
#include "fake_workbench.h"
#include "tests/pages/traffic_page.h"
#include "ui/bridge/request_runner.h"
#include "ui/models/json_tree_model.h"
#include "ui/models/path_results.h"
#include "ui/panels/exchange_delegate.h"
#include "ui/panels/exchange_view.h"
#include "ui/panels/log_panel.h"
#include "ui/panels/stream_connections.h"
#include "ui/panels/traffic_actions.h"
#include "ui/theme/theme.h"

#include <nlohmann/json.hpp>

#include <QAbstractButton>
#include <QClipboard>
#include <QFile>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

// A bench whose server has answered four requests.
class Served final {
public:
  Served() : m_panel(m_bench.parts), page(&m_panel) {
    m_panel.resize(1100, 800);
    m_panel.show();
    QVERIFY(m_bench.start());
    send("POST", "/student", R"({"name": "Asha", "age": 21, "marks": 88.5})");
    send("POST", "/student", R"({"name": "Asha", "age": "x", "marks": 88.5})");
    send("GET", "/nope");
    send("PUT", "/student");
    QVERIFY(page.waitForRows(4));
  }

  void send(const char* method, const char* target, const char* body = "") {
    RequestRunner runner(m_bench.http);
    QSignalSpy finished(&runner, &RequestRunner::finished);
    client::Request request;
    request.method = method;
    request.url = m_bench.live.baseUrl().toStdString() + target;
    request.body = body;
    if (*body) request.headers = {{"Content-Type", "application/json"}};
    runner.send(std::move(request));
    QVERIFY(finished.wait());
  }

  TrafficPanel& panel() { return m_panel; }
  FakeWorkbench& bench() { return m_bench; }

private:
  FakeWorkbench m_bench{"hello"};
  TrafficPanel m_panel;

public:
  pages::TrafficPage page;
};

} // namespace

class TrafficPanelTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void anEmptyLogSaysWhatToDo() {
    FakeWorkbench bench("hello");
    TrafficPanel panel(bench.parts);
    panel.show();
    const pages::TrafficPage page(&panel);
    QVERIFY(page.has("traffic.empty"));
    QVERIFY(bench.start());
    panel.hide();
    panel.show();
    page.click("traffic.copyCurl");
    QVERIFY(QApplication::clipboard()->text().startsWith("curl http://127.0.0.1:"));
  }

  void everyExchangeIsARow() {
    Served served;
    QCOMPARE(served.page.rows(),
             QStringList({"PUT 405 /student", "GET 404 /nope", "POST 422 /student", "POST 200 /student"}));
    QTRY_VERIFY(served.page.views().contains("4xx Client errors, 3"));
    QVERIFY(served.page.views().contains("Failed validation, 1"));
    QVERIFY(served.page.views().contains("/student, 2"));
    QVERIFY(served.page.count().startsWith("4 requests in "));
  }

  void aRowOpensItsTraceAndItsReason() {
    Served served;
    const auto& page = served.page;
    page.choose(2);
    QVERIFY(page.hasDetail());
    QVERIFY(page.lines("trace").first().startsWith("POST /student, "));
    QVERIFY(!page.lines("trace").filter("Body, ").filter("1 problem").isEmpty());
    page.part("Why this answer");
    QVERIFY2(page.why().contains("body.age broke the rule int_parsing"), qPrintable(page.why()));
    QVERIFY(page.why().contains("It was \"x\"."));
    QVERIFY(page.why().contains("So it answered 422"));
    QCOMPARE(page.firstBodyLine("request"), QString("{"));
    QTest::keyClick(page.find("traffic.detail"), Qt::Key_Escape);
    QVERIFY(!page.hasDetail());
    QCoreApplication::processEvents();
    QVERIFY2(!page.hasDetail(), "the keyboard, back at the rows, opens nothing");
  }

  void aBodyIsFilteredAndShownAsATree() {
    Served served;
    const auto& page = served.page;
    page.choose(3);
    page.part("Request");
    page.click("traffic.detail.request.filter");
    auto* path = page.find<QLineEdit>("traffic.detail.request.path");
    const auto count = [&page] { return page.find<Label>("traffic.detail.request.path.count")->text(); };
    path->setText("$.marks");
    QTRY_COMPARE(count(), QString("1 result"));
    QVERIFY(page.has("traffic.detail.request.path.results"));
    page.click("traffic.detail.request.path.next");
    auto* bytes = page.find<BytesView>("traffic.detail.request");
    QVERIFY(bytes->isVisible());
    QTRY_COMPARE(bytes->lineText(bytes->currentLine()), QString("  \"marks\": 88.5"));
    for (auto* form : page.find("traffic.detail.request.form")->findChildren<QAbstractButton*>())
      if (form->text() == "Tree") form->click();
    auto* tree = page.find<RowTree>("traffic.detail.request.tree");
    QTRY_COMPARE(tree->model()->rowCount(), 1);
    page.click("traffic.detail.request.path.next");
    QVERIFY(tree->isVisible());
    QCOMPARE(tree->currentIndex().data(JsonTreeModel::NameRole).toString(), QString("marks"));
    path->setText("$.age");
    page.choose(2); // the next one is filtered as well, and a tree too
    QTRY_COMPARE(page.find<RowList>("traffic.detail.request.path.results")
                     ->model()
                     ->index(0, 0)
                     .data(PathResults::ValueRole)
                     .toString(),
                 QString("\"x\""));
    QTest::keyClick(path, Qt::Key_Escape);
    QVERIFY(tree->isVisible());
    QVERIFY(page.hasDetail());
  }

  void whatHasNoJsonIsNotFiltered() {
    Served served;
    const auto& page = served.page;
    page.choose(1);
    QVERIFY(served.panel().filter()); // the answer, from any of its parts
    QVERIFY(page.has("traffic.detail.response.path"));
    page.part("Request"); // a GET has none
    QVERIFY(!served.panel().filter());
  }

  void aFilterIsTypedOrChosen() {
    Served served;
    const auto& page = served.page;
    page.filter("status:4xx -method:PUT");
    QCOMPARE(page.rows(), QStringList({"GET 404 /nope", "POST 422 /student"}));
    page.filter("body:asha");
    QCOMPARE(page.rows().size(), 2);
    page.pasteFilter("duration:fast");
    QCOMPARE(page.rows().size(), 2); // as before, and the field says what is wrong
    QVERIFY(page.filterProblem().startsWith("duration takes"));
    QVERIFY(page.find<Label>("traffic.losses")->text().startsWith("duration takes"));
    QVERIFY(page.find("traffic.rows")->isVisible());
    page.chooseView("Failed validation");
    QCOMPARE(page.filterText(), QString("is:invalid"));
    QCOMPARE(page.rows(), QStringList{"POST 422 /student"});
    QCOMPARE(page.title(), QString("Failed validation"));
    const int headings = page.find("traffic.headings")->y();
    page.filter("asha");
    QTRY_VERIFY(page.has("traffic.searchBodies"));
    QCoreApplication::processEvents(); // the layout
    QCOMPARE(page.find("traffic.headings")->y(), headings);
    page.click("traffic.searchBodies");
    QCOMPARE(page.filterText(), QString("body:asha"));
    QTRY_VERIFY(!page.has("traffic.showAll"));
    page.filter("path:/nothing");
    QTRY_VERIFY(page.has("traffic.showAll"));
    page.click("traffic.showAll");
    QCOMPARE(page.rows().size(), 4);
  }

  void spacePausesAndGoesOn() {
    Served served;
    const auto& page = served.page;
    QTest::keyClick(&page.list(), Qt::Key_Space);
    served.send("GET", "/later");
    QTRY_COMPARE(served.bench().traffic.total(), 5);
    QCOMPARE(page.rows().size(), 4);
    QCOMPARE(served.panel().model().waiting(), 1);
    QTest::keyClick(&page.list(), Qt::Key_Space);
    QCOMPARE(page.rows().first(), QString("GET 404 /later"));
  }

  void theCountTellsHowLongItTook() {
    FakeWorkbench bench("hello");
    TrafficPanel panel(bench.parts);
    panel.resize(1100, 800);
    panel.show();
    std::vector<api::Exchange> exchanges;
    for (int number = 0; number < 420; ++number)
      exchanges.push_back(pages::sampleExchange(number, 1'800'000'000'000'000));
    bench.traffic.add(exchanges);
    bench.traffic.clear();
    bench.traffic.add(exchanges);
    QTRY_COMPARE(pages::TrafficPage(&panel).count(), QString("420 requests in 6 min"));
  }

  void arrowsWalkTheRows() {
    Served served;
    const auto& page = served.page;
    page.choose(0);
    QTest::keyClick(&page.list(), Qt::Key_Down);
    QCOMPARE(page.list().currentIndex().row(), 1);
    QTest::keyClick(&page.list(), Qt::Key_End);
    QCOMPARE(page.list().currentIndex().row(), 3);
    served.send("GET", "/newer"); // the chosen row stays the chosen one
    QTRY_COMPARE(page.list().currentIndex().row(), 4);
    QVERIFY(page.lines("trace").first().startsWith("POST /student"));
  }

  void sentAgainBothAreShown() {
    Served served;
    const auto& page = served.page;
    page.choose(3);
    page.click("traffic.replay");
    QVERIFY(page.waitForRows(5));
    QTRY_VERIFY(!page.lines("again").isEmpty());
    QVERIFY(!page.lines("again").filter("Status, 200").isEmpty());
    QVERIFY(page.lines("again").contains("Body, the same"));
    QCOMPARE(page.rows().first(), QString("POST 200 /student"));
  }

  void theAxisOfATraceHasOneUnit_data() {
    QTest::addColumn<qint64>("time");
    QTest::addColumn<qint64>("step");
    QTest::addColumn<QString>("text");
    QTest::newRow("start") << qint64(0) << qint64(20'000) << "0";
    QTest::newRow("tens of microseconds") << qint64(120'000) << qint64(20'000) << QString("120 \u00b5s");
    QTest::newRow("the same axis below") << qint64(20'000) << qint64(20'000) << QString("20 \u00b5s");
    QTest::newRow("tenths of a millisecond") << qint64(1'500'000) << qint64(500'000) << "1.5 ms";
    QTest::newRow("milliseconds") << qint64(1'200'000'000) << qint64(50'000'000) << "1200 ms";
    QTest::newRow("seconds") << qint64(6'000'000'000) << qint64(2'000'000'000) << "6 s";
    QTest::newRow("nanoseconds") << qint64(300) << qint64(50) << "300 ns";
  }
  void theAxisOfATraceHasOneUnit() {
    QFETCH(qint64, time);
    QFETCH(qint64, step);
    QTEST(axisText(time, step), "text");
  }

  void theMenuOfARowOfTheLogFiltersByIt() {
    FakeWorkbench bench("hello");
    bench.traffic.add({pages::sampleExchange(1, 2'000'000), pages::sampleExchange(2, 3'000'000)});
    LogPanel panel(bench.parts);
    panel.resize(900, 400);
    panel.show();
    auto* rows = panel.findChild<UniformList*>("log.rows");
    const QModelIndex row = rows->model()->index(0, 0);
    Q_EMIT rows->menuRequested(row, panel.mapToGlobal(QPoint(40, 40)));
    auto* menu = panel.findChild<QMenu*>("log.menu");
    QVERIFY(menu);
    QCOMPARE(rows->currentIndex(), row);
    const QString path = QString::fromStdString(bench.traffic.ring().at(1).target).section('?', 0, 0);
    for (QAction* action : menu->actions())
      if (action->text() == "Without " + path) action->trigger();
    QCOMPARE(panel.tools()->findChild<QLineEdit*>("log.filter")->text(), "-path:\"" + path + '"');
    menu->close();
  }

  void anOldRowIsReadOffTheWindowsThread() {
    const std::size_t oneRow = traffic::partsBytes(pages::sampleExchange(0, 2'000'000));
    TrafficLog log(nullptr, {.rows = 10, .partsBytes = 2 * oneRow});
    for (int number = 0; number < 5; ++number) {
      api::Exchange exchange = pages::sampleExchange(0, 2'000'000);
      exchange.target = "/row/" + std::to_string(number);
      exchange.responseBody = "body of row " + std::to_string(number);
      exchange.responseHeaders = {{"content-type", "text/plain"}};
      exchange.responseBytes = exchange.responseBody.size();
      log.add({exchange});
    }
    QVERIFY(!log.isInMemory(0) && !log.isInMemory(1) && log.isInMemory(4));
    FakeWorkbench bench("hello");
    ExchangeView view("detail");
    view.resize(700, 300);
    view.setVisible(true);
    const auto path = [&view] { return view.findChild<Label*>("detail.path")->text(); };
    const auto body = [&view] {
      const auto* bytes = view.findChild<BytesView*>("detail.response");
      return bytes->lines() ? bytes->lineText(0) : QString();
    };
    view.showRow(log, 0, bench.document);
    QCOMPARE(path(), QString("/row/0")); // its line at once
    QCOMPARE(body(), QString());
    view.showRow(log, 1, bench.document); // and what was asked for before does not come over it
    QTRY_COMPARE(body(), QString("body of row 1"));
    QCOMPARE(path(), QString("/row/1"));
    view.showRow(log, 4, bench.document);
    QCOMPARE(body(), QString("body of row 4"));
    view.showRow(log, 0, bench.document);
    QTRY_COMPARE(body(), QString("body of row 0"));
  }

  void aSocketIsOpenedAgainAndSaysTheSame() {
    FakeWorkbench bench("food-delivery");
    QVERIFY(bench.start());
    const auto connections = StreamConnections::of(bench.parts);
    const auto exchange = [](api::Exchange::Kind kind, std::uint64_t id, const std::string& note, bool isIn,
                             bool isBinary = false) {
      api::Exchange record = pages::sampleExchange(0, 2'000'000);
      record.kind = kind;
      record.id = id;
      record.method = "GET";
      record.target = "/echo?x=1";
      record.requestHeaders = {{"Host", "a"},
                               {"X-Own", "1"},
                               {"Sec-WebSocket-Key", "k"},
                               {"Upgrade", "websocket"},
                               {"Sec-WebSocket-Protocol", "json"}};
      record.requestBody.clear();
      record.note = note;
      record.isIncoming = isIn;
      record.isBinary = isBinary;
      record.requestBytes = isIn ? note.size() : 0;
      record.responseBytes = isIn ? 0 : note.size();
      return record;
    };
    using Kind = api::Exchange::Kind;
    bench.traffic.add(
        {exchange(Kind::SocketOpened, 7, "", true), exchange(Kind::SocketMessage, 7, "one", true),
         exchange(Kind::SocketMessage, 8, "of another", true), exchange(Kind::SocketMessage, 7, "an answer", false),
         exchange(Kind::SocketMessage, 7, "two", true, true), // binary, and yet a text
         exchange(Kind::SocketMessage, 7, "", true), exchange(Kind::SocketMessage, 7, "", true, true),
         exchange(Kind::SocketMessage, 7, "\xff", true, true), exchange(Kind::SocketClosed, 7, "", true)});
    const SentMessages sent = sentMessages(bench.traffic.ring(), 7);
    QVERIFY(sent.isWhole);
    QStringList kinds;
    for (quint64 i = sent.messages.first(); i < sent.messages.end(); ++i) {
      const MessageView message = sent.messages.at(i);
      kinds << (message.isBinary ? "binary " : "text ") +
                   QString::fromLatin1(message.payload.data(), qsizetype(message.payload.size()));
    }
    QCOMPARE(kinds, QStringList({"text one", "binary two", "text ", "binary ", QString::fromLatin1("binary \xff")}));
    QVERIFY(!sentMessages(bench.traffic.ring(), 8).isWhole); // its opening is not there any more
    TrafficActions actions(bench.parts);
    actions.replay(bench.traffic.ring().at(bench.traffic.ring().endSequence() - 1));
    const QString key = bench.navigator.visits.last().section(' ', 1);
    StreamConnection* opened = connections->find(key);
    QVERIFY(opened);
    QCOMPARE(opened->address(), "ws" + bench.live.baseUrl().mid(4) + "/echo?x=1");
    QStringList headers;
    for (const ParameterRow& row : opened->draft().rows) headers << row.name + '=' + row.value;
    QCOMPARE(headers, QStringList({"X-Own=1", "Sec-WebSocket-Protocol=json"}));
  }

  void aRequestIsSavedForItsEndpoint() {
    Served served;
    const auto& page = served.page;
    page.choose(3);
    page.click("traffic.save");
    const auto saved = served.bench().document.design().request("add_student");
    QVERIFY(saved);
    QCOMPARE(saved->endpoint, std::string("add_student"));
    QCOMPARE(saved->body.kind, design::RequestBody::Kind::JsonText);
    QVERIFY(saved->body.text.find("Asha") != std::string::npos);
    page.choose(1);
    page.click("traffic.save");
    const auto free = served.bench().document.design().request("get_nope");
    QVERIFY(free);
    QCOMPARE(free->url, std::string("{{base}}/nope"));
  }

  void aRequestGoesToTheTryPaneOrTheClipboard() {
    Served served;
    const auto& page = served.page;
    page.choose(3);
    page.click("traffic.detail.open");
    QCOMPARE(served.bench().navigator.visits, QStringList{"request add_student"});
    QVERIFY(served.bench().navigator.command.contains("Asha"));
    page.click("traffic.detail.curl");
    QVERIFY(QApplication::clipboard()->text().startsWith("curl "));
    QVERIFY(!QApplication::clipboard()->text().contains("x-signalbox-request", Qt::CaseInsensitive));
  }

  void aDragOverTheBarsPicksTheirTime() {
    Served served;
    const auto& page = served.page;
    QTRY_VERIFY(!page.histogram().bars().counts.empty());
    const std::size_t last = page.histogram().bars().counts.size() - 1;
    page.dragBars(0, 2);
    QTRY_COMPARE(page.rows().size(), 0);
    page.click("traffic.range");
    QCOMPARE(page.rows().size(), 4);
    page.dragBars(last - 20, last);
    QCOMPARE(page.rows().size(), 4);
    QVERIFY(page.has("traffic.range"));
  }

  void theBarsAreReachedByKeys() {
    Served served;
    auto& histogram = served.page.histogram();
    QTRY_VERIFY(!histogram.bars().counts.empty());
    histogram.setFocus();
    QTest::keyClick(&histogram, Qt::Key_Home);
    QVERIFY(histogram.accessibleDescription().contains("0 requests"));
    QTest::keyClick(&histogram, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(served.page.rows().size(), 0);
    QCOMPARE(histogram.range(), histogram.bars().range(0, 1));
    QTest::keyClick(&histogram, Qt::Key_Escape);
    QCOMPARE(served.page.rows().size(), 4);
  }

  void theRowsThatAreShownBecomeAnArchive() {
    Served served;
    served.page.filter("status:4xx");
    const QTemporaryDir folder;
    QSignalSpy archived(&served.panel().actions(), &TrafficActions::archived);
    served.panel().actions().writeArchive(served.panel().model(), folder.filePath("t.har"));
    served.page.filter(""); // what was shown is written, whatever is shown meanwhile
    QTRY_COMPARE(archived.count(), 1);
    QVERIFY(archived[0][1].toBool());
    QFile file(folder.filePath("t.har"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto har = nlohmann::json::parse(file.readAll().toStdString());
    QCOMPARE(har["log"]["entries"].size(), std::size_t(3));
    QCOMPARE(har["log"]["entries"][0]["response"]["status"].get<int>(), 422);
    served.panel().actions().writeArchive(served.panel().model(), folder.filePath("no/such/folder/t.har"));
    QTRY_COMPARE(archived.count(), 2);
    QVERIFY(!archived[1][1].toBool());
  }
};

QTEST_MAIN(TrafficPanelTest)
#include "traffic_panel_test.moc"
