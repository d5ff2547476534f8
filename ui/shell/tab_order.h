// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TabOrder: which tab was used when, by their keys, and a walk through them that changes the order only at its end.
#pragma once

#include <QStringList>

namespace signalbox::ui {

class TabOrder final {
public:
  void add(const QString& key); // one that was not used yet
  void use(const QString& key); // is the current one; ends a walk
  void remove(const QString& key);
  void rename(const QString& before, const QString& after);
  void clear();
  const QStringList& keys() const { return m_keys; } // the last used first

  // The key `steps` further back from where the walk stands, or forward; goes round. Empty without keys.
  QString walk(int steps);
  bool isWalking() const { return m_isWalking; }
  void endWalk(); // where it stands was used
  // Ends it where it began, and answers that.
  QString leaveWalk();

private:
  QStringList m_keys;
  qsizetype m_at = 0; // of the walk
  bool m_isWalking = false;
};

} // namespace signalbox::ui
