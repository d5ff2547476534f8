// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The command palette over 5,000 endpoints and models with their fields: from a key to the painted rows, in the window.
#include "core/design/design.h"
#include "core/design/store.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

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

double typed(QWidget* field, QChar letter) {
  QElapsedTimer timer;
  timer.start();
  QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
  QApplication::sendEvent(field, &press);
  field->window()->repaint();
  return double(timer.nsecsElapsed()) / 1e6;
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

  std::vector<double> times;
  QElapsedTimer opening;
  opening.start();
  window.commands().run("view.palette");
  window.repaint();
  const double opened = double(opening.nsecsElapsed()) / 1e6;
  auto* field = window.findChild<QWidget*>("palette.field");
  for (const char* query : {"orders 42", "customer_name", "list invoices", "settings", "/payments/7"}) {
    window.palette().open({}, {});
    for (const QChar letter : QString::fromLatin1(query)) times.push_back(typed(field, letter));
  }
  std::sort(times.begin(), times.end());
  std::printf("%d endpoints, %d models, %d fields; window 1440x900\n", endpointCount, modelCount, 6 * modelCount);
  std::printf("opening              %6.1f ms\n", opened);
  std::printf("key to painted: p50  %6.1f ms\n", times[times.size() / 2]);
  std::printf("                p95  %6.1f ms\n", times[times.size() * 95 / 100]);
  std::printf("                most %6.1f ms\n", times.back());
}
