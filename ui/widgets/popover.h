// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Popover: a floating box inside the window (no window of its own), with the overlay's shadow. Esc or a press outside
// closes it.
#pragma once

#include "ui/widgets/rise.h"

#include <QPointer>
#include <QWidget>

namespace signalbox::ui {

class Popover : public QWidget {
  Q_OBJECT
public:
  explicit Popover(QWidget* window); // lies over the whole of it while open
  void setContent(QWidget* content); // takes ownership
  QWidget* content() const { return m_content; }

  void openBelow(const QWidget& anchor); // left edges aligned, flips above when there is no room
  void openAt(const QRect& anchorInWindow);
  enum class Scrim { No, Yes };
  void openCentred(int width, int top, Scrim scrim); // the palette: as high as its content wants
  void close();
  bool isOpen() const { return isVisible(); }
  bool coversWindow() const { return isVisible() && m_scrim == Scrim::Yes; } // nothing behind it is to be reached
  void refit();                                                              // after the content's size hint changed

Q_SIGNALS:
  void closed();

protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  enum class Placement { Anchored, Centred };
  void open();
  void place();
  QRect anchoredRect() const;
  QRect centredRect() const;

  QWidget* m_content = nullptr;
  QPointer<QWidget> m_focusBefore;
  Placement m_placement = Placement::Anchored;
  QRect m_anchor;
  int m_width = 0;
  int m_top = 0;
  Scrim m_scrim = Scrim::No;
  Rise m_rise;
};

} // namespace signalbox::ui
