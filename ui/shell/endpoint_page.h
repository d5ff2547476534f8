// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EndpointPage: the tab of one endpoint: its designer and its try pane side by side, or one of both in a narrow window.
#pragma once

#include <QJsonObject>
#include <QWidget>

namespace signalbox::ui {

class EndpointEditor;
class Splitter;
class TryPane;
struct Workbench;

enum class EndpointSide { Design, Try };

class EndpointPage final : public QWidget {
  Q_OBJECT
public:
  EndpointPage(Workbench& workbench, const QString& endpointId, const QJsonObject& request, QWidget* parent = nullptr);

  QString endpointId() const { return m_id; }
  void setEndpointId(const QString& id); // renamed elsewhere: the try pane keeps what was typed
  EndpointEditor& editor() { return *m_editor; }
  TryPane& tryPane() { return *m_try; }

  // Both panes, or only `side`.
  void setSplit(bool split, EndpointSide side);
  QList<int> sizes() const;
  void setSizes(const QList<int>& sizes);

Q_SIGNALS:
  void endpointIdChanged(const QString& before, const QString& after); // renamed in the designer
  void sizesChanged(const QList<int>& sizes);
  void runningChanged(bool running);
  void edited(); // something was typed for a request or sent: a preview tab is pinned

private:
  void buildEditor();

  Workbench& m_workbench;
  QString m_id;
  Splitter* m_splitter;
  EndpointEditor* m_editor = nullptr;
  TryPane* m_try;
};

} // namespace signalbox::ui
