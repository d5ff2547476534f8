// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The command palette over 5,000 endpoints and models with their fields: from a key to the painted rows, in the window.
#include "core/design/design.h"
#include "core/design/store.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/main_window.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace signalbox;

namespace {

constexpr int endpointCount = 4500;
constexpr int modelCount = 500;

design::Design largeDesign() {
  static const char* words[] = {"orders", "customers", "invoices", "shipments", "products", "reviews", "payments"};
  design::Design design;
  for (int index = 0; index < modelCount; ++index) {
    design::Model model;
    model.name = "Model" + std::to_string(index);
    for (const char* field : {"id", "title", "created_at", "price", "customer_name", "status"})
      model.fields.push_back({field, "str", design::Json::object()});
    design = design.withModel(model);
  }
  for (int index = 0; index < endpointCount; ++index) {
    design::Endpoint endpoint;
    endpoint.name = std::string("list_") + words[index % 7] + std::to_string(index);
    endpoint.path =
        std::string("/") + words[index % 7] + "/" + std::to_string(index) + "/{item_id}/" + words[index % 5];
    design = design.withEndpoint(endpoint);
  }
  return design;
}

class PaintWatch final : public QObject {
public:
  explicit PaintWatch(QWidget* widget) { widget->installEventFilter(this); }
  bool isPainted = false;

protected:
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::Paint) isPainted = true;
    return false;
  }
};

struct Taken {
  double elapsed = 0; // milliseconds
  double busy = 0;    // of these, processor time of this thread
};

double busyMilliseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

// Until the rows are painted as a window does it: what changed.
Taken typed(QWidget* field, QWidget* rows, QChar letter) {
  PaintWatch watch(rows);
  const double before = busyMilliseconds();
  QElapsedTimer timer;
  timer.start();
  QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
  QApplication::sendEvent(field, &press);
  while (!watch.isPainted && timer.elapsed() < 1'000) QApplication::processEvents();
  return {double(timer.nsecsElapsed()) / 1e6, busyMilliseconds() - before};
}

void print(const char* name, std::vector<double> values) {
  std::sort(values.begin(), values.end());
  std::printf("%s p50 %6.1f ms, p95 %6.1f ms, most %6.1f ms\n", name, values[values.size() / 2],
              values[values.size() * 95 / 100], values.back());
}

} // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QTemporaryDir config;
  QTemporaryDir project;
  qputenv("SIGNALBOX_CONFIG_DIR", config.path().toLocal8Bit());
  if (!design::save(project.path().toStdString(), design::Design(), largeDesign())) return 1;
  ui::installTheme(ui::Appearance::Dark);
  ui::MainWindow window(nullptr);
  window.resize(1440, 900);
  if (!window.openProject(project.path())) return 1;
  window.show();
  QApplication::processEvents();

  std::vector<double> elapsed;
  std::vector<double> busy;
  QElapsedTimer opening;
  opening.start();
  window.commands().run("view.palette");
  window.repaint();
  const double opened = double(opening.nsecsElapsed()) / 1e6;
  auto* field = window.findChild<QWidget*>("palette.field");
  auto* rows = window.palette().findChild<QAbstractItemView*>()->viewport();
  for (const char* query : {"orders 42", "customer_name", "list invoices", "settings", "/payments/7"}) {
    window.palette().open(ui::PaletteScope::Everything, {}, {});
    QApplication::processEvents();
    for (const QChar letter : QString::fromLatin1(query)) {
      const Taken taken = typed(field, rows, letter);
      elapsed.push_back(taken.elapsed);
      busy.push_back(taken.busy);
    }
  }
  std::printf("%d endpoints, %d models, %d fields; window 1440x900\n", endpointCount, modelCount, 6 * modelCount);
  std::printf("opening         %6.1f ms\n", opened);
  print("key to painted:", elapsed);
  print("  of that busy:", busy);
}
