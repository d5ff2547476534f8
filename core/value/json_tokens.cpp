// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/json_tokens.h"

#include "core/value/short_tokens.h"

#include <algorithm>
#include <simdjson.h>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace signalbox {

namespace {

constexpr std::size_t smallest = 4 * 1024;
constexpr std::size_t keptCapacity = 4 * 1024 * 1024; // bytes of text; what grew beyond this is not kept
constexpr std::size_t stageDepth = 1;                 // only the second stage, which is not used, goes deep
constexpr std::size_t hugePage = std::size_t{2} * 1024 * 1024;

// Fresh memory in pages of two megabytes: only a wish.
void wishForHugePages([[maybe_unused]] void* memory, [[maybe_unused]] std::size_t bytes) {
#ifdef __linux__
  const auto begin = (reinterpret_cast<std::uintptr_t>(memory) + hugePage - 1) & ~(hugePage - 1);
  const auto end = (reinterpret_cast<std::uintptr_t>(memory) + bytes) & ~(hugePage - 1);
  if (begin < end) madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
#endif
}

} // namespace

struct JsonTokens::Stage {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
  std::uint32_t shortPlaces[shortText + 1]; // of a text for which the parser is not asked
};

JsonTokens::JsonTokens() : m_stage(std::make_unique<Stage>()) {}
JsonTokens::~JsonTokens() = default;
JsonTokens::JsonTokens(JsonTokens&&) noexcept = default;
JsonTokens& JsonTokens::operator=(JsonTokens&&) noexcept = default;

bool JsonTokens::find(std::string_view text) {
  if (text.size() <= shortText) {
    if (const std::size_t count = findShortTokens(text, m_stage->shortPlaces); count > 0) {
      m_places = {m_stage->shortPlaces, count};
      m_stage->shortPlaces[count] = static_cast<std::uint32_t>(text.size());
      return true;
    }
  }
  auto& parser = m_stage->parser;
  if (text.size() > m_capacity || !parser) {
    m_capacity = 0;
    parser.reset();
    const std::size_t wanted = std::max({text.size(), std::min(text.size() * 2, keptCapacity), smallest});
    const auto& system = simdjson::get_active_implementation();
    if (system->create_dom_parser_implementation(wanted, stageDepth, parser) != simdjson::SUCCESS) return false;
    if (wanted > keptCapacity) wishForHugePages(parser->structural_indexes.get(), wanted * sizeof(std::uint32_t));
    m_capacity = wanted;
  }
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  if (parser->stage1(bytes, text.size(), simdjson::stage1_mode::regular) != simdjson::SUCCESS) return false;
  m_places = {parser->structural_indexes.get(), parser->n_structural_indexes};
  parser->structural_indexes[m_places.size()] = static_cast<std::uint32_t>(text.size());
  return true;
}

void JsonScratch::shrink() {
  if (tokens.capacity() > keptCapacity) tokens = JsonTokens();
  if (items.capacity() * sizeof(Value) > keptCapacity) items = {};
  if (members.capacity() * sizeof(Member) > keptCapacity) members = {};
}

ThreadScratch::ThreadScratch() {
  static thread_local JsonScratch scratch;
  if (scratch.isInUse) {
    m_fresh = std::make_unique<JsonScratch>();
    return;
  }
  scratch.isInUse = true;
  m_threads = &scratch;
}

ThreadScratch::~ThreadScratch() {
  if (!m_threads) return;
  m_threads->isInUse = false;
  m_threads->shrink();
}

} // namespace signalbox
