// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamTools: what stands above the messages: direction, filter or search, pause, clear, more.
#pragma once

#include "ui/models/message_rows.h"

#include <QWidget>

class QMenu;

namespace signalbox::ui {

class Button;
class IconButton;
class Label;
class SearchField;
class Segmented;

class StreamTools final : public QWidget {
  Q_OBJECT
public:
  explicit StreamTools(QWidget* parent = nullptr);

  MessageFilter filter() const;
  void setCanCheck(bool can); // whether "Invalid" can be chosen
  // Wide: all of it. Medium: clear and "Invalid" are in the menu alone. Small: the direction and the search too.
  enum class Room { Wide, Medium, Small };
  void setRoom(Room room);
  void fillMenu(QMenu& menu); // what may have no button of its own
  void renderPaused(bool paused, quint64 waiting);
  void renderRecording(const QString& file, quint64 count); // empty: nothing is recorded
  // Of `count` rows with the text; `current` from 0, -1 for none.
  void renderHits(int current, std::size_t count, bool isScanning);
  void focusFilter();

Q_SIGNALS:
  void filterChanged();
  void pauseToggled();
  void clearRequested();
  void recordToggled();
  void moreRequested(QWidget* below);
  void hitRequested(int step); // 1 next, -1 previous

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void setShow(MessageFilter::Show show);

  Room m_room = Room::Wide;
  bool m_canCheck = false;
  Segmented* m_show;
  SearchField* m_field;
  IconButton* m_hides;
  Label* m_hits;
  Button* m_waiting;
  IconButton* m_pause;
  IconButton* m_record;
  IconButton* m_erase;
};

} // namespace signalbox::ui
