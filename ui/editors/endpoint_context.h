// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EndpointContext: what the pages of an EndpointEditor share: the endpoint, the webhook or the callback they show and
// the one way to change it.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"

#include <QString>

#include <functional>
#include <memory>

namespace signalbox::ui {

struct Workbench;

struct EndpointContext {
  enum class Of { Endpoint, Webhook, Callback };

  Workbench& workbench;
  Of of = Of::Endpoint;
  std::shared_ptr<QString> id;                  // of an endpoint, the name of the others; follows `rename`
  std::function<design::EndpointPtr()> current; // null when it was removed
  // `part` names what was touched: edits of one part in a row are one step of undo. Empty = a step of its own.
  std::function<void(design::Endpoint changed, const QString& part)> change;
  // A parameter, a body part or the value of a dependency, with all that reads it.
  std::function<void(const QString& from, const QString& to, const QString& part)> renameParameter;
  std::function<bool(const QString& name)> rename; // the function; false when that was refused
  std::function<void()> remove;

  EntityKind kind() const { return of == Of::Webhook ? EntityKind::Webhook : EntityKind::Endpoint; }
};

EndpointContext contextOfEndpoint(Workbench& workbench, const QString& id);
EndpointContext contextOfWebhook(Workbench& workbench, const QString& name);

// The callbacks of an endpoint, a router or the application.
struct CallbackList {
  std::function<std::vector<design::Endpoint>()> current;
  std::function<void(std::vector<design::Endpoint> changed, const QString& part)> change;
};
EndpointContext contextOfCallback(Workbench& workbench, CallbackList list, int index);

} // namespace signalbox::ui
