// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ExchangeView: one exchange of the log in full: the waterfall of its trace, why it was answered so, both bodies, the
// headers, and what came of sending it again.
#pragma once

#include "ui/commands/findable.h"
#include "ui/models/exchange_rows.h"
#include "ui/models/exchange_story.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QStackedWidget;

namespace signalbox::ui {

class Button;
class DesignDocument;
class ExchangeBody;
class IconButton;
class Label;
class MethodBadge;
class Prose;
class RowList;
class StatusPill;
class TabStrip;
class TrafficLog;

class ExchangeView final : public QWidget, public Findable {
  Q_OBJECT
public:
  enum class Part { Trace, Why, Request, Response, Headers, Replay };

  // `id` begins the object names of its parts: there is one below the editor and one in the traffic activity.
  explicit ExchangeView(const QString& id, QWidget* parent = nullptr);

  enum class Parts { There, Coming, Lost }; // headers, bodies and the trace
  void show(const api::Exchange& exchange, const design::Design& design, Parts parts);
  // A row of the log: its line at once, what is on disk when that has been read. Both outlive this.
  void showRow(TrafficLog& log, quint64 sequence, const DesignDocument& document);
  void showReplay(const QVector<ExchangeRow>& rows); // and turns to it
  void setPart(Part part);
  void findInBody();
  void find() override { findInBody(); }
  bool filter() override; // a body
  void setFilterKeys(const QString& keys);

Q_SIGNALS:
  void closeRequested();
  void openRequested(); // in the try pane
  void replayRequested();
  void saveRequested();
  void curlRequested();

protected:
  void keyPressEvent(QKeyEvent* event) override; // Ctrl+C copies the row

private:
  void buildHeader();
  RowList* addRows(ExchangeRows& model, const QString& title, const QString& name);
  ExchangeBody* addBody(const QString& title, const QString& name);
  void addStory();
  void showBodies(const api::Exchange& exchange, bool isLost);
  void showComing();
  void copyRow();

  QString m_id;
  StatusPill* m_status;
  Label* m_method;
  Label* m_path;
  IconButton* m_open;
  IconButton* m_replay;
  IconButton* m_save;
  IconButton* m_curl;
  IconButton* m_close;
  TabStrip* m_tabs;
  QStackedWidget* m_pages;
  std::optional<quint64> m_row; // of the log, that is shown
  QTimer m_slow;                // until it is said that the parts are still being read
  ExchangeRows m_trace;
  ExchangeRows m_headers;
  ExchangeRows m_again;
  RowList* m_traceView = nullptr;
  Prose* m_story = nullptr;
  ExchangeBody* m_request = nullptr;
  ExchangeBody* m_response = nullptr;
};

} // namespace signalbox::ui
