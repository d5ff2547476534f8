// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Track: how far a request got, as a line of lamps: one stop for each stage of the exchange record, in its order.
#pragma once

#include <QString>
#include <QVector>
#include <QWidget>

class QVariantAnimation;

namespace signalbox::ui {

struct TrackStop {
  enum class State { Passed, Failed, NotReached };
  QString name;   // "Router"
  QString detail; // "/books", "0.2 ms", "3 problems"
  State state = State::NotReached;
  bool operator==(const TrackStop&) const = default;
};

// What is drawn in one place: a stop, or several folded to "+4".
struct TrackGroup {
  qsizetype first = 0;
  qsizetype count = 1;
  bool operator==(const TrackGroup&) const = default;
};

// At most `limit` (>= 3) groups: the first stops, the last and the failed one stay, the middle folds.
QVector<TrackGroup> foldTrack(const QVector<TrackStop>& stops, qsizetype limit);

class Track final : public QWidget {
  Q_OBJECT
public:
  explicit Track(QWidget* parent = nullptr);

  enum class Lighting { AtOnce, StopByStop };
  void setStops(const QVector<TrackStop>& stops, Lighting lighting = Lighting::AtOnce);
  const QVector<TrackStop>& stops() const { return m_stops; }
  int currentStop() const { return m_current; }
  void setCurrentStop(int index);
  QRect stopRect(int index) const; // where it stands; empty when folded away

  QSize sizeHint() const override { return {320, 58}; }
  QSize minimumSizeHint() const override { return {160, 58}; }

Q_SIGNALS:
  void stopActivated(int index);

protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  bool event(QEvent* event) override;

private:
  struct Place {
    TrackGroup group;
    double center = 0;
    QRectF text;
  };
  void arrange();
  QString nameOf(const TrackGroup& group) const;
  QString detailOf(const TrackGroup& group) const;
  TrackStop::State stateOf(const TrackGroup& group) const;
  double groupWidth(const TrackGroup& group) const;
  void paintLine(QPainter& painter, const Place& from, const Place& to) const;
  void paintStop(QPainter& painter, const Place& place) const;
  void paintWords(QPainter& painter, const Place& place, qsizetype index) const;
  int placeAt(double x) const;

  QVector<TrackStop> m_stops;
  QVector<Place> m_places;
  QVariantAnimation* m_light;
  double m_lit = 1; // share of the track that is lit
  int m_current = -1;
};

} // namespace signalbox::ui
