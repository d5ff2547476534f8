// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/message_batch.h"

#include <limits>

namespace signalbox::ui {
namespace {

std::string_view shortened(std::string_view name) { return name.substr(0, std::numeric_limits<std::uint16_t>::max()); }

} // namespace

void MessageBatch::append(const MessageView& message) {
  const std::string_view event = shortened(message.event);
  const std::string_view id = shortened(message.id);
  m_heads.push_back({message.microseconds, m_bytes.size(), static_cast<std::uint32_t>(message.payload.size()),
                     static_cast<std::uint16_t>(event.size()), static_cast<std::uint16_t>(id.size()), message.direction,
                     message.isBinary});
  m_bytes.append(message.payload).append(event).append(id);
}

void MessageBatch::clear() {
  m_heads.clear();
  m_bytes.clear();
}

MessageView MessageBatch::operator[](std::size_t index) const {
  const Head& head = m_heads[index];
  const std::string_view all = std::string_view(m_bytes).substr(head.begin);
  return {head.direction,
          head.isBinary,
          head.microseconds,
          all.substr(0, head.size),
          all.substr(head.size, head.eventSize),
          all.substr(std::size_t{head.size} + head.eventSize, head.idSize)};
}

} // namespace signalbox::ui
