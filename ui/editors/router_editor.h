// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RouterEditor: a router: its prefix and what it hands down to the endpoints in it: tags, dependencies, answers,
// callbacks; and those endpoints.
#pragma once

#include <QWidget>

#include <memory>

namespace signalbox::ui {

struct Workbench;

class RouterEditor final : public QWidget {
  Q_OBJECT
public:
  RouterEditor(Workbench& workbench, const QString& path, QWidget* parent = nullptr);
  ~RouterEditor() override;

  QString routerPath() const; // changes when the router is renamed here

Q_SIGNALS:
  void routerPathChanged(const QString& before, const QString& after);

private:
  struct Parts;
  void connectTitle();
  std::unique_ptr<Parts> m;
};

} // namespace signalbox::ui
