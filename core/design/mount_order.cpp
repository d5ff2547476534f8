// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/mount_order.h"

#include <tuple>

namespace signalbox::design {

bool isDeclaredBefore(const Mount& mount, const Design& design, const Endpoint& endpoint) {
  if (endpoint.router.empty()) return std::tie(mount.order, mount.name) < std::tie(endpoint.order, endpoint.name);
  const std::string root = endpoint.router.substr(0, endpoint.router.find('/'));
  const RouterPtr router = design.router(root);
  const int order = router ? router->order : 0;
  return std::tie(mount.order, mount.name) < std::tie(order, root);
}

} // namespace signalbox::design
