// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The validation errors of an answer, as a test speaks of them.
#pragma once

#include "tests/pages/page.h"
#include "ui/panels/problems_view.h"

#include <QAbstractItemView>

namespace signalbox::pages {

class ProblemsPage final : public Page {
public:
  using Page::Page;

  int count() const { return list()->model()->rowCount(); }
  ui::FieldProblem at(int row) const { return index(row).data(Qt::UserRole).value<ui::FieldProblem>(); }
  QStringList locs() const {
    QStringList all;
    for (int row = 0; row < count(); ++row) all += at(row).loc;
    return all;
  }
  int rowOf(const QString& loc) const { return static_cast<int>(locs().indexOf(loc)); }

  // The row itself: selects the token in the body.
  void click(int row) const {
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                      list()->visualRect(index(row)).topLeft() + QPoint(60, 16));
  }
  // The link at its right: opens the field of the model.
  void clickRule(int row) const {
    const QRect link = ui::ProblemRowDelegate::linkRect(list()->visualRect(index(row)), at(row));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, link.center());
  }

private:
  QAbstractItemView* list() const { return find<QAbstractItemView>(QStringLiteral("response.problems.list")); }
  QModelIndex index(int row) const { return list()->model()->index(row, 0); }
};

} // namespace signalbox::pages
