// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ConstantEditor: a named JSON value that expressions read: the sample data of an API, edited as text.
#pragma once

#include <QWidget>

namespace signalbox::ui {

class JsonEditor;
class Label;
struct Workbench;

class ConstantEditor final : public QWidget {
  Q_OBJECT
public:
  ConstantEditor(Workbench& workbench, const QString& name, QWidget* parent = nullptr);

private:
  void send();
  void follow();
  void render(const QString& problem);

  Workbench& m_workbench;
  QString m_name;
  JsonEditor* m_text;
  Label* m_state;
};

} // namespace signalbox::ui
