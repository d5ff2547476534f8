// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// HandlersEditor: what answers instead of FastAPI's own exception handlers: for a status, or a kind of exception.
#pragma once

#include <QWidget>

#include <memory>

namespace signalbox::ui {

struct Workbench;

class HandlersEditor final : public QWidget {
  Q_OBJECT
public:
  explicit HandlersEditor(Workbench& workbench, QWidget* parent = nullptr);
  ~HandlersEditor() override;

  void showEntry(int index);
  void chooseNew(); // opens the list of what can be handled

private:
  struct Parts;
  std::unique_ptr<Parts> m;
};

} // namespace signalbox::ui
