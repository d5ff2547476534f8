// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Navigator: how a panel asks the window to go somewhere without knowing the window.
#pragma once

#include "core/base/diagnostic.h"

#include <QObject>
#include <QString>

#include <functional>

namespace signalbox::ui {

class Navigator : public QObject {
  Q_OBJECT
public:
  using QObject::QObject;

  virtual void openEndpoint(const QString& id) = 0;                                    // its tab, designer and try pane
  virtual void openModel(const QString& name, const QString& field = {}) = 0;          // and flash the field's row
  virtual void openPlace(const DesignPlace& place) = 0;                                // what a diagnostic points at
  virtual void openRequest(const QString& endpointId, const QString& curlCommand) = 0; // in the endpoint's try pane
  virtual void openStream(const QString& endpointId) = 0; // the streams panel, ready to connect
  virtual void showBottomPanel(const QString& name) = 0;  // "log", "streams", "console", "problems"
  virtual void showActivity(const QString& name) = 0;     // "design", "docs", "traffic", "streams"
  virtual void toast(const QString& text, const QString& action = {}, std::function<void()> run = {}) = 0;
  // The same for what was just edited, with a button that undoes it: only it, nothing that was edited since.
  virtual void offerUndo(const QString& text) = 0;
  virtual void rename(const DesignPlace& place) = 0; // asks for its name, where its row is seen
};

} // namespace signalbox::ui
