// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a person was in the window, and the way back and forward; the tabs in the order of their use.
#include "ui/panels/docs_panel.h"
#include "ui/panels/try_pane.h"
#include "ui/shell/editor_area.h"
#include "ui/shell/main_window.h"
#include "ui/shell/tab_walk.h"
#include "ui/shell/window_navigator.h"
#include "ui/widgets/popover.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStackedWidget>

#include <algorithm>

namespace signalbox::ui {

namespace {

const QString design = QStringLiteral("design");

} // namespace

Place MainWindow::place() const {
  if (m_activity != design) return {m_activity, {}, {}};
  const auto entity = m_editor->current();
  return {m_activity, entity ? entity->key() : QString(), {}};
}

void MainWindow::visit(const QString& part) {
  if (m_isReturning || m_editor->isWalking()) return;
  Place here = place();
  here.part = part;
  if (here.activity != design || !here.entity.isEmpty()) m_places.visit(here);
}

QWidget* MainWindow::pageAt(const Place& place) const {
  if (place.activity != m_activity) return nullptr;
  return place.entity.isEmpty() ? m_activities->currentWidget() : m_editor->page(EntityRef::fromKey(place.entity));
}

void MainWindow::rememberFocus(QWidget* now) {
  Visit* here = m_places.current();
  const QWidget* page = here && now ? pageAt(here->place) : nullptr;
  if (page && page->isAncestorOf(now)) here->focus = now;
}

bool MainWindow::isThere(const Place& place) const {
  return place.entity.isEmpty() || m_editor->exists(EntityRef::fromKey(place.entity));
}

void MainWindow::goBack(int by) {
  const bool inDocs = m_activity == u"docs" && m_docs;
  if (inDocs && by < 0 && m_docs->canGoBack()) return m_docs->goBack();
  if (inDocs && by > 0 && m_docs->canGoForward()) return m_docs->goForward();
  const auto visit = m_places.step(by, [this](const Place& place) { return isThere(place); });
  if (!visit) return;
  m_isReturning = true;
  showPlace(visit->place);
  m_isReturning = false;
  if (visit->focus && visit->focus->isVisible()) visit->focus->setFocus(Qt::OtherFocusReason);
}

bool MainWindow::canGoBack(int by) const {
  if (!hasProject()) return false;
  const bool inDocs = m_activity == u"docs" && m_docs;
  if (inDocs && (by < 0 ? m_docs->canGoBack() : m_docs->canGoForward())) return true;
  return m_places.canStep(by, [this](const Place& place) { return isThere(place); });
}

void MainWindow::showPlace(const Place& place) {
  showActivity(place.activity);
  if (place.entity.isEmpty()) return;
  const EntityRef entity = EntityRef::fromKey(place.entity);
  if (entity.kind == EntityKind::Model && !place.part.isEmpty()) return m_navigator->openModel(entity.id, place.part);
  if (entity.kind == EntityKind::Endpoint && !place.part.isEmpty())
    return m_navigator->openPlace({entity.kind, entity.id.toStdString(), place.part.toStdString()});
  m_editor->open(entity);
}

// Of a request with an address of its own; an endpoint's is the design's.
void MainWindow::chooseMethod() {
  if (m_editor->tryPane()->hasMethodChoice()) {
    m_editor->showSide(EndpointSide::Try);
    return m_editor->tryPane()->chooseMethod();
  }
  m_editor->showSide(EndpointSide::Design);
  EndpointPage* page = m_editor->endpointPage();
  auto* method = page ? page->findChild<QComboBox*>("endpoint.method") : nullptr;
  if (!method) return;
  method->setFocus(Qt::ShortcutFocusReason);
  method->showPopup();
}

void MainWindow::registerPlaceCommands() {
  m_commandGroup = tr("View");
  add("view.back", tr("Back"), "arrow-left", "Alt+Left", [this] { goBack(-1); }, [this] { return canGoBack(-1); });
  add(
      "view.forward", tr("Forward"), "arrow-right", "Alt+Right", [this] { goBack(1); },
      [this] { return canGoBack(1); });
}

void MainWindow::registerTabCommands() {
  m_commandGroup = tr("Tabs");
  const auto hasTabs = [this] { return hasProject() && m_editor->count() > 0; };
  add("tab.close", tr("Close the tab"), "x", "Ctrl+W", [this] { m_editor->closeCurrent(); }, hasTabs);
  add("tab.closeOthers", tr("Close the other tabs"), "x", {}, [this] { m_editor->closeOthers(); }, hasTabs);
  add(
      "tab.reopen", tr("Open the closed tab again"), "history", "Ctrl+Shift+T", [this] { m_editor->reopen(); },
      [this] { return hasProject() && m_editor->canReopen(); });
  add(
      "view.goTo", tr("Go to a tab or an endpoint"), "search", "Ctrl+P", [this] { openTabPalette(); },
      [this] { return hasProject(); });
  add("tab.recent", tr("Tab used before"), "history", "Ctrl+Tab", [this] { walkTabs(1); }, hasTabs);
  add("tab.oldest", tr("Tab used longest ago"), "history", "Ctrl+Shift+Tab", [this] { walkTabs(-1); }, hasTabs);
  add("tab.next", tr("Next tab"), "arrow-right", "Ctrl+PgDown", [this] { m_editor->step(1); }, hasTabs);
  add("tab.previous", tr("Previous tab"), "arrow-left", "Ctrl+PgUp", [this] { m_editor->step(-1); }, hasTabs);
  for (int number = 1; number <= 9; ++number)
    add(
        QStringLiteral("tab.%1").arg(number), tr("Go to tab %1").arg(number), "arrow-right",
        QStringLiteral("Ctrl+%1").arg(number), [this, number] { m_editor->select(number - 1); },
        [this, number] { return hasProject() && m_editor->count() >= number; });
}

// While the keys of the command are held, each press goes one tab further; without any, the walk is one step.
void MainWindow::walkTabs(int step) {
  showActivity(design);
  m_editor->walk(step);
  if (!m_holdsKeys) return m_editor->endWalk();
  const QList<EditorArea::OpenTab> tabs = m_editor->openTabs();
  if (tabs.size() < 2) return;
  if (!m_walk) {
    m_walk = new TabWalk(this);
    connect(m_editor, &EditorArea::currentChanged, m_walk, [this] {
      if (!m_editor->isWalking()) m_walk->hide();
    });
  }
  const auto at = std::ranges::find(tabs, m_editor->current(), &EditorArea::OpenTab::entity);
  m_walk->showTabs(tabs, int(at - tabs.begin()));
}

// Esc, while the keys of a walk are held: also with them.
bool MainWindow::leavesWalk(QEvent& event) {
  const bool isOverride = event.type() == QEvent::ShortcutOverride;
  if (!m_editor->isWalking() || (!isOverride && event.type() != QEvent::KeyPress)) return false;
  if (static_cast<QKeyEvent&>(event).key() != Qt::Key_Escape) return false;
  event.accept();
  if (!isOverride) m_editor->leaveWalk();
  return true;
}

// Also of keys that a command takes before a widget gets them.
void MainWindow::watchKeys(const QEvent& event) {
  if (event.type() == QEvent::ShortcutOverride || event.type() == QEvent::KeyPress) {
    const auto modifiers = static_cast<const QKeyEvent&>(event).modifiers();
    m_holdsKeys = modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (!m_holdsKeys) m_editor->endWalk(); // they were let go elsewhere
    return;
  }
  const bool isRelease = event.type() == QEvent::KeyRelease;
  const int key = isRelease ? static_cast<const QKeyEvent&>(event).key() : 0;
  const bool letsGo = key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_Meta;
  if (!letsGo && event.type() != QEvent::MouseButtonPress && event.type() != QEvent::WindowDeactivate) return;
  m_holdsKeys = false;
  m_editor->endWalk();
}

// The buttons at the side of a mouse. What lies behind a scrim is out of their reach as well.
bool MainWindow::takeSideButton(const QEvent& event) {
  if (event.type() != QEvent::MouseButtonPress) return false;
  const Qt::MouseButton button = static_cast<const QMouseEvent&>(event).button();
  if (button != Qt::BackButton && button != Qt::ForwardButton) return false;
  const QList<Popover*> sheets = findChildren<Popover*>(QString(), Qt::FindDirectChildrenOnly);
  if (std::ranges::any_of(sheets, &Popover::coversWindow)) return true;
  m_commands->run(button == Qt::BackButton ? QStringLiteral("view.back") : QStringLiteral("view.forward"));
  return true;
}

} // namespace signalbox::ui
