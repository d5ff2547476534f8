// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// CallbacksEditor: requests that the API itself may send, documented on an endpoint, a router or the application: a
// list, and the chosen one as an endpoint is edited.
#pragma once

#include "ui/editors/endpoint_context.h"

#include <QWidget>

class QVBoxLayout;

namespace signalbox::ui {

class EndpointEditor;
class EntryList;

class CallbacksEditor final : public QWidget {
  Q_OBJECT
public:
  CallbacksEditor(Workbench& workbench, CallbackList list, QWidget* parent = nullptr);
  ~CallbacksEditor() override;

  void render();

private:
  void addCallback();
  void moveCallback(int from, int to);
  void showCallback(int index);

  Workbench& m_workbench;
  CallbackList m_callbacks;
  EntryList* m_list;
  QVBoxLayout* m_place;
  EndpointEditor* m_editor = nullptr; // of the chosen one
  int m_shown = -1;
};

} // namespace signalbox::ui
