// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the keyboard goes: F6 from pane to pane, Tab round in one.
#include "ui/commands/findable.h"
#include "ui/panels/find_panel.h"
#include "ui/shell/bottom_island.h"
#include "ui/shell/design_sidebar.h"
#include "ui/shell/editor_area.h"
#include "ui/shell/main_window.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/rail.h"
#include "ui/shell/status_line.h"
#include "ui/shell/top_bar.h"
#include "ui/text/code_editor.h"
#include "ui/widgets/popover.h"
#include "ui/widgets/toast.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLineEdit>
#include <QStackedWidget>

#include <algorithm>

namespace signalbox::ui {

namespace {

constexpr qsizetype longestSearch = 80;

// What a splitter has closed is still visible to Qt.
bool isSeen(const QWidget& widget) { return widget.isVisible() && !widget.visibleRegion().isEmpty(); }

// To the next widget of the pane that takes Tab, or the one before; false when there is no other.
bool moveFocus(const QWidget& pane, QWidget& from, bool next, Qt::FocusReason reason) {
  const auto step = [next](const QWidget* widget) {
    return next ? widget->nextInFocusChain() : widget->previousInFocusChain();
  };
  for (QWidget* widget = step(&from); widget != &from; widget = step(widget)) {
    const bool takesTab = (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && widget->isEnabled() &&
                          !widget->focusProxy() && pane.isAncestorOf(widget);
    if (!takesTab) continue;
    widget->setFocus(reason);
    return true;
  }
  return false;
}

} // namespace

QList<QWidget*> MainWindow::panes() const {
  for (QWidget* widget = QApplication::focusWidget(); widget; widget = widget->parentWidget())
    if (qobject_cast<Popover*>(widget)) return {widget};
  QList<QWidget*> panes{m_top, m_notice, m_rail, m_sidebars};
  if (m_activity == u"design")
    panes << m_editor << m_bottom;
  else
    panes << m_activities->currentWidget();
  panes << m_status << m_toast;
  panes.removeIf([](const QWidget* pane) { return !isSeen(*pane); });
  return panes;
}

void MainWindow::cyclePane(int step) {
  const QList<QWidget*> all = panes();
  QWidget* focused = QApplication::focusWidget();
  const auto holds = [focused](const QWidget* pane) {
    return focused && (pane == focused || pane->isAncestorOf(focused));
  };
  const auto current = std::find_if(all.begin(), all.end(), holds) - all.begin();
  const auto begin = current == all.size() ? qsizetype(0) : current;
  for (qsizetype away = 1; away <= all.size(); ++away) {
    QWidget* pane = all[(begin + step * away + all.size() * 2) % all.size()];
    // Not as by Tab: a field that selects its text tells of its caret first, and its name is not spoken.
    if (!moveFocus(*pane, *pane, true, Qt::OtherFocusReason)) continue;
    setAttribute(Qt::WA_KeyboardFocusChange);
    return;
  }
}

bool MainWindow::focusNextPrevChild(bool next) {
  QWidget* focused = QApplication::focusWidget();
  for (QWidget* pane : panes())
    if (focused && pane->isAncestorOf(focused))
      return moveFocus(*pane, *focused, next, next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
  return QWidget::focusNextPrevChild(next);
}

bool MainWindow::isInActivity(const QWidget* widget) const {
  return widget && isSeen(*widget) && (m_sidebars->isAncestorOf(widget) || m_activities->isAncestorOf(widget));
}

// To the list or tree of the sidebar, or to what is first in the activity while the sidebar is hidden.
void MainWindow::enterActivity() {
  for (QAbstractItemView* rows : m_sidebars->findChildren<QAbstractItemView*>())
    if (isSeen(*rows) && rows->focusPolicy() != Qt::NoFocus) return rows->setFocus(Qt::OtherFocusReason);
  moveFocus(*m_activities, *m_activities, true, Qt::OtherFocusReason);
}

// Begins with what is selected, when that is a word or a few.
void MainWindow::findEverywhere() {
  QString selected;
  if (auto* line = qobject_cast<QLineEdit*>(focusWidget()); line && line->echoMode() == QLineEdit::Normal)
    selected = line->selectedText();
  else if (m_code)
    selected = m_code->selectedText();
  const bool isOfUse = selected.size() <= longestSearch && !selected.contains(u'\n');
  showActivity("design");
  m_bottom->show("find");
  m_bottom->find().find(isOfUse ? selected.trimmed() : QString());
}

void MainWindow::findHere() {
  if (Findable* here = Findable::around(focusWidget())) return here->find();
  if (const auto shown = findables(); !shown.empty()) return shown.front()->find();
  m_sidebar->focusFilter();
}

// In the design the response of the try pane is meant, unless the keyboard is in something else that shows JSON.
bool MainWindow::filterHere() {
  for (QWidget* widget = focusWidget(); widget; widget = widget->parentWidget())
    if (auto* part = dynamic_cast<Findable*>(widget); part && part->filter()) return true;
  return m_activity != u"design" && std::ranges::any_of(findables(), [](Findable* part) { return part->filter(); });
}

// Those in view, without the parts of an editor.
std::vector<Findable*> MainWindow::findables() const {
  QList<QWidget*> shown{m_activities->currentWidget()};
  if (m_activity != u"design" && shown.front()) shown += shown.front()->findChildren<QWidget*>();
  std::vector<Findable*> found;
  for (QWidget* widget : shown)
    if (auto* part = dynamic_cast<Findable*>(widget); part && widget->isVisible()) found.push_back(part);
  return found;
}

} // namespace signalbox::ui
