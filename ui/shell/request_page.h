// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RequestPage: the tab of a saved request: its name, the endpoint it is for, and a try pane that saves what is typed.
#pragma once

#include <QWidget>

namespace signalbox::ui {

class Button;
class LineEdit;
class TryPane;
struct Workbench;

class RequestPage final : public QWidget {
  Q_OBJECT
public:
  RequestPage(Workbench& workbench, const QString& requestName, QWidget* parent = nullptr);

  QString requestName() const { return m_request; }
  void setRequestName(const QString& name); // renamed elsewhere: what runs goes on
  TryPane& tryPane() { return *m_try; }

Q_SIGNALS:
  void requestNameChanged(const QString& before, const QString& after); // renamed here

private:
  void rename(const QString& name);
  void follow();

  Workbench& m_workbench;
  QString m_request;
  LineEdit* m_name;
  Button* m_endpoint;
  TryPane* m_try;
};

} // namespace signalbox::ui
