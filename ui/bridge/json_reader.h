// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JsonReader: what a JSON body of any size holds, found out on a thread of its own: its outline, and what a JSONPath
// expression selects in it. Only what was asked for last is answered; what runs for an older question is stopped.
#pragma once

#include "core/json_path/select.h"

#include <QObject>

#include <memory>
#include <optional>
#include <string>

namespace signalbox::ui {

class TaskThread;

// The bytes with their outline; both live as long as anybody looks at them.
struct OutlinedJson {
  std::shared_ptr<const std::string> bytes;
  JsonOutline outline;
};

class JsonReader final : public QObject {
  Q_OBJECT
public:
  explicit JsonReader(QObject* parent = nullptr);
  ~JsonReader() override;

  void setBytes(std::shared_ptr<const std::string> bytes); // reads nothing yet; null lets everything go
  void read();                                             // wasRead() follows, once
  void select(const json_path::JsonPath& path);            // wasSelected() follows, after wasRead()
  void stopSelecting();

  bool isRead() const { return m_json || !m_fault.message.empty(); }
  bool isSelecting() const { return m_isSelecting; }
  const std::shared_ptr<const OutlinedJson>& json() const { return m_json; } // null until read, and when it is no JSON
  const JsonFault& fault() const { return m_fault; }
  const TextPlace& faultPlace() const { return m_faultPlace; }
  const json_path::Selection& selection() const { return m_selection; }

Q_SIGNALS:
  void wasRead();
  void wasSelected();

private:
  void startSelecting();

  std::shared_ptr<const std::string> m_bytes;
  std::shared_ptr<const OutlinedJson> m_json;
  JsonFault m_fault;
  TextPlace m_faultPlace;
  json_path::Selection m_selection;
  std::optional<json_path::JsonPath> m_wanted; // waits for the outline
  std::stop_source m_reading;
  std::stop_source m_running; // of the selection
  bool m_isReading = false;
  bool m_isSelecting = false;
  std::unique_ptr<TaskThread> m_thread;
};

} // namespace signalbox::ui
