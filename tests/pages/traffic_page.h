// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The traffic activity, as a test speaks of it.
#pragma once

#include "tests/pages/page.h"
#include "ui/panels/traffic_histogram.h"
#include "ui/panels/traffic_panel.h"
#include "ui/text/bytes_view.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/tab_strip.h"
#include "ui/widgets/uniform_list.h"

#include <QLineEdit>
#include <QTextBrowser>

namespace signalbox::pages {

// One of a mixed stream of requests to the food-delivery sample: its place in time, its answer and its trace.
inline api::Exchange sampleExchange(int number, std::int64_t endMicroseconds) {
  struct Kind {
    const char* method;
    const char* target;
    const char* endpoint;
    int status;
  };
  static constexpr Kind kinds[]{
      {"GET", "/restaurants?cuisine=indian&limit=20", "restaurants/list_restaurants", 200},
      {"POST", "/orders", "orders/create_order", 201},
      {"GET", "/restaurants/1", "restaurants/get_restaurant", 200},
      {"POST", "/orders", "orders/create_order", 422},
      {"GET", "/orders/3fa85f64-5717-4562-b3fc-2c963f66afa6", "orders/get_order", 200},
      {"POST", "/login", "login", 200},
      {"GET", "/restaurants/99", "restaurants/get_restaurant", 404},
      {"GET", "/recommend", "recommend", 200},
      {"DELETE", "/orders/7", "", 405},
      {"GET", "/restaurants?limit=5", "restaurants/list_restaurants", 200},
      {"POST", "/orders", "orders/create_order", 500},
  };
  const unsigned mixed = unsigned(number) * 2'654'435'761U >> 7;
  const Kind& kind = kinds[mixed % 97 == 0 ? 10 : mixed % 10];
  api::Exchange exchange;
  exchange.method = kind.method;
  exchange.target = kind.target;
  exchange.status = kind.status;
  exchange.startedMicroseconds = endMicroseconds - std::int64_t(420 - number) * 857'000 - mixed % 500'000;
  exchange.durationNanoseconds = 60'000 + std::int64_t(mixed % 9'000) * 900 * (mixed % 41 == 0 ? 12 : 1);
  exchange.requestHeaders = {{"Host", "localhost:8000"}, {"User-Agent", "python-httpx/0.27"}, {"Accept", "*/*"}};
  exchange.responseHeaders = {{"content-type", "application/json"}, {"server", "signalbox"}};
  exchange.responseBody = R"([{"id":1,"name":"Saffron Table","cuisine":"indian","rating":4.7}])";
  exchange.responseBytes = 60 + mixed % 4'000;
  if (exchange.method == "POST") {
    exchange.requestBody =
        R"({"restaurant_id":1,"items":[{"dish_id":101,"quantity":0}],"address":{"street":"12 Curry Lane","city":"Pune"}})";
    exchange.requestBytes = exchange.requestBody.size();
  }
  api::Trace& trace = exchange.trace;
  trace.endpoint = kind.endpoint;
  const std::int64_t part = exchange.durationNanoseconds / 12;
  using State = api::StageState;
  const bool isInvalid = kind.status == 422;
  trace.stages = {{"Router", kind.target, trace.endpoint.empty() ? State::Stopped : State::Passed, part, 0}};
  if (trace.endpoint.empty()) return exchange;
  trace.candidates = {{std::string(kind.method) + " /login", api::RouteCandidate::Outcome::OtherPath},
                      {std::string(kind.method) + ' ' + kind.target, api::RouteCandidate::Outcome::Taken}};
  trace.parameters = {{trace.endpoint, "limit", "query", "20"}, {"current_user", "token", "header", "\"***\""}};
  trace.stages.push_back({"Dependencies", {}, State::Passed, part / 2, 0});
  trace.stages.push_back({"current_user", {}, State::Passed, part, 1});
  trace.stages.push_back({"bearer", {}, State::Passed, part * 2, 2});
  trace.stages.push_back(
      {"Body", isInvalid ? "2 problems" : "", isInvalid ? State::Stopped : State::Passed, part * 3, 0});
  trace.stages.push_back({"Reply", isInvalid ? "" : "case 1: restaurant.is_open",
                          isInvalid ? State::NotReached : State::Passed, isInvalid ? 0 : part * 3, 0});
  trace.stages.push_back(
      {"Response", isInvalid ? "" : "201", isInvalid ? State::NotReached : State::Passed, isInvalid ? 0 : part, 0});
  if (isInvalid)
    trace.problems = {
        R"({"type":"greater_than_equal","loc":["body","items",0,"quantity"],"msg":"Input should be greater than or equal to 1"})",
        R"({"type":"missing","loc":["body","payment"],"msg":"Field required"})"};
  return exchange;
}

