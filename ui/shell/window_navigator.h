// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// WindowNavigator: carries out for the panels of a MainWindow what Navigator promises.
#pragma once

#include "ui/shell/main_window.h"
#include "ui/workbench/navigator.h"

namespace signalbox::ui {

class MainWindow::WindowNavigator final : public Navigator {
public:
  explicit WindowNavigator(MainWindow& window) : m_window(window) {}

  void openEndpoint(const QString& id) override;
  void openModel(const QString& name, const QString& field) override;
  void openPlace(const DesignPlace& place) override;
  void openRequest(const QString& endpointId, const QString& curlCommand) override;
  void openStream(const QString& endpointId) override;
  void showBottomPanel(const QString& name) override;
  void showActivity(const QString& name) override;
  void toast(const QString& text, const QString& action, std::function<void()> run) override;
  void offerUndo(const QString& text) override;
  void rename(const DesignPlace& place) override;

private:
  void openEndpointPlace(const DesignPlace& place);

  MainWindow& m_window;
};

} // namespace signalbox::ui
