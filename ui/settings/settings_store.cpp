// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_store.h"

namespace signalbox::ui {

namespace {

// Only what was changed: --theme may stand over the rest.
void applyLook(const Look& before, const Look& after) {
  Look shown = look();
  if (after.appearance != before.appearance) shown.appearance = after.appearance;
  if (after.contrast != before.contrast) shown.contrast = after.contrast;
  if (after.motion != before.motion) shown.motion = after.motion;
  if (after.density != before.density) shown.density = after.density;
  setLook(shown);
}

} // namespace

SettingsStore::SettingsStore() : m_settings(Settings::load()) { setEditorLook(m_settings.editor); }

std::shared_ptr<SettingsStore> SettingsStore::shared() {
  static std::weak_ptr<SettingsStore> current;
  if (auto store = current.lock()) return store;
  const std::shared_ptr<SettingsStore> store(new SettingsStore);
  current = store;
  return store;
}

void SettingsStore::change(const std::function<void(Settings&)>& edit) {
  const Settings before = m_settings;
  edit(m_settings);
  if (m_settings == before) return;
  applyLook(before.look(), m_settings.look());
  setEditorLook(m_settings.editor);
  if (!m_writer.lastWriteWorked()) Q_EMIT notSaved();
  m_writer.write(settingsFile(), m_settings.toJson());
  Q_EMIT changed();
}

} // namespace signalbox::ui
