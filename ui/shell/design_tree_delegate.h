// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the rows of the design tree: headings, folders with chevrons, method, path, requests and the lamp of the last
// answer.
#pragma once

#include <QStyledItemDelegate>

namespace signalbox::ui {

// A path that is `width` pixels wide at most: names in braces give way first ("/restaurants/{…}"), then the middle.
QString fittedPath(const QString& path, const QFont& font, double width);

class LampPulse;

class DesignTreeDelegate final : public QStyledItemDelegate {
  Q_OBJECT
public:
  DesignTreeDelegate(const LampPulse& pulse, QObject* parent) : QStyledItemDelegate(parent), m_pulse(pulse) {}

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
  const LampPulse& m_pulse;
};

} // namespace signalbox::ui
