// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks grow with what is asked for; large ones lie on huge pages where the system has them, since touching fresh
// memory is what a large document costs most.
#include "core/value/arena.h"

#include <algorithm>
#include <cstdlib>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace signalbox {

namespace {

constexpr std::size_t hugePage = std::size_t{2} * 1024 * 1024;
constexpr std::size_t largestStep = std::size_t{32} * 1024 * 1024;

void* takeMemory(std::size_t bytes) {
  const bool isLarge = bytes >= 2 * hugePage;
  void* memory = isLarge ? std::aligned_alloc(hugePage, bytes) : std::malloc(bytes);
  if (!memory) throw std::bad_alloc();
#ifdef __linux__
  if (isLarge) madvise(memory, bytes, MADV_HUGEPAGE); // only a wish
#endif
  return memory;
}

std::size_t roundedUp(std::size_t bytes) {
  const std::size_t unit = bytes >= 2 * hugePage ? hugePage : Arena::firstBlock;
  return (bytes + unit - 1) / unit * unit;
}

} // namespace

struct alignas(std::max_align_t) Arena::Block {
  Block* next = nullptr;
  std::size_t size = 0; // with this header
};

Arena::~Arena() {
  m_keptBytes = 0;
  reset();
}

void Arena::reset() {
  std::size_t left = m_keptBytes;
  Block* kept = nullptr;
  for (Block* list : {m_used, m_free}) {
    while (list) {
      Block* const block = list;
      list = block->next;
      if (block->size > left) {
        std::free(block);
        continue;
      }
      left -= block->size;
      block->next = kept;
      kept = block;
    }
  }
  m_used = nullptr;
  m_free = kept;
  m_nextBlock = 4 * firstBlock;
  useFirstBlock();
}

void* Arena::allocateInNewBlock(std::size_t bytes, std::size_t alignment) {
  if (bytes > SIZE_MAX / 2) throw std::bad_alloc();
  Block* const block = takeBlock(sizeof(Block) + bytes + alignment);
  block->next = m_used;
  m_used = block;
  m_at = reinterpret_cast<std::uintptr_t>(block + 1);
  m_end = reinterpret_cast<std::uintptr_t>(block) + block->size;
  return allocate(bytes, alignment);
}

Arena::Block* Arena::takeBlock(std::size_t bytes) {
  for (Block** link = &m_free; *link; link = &(*link)->next) {
    Block* const block = *link;
    if (block->size < bytes) continue;
    *link = block->next;
    return block;
  }
  const std::size_t size = roundedUp(std::max(bytes, m_nextBlock));
  m_nextBlock = std::min(m_nextBlock * 2, largestStep);
  auto* const block = ::new (takeMemory(size)) Block();
  block->size = size;
  return block;
}

} // namespace signalbox
