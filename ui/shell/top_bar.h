// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TopBar: brand mark, project menu, the field that opens the palette, the server, export.
#pragma once

#include "ui/settings/settings.h"
#include "ui/shell/window_layout.h"

#include <QAbstractButton>
#include <QWidget>

class QMenu;

namespace signalbox::ui {

class Button;
class CommandRegistry;
class EnvironmentButton;
class ServerPill;
struct Workbench;

// Looks like a field, opens the palette.
class CommandField final : public QAbstractButton {
  Q_OBJECT
public:
  explicit CommandField(QWidget* parent = nullptr);
  void setKeys(const QString& keys); // "Ctrl K"
  QSize sizeHint() const override { return {380, 28}; }

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  QString m_keys;
};

// The project's name with a chevron.
class ProjectButton final : public QAbstractButton {
  Q_OBJECT
public:
  explicit ProjectButton(QWidget* parent = nullptr);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {90, 28}; }

protected:
  void paintEvent(QPaintEvent* event) override;
};

class TopBar final : public QWidget {
  Q_OBJECT
public:
  explicit TopBar(Workbench& workbench, QWidget* parent = nullptr);

  void setProjectName(const QString& name, const QString& folder);
  void setRecent(const QVector<RecentProject>& recent); // latest first; all but the open one are in the project's menu
  ServerPill& server() { return *m_server; }
  EnvironmentButton& environment() { return *m_environment; }
  void render(const WindowLayout& layout);

Q_SIGNALS:
  void projectRequested(const QString& folder); // of a recent one

private:
  void fillProjectMenu();
  void addRecent();
  void fillExportMenu();

  CommandRegistry& m_commands;
  ProjectButton* m_project;
  QMenu* m_projectMenu;
  CommandField* m_field;
  ServerPill* m_server;
  EnvironmentButton* m_environment;
  Button* m_export;
  QMenu* m_exportMenu;
  QVector<RecentProject> m_recent;
  QString m_folder; // of the open project
};

} // namespace signalbox::ui
