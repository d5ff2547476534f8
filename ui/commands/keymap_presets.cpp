// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/keymap_presets.h"

namespace signalbox::ui {

namespace {

struct Row {
  const char* command;
  const char* keys;
};

constexpr Row postman[] = {
    {"request.format", "Ctrl+B"},   {"design.rename", "Ctrl+E F2"},      {"request.environment", "Alt+E"},
    {"view.sidebar", "Ctrl+\\"},    {"view.flip", "Ctrl+Alt+V"},         {"view.log", "Ctrl+Alt+C"},
    {"window.new", "Ctrl+Shift+N"}, {"design.newModel", "Ctrl+Shift+M"}, {"help.shortcuts", "Ctrl+/"}};

constexpr Row insomnia[] = {{"view.palette", "Ctrl+Alt+P"},
                            {"request.send", "Ctrl+Enter Ctrl+Return Ctrl+R F5"},
                            {"request.cookies", "Ctrl+K"},
                            {"request.environments", "Ctrl+E"},
                            {"request.environment", "Ctrl+Shift+E"},
                            {"request.format", "Ctrl+Shift+F"},
                            {"view.findAll", "Ctrl+Alt+Shift+F"},
                            {"view.sidebar", "Ctrl+\\"},
                            {"design.newRouter", "Ctrl+Shift+N"},
                            {"design.newModel", "Ctrl+Shift+M"},
                            {"design.delete", "Ctrl+Shift+Del"},
                            {"project.settings", "Ctrl+Shift+,"},
                            {"help.shortcuts", "Ctrl+Shift+/ Ctrl+?"}};

constexpr Row bruno[] = {{"design.newEndpoint", "Ctrl+B Ctrl+N"}, {"view.sidebar", "Ctrl+\\"},
                         {"request.environments", "Ctrl+E"},      {"request.environment", "Ctrl+Shift+E"},
                         {"tab.next", "Ctrl+PgDown Ctrl+Tab"},    {"tab.previous", "Ctrl+PgUp Ctrl+Shift+Tab"}};

constexpr Row visualStudioCode[] = {{"view.commands", "Ctrl+Shift+P F1"},
                                    {"view.goTo", "Ctrl+P"},
                                    {"view.palette", "Ctrl+Alt+P"},
                                    {"view.sidebar", "Ctrl+B"},
                                    {"view.design", "Ctrl+Shift+E Alt+1"},
                                    {"view.problems", "Ctrl+Shift+M"},
                                    {"view.log", "Ctrl+Shift+U"},
                                    {"window.new", "Ctrl+Shift+N"},
                                    {"design.newModel", "Ctrl+Alt+M"},
                                    {"project.open", "Ctrl+K,Ctrl+O Ctrl+O"},
                                    {"request.send", "Ctrl+Enter Ctrl+Return Ctrl+Alt+R"},
                                    {"request.environments", "Ctrl+Alt+E"},
                                    {"server.toggle", "F5"},
                                    {"tab.close", "Ctrl+W Ctrl+F4"},
                                    {"help.shortcuts", "Ctrl+K,Ctrl+S"}};

template<std::size_t Size>
QHash<QString, Keys> keysOf(const Row (&rows)[Size]) {
  QHash<QString, Keys> keys;
  for (const Row& row : rows) keys[QLatin1String(row.command)] = parseKeys(QLatin1String(row.keys));
  return keys;
}

} // namespace

const QHash<QString, Keys>& presetKeys(Preset preset) {
  static const QHash<QString, Keys> all[] = {
      {}, keysOf(postman), keysOf(insomnia), keysOf(bruno), keysOf(visualStudioCode)};
  return all[int(preset)];
}

} // namespace signalbox::ui
