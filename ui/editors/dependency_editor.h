// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DependencyEditor: a dependency: its kind, what it reads, what it asks for itself, what it gives, who uses it.
#pragma once

#include <QWidget>

#include <memory>

namespace signalbox::ui {

struct Workbench;

class DependencyEditor final : public QWidget {
  Q_OBJECT
public:
  DependencyEditor(Workbench& workbench, const QString& name, QWidget* parent = nullptr);
  ~DependencyEditor() override;
  QString dependencyName() const;

Q_SIGNALS:
  void dependencyNameChanged(const QString& before, const QString& after);

private:
  struct Parts;
  void connectHeader();
  std::unique_ptr<Parts> m;
};

} // namespace signalbox::ui
