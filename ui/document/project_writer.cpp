// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/project_writer.h"

#include "core/base/quiet_thread.h"
#include "core/design/store.h"

namespace signalbox::ui {

namespace {

constexpr int quietSteps = 5; // the window and what it compiles go first

} // namespace

ProjectWriter::ProjectWriter(std::filesystem::path folder, design::Design onDisk, std::vector<std::string> keep,
                             Done done)
    : m_folder(std::move(folder)), m_keep(std::move(keep)), m_done(std::move(done)), m_onDisk(std::move(onDisk)),
      m_thread([this] { run(); }) {}

ProjectWriter::~ProjectWriter() {
  {
    const std::lock_guard lock(m_mutex);
    m_stop = true;
  }
  m_changed.notify_all();
  m_thread.join();
}

void ProjectWriter::write(design::Design design) {
  {
    const std::lock_guard lock(m_mutex);
    m_next = std::move(design);
  }
  m_changed.notify_all();
}

Result<void> ProjectWriter::flush() {
  std::unique_lock lock(m_mutex);
  m_changed.wait(lock, [this] { return !m_next && !m_busy; });
  return m_last;
}

void ProjectWriter::run() {
  letOthersGoFirst(quietSteps);
  std::unique_lock lock(m_mutex);
  while (true) {
    m_changed.wait(lock, [this] { return m_stop || m_next.has_value(); });
    if (!m_next) return;
    design::Design design = std::move(*m_next);
    m_next.reset();
    m_busy = true;
    lock.unlock();
    Result<void> result = design::save(m_folder, m_onDisk, design, m_keep);
    if (result) m_onDisk = design;
    m_done(std::move(design), result);
    lock.lock();
    m_last = std::move(result);
    m_busy = false;
    m_changed.notify_all();
  }
}

} // namespace signalbox::ui
