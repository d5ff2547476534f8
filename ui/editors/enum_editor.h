// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EnumEditor: the members of one enum.
#pragma once

#include <QWidget>

#include <memory>

namespace signalbox::ui {

struct Workbench;

class EnumEditor final : public QWidget {
  Q_OBJECT
public:
  EnumEditor(Workbench& workbench, const QString& enumName, QWidget* parent = nullptr);
  ~EnumEditor() override;

  QString enumName() const;

Q_SIGNALS:
  void enumNameChanged(const QString& before, const QString& after);

private:
  struct Parts;
  void connectTitle();
  std::unique_ptr<Parts> m;
};

} // namespace signalbox::ui
