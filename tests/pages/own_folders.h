// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// OwnFolders: settings that no other test has seen, and copies of samples to work on; gone with this object.
#pragma once

#include "tests/support/served.h"

#include <QTemporaryDir>

namespace signalbox::pages {

class OwnFolders final {
public:
  explicit OwnFolders(const QStringList& samples) {
    qputenv("SIGNALBOX_CONFIG_DIR", m_config.path().toLocal8Bit());
    for (const QString& sample : samples) test::copyFolder(test::sample(sample), path(sample));
  }

  QString settings(const QString& file) const { return m_config.filePath(file); }
  QString path(const QString& name) const { return m_projects.filePath(name); } // of a sample's copy, or beside it

private:
  QTemporaryDir m_config;
  QTemporaryDir m_projects;
};

} // namespace signalbox::pages
