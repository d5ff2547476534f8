// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/problems_view.h"

#include "ui/theme/hover.h"
#include "ui/theme/look.h"
#include "ui/theme/paint.h"
#include "ui/theme/two_lines.h"
#include "ui/widgets/button.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_menu.h"
#include "ui/widgets/row_view.h"

#include <QGridLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {
namespace {

constexpr int rowHeight = 50;
constexpr int textLeft = 34;
constexpr double valueWidth = 190;

QString lineText(const FieldProblem& problem) {
  if (problem.column > 0) return ProblemsView::tr("Line %1, column %2").arg(problem.line).arg(problem.column);
  return problem.line > 0 ? ProblemsView::tr("Line %1").arg(problem.line) : QString();
}

QString spokenText(const FieldProblem& problem) {
  QStringList words{
      problem.loc,       problem.message,
      problem.reason,    problem.value.isEmpty() ? QString() : ProblemsView::tr("got %1").arg(problem.value),
      lineText(problem), problem.target()};
  words.removeAll(QString());
  return words.join(QStringLiteral(", "));
}

// A text that is no JSON has no field whose rule could be told.
bool isExplained(const FieldProblem& problem) { return problem.source.type != "json_invalid"; }

void paintBackground(QPainter& painter, const QStyleOptionViewItem& option, const QRectF& row) {
  if (option.state & QStyle::State_Selected)
    box(painter, row, 8, theme().selected);
  else if (const double hover = hoverStrength(option); hover > 0)
    box(painter, row, 8, hoverFill(hover));
  if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange))
    focusRing(painter, row, 8);
}

// Line N, with the key that goes there on the selected row. Answers the left edge of what it painted.
double paintLine(QPainter& painter, const QRectF& row, const QString& line, bool isSelected) {
  const QFont font = uiFont(12, 500);
  const double width = textWidth(font, line);
  const double right = row.right() - 10;
  drawText(painter, QRectF(right - width - 1, row.y(), width + 2, row.height()), line, font,
           isSelected ? theme().accent : theme().text2, rightMiddle);
  if (!isSelected || line.isEmpty()) return right - width;
  return right - width - 8 - drawKeyCap(painter, right - width - 8, row.center().y(), ProblemsView::tr("Enter"));
}

void paintFirstLine(QPainter& painter, const QRectF& row, const FieldProblem& problem, bool isSelected) {
  drawIcon(painter, QStringLiteral("circle-alert"), theme().err, QRectF(row.x() + 10, row.center().y() - 7.5, 15, 15));
  const double right = paintLine(painter, row, lineText(problem), isSelected) - 10;
  const double left = row.x() + textLeft;
  const double loc = std::min(textWidth(monoFont(12, 500), problem.loc), (right - left) / 2);
  drawText(painter, QRectF(left, row.y(), loc + 1, row.height()), problem.loc, monoFont(12, 500), theme().text);
  drawText(painter, QRectF(left + loc + 10, row.y(), right - left - loc - 10, row.height()), problem.message,
           uiFont(13), theme().text2);
}

// "word value": answers where it ends.
double paintFact(QPainter& painter, double x, double y, double right, const QString& word, const QString& value,
                 const QColor& color, double widest) {
  if (value.isEmpty() || x > right - 40) return x;
  const QColor quiet = theme().text2;
  x += drawText(painter, QRectF(x, y, right - x, 18), word, uiFont(12), quiet) + 6;
  const double width = std::min({widest, textWidth(monoFont(11), value), right - x});
  drawText(painter, QRectF(x, y, width + 1, 18), value, monoFont(11), color);
  return x + width + 14;
}

void paintSecondLine(QPainter& painter, const QRectF& row, const QRect& link, const FieldProblem& problem,
                     bool isSelected) {
  const double right = link.isEmpty() ? row.right() - 10 : link.x() - 10;
  const double y = row.center().y() - 9;
  if (!problem.reason.isEmpty()) {
    const double left = row.x() + textLeft;
    drawText(painter, QRectF(left, y, right - left, 18), problem.reason, uiFont(12), theme().text2);
    return;
  }
  const double x =
      paintFact(painter, row.x() + textLeft, y, right, ProblemsView::tr("got"), problem.value, theme().err, valueWidth);
  paintFact(painter, x, y, right, ProblemsView::tr("rule"), problem.rule, theme().text2, right - x);
  if (link.isEmpty()) return;
  const QColor ink = isSelected ? theme().accent : theme().text2;
  drawIcon(painter, QStringLiteral("arrow-up-right"), ink, QRectF(link.x(), y + 3, 12, 12));
  drawText(painter, QRectF(link.x() + 15, y - 1, link.width() - 15, 20), problem.target(), uiFont(12, 500), ink,
           rightMiddle);
}

} // namespace

