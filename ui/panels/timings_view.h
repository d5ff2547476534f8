// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TimingsView: where the time of a request went, as the client measured it.
#pragma once

#include "ui/panels/response_state.h"

#include <QWidget>

namespace signalbox::ui {

class TimingsView final : public QWidget {
  Q_OBJECT
public:
  explicit TimingsView(QWidget* parent = nullptr);
  void setTimings(const QVector<TimingBar>& timings);

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  QVector<TimingBar> m_timings;
};

} // namespace signalbox::ui
