// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ProblemsView: the validation errors of an answer as rows of two lines: what the server said, and what it does not
// say: the value it got, the rule, the line of the body, the field of the model.
#pragma once

#include "ui/models/field_problem.h"
#include "ui/panels/problem_explanation.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>
#include <QWidget>

#include <functional>

class QStackedLayout;

namespace signalbox::ui {

class Button;
class HairLine;
class Label;
class RowList;

class ProblemRows final : public QAbstractListModel {
  Q_OBJECT
public:
  static constexpr int firstShown = 200;
  using QAbstractListModel::QAbstractListModel;

  void setProblems(const QVector<FieldProblem>& problems);
  bool hasPlacesOf(const QVector<FieldProblem>& problems) const;
  const FieldProblem* problem(int row) const; // null for "Show all"
  void showAll();
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

private:
  QVector<FieldProblem> m_problems;
  int m_shown = 0;
};

class ProblemRowDelegate final : public QStyledItemDelegate {
  Q_OBJECT
public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  // Where the link to the model is painted in a row.
  static QRect linkRect(const QRect& row, const FieldProblem& problem);
};

class ProblemsView final : public QWidget {
  Q_OBJECT
public:
  explicit ProblemsView(QWidget* parent = nullptr);

  // `validText` is shown when there are none: "Valid: 6 fields checked".
  void setProblems(const QVector<FieldProblem>& problems, const QString& validText);
  // Explains the row that is current, below the list.
  using Explain = std::function<Explanation(const FieldProblem&)>;
  void setExplainer(Explain explain);
  void useFix();                        // the passing value of the current row, when there is one
  void setFixKeys(const QString& keys); // of the command that does the same
  int count() const;
  int currentRow() const; // -1 = none
  void select(int row);   // scrolls, and asks for the place
  const FieldProblem* current() const;

Q_SIGNALS:
  void placeRequested(const signalbox::ui::FieldProblem& problem); // a click or Enter: the token in the body
  void ruleRequested(const signalbox::ui::FieldProblem& problem);  // the link: the field of the model
  void fixRequested(const signalbox::ui::FieldProblem& problem, const QString& passing);

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void activate(const QModelIndex& index);
  void showMenu(const QModelIndex& index, const QPoint& global);
  QWidget* makeExplanation();
  void renderExplanation();

  ProblemRows m_rows;
  RowList* m_list;
  Label* m_valid;
  QStackedLayout* m_pages;
  Explain m_explain;
  Explanation m_explanation;
  QWidget* m_detail = nullptr;
  Label* m_rule = nullptr;
  Label* m_got = nullptr;
  Label* m_passing = nullptr;
  Button* m_use = nullptr;
};

} // namespace signalbox::ui
