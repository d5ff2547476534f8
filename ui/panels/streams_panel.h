// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamsPanel: the streams of a window: those of the design first, then free addresses and recordings.
#pragma once

#include <QJsonObject>
#include <QWidget>

#include <memory>

namespace signalbox::ui {

class StreamView;
struct Workbench;

class StreamsPanel final : public QWidget {
  Q_OBJECT
public:
  // Full: list, figures, composer and detail (the activity). Compact: list and rows (the bottom island).
  enum class Layout { Full, Compact };
  explicit StreamsPanel(Workbench& workbench, Layout layout = Layout::Full, QWidget* parent = nullptr);
  ~StreamsPanel() override;

  void openEndpoint(const QString& id);    // selects it, ready to connect
  void openAddress(const QString& url);    // ws, wss, http or https
  void openRecording(const QString& file); // of JSON Lines, ready to replay
  void activate();                         // Ctrl+Enter: connects, or sends the composed message
  StreamView* currentView() const;
  int openConnections() const; // the badge of the tab

  // The list on the left, so that the window can put it into its sidebar.
  QWidget* takeSidebar();

  QJsonObject saveState() const;
  void restoreState(const QJsonObject& state);

Q_SIGNALS:
  void openConnectionsChanged(int count);

protected:
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;

private:
  class Implementation;
  std::unique_ptr<Implementation> m_implementation;
};

} // namespace signalbox::ui
