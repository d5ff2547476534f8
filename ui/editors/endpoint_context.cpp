// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/endpoint_context.h"

#include "core/design/rename_name.h"
#include "ui/document/design_document.h"
#include "ui/editors/editing.h"
#include "ui/workbench/workbench.h"

namespace signalbox::ui {
namespace {

QString keyOf(const char* kind, const QString& id, const QString& part) {
  return part.isEmpty() ? QString() : QStringLiteral("%1/%2/%3").arg(QLatin1String(kind), id, part);
}

} // namespace

EndpointContext contextOfEndpoint(Workbench& workbench, const QString& id) {
  const auto name = std::make_shared<QString>(id);
  EndpointContext context{workbench, EndpointContext::Of::Endpoint, name, {}, {}, {}, {}, {}};
  context.current = [&workbench, name] { return workbench.document.design().endpoint(name->toStdString()); };
  context.change = [&workbench, name](design::Endpoint changed, const QString& part) {
    applyEdit(workbench, design::SetEndpoint{std::move(changed)}, keyOf("endpoint", *name, part));
  };
  context.renameParameter = [&workbench, name](const QString& from, const QString& to, const QString& part) {
    applyEdit(workbench,
              design::RenameParameter{EntityKind::Endpoint, name->toStdString(), from.toStdString(), to.toStdString()},
              keyOf("endpoint", *name, part));
  };
  context.rename = [&workbench, name](const QString& to) {
    const QString inside = name->section(u'/', 0, -2);
    const QString before = *name;
    *name = inside.isEmpty() ? to : inside + u'/' + to; // the document announces the new name at once
    if (applyEdit(workbench, design::RenameEndpoint{before.toStdString(), to.toStdString()})) return true;
    *name = before;
    return false;
  };
  context.remove = [&workbench, name] {
    removeWithUndo(workbench, design::RemoveEndpoint{name->toStdString()}, *name);
  };
  return context;
}

EndpointContext contextOfWebhook(Workbench& workbench, const QString& webhook) {
  const auto name = std::make_shared<QString>(webhook);
  EndpointContext context{workbench, EndpointContext::Of::Webhook, name, {}, {}, {}, {}, {}};
  context.current = [&workbench, name] { return workbench.document.design().webhook(name->toStdString()); };
  context.change = [&workbench, name](design::Endpoint changed, const QString& part) {
    applyEdit(workbench, design::SetWebhook{std::move(changed)}, keyOf("webhook", *name, part));
  };
  context.renameParameter = [&workbench, name](const QString& from, const QString& to, const QString& part) {
    applyEdit(workbench,
              design::RenameParameter{EntityKind::Webhook, name->toStdString(), from.toStdString(), to.toStdString()},
              keyOf("webhook", *name, part));
  };
  context.rename = [&workbench, name](const QString& to) {
    const QString before = std::exchange(*name, to);
    if (applyEdit(workbench, design::RenameWebhook{before.toStdString(), to.toStdString()})) return true;
    *name = before;
    return false;
  };
  context.remove = [&workbench, name] { removeWithUndo(workbench, design::RemoveWebhook{name->toStdString()}, *name); };
  return context;
}

EndpointContext contextOfCallback(Workbench& workbench, CallbackList list, int index) {
  EndpointContext context{workbench, EndpointContext::Of::Callback, std::make_shared<QString>(), {}, {}, {}, {}, {}};
  const auto at = std::size_t(index);
  context.current = [list, at]() -> design::EndpointPtr {
    const std::vector<design::Endpoint> all = list.current();
    return at < all.size() ? std::make_shared<const design::Endpoint>(all[at]) : nullptr;
  };
  const auto change = [list, at](design::Endpoint changed, const QString& part) {
    std::vector<design::Endpoint> all = list.current();
    if (at >= all.size()) return;
    all[at] = std::move(changed);
    list.change(std::move(all), part.isEmpty() ? part : QStringLiteral("callbacks/%1/%2").arg(at).arg(part));
  };
  context.change = change;
  context.renameParameter = [change, current = context.current](const QString& from, const QString& to,
                                                                const QString& part) {
    if (const auto now = current()) change(design::renameParameter(*now, from.toStdString(), to.toStdString()), part);
  };
  context.rename = [change, current = context.current](const QString& to) {
    const auto now = current();
    if (!now) return false;
    design::Endpoint renamed = *now;
    renamed.name = to.toStdString();
    change(std::move(renamed), {});
    return true;
  };
  context.remove = [list, at] {
    std::vector<design::Endpoint> all = list.current();
    if (at >= all.size()) return;
    all.erase(all.begin() + std::ptrdiff_t(at));
    list.change(std::move(all), {});
  };
  return context;
}

} // namespace signalbox::ui
