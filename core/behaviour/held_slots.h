// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// HeldSlots: the names of a request that go on living after it: what streams and sockets evaluate their templates with.
#pragma once

#include "core/api/behaviour.h"

#include <memory>
#include <vector>

namespace signalbox::behaviour {

class HeldSlots final {
public:
  explicit HeldSlots(const api::Call& call) : m_program(call.program), m_slots(call.slots.begin(), call.slots.end()) {
    for (std::size_t i = 0; i < m_slots.size(); ++i)
      if (call.constants[i].isNull()) m_slots[i] = deepCopy(m_slots[i], m_kept);
  }

  std::span<Value> slots() { return m_slots; }
  Arena& kept() { return m_kept; }

  // A frame for one event; its memory is given back before the next.
  expression::Frame frame() {
    m_scratch.reset();
    return {m_slots, m_scratch};
  }
  Arena& scratch() { return m_scratch; }

private:
  std::shared_ptr<const void> m_program;
  Arena m_kept;
  Arena m_scratch;
  std::vector<Value> m_slots;
};

} // namespace signalbox::behaviour
