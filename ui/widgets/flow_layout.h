// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FlowLayout: children in their own size, from left to right, in as many lines as they need; every line ends at the
// right or begins at the left.
#pragma once

#include <QLayout>
#include <QList>

namespace signalbox::ui {

class FlowLayout final : public QLayout {
  Q_OBJECT
public:
  enum class Side { Left, Right };
  explicit FlowLayout(int spacing, QWidget* parent = nullptr, Side side = Side::Left);
  ~FlowLayout() override;

  void addItem(QLayoutItem* item) override;
  int count() const override { return int(m_items.size()); }
  QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
  QLayoutItem* takeAt(int index) override;
  Qt::Orientations expandingDirections() const override { return {}; }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), Apply::No); }
  void setGeometry(const QRect& rect) override;
  QSize sizeHint() const override;
  QSize minimumSize() const override;

private:
  enum class Apply { No, Yes };
  int arrange(const QRect& whole, Apply apply) const; // the height
  void placeLine(qsizetype first, qsizetype end, const QRect& line) const;

  QList<QLayoutItem*> m_items;
  Side m_side;
};

} // namespace signalbox::ui
