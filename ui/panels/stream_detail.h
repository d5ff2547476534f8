// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamDetail: one message: its text with its mistakes marked, JSON also as a tree and filtered by a JSONPath, and a
// card that says whether it fits the model the design names for it.
#pragma once

#include "ui/bridge/message_batch.h"
#include "ui/models/message_check.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <string>

class QGridLayout;
class QStackedLayout;

namespace signalbox::ui {

class Button;
class BytesView;
class Chip;
class IconButton;
class JsonEditor;
class JsonPages;
class Label;
class ProblemsView;
class Segmented;
class StreamConnection;
struct Workbench;

class StreamDetail final : public QWidget {
  Q_OBJECT
public:
  static constexpr std::size_t editorLimit = 256U << 10; // bytes: what is larger is shown by lines, and not checked
  StreamDetail(Workbench& workbench, QWidget* parent = nullptr);

  // `check` may be null: nothing is checked then. The time is that of the message before, in microseconds.
  void show(const MessageView& message, std::optional<std::int64_t> before, MessageCheck* check,
            const std::string& type);
  void clear();
  bool openFilter(); // by a JSONPath; false where the message is no JSON

Q_SIGNALS:
  void typeMenuRequested(QWidget* below); // what messages are checked against

private:
  QWidget* makeHead();
  QWidget* makeText();
  QWidget* makeCard();
  bool isLarge() const { return m_payload->size() > editorLimit; }
  void take(const MessageView& message);
  void renderText();
  void showInText(std::size_t begin, std::size_t end); // bytes of the message
  QString shownText() const;
  void renderCard(const MessageView& message, std::optional<std::int64_t> before);
  void renderVerdict();
  void addFact(const QString& name, QWidget* value);
  void clearFacts();

  Workbench& m_workbench;
  std::optional<MessageReport> m_report;
  Chip* m_kind = nullptr;
  Label* m_size = nullptr;
  Segmented* m_form = nullptr;
  IconButton* m_filter = nullptr;
  IconButton* m_copy = nullptr;
  JsonEditor* m_text = nullptr;
  BytesView* m_bytes = nullptr;
  QStackedLayout* m_texts = nullptr; // of both
  JsonPages* m_json = nullptr;
  Label* m_verdict = nullptr;
  IconButton* m_type = nullptr;
  QGridLayout* m_facts = nullptr;
  ProblemsView* m_problems = nullptr;
  std::shared_ptr<const std::string> m_payload; // as it came
  bool m_isBinary = false;
  bool m_isJson = false;
};

} // namespace signalbox::ui
