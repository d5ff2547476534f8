// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An answer of 100 MB of JSON from another process: first paint, search, memory, and the event loop meanwhile.
#include "core/design/edit.h"
#include "tests/bench/window/bench_window.h"
#include "tests/bench/window/report.h"
#include "tests/bench/window/rows.h"
#include "tests/support/raw_server.h"
#include "ui/panels/body_view.h"
#include "ui/panels/json_pages.h"
#include "ui/text/bytes_view.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_view.h"

#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QProcess>
#include <QScrollBar>

#include <csignal>
#include <cstdio>
#include <sys/prctl.h>

namespace signalbox::bench {

namespace {

constexpr int size = 100;
constexpr double megabyte = 1'000'000;

std::string record(int number) {
  const std::string id = std::to_string(number);
  return R"({"id":)" + id + R"(,"name":"Number )" + id +
         R"(","price":12.5,"tags":["one","two","three"],"address":{"street":"12 Curry Lane","city":"Pune"},"open":true})";
}

std::string jsonOf(int megabytes) {
  std::string text = "[";
  for (int number = 0; double(text.size()) < megabytes * megabyte; ++number) {
    if (number > 0) text += ',';
    text += record(number);
  }
  return text + R"(,"the needle"])";
}

class BodyServer final { // in a process of its own, so that its memory is not the window's
public:
  BodyServer() {
    m_process.start(QCoreApplication::applicationFilePath(), {"--serve-body", QString::number(size)});
    while (!m_line.contains('\n') && m_process.waitForReadyRead(30'000)) m_line += m_process.readAllStandardOutput();
    if (m_line.isEmpty())
      qFatal("The process that serves the body did not start: %s", qPrintable(m_process.errorString()));
  }
  ~BodyServer() {
    m_process.kill();
    m_process.waitForFinished();
  }
  QString url() const { return QStringLiteral("http://127.0.0.1:") + QString::fromLatin1(m_line.trimmed()) + u'/'; }

private:
  QProcess m_process;
  QByteArray m_line;
};

class FirstPaint final : public QObject {
public:
  explicit FirstPaint(QWidget* widget) : m_viewport(qobject_cast<QAbstractScrollArea*>(widget)->viewport()) {
    m_viewport->installEventFilter(this);
  }
  bool hasPainted = false;

protected:
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::Paint) hasPainted = true;
    return false;
  }

private:
  QWidget* m_viewport;
};

// The same bytes, a tenth of them, in Qt's own text view.
double bareTextView() {
  const QString text = QString::fromStdString(jsonOf(size / 10));
  QPlainTextEdit view;
  view.resize(700, 500);
  view.show();
  (void)QTest::qWaitForWindowExposed(&view);
  QElapsedTimer timer;
  timer.start();
  view.setPlainText(text);
  view.repaint();
  return double(timer.nsecsElapsed()) / 1e6;
}

struct Opened {
  double fromSend = 0;
  double fromLastByte = 0;
};

