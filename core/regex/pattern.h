// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pattern: a regular expression compiled once and searched from any thread, in time linear in the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <string_view>

namespace signalbox::regex {

enum class Dialect : std::uint8_t {
  Rust,    // the regex crate 1.12 with its defaults: what Pydantic uses
  Ecma262, // with the flag u: what JSON Schema's `pattern` means
};

// A sentence without its full stop, and the byte of the pattern it is about.
struct PatternError {
  std::string message;
  std::size_t offset = 0;

  bool operator==(const PatternError&) const = default;
};

struct Machine;
struct Node;

class Pattern final {
public:
  static std::expected<std::shared_ptr<const Pattern>, PatternError> compile(std::string_view text,
                                                                             Dialect dialect = Dialect::Rust);
  ~Pattern();
  Pattern(const Pattern&) = delete;
  Pattern& operator=(const Pattern&) = delete;

  // Whether it matches anywhere in the text, which is UTF-8; a byte that is not matches nothing.
  bool search(std::string_view utf8) const;

  // The same, and how many steps of the automaton it took: what tests bound instead of time. Patterns with look-around
  // or back-references (Ecma262 only) count nothing; they give up, as no match, at a fixed number of steps.
  struct Counted {
    bool isMatch = false;
    std::uint64_t steps = 0;
  };
  Counted searchCounted(std::string_view utf8) const;

  const std::string& text() const { return m_text; }
  Dialect dialect() const { return m_dialect; }
  const Node& tree() const { return *m_tree; }

private:
  Pattern(std::string text, Dialect dialect, std::unique_ptr<const Node> tree, std::unique_ptr<const Machine> machine);

  std::string m_text;
  Dialect m_dialect;
  std::unique_ptr<const Node> m_tree;
  std::unique_ptr<const Machine> m_machine;
};

} // namespace signalbox::regex
