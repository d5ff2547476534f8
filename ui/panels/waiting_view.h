// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// WaitingView: that an answer is on its way: the time, what has come of it, and bars where it will stand, from 150 ms
// on.
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QStringDecoder>
#include <QTimer>
#include <QWidget>

class QStackedLayout;

namespace signalbox::ui {

class CodeEditor;
class Label;
class Skeleton;

class WaitingView final : public QWidget {
  Q_OBJECT
public:
  explicit WaitingView(QWidget* parent = nullptr);

  void start();
  void stop();
  void setReceived(quint64 bytes, const QByteArray& piece); // all of it, and what is new of its start
  QString text() const;                                     // "Waiting 1.4 s"

private:
  void refresh();
  void showStart();

  QWidget* m_shown;        // all of it
  QStackedLayout* m_pages; // bars, then the start of the body
  Skeleton* m_bars;
  CodeEditor* m_start;
  Label* m_text;
  QTimer m_tick;
  QElapsedTimer m_since;
  quint64 m_received = 0;
  QByteArray m_body; // its start
  qsizetype m_shownBytes = 0;
  QStringDecoder m_decode{QStringDecoder::Utf8};
};

} // namespace signalbox::ui
