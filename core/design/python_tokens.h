// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of an expression with their places, for what renames in it. What stands in the braces of an f-string are
// words of the expression too, between signs '{' and '}'.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::design {

struct PythonToken {
  enum class Kind { Name, Number, Text, Sign };
  Kind kind = Kind::Sign;
  std::size_t begin = 0; // bytes into the source
  std::size_t end = 0;
};

std::vector<PythonToken> pythonTokens(std::string_view source);

// What a Text token says, without prefix and quotes; escapes stay.
std::string_view textInside(std::string_view source, const PythonToken& token);

// Replacements of parts of one text, in any order, none over another.
class TextEdits final {
public:
  void replace(std::size_t begin, std::size_t end, std::string text);
  bool empty() const { return m_edits.empty(); }
  std::string apply(std::string_view source) const;

private:
  struct Edit {
    std::size_t begin;
    std::size_t end;
    std::string text;
  };
  std::vector<Edit> m_edits;
};

// The text of a template with each expression between {{ and }} changed.
std::string mapTemplate(std::string_view text, const std::function<std::string(std::string_view)>& change);

} // namespace signalbox::design