class TrafficPage final : public Page {
public:
  explicit TrafficPage(ui::TrafficPanel* panel) : Page(panel), m_panel(panel) {}

  ui::UniformList& list() const { return *find<ui::UniformList>("traffic.rows"); }
  // "POST 422 /orders", the newest first.
  QStringList rows() const {
    QStringList all;
    const ui::LogModel& model = m_panel->model();
    for (int row = 0; row < model.rowCount(); ++row)
      all << QStringList{model.index(row).data(ui::LogModel::Method).toString(),
                         model.index(row).data(ui::LogModel::Status).toString(),
                         model.index(row).data(ui::LogModel::Path).toString()}
                 .join(u' ');
    return all;
  }
  bool waitForRows(int count) const {
    return waitUntil([&] { return m_panel->model().rowCount() == count; });
  }
  void choose(int row) const {
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, list().visualRect(list().model()->index(row, 0)).center());
  }
  void filter(const QString& text) const { Page(m_panel->sidebar()).type("traffic.filter", text); }
  void pasteFilter(const QString& text) const {
    Page(m_panel->sidebar()).find<QLineEdit>("traffic.filter")->setText(text);
  }
  QString filterProblem() const { return Page(m_panel->sidebar()).find<ui::LineEdit>("traffic.filter")->problem(); }
  QString filterText() const { return Page(m_panel->sidebar()).find<QLineEdit>("traffic.filter")->text(); }
  void chooseView(const QString& title) const {
    auto* views = Page(m_panel->sidebar()).find<ui::RowList>("traffic.views");
    const auto found = views->model()->match(views->model()->index(0, 0), Qt::DisplayRole, title, 1, Qt::MatchExactly);
    if (found.isEmpty()) return qWarning("no view %s", qPrintable(title));
    views->setCurrentIndex(found.first());
  }
  QStringList views() const { // "4xx Client errors, 2"
    QStringList all;
    const QAbstractItemModel* model = Page(m_panel->sidebar()).find<ui::RowList>("traffic.views")->model();
    for (int row = 0; row < model->rowCount(); ++row)
      if (const QString spoken = model->index(row, 0).data(Qt::AccessibleTextRole).toString(); !spoken.isEmpty())
        all << spoken;
    return all;
  }
  QString count() const { return find<ui::Label>("traffic.count")->text(); }
  QString title() const { return find<ui::Label>("traffic.title")->text(); }
  ui::TrafficHistogram& histogram() const { return *find<ui::TrafficHistogram>("traffic.histogram"); }
  void dragBars(std::size_t from, std::size_t to) const {
    const auto at = [this](std::size_t bar) { return histogram().barRect(bar).center().toPoint(); };
    QTest::mousePress(&histogram(), Qt::LeftButton, {}, at(from));
    QTest::mouseMove(&histogram(), at(to));
    QTest::mouseRelease(&histogram(), Qt::LeftButton, {}, at(to));
  }

  bool hasDetail() const { return has("traffic.detail"); }
  void part(const QString& title) const {
    auto* tabs = find<ui::TabStrip>("traffic.detail.tabs");
    for (int index = 0; index < tabs->count(); ++index)
      if (tabs->tabText(index) == title) tabs->setCurrentIndex(index);
  }
  QString why() const { return find<QTextBrowser>("traffic.detail.why")->toPlainText(); }
  QStringList lines(const char* name) const { // of "trace", "headers", "again"
    QStringList all;
    const QAbstractItemModel* model = find<ui::RowList>(QStringLiteral("traffic.detail.") + name)->model();
    for (int row = 0; row < model->rowCount(); ++row)
      all << model->index(row, 0).data(Qt::AccessibleTextRole).toString();
    return all;
  }
  QString firstBodyLine(const char* name) const { // of "request", "response"
    return find<ui::BytesView>(QStringLiteral("traffic.detail.") + name)->lineText(0);
  }

private:
  ui::TrafficPanel* m_panel;
};

} // namespace signalbox::pages
