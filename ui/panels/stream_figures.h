// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamFigures: the numbers of a connection in one row, and its messages a second as bars.
#pragma once

#include "ui/panels/stream_connection.h"

#include <QVector>
#include <QWidget>

namespace signalbox::ui {

struct StreamFigure {
  QString name;
  QString value;
  bool operator==(const StreamFigure&) const = default;
};

QVector<StreamFigure> figuresOf(const StreamConnection& connection);
QString uptimeText(qint64 milliseconds); // "01:48", "1:02:03"

class StreamFigures final : public QWidget {
  Q_OBJECT
public:
  explicit StreamFigures(QWidget* parent = nullptr);
  void show(const StreamConnection& connection);

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  QVector<StreamFigure> m_figures;
  std::vector<SecondCount> m_history;
};

} // namespace signalbox::ui
