// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/discriminated_union.h"

#include "core/design/python_tokens.h"

#include <algorithm>
#include <optional>

namespace signalbox::design {
namespace {

using Kind = PythonToken::Kind;

// Reads the text of each Annotated[...] for its discriminator.
class AnnotatedReader final {
public:
  AnnotatedReader(std::string_view text, std::string_view field)
      : m_text(text), m_field(field), m_tokens(pythonTokens(text)) {}

  std::vector<DiscriminatedUnion> run() {
    std::vector<DiscriminatedUnion> unions;
    for (std::size_t at = 0; at + 2 < m_tokens.size(); ++at)
      if (isWord(at, "Annotated") && isSign(at + 1, '['))
        if (auto found = read(at + 2)) unions.push_back(std::move(*found));
    return unions;
  }

private:
  std::string_view textOf(std::size_t at) const {
    return m_text.substr(m_tokens[at].begin, m_tokens[at].end - m_tokens[at].begin);
  }
  bool isWord(std::size_t at, std::string_view word) const {
    return at < m_tokens.size() && m_tokens[at].kind == Kind::Name && textOf(at) == word;
  }
  bool isSign(std::size_t at, char sign) const {
    return at < m_tokens.size() && m_tokens[at].kind == Kind::Sign && m_text[m_tokens[at].begin] == sign;
  }

  // The first token of the same depth that is the sign, or the end of the brackets it stands in.
  std::size_t endOf(std::size_t at, char sign) const {
    for (int depth = 0; at < m_tokens.size(); ++at) {
      if (depth == 0 && (isSign(at, sign) || isSign(at, ']'))) return at;
      if (isSign(at, '[') || isSign(at, '(') || isSign(at, '{')) ++depth;
      if (isSign(at, ']') || isSign(at, ')') || isSign(at, '}')) --depth;
    }
    return at;
  }

  // From behind the bracket on: the type, then what is said of it.
  std::optional<DiscriminatedUnion> read(std::size_t first) const {
    const std::size_t comma = endOf(first, ',');
    const std::size_t close = endOf(first, ']');
    if (comma >= close || close >= m_tokens.size()) return std::nullopt;
    for (std::size_t at = comma + 1; at + 2 < close; ++at) {
      const bool names =
          (isWord(at, "discriminator") && isSign(at + 1, '=')) || (isWord(at, "Discriminator") && isSign(at + 1, '('));
      if (!names || m_tokens[at + 2].kind != Kind::Text) continue;
      const std::string_view inside = textInside(m_text, m_tokens[at + 2]);
      if (inside != m_field) continue;
      const auto begin = std::size_t(inside.data() - m_text.data());
      const std::size_t typeBegin = m_tokens[first].begin;
      return DiscriminatedUnion{std::string(m_text.substr(typeBegin, m_tokens[comma].begin - typeBegin)), begin,
                                begin + inside.size()};
    }
    return std::nullopt;
  }

  std::string_view m_text;
  std::string_view m_field;
  std::vector<PythonToken> m_tokens;
};

void collect(const Shape& shape, std::vector<std::string>& names) {
  for (const ModelShape& model : shape.models) names.push_back(model.name);
  for (const Shape& item : shape.items) collect(item, names);
}

bool hasOurField(const FieldShapes& shapes, const Shape& shape, const std::string& field) {
  return shapes.isOurField(shape, field) ||
         std::ranges::any_of(shape.items, [&](const Shape& item) { return hasOurField(shapes, item, field); });
}

bool saysSo(const Json* facets, const std::string& field) {
  return facets && facets->is_object() && facets->value("discriminator", Json()) == field;
}

} // namespace

std::vector<DiscriminatedUnion> discriminatedUnions(std::string_view type, std::string_view field) {
  if (!type.contains("Annotated")) return {}; // most types
  return AnnotatedReader(type, field).run();
}

std::vector<std::string> modelsIn(const Shape& shape) {
  std::vector<std::string> names;
  collect(shape, names);
  return names;
}

std::vector<std::vector<std::string>> unionsToldApart(const FieldShapes& shapes, const std::string& type,
                                                      const Json* facets, const std::string& field) {
  std::vector<std::vector<std::string>> unions;
  if (saysSo(facets, field)) unions.push_back(modelsIn(shapes.ofType(type)));
  for (const DiscriminatedUnion& each : discriminatedUnions(type, field))
    unions.push_back(modelsIn(shapes.ofType(each.type)));
  return unions;
}

void renameInUnions(const FieldShapes& shapes, std::string& type, Json* facets, const std::string& from,
                    const std::string& to) {
  if (saysSo(facets, from) && hasOurField(shapes, shapes.ofType(type), from)) (*facets)["discriminator"] = to;
  TextEdits edits;
  for (const DiscriminatedUnion& each : discriminatedUnions(type, from))
    if (hasOurField(shapes, shapes.ofType(each.type), from)) edits.replace(each.begin, each.end, to);
  if (!edits.empty()) type = edits.apply(type);
}

} // namespace signalbox::design
