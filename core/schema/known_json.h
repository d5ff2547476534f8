// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// KnownJson: how a type writes the objects that stand in a design's constants. It follows from the design alone, so it
// is made once for a compiled design; serialiseValid() then neither checks nor writes these objects anew.
#pragma once

#include "core/schema/serialise.h"
#include "core/value/value.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::schema {

enum class DumpForm : std::uint8_t;

// Immutable. An object is known again by where its members stand in memory: `values` must outlive it, and so must the
// types it was made with.
class KnownJson final {
public:
  // Of the first 2,000 objects in `values`, at any depth, those that a model of `type` takes and always writes alike:
  // nothing that is written depends on the time, on files or on functions. Null when there are none.
  static std::shared_ptr<const KnownJson> make(const Types& types, TypeId type, const SerialiseOptions& options,
                                               std::span<const Value> values);

  std::size_t memory() const { return m_text.capacity() + m_places.capacity() * sizeof(Place); } // bytes

  bool isWrittenAs(DumpForm form, bool byAlias) const { return form == m_form && byAlias == m_byAlias; }

  // What the model writes for an object of these members; empty: unknown. Sixteen more bytes can be read behind it.
  std::string_view find(std::uint32_t model, std::span<const Member> members) const {
    for (std::size_t at = placeOf(members.data());; at = (at + 1) & (m_places.size() - 1)) {
      const Place& place = m_places[at];
      if (!place.members) return {};
      if (place.members == members.data() && place.count == members.size() && place.model == model)
        return std::string_view(m_text).substr(place.begin, place.size);
    }
  }

private:
  class Maker;
  struct Place {
    const Member* members = nullptr;
    std::uint32_t count = 0;
    std::uint32_t model = 0; // node
    std::uint32_t begin = 0, size = 0;
  };

  KnownJson(DumpForm form, bool byAlias) : m_form(form), m_byAlias(byAlias) {}
  std::size_t placeOf(const Member* members) const {
    return (reinterpret_cast<std::uintptr_t>(members) * 0x9E3779B97F4A7C15U >> 32) & (m_places.size() - 1);
  }

  DumpForm m_form;
  bool m_byAlias;
  std::string m_text;
  std::vector<Place> m_places; // open addressing; size a power of two, half of it empty at least
};

} // namespace signalbox::schema