Opened openBody(pages::TryPage& pane) {
  ui::BytesView& view = pane.response().body().bytesView();
  FirstPaint paint(&view);
  QElapsedTimer timer, sinceAnswer;
  QObject::connect(&pane.pane(), &ui::TryPane::runningChanged, &pane.pane(), [&sinceAnswer](bool running) {
    if (!running && !sinceAnswer.isValid()) sinceAnswer.start();
  });
  timer.start();
  pane.pane().send();
  if (!turnUntil([&] { return paint.hasPainted && view.lines() && sinceAnswer.isValid(); }, 60'000))
    qFatal("The body of %s was not shown: phase %d, %s; status %d, %zu bytes, %s.", qPrintable(pane.address()),
           int(pane.state().phase), qPrintable(pane.state().failureText), pane.state().status,
           pane.response().body().bytes() ? pane.response().body().bytes()->size() : 0,
           paint.hasPainted ? "painted" : "not painted");
  return {double(timer.nsecsElapsed()) / 1e6, double(sinceAnswer.nsecsElapsed()) / 1e6};
}

double searchThrough(ui::BytesView& view) {
  QElapsedTimer timer;
  timer.start();
  view.search(QStringLiteral("the needle"));
  if (!turnUntil([&view] { return view.found().isComplete(); }, 60'000)) qFatal("The search did not end.");
  return double(timer.nsecsElapsed()) / 1e6;
}

void scrollThrough(ui::BytesView& view) {
  QScrollBar* bar = view.verticalScrollBar();
  for (const double share : {0.5, 1.0, 0.2, 0.0}) {
    bar->setValue(int(share * bar->maximum()));
    settle(50);
  }
}

// From the last key of the path to the list of what it selects.
double filterBy(ui::BodyView& body, const QString& path) {
  QElapsedTimer timer;
  timer.start();
  body.json().openFilter(path);
  const auto* count = body.findChild<ui::Label*>(QStringLiteral("response.path.count"));
  const auto isFound = [count] { return count->text().contains(QStringLiteral("result")); };
  if (!turnUntil(isFound, 60'000)) qFatal("The filter found nothing.");
  return double(timer.nsecsElapsed()) / 1e6;
}

ui::RowTree& treeOf(ui::BodyView& body) { return *body.findChild<ui::RowTree*>(QStringLiteral("response.tree")); }

double openTree(ui::BodyView& body) {
  QElapsedTimer timer;
  timer.start();
  body.setForm(ui::BodyView::Form::Tree);
  FirstPaint paint(&treeOf(body));
  if (!turnUntil([&] { return paint.hasPainted && treeOf(body).model()->rowCount() > 0; }, 60'000))
    qFatal("The tree was not shown.");
  return double(timer.nsecsElapsed()) / 1e6;
}

// Every range of a thousand opened, with its first item.
void walkTree(ui::BodyView& body) {
  ui::RowTree& rows = treeOf(body);
  const QModelIndex root = rows.model()->index(0, 0);
  for (int range = 0; range < rows.model()->rowCount(root); range += 20) {
    const QModelIndex index = rows.model()->index(range, 0, root);
    rows.expand(index);
    rows.expand(rows.model()->index(0, 0, index));
    rows.scrollTo(index);
    settle(20);
  }
}

void filterAndTree(ui::BodyView& body) {
  GapMeter meter;
  const double first = filterBy(body, QStringLiteral("$[?@.id == 300000].address.city"));
  const double again = filterBy(body, QStringLiteral("$..tags[?match(@, 't.*')]"));
  row(QStringLiteral("… filtered by a path with a condition · by one that goes into every value"),
      milliseconds(first) + QStringLiteral(" · ") + milliseconds(again));
  body.findChild<ui::IconButton*>(QStringLiteral("response.path.close"))->click();
  row(QStringLiteral("… opened as a tree"), milliseconds(openTree(body)));
  walkTree(body);
  row(QStringLiteral("… event loop while it is filtered, and its tree opened and walked"), shown(meter.stop()), {},
      QStringLiteral("p99.9 < 16 ms"));
}

} // namespace

int serveBody(int megabytes) {
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  const std::string body = jsonOf(megabytes);
  test::RawServer server([&body](test::RawConnection& connection) {
    while (!connection.readHead().empty()) {
      connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
                       std::to_string(body.size()) + "\r\n\r\n");
      connection.write(body);
    }
  });
  std::printf("%d\n", server.port());
  std::fflush(stdout);
  for (;;) pause();
}

void bodyOfHundredMegabytes() {
  const double bare = bareTextView();
  const BodyServer server;
  BenchWindow bench(Project::FoodDelivery);
  design::SavedRequest request;
  request.name = "big";
  request.url = server.url().toStdString();
  (void)bench.window().document().apply(design::SetRequest{request});
  bench.open(QStringLiteral("request:big"));
  settle(500);
  pages::TryPage pane = bench.tryPane();
  ui::BytesView& view = pane.response().body().bytesView();

  const double before = residentMegabytes();
  resetPeak();
  GapMeter meter;
  const Opened opened = openBody(pane);
  row(QStringLiteral("100 MB of JSON, last byte to first paint"), milliseconds(opened.fromLastByte),
      QStringLiteral("QPlainTextEdit, 10 MB: %1").arg(milliseconds(bare)), QStringLiteral("< 1 s"));
  row(QStringLiteral("… Send to first paint"), milliseconds(opened.fromSend), {}, QStringLiteral("< 2 s"));
  row(QStringLiteral("… search through it"), milliseconds(searchThrough(view)), {}, QStringLiteral("< 1 s"));
  scrollThrough(view);
  row(QStringLiteral("… event loop while it comes, is searched and scrolled"), shown(meter.stop()), {},
      QStringLiteral("p99.9 < 16 ms"));
  filterAndTree(pane.response().body());
  const double bodySize = double(pane.response().body().bytes()->size()) / 1024 / 1024;
  row(QStringLiteral("… memory: peak above what it was before"), megabytes(peakResidentMegabytes() - before),
      QStringLiteral("the body %1: %2").arg(megabytes(bodySize), times(peakResidentMegabytes() - before, bodySize)),
      QStringLiteral("<= 1.5 x"));
}

} // namespace signalbox::bench
