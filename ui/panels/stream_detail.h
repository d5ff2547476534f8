// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamDetail: one message: its text in the JSON editor with its mistakes marked, and a card that says whether it fits
// the model the design names for it.
#pragma once

#include "ui/bridge/message_batch.h"
#include "ui/models/message_check.h"

#include <QWidget>

#include <functional>
#include <optional>

class QGridLayout;

namespace signalbox::ui {

class Button;
class Chip;
class IconButton;
class JsonEditor;
class Label;
class ProblemsView;
class StreamConnection;
struct Workbench;

class StreamDetail final : public QWidget {
  Q_OBJECT
public:
  static constexpr std::size_t shownBytes = 256U << 10; // of a message; a longer one is cut, and said to be
  StreamDetail(Workbench& workbench, QWidget* parent = nullptr);

  // `check` may be null: nothing is checked then. The time is that of the message before, in microseconds.
  void show(const MessageView& message, std::optional<std::int64_t> before, MessageCheck* check,
            const std::string& type);
  void clear();

Q_SIGNALS:
  void typeMenuRequested(QWidget* below); // what messages are checked against

private:
  QWidget* makeHead();
  QWidget* makeCard();
  QString shownText(const MessageView& message) const;
  void renderCard(const MessageView& message, std::optional<std::int64_t> before);
  void renderVerdict();
  void addFact(const QString& name, QWidget* value);
  void clearFacts();

  Workbench& m_workbench;
  std::optional<MessageReport> m_report;
  Chip* m_kind = nullptr;
  Label* m_size = nullptr;
  IconButton* m_copy = nullptr;
  JsonEditor* m_text = nullptr;
  Label* m_verdict = nullptr;
  IconButton* m_type = nullptr;
  QGridLayout* m_facts = nullptr;
  ProblemsView* m_problems = nullptr;
  QByteArray m_payload; // as much of it as is shown, as it came
};

} // namespace signalbox::ui