void ProblemRows::setProblems(const QVector<FieldProblem>& problems) {
  beginResetModel();
  m_problems = problems;
  m_shown = std::min(static_cast<int>(problems.size()), firstShown);
  endResetModel();
}

bool ProblemRows::hasPlacesOf(const QVector<FieldProblem>& problems) const {
  return std::ranges::equal(m_problems, problems, {}, &FieldProblem::loc, &FieldProblem::loc);
}

const FieldProblem* ProblemRows::problem(int row) const {
  return row >= 0 && row < m_shown ? &m_problems[row] : nullptr;
}

void ProblemRows::showAll() {
  beginResetModel();
  m_shown = static_cast<int>(m_problems.size());
  endResetModel();
}

int ProblemRows::rowCount(const QModelIndex& parent) const {
  if (parent.isValid()) return 0;
  return m_shown < m_problems.size() ? m_shown + 1 : m_shown;
}

QVariant ProblemRows::data(const QModelIndex& index, int role) const {
  const FieldProblem* found = problem(index.row());
  if (role == Qt::DisplayRole && !found) return tr("Show all %1").arg(m_problems.size());
  if (!found) return {};
  if (role == Qt::DisplayRole) return found->message;
  if (role == Qt::ToolTipRole)
    return QStringList{found->loc, found->message, found->reason}.join(QLatin1Char('\n')).trimmed();
  if (role == Qt::AccessibleTextRole) return spokenText(*found);
  if (role == Qt::UserRole) return QVariant::fromValue(*found);
  return {};
}

QSize ProblemRowDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  return {100, index.data(Qt::UserRole).isValid() ? rowExtent(rowHeight) : rowExtent(32)};
}

QRect ProblemRowDelegate::linkRect(const QRect& row, const FieldProblem& problem) {
  if (problem.target().isEmpty()) return {};
  const int width = static_cast<int>(textWidth(uiFont(12, 500), problem.target())) + 17;
  const double middle = twoLines(QRectF(row).adjusted(0, 1, 0, -1)).second.center().y();
  return {row.right() - 18 - width, static_cast<int>(middle) - 11, width, 22};
}

void ProblemRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const QRectF row = QRectF(option.rect).adjusted(8, 1, -8, -1);
  paintBackground(*painter, option, row);
  const QVariant data = index.data(Qt::UserRole);
  if (!data.isValid()) {
    drawText(*painter, row.adjusted(textLeft, 0, 0, 0), index.data().toString(), uiFont(13, 500), theme().accent);
    return;
  }
  const auto problem = data.value<FieldProblem>();
  const bool isSelected = option.state & QStyle::State_Selected;
  const TwoLines lines = twoLines(row);
  paintFirstLine(*painter, lines.first, problem, isSelected);
  paintSecondLine(*painter, lines.second, linkRect(option.rect, problem), problem, isSelected);
}

ProblemsView::ProblemsView(QWidget* parent)
    : QWidget(parent), m_list(new RowList(tr("Problems"), this)), m_valid(new Label({}, uiFont(13), Ink::Ok, this)),
      m_pages(new QStackedLayout(this)) {
  setObjectName(QStringLiteral("response.problems"));
  m_list->setObjectName(QStringLiteral("response.problems.list"));
  m_list->setModel(&m_rows);
  m_list->setItemDelegate(new ProblemRowDelegate(m_list));
  m_list->viewport()->installEventFilter(this);
  m_valid->setObjectName(QStringLiteral("response.problems.valid"));
  m_valid->setIconName(QStringLiteral("check"));
  auto* page = new QWidget(this);
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(18, 14, 18, 14);
  layout->addWidget(m_valid);
  layout->addStretch(1);
  auto* rows = new QWidget(this);
  auto* column = new QVBoxLayout(rows);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m_list, 1);
  column->addWidget(makeExplanation());
  m_pages->addWidget(rows);
  m_pages->addWidget(page);
  connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ProblemsView::renderExplanation);
  connect(m_list, &RowList::rowActivated, this, &ProblemsView::activate);
  connect(m_list, &RowList::menuRequested, this, &ProblemsView::showMenu);
}

void ProblemsView::setFixKeys(const QString& keys) { m_use->setKeyCap(keys); }

