// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// VisitedPlaces: where a person was in a window, so that the window can lead back and forward again.
#pragma once

#include <QPointer>
#include <QString>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

namespace signalbox::ui {

struct Place {
  QString activity; // "design", "docs", ...
  QString entity;   // EntityRef::key() of the tab; empty outside of the design, and without a tab
  QString part;     // of it: a model's field, an endpoint's JSON pointer; empty = all of it
  bool operator==(const Place&) const = default;
};

struct Visit {
  Place place;
  QPointer<QWidget> focus; // had the keyboard there
};

class VisitedPlaces final {
public:
  static constexpr std::size_t limit = 100;
  using IsThere = std::function<bool(const Place&)>; // false for what was deleted since: it is passed over

  // What lies ahead is forgotten. A part of where one is takes the place of the whole.
  void visit(const Place& place);
  Visit* current(); // null before the first visit
  bool canStep(int by, const IsThere& isThere) const;
  std::optional<Visit> step(int by, const IsThere& isThere); // -1 back, 1 forward; none: stays
  void rename(const QString& before, const QString& after);  // an entity
  void clear();

private:
  std::optional<std::size_t> next(int by, const IsThere& isThere) const;

  std::vector<Visit> m_visits;
  std::size_t m_at = 0; // of m_visits
};

} // namespace signalbox::ui
