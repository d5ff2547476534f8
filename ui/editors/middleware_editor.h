// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// MiddlewareEditor: what every request passes, as an ordered list: the first is the outermost. One is edited beside it.
#pragma once

#include <QWidget>

#include <memory>

namespace signalbox::ui {

struct Workbench;

class MiddlewareEditor final : public QWidget {
  Q_OBJECT
public:
  explicit MiddlewareEditor(Workbench& workbench, QWidget* parent = nullptr);
  ~MiddlewareEditor() override;

  void showEntry(int index);
  void chooseNew(); // opens the list of kinds

private:
  struct Parts;
  std::unique_ptr<Parts> m;
};

} // namespace signalbox::ui
