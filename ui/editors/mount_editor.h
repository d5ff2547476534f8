// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// MountEditor: a part of the path space that is no endpoint: files of a folder, a frontend, another project.
#pragma once

#include <QWidget>

#include <memory>

namespace signalbox::ui {

struct Workbench;

class MountEditor final : public QWidget {
  Q_OBJECT
public:
  MountEditor(Workbench& workbench, const QString& name, QWidget* parent = nullptr);
  ~MountEditor() override;

private:
  struct Parts;
  std::unique_ptr<Parts> m;
};

} // namespace signalbox::ui
