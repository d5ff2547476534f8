// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regex/backtracking.h"

#include "core/regex/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace signalbox::regex {

namespace {

constexpr std::uint64_t mostSteps = 60'000'000;
constexpr std::uint64_t stepsOfAnItem = 32; // beside one for each byte it read
constexpr std::uint32_t mostHeapKilobytes = 64 * 1024;

std::string hexCode(char32_t codePoint) {
  std::array<char, 16> buffer;
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), static_cast<std::uint32_t>(codePoint), 16).ptr;
  return "\\x{" + std::string(buffer.data(), end) + "}";
}

std::string printSet(const CodePointSet& set) {
  if (set.isEmpty()) return "(?!)";
  std::string result = "[";
  for (const auto [first, last] : set.ranges())
    result += hexCode(first) + (last == first ? std::string() : "-" + hexCode(last));
  return result + "]";
}

std::string printLook(const Node& node) {
  switch (node.look) {
  case Look::TextStart: return "\\A";
  case Look::TextEnd: return "\\z";
  case Look::LineStart: return "(?<![^\\n])";
  case Look::LineEnd: return "(?![^\\n])";
  case Look::NotWordBoundary: return "\\B"; // ASCII words, as in ECMA-262
  default: return "\\b";
  }
}

std::string printRepeat(const Node& node) {
  if (node.min > 65535 || (node.max > 65535 && node.max != unbounded))
    throw PatternError{"a count beside look-around or a back-reference is at most 65535", 0};
  const std::string max = node.max == unbounded ? "" : std::to_string(node.max);
  return "(?:" + printForPcre(node.parts[0]) + "){" + std::to_string(node.min) + "," + max + "}" +
         (node.isLazy ? "?" : "");
}

std::string printParts(const Node& node, std::string_view between) {
  std::string result;
  for (std::size_t i = 0; i < node.parts.size(); ++i) {
    if (i > 0) result += between;
    result += printForPcre(node.parts[i]);
  }
  return result;
}

// PCRE2's own limit begins anew at every place of the text; this count does not. Called before each item of the
// pattern.
struct Work {
  std::uint64_t steps = 0;
  std::size_t position = 0;
};

int countStep(pcre2_callout_block* block, void* data) {
  Work& work = *static_cast<Work*>(data);
  const std::size_t moved =
      std::max(block->current_position, work.position) - std::min(block->current_position, work.position);
  work.position = block->current_position;
  work.steps += stepsOfAnItem + moved;
  return work.steps > mostSteps ? PCRE2_ERROR_MATCHLIMIT : 0;
}

std::string_view lookAroundPrefix(LookDirection direction) {
  switch (direction) {
  case LookDirection::Ahead: return "(?=";
  case LookDirection::NotAhead: return "(?!";
  case LookDirection::Behind: return "(?<=";
  case LookDirection::NotBehind: return "(?<!";
  }
  return {};
}

} // namespace

std::string printForPcre(const Node& tree) {
  switch (tree.kind) {
  case NodeKind::Empty: return "(?:)";
  case NodeKind::Literal: {
    std::string result;
    for (const char32_t c : tree.literal) result += hexCode(c);
    return result;
  }
  case NodeKind::Class: return printSet(*tree.set);
  case NodeKind::Look: return printLook(tree);
  case NodeKind::Repeat: return printRepeat(tree);
  case NodeKind::Capture: return "(" + printForPcre(tree.parts[0]) + ")";
  case NodeKind::Concat: return printParts(tree, "");
  case NodeKind::Alternate: return "(?:" + printParts(tree, "|") + ")";
  case NodeKind::LookAround: return std::string(lookAroundPrefix(tree.direction)) + printForPcre(tree.parts[0]) + ")";
  case NodeKind::BackReference: return "(?:\\g{" + std::to_string(tree.min) + "})";
  }
  return {};
}

struct Backtracking::Code {
  pcre2_code* code = nullptr;
  pcre2_match_context* limits = nullptr;

  ~Code() {
    pcre2_match_context_free(limits);
    pcre2_code_free(code);
  }
};

Backtracking::Backtracking(const Node& tree) : m_code(std::make_unique<Code>()) {
  const std::string text = printForPcre(tree);
  int error = 0;
  PCRE2_SIZE offset = 0;
  constexpr std::uint32_t options = PCRE2_UTF | PCRE2_MATCH_UNSET_BACKREF | PCRE2_AUTO_CALLOUT;
  m_code->code =
      pcre2_compile(reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), options, &error, &offset, nullptr);
  if (!m_code->code) {
    std::array<PCRE2_UCHAR, 200> message{};
    pcre2_get_error_message(error, message.data(), message.size());
    throw PatternError{reinterpret_cast<const char*>(message.data()), 0};
  }
  m_code->limits = pcre2_match_context_create(nullptr);
  pcre2_set_heap_limit(m_code->limits, mostHeapKilobytes);
}

Backtracking::~Backtracking() = default;

Pattern::Counted Backtracking::search(std::string_view utf8) const {
  Work work;
  pcre2_match_context* context = pcre2_match_context_copy(m_code->limits);
  pcre2_set_callout(context, countStep, &work);
  pcre2_match_data* data = pcre2_match_data_create(1, nullptr);
  const int result =
      pcre2_match(m_code->code, reinterpret_cast<PCRE2_SPTR>(utf8.data()), utf8.size(), 0, 0, data, context);
  pcre2_match_data_free(data);
  pcre2_match_context_free(context);
  return {result >= 0, work.steps};
}

} // namespace signalbox::regex
