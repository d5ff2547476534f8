// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/json_reader.h"

#include "core/base/quiet_thread.h"
#include "ui/bridge/task_thread.h"

namespace signalbox::ui {
namespace {

constexpr int stepsBehind = 5; // behind the window's thread

}

JsonReader::JsonReader(QObject* parent) : QObject(parent), m_thread(std::make_unique<TaskThread>()) {}

JsonReader::~JsonReader() {
  m_reading.request_stop();
  m_running.request_stop();
  m_thread.reset(); // joined before anything else goes
}

void JsonReader::setBytes(std::shared_ptr<const std::string> bytes) {
  if (bytes == m_bytes) return;
  stopSelecting();
  m_reading.request_stop();
  m_bytes = std::move(bytes);
  m_json.reset();
  m_fault = {};
  m_isReading = false;
}

void JsonReader::read() {
  if (!m_bytes || m_isReading || isRead()) return;
  m_isReading = true;
  m_reading = std::stop_source();
  m_thread->post([this, bytes = m_bytes, stop = m_reading.get_token()] {
    letOthersGoFirst(stepsBehind);
    auto outline = JsonOutline::read(*bytes, stop);
    if (stop.stop_requested()) return;
    std::shared_ptr<const OutlinedJson> json;
    JsonFault fault;
    if (outline)
      json = std::make_shared<const OutlinedJson>(OutlinedJson{bytes, std::move(*outline)});
    else
      fault = outline.error();
    const TextPlace place = json ? TextPlace() : placeOf(*bytes, fault.offset);
    const auto take = [this, bytes, json, fault, place] {
      if (bytes != m_bytes) return;
      m_isReading = false;
      m_json = json;
      m_fault = fault;
      m_faultPlace = place;
      Q_EMIT wasRead();
      startSelecting();
    };
    QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
  });
}

void JsonReader::select(const json_path::JsonPath& path) {
  stopSelecting();
  m_wanted = path;
  m_isSelecting = true;
  if (isRead())
    startSelecting();
  else
    read();
}

void JsonReader::stopSelecting() {
  m_running.request_stop();
  m_wanted.reset();
  m_selection = {};
  m_isSelecting = false;
}

void JsonReader::startSelecting() {
  if (!m_wanted) return;
  if (!m_json) {
    m_isSelecting = false;
    return Q_EMIT wasSelected();
  }
  m_running = std::stop_source();
  m_thread->post([this, path = *std::exchange(m_wanted, std::nullopt), json = m_json, stop = m_running.get_token()] {
    auto found = std::make_shared<json_path::Selection>(json_path::select(path, json->outline, {}, stop));
    const auto take = [this, found, stop] {
      if (stop.stop_requested()) return;
      m_selection = std::move(*found);
      m_isSelecting = false;
      Q_EMIT wasSelected();
    };
    QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
  });
}

} // namespace signalbox::ui
