// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The modules that hold the application together: main, routers, constants, webhooks, what they share, and the files
// beside.
#pragma once

#include "plugins/fastapi/context.h"

namespace signalbox::fastapi {

// The package app: all of the modules below and those of models, dependencies, security and settings.
void exportApplication(Context& context);

void exportConstants(Context& context);
void exportRouters(Context& context);
void exportMain(Context& context);
void exportWebhooks(Context& context);
void exportResponses(Context& context);
void exportOperationIds(Context& context);
void exportRuntime(Context& context);
void exportMiddleware(Context& context);
void exportProjectFiles(Context& context);

// Of a router's folder: "shop/orders" is app.routers.shop_orders.
std::string routerModule(const std::string& path);

} // namespace signalbox::fastapi
