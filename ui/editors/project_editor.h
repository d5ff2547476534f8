// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ProjectEditor: name, version, address and servers of the project.
#pragma once

#include <QWidget>

#include <memory>

namespace signalbox::ui {

struct Workbench;

class ProjectEditor final : public QWidget {
  Q_OBJECT
public:
  explicit ProjectEditor(Workbench& workbench, QWidget* parent = nullptr);
  ~ProjectEditor() override;

private:
  struct Parts;
  std::unique_ptr<Parts> m;
};

} // namespace signalbox::ui
