// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JsonTokens: where the tokens of a JSON text begin, as simdjson's first stage finds them. It checks the encoding, the
// control characters and the quotes; the grammar is for whoever walks (JsonCursor).
#pragma once

#include "core/value/value.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace signalbox {

class JsonTokens final {
public:
  JsonTokens();
  ~JsonTokens();
  JsonTokens(JsonTokens&&) noexcept;
  JsonTokens& operator=(JsonTokens&&) noexcept;

  // False when simdjson refuses the text.
  bool find(std::string_view text);

  // Byte offsets of brackets, commas, colons and of the first byte of each string, number and word. The size of the
  // text stands behind the last.
  std::span<const std::uint32_t> places() const { return m_places; }

  std::size_t capacity() const { return m_capacity; }

private:
  struct Stage;

  std::unique_ptr<Stage> m_stage;
  std::size_t m_capacity = 0;
  std::span<const std::uint32_t> m_places;
};

// What reading JSON needs besides the arena, kept from document to document.
struct JsonScratch {
  JsonTokens tokens;
  std::vector<Value> items;    // of the arrays that are open
  std::vector<Member> members; // of the objects that are open
  bool isInUse = false;        // of a thread's own

  void shrink(); // gives back what only a large document needed
};

// This thread's own scratch, for those who keep none; a fresh one while that is in use, as for a JSON text within
// another. Keeps nothing large.
class ThreadScratch final {
public:
  ThreadScratch();
  ~ThreadScratch();
  ThreadScratch(const ThreadScratch&) = delete;
  ThreadScratch& operator=(const ThreadScratch&) = delete;

  JsonScratch& get() { return m_fresh ? *m_fresh : *m_threads; }

private:
  std::unique_ptr<JsonScratch> m_fresh;
  JsonScratch* m_threads = nullptr;
};

} // namespace signalbox
