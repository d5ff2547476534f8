// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamComposer: what is sent over a WebSocket: JSON, text, or bytes in hex or Base64; the project's saved messages as
// chips; once, or again and again.
#pragma once

#include "ui/panels/stream_connection.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace signalbox::ui {

class Button;
class Chip;
class ComboBox;
class IconButton;
class JsonEditor;
class Label;
class Popover;
struct Workbench;

class StreamComposer final : public QWidget {
  Q_OBJECT
public:
  StreamComposer(Workbench& workbench, QWidget* parent = nullptr);

  void setConnection(StreamConnection* connection); // null: nothing can be sent
  void load(const Composition& composition);
  void render();
  void focusText();
  void send();                                      // what is composed; ends a repetition
  void sendRepeatedly(int milliseconds, int times); // times 0 = until stopped
  void stopRepeating();
  bool isRepeating() const { return m_repeat.isActive(); }

protected:
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  QWidget* makeHead();
  void renderChips();
  void renderProblem(const QString& problem);
  void composed();
  bool sendOnce();
  bool isSubmit(const QKeyEvent& key) const;
  void save();
  void showMenu(Chip* chip, const QString& name);
  void showRepeat();
  void replaceSaved(const QString& name);

  Workbench& m_workbench;
  QPointer<StreamConnection> m_connection;
  QTimer m_repeat;
  int m_repeated = 0;
  int m_times = 0;
  QWidget* m_chips = nullptr;
  ComboBox* m_form = nullptr;
  IconButton* m_save = nullptr;
  IconButton* m_again = nullptr;
  Button* m_send = nullptr;
  Label* m_problem = nullptr;
  JsonEditor* m_text = nullptr;
  QPointer<Popover> m_popover;
  QString m_sendKeys;
};

} // namespace signalbox::ui
