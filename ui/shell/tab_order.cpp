// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tab_order.h"

namespace signalbox::ui {

void TabOrder::add(const QString& key) {
  if (!m_keys.contains(key)) m_keys.append(key);
}

void TabOrder::use(const QString& key) {
  m_isWalking = false;
  m_at = 0;
  m_keys.removeOne(key);
  m_keys.prepend(key);
}

void TabOrder::remove(const QString& key) {
  endWalk();
  m_keys.removeOne(key);
}

void TabOrder::rename(const QString& before, const QString& after) {
  const qsizetype index = m_keys.indexOf(before);
  if (index >= 0) m_keys[index] = after;
}

void TabOrder::clear() { *this = {}; }

QString TabOrder::walk(int steps) {
  const qsizetype count = m_keys.size();
  if (count == 0) return {};
  m_at = ((m_isWalking ? m_at : 0) + steps % count + count) % count;
  m_isWalking = true;
  return m_keys[m_at];
}

void TabOrder::endWalk() {
  if (m_isWalking) use(QString(m_keys.value(m_at)));
}

QString TabOrder::leaveWalk() {
  m_isWalking = false;
  m_at = 0;
  return m_keys.value(0);
}

} // namespace signalbox::ui
