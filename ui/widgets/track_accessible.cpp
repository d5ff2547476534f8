// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/track_accessible.h"

#include "ui/widgets/track.h"

#include <QCoreApplication>
#include <QPointer>

namespace signalbox::ui {
namespace {

QString stateWord(TrackStop::State state) {
  switch (state) {
  case TrackStop::State::Passed: return QCoreApplication::translate("Track", "passed");
  case TrackStop::State::Failed: return QCoreApplication::translate("Track", "failed");
  case TrackStop::State::NotReached: return QCoreApplication::translate("Track", "not reached");
  }
  return {};
}

class StopAccessible final : public QAccessibleInterface {
public:
  StopAccessible(Track* track, int index) : m_track(track), m_index(index) {}

  bool isValid() const override { return m_track && m_index < m_track->stops().size(); }
  QObject* object() const override { return nullptr; }
  QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_track); }
  QAccessibleInterface* child(int) const override { return nullptr; }
  int childCount() const override { return 0; }
  int indexOfChild(const QAccessibleInterface*) const override { return -1; }
  void setText(QAccessible::Text, const QString&) override {}
  QAccessible::Role role() const override { return QAccessible::ListItem; }
  QAccessible::State state() const override { return {}; }

  QRect rect() const override {
    const QRect local = isValid() ? m_track->stopRect(m_index) : QRect();
    return {m_track->mapToGlobal(local.topLeft()), local.size()};
  }

  QString text(QAccessible::Text type) const override {
    if (!isValid() || type != QAccessible::Name) return {};
    const TrackStop& stop = m_track->stops()[m_index];
    return QStringLiteral("%1, %2, %3").arg(stop.name, stateWord(stop.state), stop.detail);
  }

private:
  QPointer<Track> m_track;
  int m_index;
};

QAccessibleInterface* makeInterface(const QString& className, QObject* object) {
  if (className != QLatin1String("signalbox::ui::Track")) return nullptr;
  return new TrackAccessible(static_cast<Track*>(object));
}

} // namespace

void TrackAccessible::install() {
  static const bool installed = [] {
    QAccessible::installFactory(makeInterface);
    return true;
  }();
  Q_UNUSED(installed);
}

TrackAccessible::TrackAccessible(Track* track) : QAccessibleWidget(track, QAccessible::List) {}

TrackAccessible::~TrackAccessible() {
  for (const QAccessible::Id id : m_children) QAccessible::deleteAccessibleInterface(id);
}

Track& TrackAccessible::track() const { return *static_cast<Track*>(object()); }

int TrackAccessible::childCount() const { return static_cast<int>(track().stops().size()); }

QAccessibleInterface* TrackAccessible::child(int index) const {
  if (index < 0 || index >= childCount()) return nullptr;
  for (int i = static_cast<int>(m_children.size()); i <= index; ++i)
    m_children.push_back(QAccessible::registerAccessibleInterface(new StopAccessible(&track(), i)));
  return QAccessible::accessibleInterface(m_children[static_cast<std::size_t>(index)]);
}

int TrackAccessible::indexOfChild(const QAccessibleInterface* wanted) const {
  for (int i = 0; i < childCount(); ++i)
    if (child(i) == wanted) return i;
  return -1;
}

QString TrackAccessible::text(QAccessible::Text type) const {
  if (type != QAccessible::Description) return QAccessibleWidget::text(type);
  QStringList words;
  for (const TrackStop& stop : track().stops()) words << stop.name + QLatin1Char(' ') + stateWord(stop.state);
  return words.join(QStringLiteral(", "));
}

} // namespace signalbox::ui
