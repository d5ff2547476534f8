// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// UseList: who asks for a dependency or a security scheme, each a button that goes there.
#pragma once

#include "ui/models/dependency_use.h"

#include <QWidget>

class QVBoxLayout;

namespace signalbox::ui {

class Label;
struct Workbench;

class UseList final : public QWidget {
  Q_OBJECT
public:
  explicit UseList(Workbench& workbench, QWidget* parent = nullptr);
  void showUsesOf(const std::string& name); // a dependency or a scheme

private:
  Workbench& m_workbench;
  Label* m_heading;
  QVBoxLayout* m_rows;
  QVector<DependencyUse> m_uses;
};

} // namespace signalbox::ui
