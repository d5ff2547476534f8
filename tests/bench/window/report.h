// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the figures are printed: one line each, with what stands beside it and the bar.
#pragma once

#include "tests/bench/window/gap_meter.h"

#include <QString>
#include <QVector>

namespace signalbox::bench {

void row(const QString& figure, const QString& measured, const QString& beside = {}, const QString& bar = {});

QString milliseconds(double value);        // "3.2 ms"
QString megabytes(double value);           // "65.8 MB"
QString times(double ours, double theirs); // "1.4 x": ours as a multiple of theirs
QString shown(const Gaps& gaps);           // "p99.9 4.1 ms, longest 9.8 ms (busy 3.9, 8.0)"

double median(QVector<double> values);
double largest(const QVector<double>& values);

double busyMilliseconds(); // processor time of this thread so far
double residentMegabytes();
double peakResidentMegabytes(); // since the last call of resetPeak()
void resetPeak();

} // namespace signalbox::bench
