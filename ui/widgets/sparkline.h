// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sparkline: the last values of a rate as a line without axes.
#pragma once

#include "ui/widgets/ink.h"

#include <QString>
#include <QVector>
#include <QWidget>

class QPainter;

namespace signalbox::ui {

// The line inside rect; the largest value touches its top.
void drawSparkline(QPainter& painter, const QRectF& rect, const QVector<double>& values, const QColor& color);

class Sparkline final : public QWidget {
  Q_OBJECT
public:
  explicit Sparkline(const QString& name, QWidget* parent = nullptr);

  void setValues(const QVector<double>& values, const QString& meaning); // meaning: "38 requests a minute"
  QSize sizeHint() const override { return {56, 20}; }

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  QString m_name;
  QVector<double> m_values;
};

} // namespace signalbox::ui
