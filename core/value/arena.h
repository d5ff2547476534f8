// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Arena: the memory of one request. Everything in it dies at once; nothing in it is destroyed one by one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>

namespace signalbox {

// Not thread-safe: one request, one arena. `reset` keeps the first block and as many bytes of others as it was told to.
class Arena final {
public:
  static constexpr std::size_t firstBlock = 8 * 1024;

  Arena() : Arena(0) {}
  explicit Arena(std::size_t keptBytes) : m_keptBytes(keptBytes) { useFirstBlock(); }
  ~Arena();
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  void* allocate(std::size_t bytes, std::size_t alignment = alignof(std::max_align_t)) {
    const std::uintptr_t at = (m_at + alignment - 1) & ~(alignment - 1);
    if (at > m_end || bytes > m_end - at) [[unlikely]]
      return allocateInNewBlock(bytes, alignment);
    m_at = at + bytes;
    return reinterpret_cast<void*>(at);
  }

  // `count` value-initialised objects that need no destructor.
  template<class T>
  std::span<T> make(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    if (count == 0) return {};
    auto* first = static_cast<T*>(allocate(sizeof(T) * count, alignof(T)));
    for (std::size_t i = 0; i < count; ++i) ::new (first + i) T();
    return {first, count};
  }

  template<class T>
  const T* keep(const T& value) {
    static_assert(std::is_trivially_destructible_v<T>);
    return ::new (allocate(sizeof(T), alignof(T))) T(value);
  }

  template<class T>
  std::span<const T> copy(std::span<const T> items) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (items.empty()) return {};
    auto* first = static_cast<T*>(allocate(items.size_bytes(), alignof(T)));
    std::memcpy(static_cast<void*>(first), items.data(), items.size_bytes());
    return {first, items.size()};
  }

  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    auto* first = static_cast<char*>(allocate(text.size(), 1));
    std::memcpy(first, text.data(), text.size());
    return {first, text.size()};
  }

  void reset();

private:
  struct Block; // its bytes follow it

  void* allocateInNewBlock(std::size_t bytes, std::size_t alignment);
  Block* takeBlock(std::size_t bytes);
  void useFirstBlock() {
    m_at = reinterpret_cast<std::uintptr_t>(m_first);
    m_end = m_at + firstBlock;
  }

  std::uintptr_t m_at = 0;
  std::uintptr_t m_end = 0;
  Block* m_used = nullptr; // the newest first
  Block* m_free = nullptr; // kept by `reset`
  std::size_t m_nextBlock = 4 * firstBlock;
  std::size_t m_keptBytes;
  alignas(std::max_align_t) std::byte m_first[firstBlock];
};

} // namespace signalbox
