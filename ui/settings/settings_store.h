// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SettingsStore: the settings of all windows, once. A change is in every window at once, and on disk a moment later.
#pragma once

#include "ui/settings/session_writer.h"
#include "ui/settings/settings.h"

#include <QObject>

#include <functional>
#include <memory>

namespace signalbox::ui {

// UI thread only.
class SettingsStore final : public QObject {
  Q_OBJECT
public:
  // Read from disk by the first who asks; shared until the last lets go.
  static std::shared_ptr<SettingsStore> shared();

  const Settings& settings() const { return m_settings; }
  // Saves and tells when something is different afterwards.
  void change(const std::function<void(Settings&)>& edit);
  void flush() { m_writer.flush(); } // waits until all is on disk

Q_SIGNALS:
  void changed();
  void notSaved(); // the change before could not be written

private:
  SettingsStore();

  Settings m_settings;
  SessionWriter m_writer; // what is queued is written before the store goes
};

} // namespace signalbox::ui
