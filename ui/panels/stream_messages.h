// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamMessages: the rows of a connection and the selected message beside or below them, checked against the design.
#pragma once

#include "ui/commands/findable.h"
#include "ui/models/message_check.h"
#include "ui/models/message_rows.h"
#include "ui/panels/stream_connection.h"

#include <QPointer>
#include <QWidget>

#include <unordered_map>

class QMenu;
class QStackedLayout;

namespace signalbox::ui {

class EmptyState;
class Splitter;
class StreamDetail;
class UniformList;

class StreamMessages final : public QWidget, public Findable {
  Q_OBJECT
public:
  // `below` stands under the rows: the composer.
  StreamMessages(Workbench& workbench, QWidget* below, QWidget* parent = nullptr);

  void setConnection(StreamConnection* connection);
  MessageRows& rows() { return m_rows; }
  bool canCheck() const; // the design, or a person, names what messages are
  int currentRow() const;
  void goToHit(int step);
  void render(); // what is empty says why
  void fillTypeMenu(QMenu& menu);

  void find() override { Q_EMIT filterRequested(); }
  bool filter() override; // the message that is shown

Q_SIGNALS:
  void connectRequested();
  void pauseRequested();
  void filterRequested(); // by find()
  void currentChanged();
  void composeRequested(const QString& text); // of a message, to be sent as it is or changed
  void checksChanged();                       // canCheck()

protected:
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  QWidget* makeList();
  void showMenu(int row, const QPoint& global);
  void copyCurrent();
  void followDesign();
  void renewChecks();
  void showCurrent();
  void showTypeMenu(QWidget* below);
  void chooseType(const QString& type);
  std::string typeOf(const MessageView& message) const;
  MessageRows::Verdict verdict(quint64 number, const MessageView& message);
  std::optional<std::int64_t> timeBefore(quint64 number) const;

  Workbench& m_workbench;
  QPointer<StreamConnection> m_connection;
  MessageRows m_rows;
  std::unique_ptr<MessageCheck> m_check; // of the design as it is; made at the first need
  std::unordered_map<quint64, MessageRows::Verdict> m_verdicts;
  Splitter* m_parts = nullptr;
  UniformList* m_list = nullptr;
  QStackedLayout* m_pages = nullptr;
  EmptyState* m_empty = nullptr;
  StreamDetail* m_detail = nullptr;
};

} // namespace signalbox::ui
