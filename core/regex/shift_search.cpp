// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regex/shift_search.h"

#include "core/regex/pattern_reader.h"

#include <algorithm>

namespace signalbox::regex {

namespace {

constexpr std::size_t mostReaders = 1 << 17;
constexpr std::size_t mostShifts = 40;
constexpr std::size_t mostWords = 1 << 21; // 16 MB
constexpr std::size_t mostArrows = 1 << 21;

bool reads(const Instruction& instruction) {
  return instruction.operation == Operation::Character || instruction.operation == Operation::Set;
}

void set(std::vector<std::uint64_t>& bits, std::size_t bit) { bits[bit / 64] |= std::uint64_t{1} << (bit % 64); }

} // namespace

std::optional<ShiftSearch> ShiftSearch::of(const Program& program) {
  ShiftSearch search(program);
  if (!search.build()) return std::nullopt;
  return search;
}

bool ShiftSearch::reach(std::uint32_t instruction, std::vector<std::uint32_t>& readers) const {
  std::vector<std::uint32_t> stack{instruction};
  std::vector<std::uint32_t> seen;
  bool isMatch = false;
  while (!stack.empty() && seen.size() < 4096) {
    const std::uint32_t at = stack.back();
    stack.pop_back();
    if (std::find(seen.begin(), seen.end(), at) != seen.end()) continue;
    seen.push_back(at);
    const Instruction& found = m_program->instructions[at];
    if (reads(found)) readers.push_back(m_bitOf[at]);
    isMatch |= found.operation == Operation::Match;
    if (found.operation != Operation::Split) continue;
    stack.push_back(found.argument);
    stack.push_back(found.next);
  }
  return isMatch;
}

bool ShiftSearch::build() {
  const auto& instructions = m_program->instructions;
  std::vector<std::uint32_t> readers;
  m_bitOf.resize(instructions.size());
  for (std::uint32_t i = 0; i < instructions.size(); ++i) {
    const Operation operation = instructions[i].operation;
    if (operation == Operation::Look || operation == Operation::Run) return false;
    if (!reads(instructions[i])) continue;
    m_bitOf[i] = static_cast<std::uint32_t>(readers.size());
    readers.push_back(i);
  }
  m_words = readers.size() / 64 + 1;
  if (readers.size() > mostReaders || m_words * m_program->alphabet.size() > mostWords) return false;
  m_accepting.resize(m_words);
  m_start.resize(m_words);
  m_reading.assign(m_program->alphabet.size(), Bits(m_words));
  std::vector<std::uint32_t> reached;
  std::size_t arrows = 0;
  for (std::size_t bit = 0; bit < readers.size(); ++bit) {
    const Instruction& reader = instructions[readers[bit]];
    for (Symbol symbol = 0; symbol < m_reading.size(); ++symbol) {
      const bool takes = reader.operation == Operation::Character ? reader.argument == symbol
                                                                  : m_program->members[reader.argument][symbol];
      if (takes) set(m_reading[symbol], bit);
    }
    if (!addReader(bit, reader.next, reached) || (arrows += reached.size()) > mostArrows) return false;
  }
  reached.clear();
  m_startAccepts = reach(m_program->start, reached);
  for (const std::uint32_t bit : reached) set(m_start, bit);
  return true;
}

bool ShiftSearch::addReader(std::size_t reader, std::uint32_t next, std::vector<std::uint32_t>& reached) {
  reached.clear();
  if (reach(next, reached)) set(m_accepting, reader);
  for (const std::uint32_t bit : reached) {
    Shift* shift = shiftBy(static_cast<std::ptrdiff_t>(bit) - static_cast<std::ptrdiff_t>(reader));
    if (!shift) return false;
    set(shift->from, reader);
  }
  return true;
}

ShiftSearch::Shift* ShiftSearch::shiftBy(std::ptrdiff_t distance) {
  const auto known = std::find_if(m_shifts.begin(), m_shifts.end(),
                                  [distance](const Shift& shift) { return shift.distance == distance; });
  if (known != m_shifts.end()) return &*known;
  if (m_shifts.size() == mostShifts) return nullptr;
  m_shifts.push_back({distance, Bits(m_words)});
  return &m_shifts.back();
}

void ShiftSearch::shiftInto(Bits& to, const Bits& active, const Shift& shift) const {
  const bool isForward = shift.distance >= 0;
  const auto distance = static_cast<std::size_t>(isForward ? shift.distance : -shift.distance);
  const std::size_t words = distance / 64;
  const std::size_t bits = distance % 64;
  for (std::size_t i = 0; i + words < m_words; ++i) {
    const std::size_t source = isForward ? i : i + words;
    const Word moving = active[source] & shift.from[source];
    if (moving == 0) continue;
    if (isForward) {
      to[i + words] |= moving << bits;
      if (bits != 0 && i + words + 1 < m_words) to[i + words + 1] |= moving >> (64 - bits);
    } else {
      to[i] |= moving >> bits;
      if (bits != 0 && i > 0) to[i - 1] |= moving << (64 - bits);
    }
  }
}

bool ShiftSearch::searchFrom(const Places& places, const unsigned char* at, const unsigned char* end) const {
  Bits active(m_words);
  std::vector<std::uint32_t> reached;
  for (const std::uint32_t instruction : places.instructions)
    if (reach(instruction, reached)) return true;
  for (const std::uint32_t bit : reached) set(active, bit);
  const bool startsAnywhere = !m_program->isAnchored;
  if (startsAnywhere && m_startAccepts) return true;
  Bits next(m_words);
  while (at != end) {
    const Bits& reading = m_reading[m_program->alphabet.symbolOf(nextCodePoint(at, end))];
    Word accepted = 0;
    for (std::size_t i = 0; i < m_words; ++i) {
      active[i] = (startsAnywhere ? active[i] | m_start[i] : active[i]) & reading[i];
      accepted |= active[i] & m_accepting[i];
      next[i] = 0;
    }
    if (accepted != 0) return true;
    for (const Shift& shift : m_shifts) shiftInto(next, active, shift);
    std::swap(active, next);
  }
  return false;
}

} // namespace signalbox::regex
