// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// PlacedMessage: what is wrong at a place of what an editor shows, and what one click there can do about it.
#pragma once

#include <QString>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::ui {

struct RowFix {
  QString text; // "Use OrderCreate"
  std::function<void()> apply;
};

struct PlacedMessage {
  std::string pointer; // JSON pointer below the part that is shown: "/0/name"
  QString message;
  std::shared_ptr<const RowFix> fix = nullptr; // null where a person has to decide
  bool operator==(const PlacedMessage& other) const { return pointer == other.pointer && message == other.message; }
};
using PlacedMessages = std::vector<PlacedMessage>;

// Those at `prefix` and below it, their pointers from there on.
PlacedMessages messagesBelow(const PlacedMessages& messages, std::string_view prefix);

} // namespace signalbox::ui
