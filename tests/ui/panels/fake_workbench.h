// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A workbench without a window: a sample, its live server on a free port, and a navigator that writes down where it was
// sent.
#pragma once

#include "core/client/http_client.h"
#include "core/client/web_socket_client.h"
#include "ui/bridge/live_api.h"
#include "ui/bridge/request_services.h"
#include "ui/commands/command_registry.h"
#include "ui/document/design_document.h"
#include "ui/models/traffic_log.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include <filesystem>

namespace signalbox::ui {

class FakeNavigator final : public Navigator {
public:
  void openEndpoint(const QString& id) override { visits += QStringLiteral("endpoint ") + id; }
  void openModel(const QString& name, const QString& field) override {
    visits += QStringLiteral("model %1.%2").arg(name, field);
  }
  void openPlace(const DesignPlace& place) override {
    visits +=
        QStringLiteral("place %1%2").arg(QString::fromStdString(place.entity), QString::fromStdString(place.pointer));
  }
  void openRequest(const QString& endpointId, const QString& curlCommand) override {
    visits += QStringLiteral("request ") + endpointId;
    command = curlCommand;
  }
  void openStream(const QString& endpointId) override { visits += QStringLiteral("stream ") + endpointId; }
  void showBottomPanel(const QString& name) override { visits += QStringLiteral("bottom ") + name; }
  void showActivity(const QString& name) override { visits += QStringLiteral("activity ") + name; }
  void toast(const QString& text, const QString&, std::function<void()> action) override {
    visits += QStringLiteral("toast ") + text;
    run = std::move(action);
  }
  void offerUndo(const QString& text) override { visits += QStringLiteral("toast ") + text; }
  void rename(const DesignPlace& place) override {
    visits += QStringLiteral("rename ") + QString::fromStdString(place.entity);
  }

  QStringList visits;
  QString command;           // of the last openRequest()
  std::function<void()> run; // what the last toast offers
};

// The sample is copied, so that edits write to no sample.
class FakeWorkbench final {
public:
  explicit FakeWorkbench(const char* sample)
      : commands(&window), parts{document, live, http, sockets, commands, navigator, requests, traffic} {
    namespace fs = std::filesystem;
    const fs::path source = fs::path(SIGNALBOX_SOURCE_DIR) / "resources" / "samples" / sample;
    const fs::path copy = fs::path(m_folder.path().toStdString()) / sample;
    fs::copy(source, copy, fs::copy_options::recursive);
    QObject::connect(&live, &LiveApi::exchanged, &traffic, &TrafficLog::add);
    QObject::connect(&document, &DesignDocument::designChanged, &live, [this] { live.setDesign(document.design()); });
    if (const auto opened = document.open(copy); !opened) qWarning("%s", opened.error().message.c_str());
    live.setDesign(document.design());
  }

  bool start() {
    live.start(QStringLiteral("127.0.0.1"), 0);
    return QTest::qWaitFor([this] { return live.state() == ServerState::Running; }, 10'000);
  }

private:
  QTemporaryDir m_folder;

public:
  QWidget window;
  client::HttpClient http;
  client::WebSocketClient sockets;
  DesignDocument document;
  LiveApi live{nullptr};
  RequestServices requests{document, live, [] { return requests::memorySecretStore("A test."); }};
  TrafficLog traffic;
  CommandRegistry commands;
  FakeNavigator navigator;
  Workbench parts;
};

} // namespace signalbox::ui
