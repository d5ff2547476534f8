// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JsonFields: which field of a model a JSON name belongs to, and what names it is dumped with; made when types are
// compiled.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::schema {

struct ModelRules;

class JsonFields final {
public:
  // Points into `model`, which must stay where it is.
  explicit JsonFields(const ModelRules& model);

  // Whether one pass over the members of an object does: every field is found by names of its own, and nothing but the
  // fields, their defaults and the extra members makes the value.
  bool isPlain() const { return m_isPlain; }

  // The field of that name, or -1. Plain models only.
  int find(std::string_view name) const {
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = hash(name) & mask; m_slots[at] != 0; at = (at + 1) & mask) {
      const Entry& entry = m_entries[m_slots[at] - 1U];
      if (entry.name == name) return entry.field;
    }
    return -1;
  }

  struct Field {
    std::string_view asWritten; // its first name, where it can be compared with the text of a document; empty else
    std::uint32_t node = 0;
  };

  // In the order of the declaration.
  const Field* fields() const { return m_fields.data(); }
  std::size_t size() const { return m_fields.size(); }

  // Whether dump_json writes every field, and nothing but the fields and the extra members.
  bool isPlainToDump() const { return m_isPlainToDump; }

  // A field as a dump writes it: `{"name":` of the first one, `,"name":` of others, and what comes behind.
  struct DumpedField {
    std::uint32_t name = 0, nameSize = 0; // places in one text
    std::uint32_t alias = 0, aliasSize = 0;
    std::uint32_t node = 0;
  };
  std::span<const DumpedField> dumpedFields() const { return m_dumpedFields; }

  // Sixteen more bytes can be read behind it.
  std::string_view dumpedName(const DumpedField& field, bool byAlias) const {
    const char* const text = m_dumpedNames.data();
    return byAlias ? std::string_view(text + field.alias, field.aliasSize)
                   : std::string_view(text + field.name, field.nameSize);
  }

private:
  struct Entry {
    std::string_view name;
    std::int32_t field = 0;
  };

  static std::size_t hash(std::string_view name);
  void add(std::string_view name, std::size_t field);
  void buildSlots();
  void addDumpedNames(const ModelRules& model);

  bool m_isPlain = true;
  bool m_isPlainToDump = true;
  std::vector<DumpedField> m_dumpedFields;
  std::string m_dumpedNames;
  std::vector<Entry> m_entries;
  std::vector<std::uint16_t> m_slots; // open addressing: entry + 1, 0 empty; size a power of two
  std::vector<Field> m_fields;
};

} // namespace signalbox::schema
