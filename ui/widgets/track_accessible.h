// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader sees of a Track: a list with one child for each stop.
#pragma once

#include <QAccessibleWidget>

#include <memory>
#include <vector>

namespace signalbox::ui {

class Track;

class TrackAccessible final : public QAccessibleWidget {
public:
  static void install(); // once; a second call does nothing
  explicit TrackAccessible(Track* track);
  ~TrackAccessible() override;

  int childCount() const override;
  QAccessibleInterface* child(int index) const override;
  int indexOfChild(const QAccessibleInterface* child) const override;
  QString text(QAccessible::Text type) const override;

private:
  Track& track() const;
  mutable std::vector<QAccessible::Id> m_children; // made when asked for
};

} // namespace signalbox::ui
