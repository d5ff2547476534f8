// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/plugin_sheet.h"

#include "core/exchange/plugins.h"
#include "ui/editors/form.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/label.h"

#include <QDesktopServices>
#include <QDir>
#include <QHBoxLayout>
#include <QUrl>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

constexpr int sheetWidth = 680;
constexpr int sheetTop = 80;
constexpr int listHeight = 240;

QString text(const std::string& bytes) { return QString::fromStdString(bytes); }

QWidget* rowOf(const exchange::Plugin& plugin) {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(18, 8, 18, 8);
  layout->setSpacing(10);
  auto* lamp = new Lamp;
  lamp->setSignal(plugin.isRefused() ? Signal::Error : Signal::Ok,
                  plugin.isRefused() ? PluginSheet::tr("refused") : PluginSheet::tr("fits"));
  layout->addWidget(lamp, 0, Qt::AlignTop);
  auto* column = new QVBoxLayout;
  column->setSpacing(2);
  const auto& of = plugin.metadata;
  const QString name = of.name.empty() ? text(plugin.file.filename().string()) : text(of.name);
  auto* head = new QHBoxLayout;
  head->setSpacing(8);
  head->addWidget(new Label(name, uiFont(13, 600)));
  if (!of.version.empty()) head->addWidget(new Label(text(of.version), monoFont(12), Ink::Tertiary));
  if (!of.kind.empty()) head->addWidget(new Chip(text(of.kind)));
  head->addStretch(1);
  column->addLayout(head);
  if (plugin.isRefused())
    column->addWidget(new Paragraph(text(plugin.refusal), uiFont(12), Ink::Error));
  else
    column->addWidget(new Label(text(of.summary), uiFont(12), Ink::Secondary));
  column->addWidget(new Label(text(plugin.file.string()), monoFont(11), Ink::Tertiary));
  layout->addLayout(column, 1);
  return row;
}

QString foldersText() {
  QStringList folders;
  for (const auto& folder : exchange::pluginFolders()) folders << text(folder.string());
  return PluginSheet::tr("Looked for in %1").arg(folders.join(QStringLiteral(", ")));
}

// The person's own, which may not be there yet.
void openPluginFolder() {
  const auto folders = exchange::pluginFolders();
  if (folders.empty()) return;
  const QString folder = text(folders.front().string());
  QDir().mkpath(folder);
  QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
}

} // namespace

PluginSheet::PluginSheet(QWidget* window) : Popover(window) {
  setObjectName("plugins");
  auto* content = new QWidget;
  content->setAccessibleName(tr("Plugins"));
  content->setFocusPolicy(Qt::StrongFocus);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 16, 0, 14);
  column->setSpacing(10);
  auto* top = new QHBoxLayout;
  top->setContentsMargins(18, 0, 18, 0);
  top->addWidget(new Label(tr("Plugins"), displayFont(17)), 1);
  top->addWidget(new KeyCap("Esc"));
  column->addLayout(top);
  column->addWidget(new HairLine);
  auto* rows = new QWidget;
  auto* list = new QVBoxLayout(rows);
  list->setContentsMargins(0, 0, 0, 0);
  list->setSpacing(0);
  const auto plugins = exchange::findPlugins(exchange::pluginFolders());
  for (const exchange::Plugin& plugin : plugins) list->addWidget(rowOf(plugin));
  if (plugins.empty()) {
    auto* empty = new EmptyState("puzzle", tr("No plugin yet"),
                                 tr("A plugin adds a format to Export. Put its file into the folder, and it is here."));
    empty->setObjectName("plugins.empty");
    Button* open = empty->addAction(tr("Open the folder"));
    open->setObjectName("plugins.folder");
    connect(open, &QPushButton::clicked, this, &openPluginFolder);
    list->addWidget(empty, 1);
  } else {
    list->addStretch(1);
  }
  QWidget* area = scrolling(rows);
  area->setMinimumHeight(listHeight);
  column->addWidget(area, 1);
  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(18, 0, 18, 0);
  foot->addWidget(new Paragraph(foldersText(), uiFont(12), Ink::Tertiary), 1);
  column->addLayout(foot);
  setContent(content);
  connect(this, &Popover::closed, this, &QObject::deleteLater);
  openCentred(sheetWidth, sheetTop, Scrim::Yes);
}

} // namespace signalbox::ui
