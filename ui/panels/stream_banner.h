// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamBanner: what must be said aloud of a connection, on one line above its messages: that it tries again, that
// something was left out.
#pragma once

#include <QWidget>

namespace signalbox::ui {

class Button;
class Label;
class StreamConnection;

struct BannerState {
  QString text; // empty: there is nothing to say
  bool isWarning = false;
  bool offersRetry = false;
  bool offersOlder = false; // of a recording that is larger than the window keeps
  bool offersNewest = false;
  bool operator==(const BannerState&) const = default;
};

BannerState bannerOf(const StreamConnection& connection);

class StreamBanner final : public QWidget {
  Q_OBJECT
public:
  explicit StreamBanner(QWidget* parent = nullptr);
  void render(const BannerState& state);

Q_SIGNALS:
  void retryRequested();
  void stopRequested();
  void olderRequested();
  void newestRequested();

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  BannerState m_state;
  Label* m_text;
  Button* m_retry;
  Button* m_stop;
  Button* m_older;
  Button* m_newest;
};

} // namespace signalbox::ui
