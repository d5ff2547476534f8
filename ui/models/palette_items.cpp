// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the palette can list: the parts of the design and the commands.
#include "core/openapi/write.h"
#include "ui/commands/command_registry.h"
#include "ui/models/count_text.h"
#include "ui/models/design_tree.h"
#include "ui/models/entity_names.h"
#include "ui/models/palette_model.h"
#include "ui/workbench/entity_ref.h"

namespace signalbox::ui {

namespace {

using Kind = PaletteItem::Kind;

QString text(const std::string& bytes) { return QString::fromStdString(bytes); }

PaletteItem item(Kind kind, const QString& id, const QString& shown, const QString& detail, const QString& icon) {
  PaletteItem made;
  made.kind = kind;
  made.id = id;
  made.text = shown;
  made.detail = detail;
  made.icon = icon;
  return made;
}

void addEndpoints(std::vector<PaletteItem>& items, const design::Design& design) {
  for (const auto& endpoint : design.endpoints()) {
    items.push_back(item(Kind::Endpoint, text(endpoint->id()), text(design.fullPath(*endpoint)),
                         text(openapi::summary(*endpoint)), {}));
    items.back().method = shownMethod(*endpoint);
  }
}

QString modelDetail(const design::Model& model) {
  const bool isEnum = model.kind == design::ModelKind::Enum;
  const qint64 count = qint64(isEnum ? model.members.size() : model.fields.size());
  return isEnum
             ? PaletteModel::tr("enum, %1").arg(counted(count, PaletteModel::tr("member"), PaletteModel::tr("members")))
             : PaletteModel::tr("model, %1").arg(counted(count, PaletteModel::tr("field"), PaletteModel::tr("fields")));
}

void addModels(std::vector<PaletteItem>& items, const design::Design& design) {
  for (const auto& model : design.models())
    items.push_back(item(Kind::Model, text(model->name), text(model->name), modelDetail(*model),
                         model->kind == design::ModelKind::Enum ? "list" : "braces"));
  for (const auto& model : design.models())
    for (const auto& field : model->fields)
      items.push_back(item(Kind::Field, text(model->name + "/" + field.name), text(model->name + "." + field.name),
                           text(field.type), "tag"));
}

void addParts(std::vector<PaletteItem>& items, const design::Design& design) {
  const auto add = [&items](EntityKind kind, const std::string& name, const QString& detail, const QString& icon) {
    items.push_back(item(Kind::Part, EntityRef{kind, text(name)}.key(), text(name), detail, icon));
  };
  for (const auto& part : design.dependencies())
    add(EntityKind::Dependency, part->name, PaletteModel::tr("dependency, %1").arg(dependencyKindName(part->kind)),
        "plug");
  for (const auto& part : design.securitySchemes())
    add(EntityKind::SecurityScheme, part->name, PaletteModel::tr("security, %1").arg(schemeTypeName(part->type)),
        "shield");
  for (const auto& part : design.constants())
    add(EntityKind::Constant, part->name, PaletteModel::tr("constant"), "variable");
  for (const auto& part : design.mounts())
    add(EntityKind::Mount, part->name, PaletteModel::tr("mount at %1").arg(text(part->path)), "folder-open");
  for (const auto& part : design.routers())
    add(EntityKind::Router, part->path, PaletteModel::tr("router at %1").arg(text(part->prefix)), "folder");
  for (const auto& part : design.webhooks())
    add(EntityKind::Webhook, part->name, PaletteModel::tr("webhook"), "webhook");
}

void addRequests(std::vector<PaletteItem>& items, const design::Design& design) {
  for (const auto& request : design.requests()) {
    const QString name = text(request->name);
    const QString title = text(request->title);
    items.push_back(
        item(Kind::Request, name, title.isEmpty() ? name : title, PaletteModel::tr("saved request"), "send"));
    items.back().method = request->method == "WEBSOCKET" ? QStringLiteral("WS") : text(request->method);
  }
  if (design.environments().empty()) return;
  items.push_back(item(Kind::Environment, {}, PaletteModel::tr("No environment"), {}, "circle-x"));
  for (const auto& environment : design.environments())
    items.push_back(item(Kind::Environment, text(environment->name), text(environment->name),
                         counted(qint64(environment->variables.size() + environment->secrets.size()),
                                 PaletteModel::tr("variable"), PaletteModel::tr("variables")),
                         "variable"));
}

void addCommands(std::vector<PaletteItem>& items, const CommandRegistry& commands) {
  for (const auto& command : commands.commands()) {
    items.push_back(item(Kind::Command, command.id, command.text, command.group, command.icon));
    items.back().shortcut = command.shortcut.toString(QKeySequence::NativeText);
    items.back().isEnabled = commands.isEnabled(command.id);
  }
}

} // namespace

QString PaletteItem::key() const {
  static const QString kinds[] = {"heading:",     "endpoint:", "model:",   "field:", "request:", "part:",
                                  "environment:", "setting:",  "command:", "line:",  "help:",    "project:"};
  return kinds[int(kind)] + id;
}

std::vector<PaletteItem> paletteItems(const design::Design& design, const CommandRegistry& commands) {
  std::vector<PaletteItem> items;
  addEndpoints(items, design);
  addModels(items, design);
  addParts(items, design);
  addRequests(items, design);
  addCommands(items, commands);
  return items;
}

std::vector<PaletteItem> paletteActions(const PaletteItem& of, const CommandRegistry& commands) {
  static const QHash<int, QStringList> about{
      {int(Kind::Endpoint), {"request.send", "request.focusUrl", "design.rename", "design.duplicate", "design.delete"}},
      {int(Kind::Model), {"design.rename", "design.duplicate", "design.delete"}},
      {int(Kind::Part), {"design.rename", "design.duplicate", "design.delete"}},
      {int(Kind::Request), {"request.send", "request.focusUrl", "design.rename", "design.duplicate", "design.delete"}},
      {int(Kind::Environment), {"request.environments"}},
      {int(Kind::Command), {"help.changeKeys"}}};
  std::vector<PaletteItem> actions;
  for (const QString& id : about.value(int(of.kind)))
    if (const Command* command = commands.find(id)) {
      actions.push_back(item(Kind::Command, id, command->text, command->group, command->icon));
      actions.back().shortcut = command->shortcut.toString(QKeySequence::NativeText);
    }
  return actions;
}

} // namespace signalbox::ui
