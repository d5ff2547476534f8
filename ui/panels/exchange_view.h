// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ExchangeView: one exchange of the log in full: its track, the answer, the request, the headers.
#pragma once

#include "core/api/exchange.h"

#include <QPlainTextEdit>
#include <QWidget>

class QStackedWidget;

namespace signalbox::ui {

class IconButton;
class Label;
class StatusPill;
class TabStrip;
class Track;

class ExchangeView final : public QWidget {
  Q_OBJECT
public:
  explicit ExchangeView(QWidget* parent = nullptr);
  void show(const api::Exchange& exchange, bool hasLostBodies);

Q_SIGNALS:
  void closeRequested();
  void openRequested(const QString& endpointId);

private:
  void buildHeader();
  void addTrackPage();
  QPlainTextEdit* addPage(const QString& title, const QString& id);

  QString m_endpoint;
  StatusPill* m_status;
  Label* m_method;
  Label* m_path;
  IconButton* m_open;
  IconButton* m_close;
  Track* m_track;
  TabStrip* m_tabs;
  QStackedWidget* m_pages;
  QPlainTextEdit* m_response = nullptr;
  QPlainTextEdit* m_request = nullptr;
  QPlainTextEdit* m_headers = nullptr;
};

} // namespace signalbox::ui
