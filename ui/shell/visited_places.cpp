// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/visited_places.h"

namespace signalbox::ui {

void VisitedPlaces::visit(const Place& place) {
  if (m_visits.empty()) {
    m_visits.push_back({place, {}});
    return;
  }
  Place& here = m_visits[m_at].place;
  const bool isSame = here.activity == place.activity && here.entity == place.entity;
  if (here == place || (isSame && place.part.isEmpty())) return;
  if (isSame && here.part.isEmpty()) {
    here.part = place.part;
    return;
  }
  m_visits.resize(m_at + 1);
  m_visits.push_back({place, {}});
  if (m_visits.size() > limit) m_visits.erase(m_visits.begin());
  m_at = m_visits.size() - 1;
}

Visit* VisitedPlaces::current() { return m_visits.empty() ? nullptr : &m_visits[m_at]; }

std::optional<std::size_t> VisitedPlaces::next(int by, const IsThere& isThere) const {
  for (auto at = std::ptrdiff_t(m_at) + by; at >= 0 && at < std::ptrdiff_t(m_visits.size()); at += by) {
    const Place& place = m_visits[std::size_t(at)].place;
    if (place != m_visits[m_at].place && isThere(place)) return std::size_t(at);
  }
  return std::nullopt;
}

bool VisitedPlaces::canStep(int by, const IsThere& isThere) const { return next(by, isThere).has_value(); }

std::optional<Visit> VisitedPlaces::step(int by, const IsThere& isThere) {
  const auto at = next(by, isThere);
  if (!at) return std::nullopt;
  m_at = *at;
  return m_visits[m_at];
}

void VisitedPlaces::rename(const QString& before, const QString& after) {
  for (Visit& visit : m_visits)
    if (visit.place.entity == before) visit.place.entity = after;
}

void VisitedPlaces::clear() { *this = {}; }

} // namespace signalbox::ui
