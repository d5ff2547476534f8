// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// UsersEditor: who the API knows: names, roles, scopes, hashes of passwords and API keys, and a profile that
// expressions read.
#pragma once

#include <QWidget>

#include <memory>

namespace signalbox::ui {

struct Workbench;

class UsersEditor final : public QWidget {
  Q_OBJECT
public:
  explicit UsersEditor(Workbench& workbench, QWidget* parent = nullptr);
  ~UsersEditor() override;

  void showEntry(int index);

private:
  struct Parts;
  std::unique_ptr<Parts> m;
};

} // namespace signalbox::ui
