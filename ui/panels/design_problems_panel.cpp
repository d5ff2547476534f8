// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/design_problems_panel.h"

#include "ui/document/design_document.h"
#include "ui/models/diagnostic_fix.h"
#include "ui/models/place_text.h"
#include "ui/theme/focus_paint.h"
#include "ui/theme/look.h"
#include "ui/theme/marked_text.h"
#include "ui/theme/paint.h"
#include "ui/theme/two_lines.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/row_menu.h"
#include "ui/widgets/row_view.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

// The pill at the right of a row, empty where there is no fix.
QRectF fixRect(const QRectF& row, const QString& text) {
  if (text.isEmpty()) return {};
  const double width = textWidth(uiFont(12, 500), text) + 20;
  return {row.right() - width - 10, twoLines(row).second.center().y() - 10, width, 20};
}

QRectF rowRect(const QRect& rect) { return QRectF(rect).adjusted(6, 1, -6, -1); }

class ProblemDelegate final : public QStyledItemDelegate {
public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, rowExtent(46)}; }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QRectF row = rowRect(option.rect);
    const bool isSelected = option.state & QStyle::State_Selected;
    paintRowBox(*painter, row, option, 7);
    const TwoLines lines = twoLines(row);
    const bool isError = index.data(DesignProblemsModel::SeverityRole).toInt() == int(Severity::Error);
    drawIcon(*painter, isError ? "circle-alert" : "triangle-alert", isError ? theme().err : theme().warn,
             QRectF(row.x() + 10, lines.first.center().y() - 7.5, 15, 15));
    drawMarked(*painter, lines.first.adjusted(36, 0, -12, 0), index.data().toString(), uiFont(13), theme().text);
    const QString fix = index.data(DesignProblemsModel::FixRole).toString();
    const QRectF pill = fixRect(row, fix);
    if (!fix.isEmpty()) {
      box(*painter, pill, 6, theme().raised, theme().border);
      drawText(*painter, pill, fix, uiFont(12, 500), theme().accent, Qt::AlignCenter);
    }
    drawText(*painter, lines.second.adjusted(36, 0, -12 - (fix.isEmpty() ? 0 : pill.width() + 12), 0),
             index.data(DesignProblemsModel::PlaceRole).toString(), uiFont(12),
             isSelected ? theme().text2 : theme().text3);
  }
};

} // namespace

DesignProblemsPanel::DesignProblemsPanel(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_rows(new RowList(tr("Design problems"), this)),
      m_empty(new EmptyState("check", tr("The design is valid"), tr("Problems show here as you type."), this)) {
  setObjectName("problems");
  m_rows->setObjectName("problems.rows");
  m_rows->setModel(&m_model);
  m_rows->setItemDelegate(new ProblemDelegate(m_rows));
  m_empty->setSignal(Signal::Ok);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 4, 0, 4);
  column->addWidget(m_rows, 1);
  column->addWidget(m_empty, 1);
  connect(m_rows, &RowList::rowActivated, this, &DesignProblemsPanel::open);
  connect(m_rows, &RowList::menuRequested, this, &DesignProblemsPanel::showMenu);
  m_model.setFixes([this](const Diagnostic& diagnostic) {
    const auto found = fixOf(diagnostic, m_workbench.document.design());
    return found ? found->text : QString();
  });
  m_model.setPlaces(
      [this](const Diagnostic& diagnostic) { return placeText(m_workbench.document.design(), diagnostic.place); });
  m_rows->installEventFilter(this);
  m_rows->viewport()->installEventFilter(this);
  setDiagnostics({});
}

void DesignProblemsPanel::open(const QModelIndex& index) {
  if (const Diagnostic* diagnostic = m_model.diagnostic(index))
    m_workbench.navigator.openPlace(DesignPlace(diagnostic->place)); // opening may change the design
}

void DesignProblemsPanel::showMenu(const QModelIndex& index, const QPoint& global) {
  const QPersistentModelIndex row(index);
  const QString fixText = index.data(DesignProblemsModel::FixRole).toString();
  RowMenu menu(*this, QStringLiteral("problems.menu"));
  menu.add("arrow-up-right", tr("Go to it"), tr("Enter"), [this, row] { open(row); });
  if (!fixText.isEmpty()) menu.add("wand-sparkles", fixText, QStringLiteral("Ctrl+."), [this, row] { fix(row); });
  menu.addCopy(tr("Copy the problem"),
               index.data(DesignProblemsModel::PlaceRole).toString() + QStringLiteral(": ") + index.data().toString());
  menu.open(global);
}

bool DesignProblemsPanel::fix(const QModelIndex& index) {
  const Diagnostic* diagnostic = m_model.diagnostic(index);
  const auto found = diagnostic ? fixOf(*diagnostic, m_workbench.document.design()) : std::nullopt;
  return found && m_workbench.document.apply(found->edit).has_value();
}

bool DesignProblemsPanel::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Period && key->modifiers() == Qt::ControlModifier) return fix(m_rows->currentIndex());
  }
  if (watched == m_rows->viewport() && event->type() == QEvent::MouseButtonRelease) {
    const QPoint at = static_cast<QMouseEvent*>(event)->position().toPoint();
    const QModelIndex index = m_rows->indexAt(at);
    const QString text = index.data(DesignProblemsModel::FixRole).toString();
    if (fixRect(rowRect(m_rows->visualRect(index)), text).contains(at)) return fix(index);
  }
  return QWidget::eventFilter(watched, event);
}

void DesignProblemsPanel::setDiagnostics(const std::vector<Diagnostic>& diagnostics) {
  m_model.setDiagnostics(diagnostics);
  m_rows->setVisible(!diagnostics.empty());
  m_empty->setVisible(diagnostics.empty());
}

} // namespace signalbox::ui
