// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Arena: the memory of one request. Everything in it dies at once; nothing in it is destroyed one by one.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory_resource>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>

namespace signalbox {

// Not thread-safe: one request, one arena. `reset` keeps the first block, so a connection that serves many requests
// allocates only for its largest.
class Arena final {
public:
  static constexpr std::size_t firstBlock = 8 * 1024;

  Arena() : m_resource(m_first, sizeof m_first) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  void* allocate(std::size_t bytes, std::size_t alignment = alignof(std::max_align_t)) {
    return m_resource.allocate(bytes, alignment);
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

  void reset() { m_resource.release(); }

private:
  alignas(std::max_align_t) std::byte m_first[firstBlock];
  std::pmr::monotonic_buffer_resource m_resource;
};

} // namespace signalbox
