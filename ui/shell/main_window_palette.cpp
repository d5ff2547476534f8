// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with what is chosen in the palette.
#include "ui/shell/command_palette.h"
#include "ui/shell/editor_area.h"
#include "ui/shell/main_window.h"
#include "ui/shell/settings_rows.h"
#include "ui/shell/window_navigator.h"
#include "ui/text/code_editor.h"
#include "ui/widgets/tab_strip.h"
#include "ui/widgets/toast.h"

#include <QApplication>

#include <algorithm>
#include <iterator>

namespace signalbox::ui {

namespace {

std::vector<PaletteItem> settingItems() {
  std::vector<PaletteItem> items;
  for (const SettingRow& row : settingRows()) {
    PaletteItem item;
    item.kind = PaletteItem::Kind::Setting;
    item.id = row.key;
    item.text = row.title;
    item.detail = sectionName(row.section);
    item.icon = sectionIcon(row.section);
    items.push_back(item);
  }
  return items;
}

std::vector<PaletteItem> projectItems(const QVector<RecentProject>& recent, const QString& open) {
  std::vector<PaletteItem> items;
  for (const RecentProject& project : recent) {
    if (project.folder == open) continue;
    PaletteItem item;
    item.kind = PaletteItem::Kind::Project;
    item.id = project.folder;
    item.text = project.name;
    item.detail = project.folder;
    item.icon = QStringLiteral("folder-open");
    items.push_back(item);
  }
  return items;
}

PaletteItem itemOf(const EditorArea::OpenTab& tab) {
  PaletteItem item;
  item.kind = PaletteItem::Kind::Part;
  item.id = tab.entity.key();
  item.text = tab.text;
  item.icon = tab.icon;
  return item;
}

// PaletteItem::key() of what is listed for an entity.
QString paletteKey(const EntityRef& entity) {
  PaletteItem item;
  item.id = entity.id;
  switch (entity.kind) {
  case EntityKind::Endpoint: item.kind = PaletteItem::Kind::Endpoint; break;
  case EntityKind::Model: item.kind = PaletteItem::Kind::Model; break;
  case EntityKind::Request: item.kind = PaletteItem::Kind::Request; break;
  default: item.kind = PaletteItem::Kind::Part; item.id = entity.key();
  }
  return item.key();
}

// The others are pages of the project: its settings, lists, the graph.
bool isInDesign(const EntityRef& entity) { return !entity.id.isEmpty(); }

bool isOpenedAsTab(PaletteItem::Kind kind) {
  using Kind = PaletteItem::Kind;
  return kind == Kind::Endpoint || kind == Kind::Model || kind == Kind::Field || kind == Kind::Request ||
         kind == Kind::Part;
}

} // namespace

void MainWindow::openPalette(const QString& prefix) {
  m_lineTarget = m_code;
  std::vector<PaletteItem> items = settingItems();
  std::ranges::move(recentProjects(), std::back_inserter(items));
  m_palette->open(PaletteScope::Everything, prefix, settings().recentPalette, std::move(items));
}

std::vector<PaletteItem> MainWindow::recentProjects() const {
  return projectItems(settings().recent, hasProject() ? canonicalFolder(projectFolder()) : QString());
}

// The tab used before the current one is the first choice.
void MainWindow::openTabPalette() {
  m_lineTarget = m_code;
  std::vector<PaletteItem> items = settingItems();
  QStringList open;
  for (const EditorArea::OpenTab& tab : m_editor->openTabs()) {
    open << paletteKey(tab.entity);
    if (!isInDesign(tab.entity)) items.push_back(itemOf(tab));
  }
  if (open.size() > 1) open.append(open.takeFirst());
  m_palette->open(PaletteScope::Tabs, {}, open, std::move(items));
}

void MainWindow::activate(const PaletteItem& item, const QString& command) {
  if (command == u"help.changeKeys") return openSettings("shortcuts:" + item.id);
  open(item);
  if (!command.isEmpty()) m_commands->run(command);
  const QWidget* focused = QApplication::focusWidget();
  if (isOpenedAsTab(item.kind) && command.isEmpty() && !m_editor->isAncestorOf(focused))
    m_editor->findChild<TabStrip*>("editor.tabs")->setFocus(Qt::OtherFocusReason);
}

void MainWindow::open(const PaletteItem& item) {
  using Kind = PaletteItem::Kind;
  switch (item.kind) {
  case Kind::Endpoint: return m_navigator->openEndpoint(item.id);
  case Kind::Model: return m_navigator->openModel(item.id, {});
  case Kind::Field: return m_navigator->openModel(item.id.section(u'/', 0, 0), item.id.section(u'/', 1));
  case Kind::Request: showActivity("design"); return m_editor->open({EntityKind::Request, item.id});
  case Kind::Part: showActivity("design"); return m_editor->open(EntityRef::fromKey(item.id));
  case Kind::Environment: return m_requests->setEnvironment(item.id);
  case Kind::Project: return askToOpen(item.id);
  case Kind::Setting: return openSettings(item.id);
  case Kind::Command: m_commands->run(item.id); return;
  case Kind::Line: return goToLine(item.id.toInt());
  case Kind::Help:
  case Kind::Heading: return;
  }
}

void MainWindow::goToLine(int line) {
  if (line <= 0) return;
  if (!m_lineTarget) return m_toast->showMessage(Signal::Info, tr("Put the caret into an editor first"));
  m_lineTarget->setCursorPosition(qMin(line, m_lineTarget->lines()) - 1, 0);
  m_lineTarget->ensureCursorVisible();
  m_lineTarget->setFocus(Qt::OtherFocusReason);
}

} // namespace signalbox::ui