QWidget* ProblemsView::makeExplanation() {
  m_detail = new QWidget(this);
  m_detail->setObjectName(QStringLiteral("response.explanation"));
  auto* column = new QVBoxLayout(m_detail);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(new HairLine(Qt::Horizontal, m_detail));
  auto* grid = new QGridLayout;
  grid->setContentsMargins(18, 8, 14, 10);
  grid->setHorizontalSpacing(14);
  grid->setVerticalSpacing(4);
  const auto add = [&](int row, const QString& title, const char* name, Ink ink) {
    auto* value = new Label({}, monoFont(12), ink, m_detail);
    value->setObjectName(QLatin1String(name));
    grid->addWidget(new Label(title, uiFont(12), Ink::Tertiary, m_detail), row, 0);
    grid->addWidget(value, row, 1);
    return value;
  };
  m_rule = add(0, tr("Rule"), "response.explanation.rule", Ink::Text);
  m_got = add(1, tr("Got"), "response.explanation.got", Ink::Error);
  m_passing = add(2, tr("Would pass"), "response.explanation.passing", Ink::Ok);
  m_use = new Button(tr("Use it"), ButtonVariant::Soft, m_detail);
  m_use->setObjectName(QStringLiteral("response.explanation.use"));
  grid->addWidget(m_use, 1, 2, 2, 1, Qt::AlignBottom);
  grid->setColumnStretch(1, 1);
  column->addLayout(grid);
  m_detail->hide();
  connect(m_use, &QPushButton::clicked, this, &ProblemsView::useFix);
  return m_detail;
}

void ProblemsView::setExplainer(Explain explain) { m_explain = std::move(explain); }

void ProblemsView::renderExplanation() {
  const FieldProblem* problem = current();
  const bool isShown = problem && m_explain && isExplained(*problem);
  m_detail->setVisible(isShown);
  m_explanation = {};
  if (!isShown) return;
  m_explanation = m_explain(*problem);
  m_rule->setText(m_explanation.rule);
  m_got->setText(m_explanation.got.isEmpty() ? tr("nothing") : m_explanation.got);
  m_passing->setText(m_explanation.passing.isEmpty() ? tr("not known") : m_explanation.passing);
  m_use->setVisible(m_explanation.canUse && !m_explanation.passing.isEmpty());
}

void ProblemsView::useFix() {
  const FieldProblem* problem = current();
  if (problem && m_explanation.canUse && !m_explanation.passing.isEmpty())
    Q_EMIT fixRequested(*problem, m_explanation.passing);
}

void ProblemsView::setProblems(const QVector<FieldProblem>& problems, const QString& validText) {
  const int row = currentRow();
  const bool onlyMoved = m_rows.hasPlacesOf(problems); // the body was edited: the next one stays the next one
  m_rows.setProblems(problems);
  if (onlyMoved) m_list->setCurrentIndex(m_rows.index(row));
  m_valid->setText(validText);
  m_pages->setCurrentIndex(problems.isEmpty() ? 1 : 0);
  renderExplanation();
}

int ProblemsView::count() const { return m_rows.rowCount(); }

int ProblemsView::currentRow() const { return m_list->currentIndex().row(); }

const FieldProblem* ProblemsView::current() const { return m_rows.problem(currentRow()); }

void ProblemsView::select(int row) {
  const QModelIndex index = m_rows.index(row);
  m_list->setCurrentIndex(index);
  m_list->scrollTo(index);
  activate(index);
}

void ProblemsView::activate(const QModelIndex& index) {
  if (const FieldProblem* problem = m_rows.problem(index.row()))
    Q_EMIT placeRequested(*problem);
  else if (index.isValid())
    m_rows.showAll();
}

void ProblemsView::showMenu(const QModelIndex& index, const QPoint& global) {
  const FieldProblem* found = m_rows.problem(index.row());
  if (!found) return;
  const FieldProblem problem = *found;
  RowMenu menu(*this, QStringLiteral("response.problems.menu"));
  menu.add("arrow-up-right", tr("Go to the value"), tr("Enter"), [this, problem] { Q_EMIT placeRequested(problem); });
  if (!problem.target().isEmpty())
    menu.add("braces", tr("Go to the rule: %1").arg(problem.target()), {},
             [this, problem] { Q_EMIT ruleRequested(problem); });
  if (m_use->isVisible()) menu.add("wand-sparkles", tr("Use a value that passes"), {}, [this] { useFix(); });
  menu.separate().addCopy(tr("Copy the problem"), problem.loc + QStringLiteral(": ") + problem.message);
  menu.open(global);
}

bool ProblemsView::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::MouseButtonRelease && event->type() != QEvent::MouseMove)
    return QWidget::eventFilter(watched, event);
  const QPoint position = static_cast<QMouseEvent*>(event)->position().toPoint();
  const QModelIndex index = m_list->indexAt(position);
  const FieldProblem* problem = m_rows.problem(index.row());
  const bool isOnLink = problem && ProblemRowDelegate::linkRect(m_list->visualRect(index), *problem).contains(position);
  m_list->viewport()->setCursor(isOnLink ? Qt::PointingHandCursor : Qt::ArrowCursor);
  if (!isOnLink || event->type() != QEvent::MouseButtonRelease) return false;
  m_list->setCurrentIndex(index);
  Q_EMIT ruleRequested(*problem);
  return true;
}

} // namespace signalbox::ui
