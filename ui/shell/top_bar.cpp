// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/top_bar.h"

#include "ui/commands/command_menu.h"
#include "ui/commands/command_registry.h"
#include "ui/shell/environment_button.h"
#include "ui/theme/focus_paint.h"
#include "ui/theme/hover.h"
#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/logo.h"
#include "ui/widgets/server_pill.h"
#include "ui/workbench/workbench.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

#include <cmath>

namespace signalbox::ui {

namespace {

constexpr int shownRecent = 5;

void popupBelow(QMenu& menu, const QWidget& anchor) { menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height() + 4))); }

void addCommands(QMenu& menu, CommandRegistry& commands, const QStringList& ids) {
  for (const QString& id : ids)
    if (!addCommand(menu, commands, id)) menu.addSeparator();
}

} // namespace

CommandField::CommandField(QWidget* parent) : QAbstractButton(parent) {
  setObjectName("top.command");
  setAccessibleName(tr("Search or run a command"));
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setFixedHeight(28);
}

void CommandField::setKeys(const QString& keys) {
  m_keys = keys;
  setToolTip(keys.isEmpty() ? accessibleName() : accessibleName() + QStringLiteral("    ") + keys);
  update();
}

void CommandField::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& t = theme();
  box(painter, rect(), 8, t.isDark ? QColor(255, 255, 255, 8) : t.island,
      faded(t.border, t.borderStrong, hoverStrength(*this)));
  drawIcon(painter, "search", t.text3, QRectF(10, 7, 14, 14));
  const double keys = m_keys.isEmpty() ? 0 : drawKeyCap(painter, width() - 6, height() / 2.0, m_keys);
  const double room = width() - 44 - keys;
  const QString words = textWidth(uiFont(13), accessibleName()) <= room ? accessibleName() : tr("Search or run");
  drawText(painter, QRectF(32, 0, room, height()), words, uiFont(13), t.text3);
  if (showsKeyboardFocus(*this)) focusRing(painter, rect(), 8);
}

ProjectButton::ProjectButton(QWidget* parent) : QAbstractButton(parent) {
  setObjectName("top.project");
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setFixedHeight(28);
  setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

QSize ProjectButton::sizeHint() const { return {int(std::ceil(textWidth(uiFont(13, 600), text()))) + 36, 28}; }

void ProjectButton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  box(painter, rect(), 7, isDown() ? theme().press : hoverFill(hoverStrength(*this)));
  const double right = drawText(painter, QRectF(8, 0, width() - 32, height()), text(), uiFont(13, 600), theme().text);
  drawIcon(painter, "chevron-down", theme().text3, QRectF(8 + right + 5, 8, 12, 12));
  if (showsKeyboardFocus(*this)) focusRing(painter, rect(), 7);
}

TopBar::TopBar(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_commands(workbench.commands), m_project(new ProjectButton(this)),
      m_projectMenu(new QMenu(this)), m_field(new CommandField(this)), m_server(new ServerPill(this)),
      m_environment(new EnvironmentButton(workbench, this)),
      m_export(new Button(tr("Export"), ButtonVariant::Standard, this)), m_exportMenu(new QMenu(this)) {
  setObjectName("top");
  setFixedHeight(46);
  m_server->setObjectName("top.server");
  m_export->setObjectName("top.export");
  m_export->setAccessibleName(tr("Export"));
  m_export->setIconName("download");
  m_projectMenu->setToolTipsVisible(true);
  m_projectMenu->setObjectName("top.project.menu");
  m_exportMenu->setObjectName("top.export.menu");
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(14, 0, 12, 0);
  row->setSpacing(8);
  row->addWidget(new Logo(24, this));
  row->addSpacing(4);
  row->addWidget(m_project);
  row->addStretch(1);
  row->addWidget(m_field);
  row->addStretch(1);
  row->addWidget(m_server);
  row->addWidget(m_environment);
  row->addWidget(m_export);
  m_commands.followKeys("view.palette", m_field, [this](const QString& keys) { m_field->setKeys(keys); });
  m_commands.followKeys("server.toggle", m_server, [this](const QString& keys) { m_server->setToggleKeys(keys); });
  connect(m_field, &QAbstractButton::clicked, this, [this] { m_commands.run("view.palette"); });
  connect(m_project, &QAbstractButton::clicked, this, [this] {
    fillProjectMenu();
    popupBelow(*m_projectMenu, *m_project);
  });
  connect(m_export, &QAbstractButton::clicked, this, [this] {
    fillExportMenu();
    popupBelow(*m_exportMenu, *m_export);
  });
}

void TopBar::fillProjectMenu() {
  m_projectMenu->clear();
  addCommands(*m_projectMenu, m_commands, {"project.new", "project.open", "project.welcome"});
  addRecent();
  addCommands(*m_projectMenu, m_commands,
              {"", "project.settings", "project.reveal", "", "server.copyUrl", "server.openDocs", "", "export.project",
               "", "view.settings"});
}

void TopBar::addRecent() {
  int shown = 0;
  for (const RecentProject& project : std::as_const(m_recent)) {
    if (project.folder == m_folder) continue;
    if (shown == 0) m_projectMenu->addSeparator();
    if (shown == shownRecent) {
      m_projectMenu->addAction(m_commands.action(QStringLiteral("project.openRecent")));
      return;
    }
    ++shown;
    QAction* action = m_projectMenu->addAction(themedIcon("history"), project.name, this,
                                               [this, folder = project.folder] { Q_EMIT projectRequested(folder); });
    action->setObjectName(QStringLiteral("recent.") + project.name);
    action->setToolTip(project.folder);
  }
}

void TopBar::setRecent(const QVector<RecentProject>& recent) { m_recent = recent; }

void TopBar::fillExportMenu() {
  m_exportMenu->clear();
  addCommands(*m_exportMenu, m_commands, {"export.project", "", "export.json", "export.yaml", "export.copy"});
}

void TopBar::setProjectName(const QString& name, const QString& folder) {
  m_folder = folder.isEmpty() ? QString() : canonicalFolder(folder);
  m_project->setText(name);
  m_project->setToolTip(folder);
  m_project->setAccessibleName(tr("Project %1").arg(name));
  m_project->updateGeometry();
}

void TopBar::render(const WindowLayout& layout) {
  m_field->setFixedWidth(layout.commandFieldWidth);
  m_server->setDetail(!layout.hasAddress     ? ServerPill::Detail::WordOnly
                      : !layout.hasSparkline ? ServerPill::Detail::WithoutSparkline
                                             : ServerPill::Detail::Full);
  m_environment->setCompact(!layout.hasExportText);
  m_export->setText(layout.hasExportText ? tr("Export") : QString());
}

} // namespace signalbox::ui
