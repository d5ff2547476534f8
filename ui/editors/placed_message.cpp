// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/placed_message.h"

namespace signalbox::ui {

PlacedMessages messagesBelow(const PlacedMessages& messages, std::string_view prefix) {
  PlacedMessages found;
  for (const PlacedMessage& each : messages) {
    if (!each.pointer.starts_with(prefix)) continue;
    const std::string rest = each.pointer.substr(prefix.size());
    if (rest.empty() || rest.front() == '/') found.push_back({rest, each.message, each.fix});
  }
  return found;
}

} // namespace signalbox::ui
