// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/field_expression.h"

#include "core/design/python_tokens.h"

#include <algorithm>

namespace signalbox::design {
namespace {

using Kind = PythonToken::Kind;

constexpr int deepest = 60;

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}
bool givesList(std::string_view function) {
  return isOneOf(function, {"sorted", "list", "tuple", "set", "reversed", "filter"});
}
bool givesItem(std::string_view function) { return isOneOf(function, {"next", "min", "max"}); }

// The words of one expression, and where its brackets close.
class Words {
public:
  explicit Words(std::string_view source) : m_source(source), m_tokens(pythonTokens(source)) {}

  std::size_t size() const { return m_tokens.size(); }
  const PythonToken& token(std::size_t at) const { return m_tokens[at]; }
  std::string_view word(std::size_t at) const {
    if (at >= size()) return {};
    return m_source.substr(m_tokens[at].begin, m_tokens[at].end - m_tokens[at].begin);
  }
  std::string_view text(std::size_t at) const { return textInside(m_source, m_tokens[at]); }
  bool is(std::size_t at, Kind kind) const { return at < size() && m_tokens[at].kind == kind; }
  bool isSign(std::size_t at, char sign) const { return is(at, Kind::Sign) && word(at)[0] == sign; }
  bool isName(std::size_t at) const { return is(at, Kind::Name) && !(at > 0 && isSign(at - 1, '.')); }
  bool opens(std::size_t at) const { return isSign(at, '(') || isSign(at, '[') || isSign(at, '{'); }
  bool closes(std::size_t at) const { return isSign(at, ')') || isSign(at, ']') || isSign(at, '}'); }

  // Of the bracket that opens at `at`; the size when it is never closed.
  std::size_t closing(std::size_t at) const {
    int depth = 0;
    for (; at < size(); ++at) {
      depth += opens(at) ? 1 : closes(at) ? -1 : 0;
      if (depth == 0) return at;
    }
    return size();
  }

  // Directly inside the bracket that opens at `open`.
  std::size_t findInside(std::size_t open, const std::function<bool(std::size_t)>& wanted) const {
    const std::size_t end = closing(open);
    for (std::size_t at = open + 1; at < end; ++at) {
      if (wanted(at)) return at;
      if (opens(at)) at = closing(at);
    }
    return size();
  }
  bool isComprehension(std::size_t open) const {
    return findInside(open, [this](std::size_t at) { return word(at) == "for"; }) < size();
  }

private:
  std::string_view m_source;
  std::vector<PythonToken> m_tokens;
};

class Walker final {
public:
  Walker(const FieldShapes& shapes, std::string_view source, const ShapesByName& names)
      : m_shapes(shapes), m_words(source), m_names(names) {
    for (int again = 0; again < 2; ++again) bindVariables(); // one may go through another
  }

  Shape shapeAt(std::size_t at, int depth = 0) const {
    if (at >= m_words.size() || depth > deepest) return {};
    if (m_words.isSign(at, '[') || m_words.isSign(at, '(')) {
      const Shape inside = shapeAt(at + 1, depth + 1);
      const bool isList = m_words.isSign(at, '[') || m_words.isComprehension(at);
      return stepsFrom(m_words.closing(at) + 1, isList ? listOf(inside) : inside);
    }
    return m_words.isName(at) ? chainAt(at, depth + 1) : Shape();
  }

  // A name, a call of a function that keeps what it gets, and what is read from it.
  Shape chainAt(std::size_t at, int depth) const {
    const std::string_view name = m_words.word(at);
    if (!m_words.isSign(at + 1, '(')) {
      const auto bound = m_bound.find(name);
      const auto known = m_names.find(name);
      return stepsFrom(at + 1, bound != m_bound.end()   ? bound->second
                               : known != m_names.end() ? known->second
                                                        : Shape());
    }
    Shape given;
    if (givesList(name) || givesItem(name)) given = firstKnown(at + 1, depth);
    return stepsFrom(m_words.closing(at + 1) + 1, givesItem(name) ? given.item() : given);
  }

  // Calls `touch` with the token of every key and attribute, and with the shape it is read from.
  using Touch = std::function<void(std::size_t token, const Shape& of)>;
  void visit(const Touch& touch) {
    m_touch = &touch;
    for (std::size_t at = 0; at < m_words.size(); ++at)
      if (m_words.isName(at) || m_words.isSign(at, '(') || m_words.isSign(at, '[')) (void)shapeAt(at);
    m_touch = nullptr;
  }

  const Words& words() const { return m_words; }

private:
  Shape firstKnown(std::size_t open, int depth) const {
    const std::size_t end = m_words.closing(open);
    for (std::size_t at = open + 1; at < end; ++at) {
      const bool isComprehension = at == open + 1 && m_words.isComprehension(open);
      if (const Shape shape = shapeAt(at, depth + 1); shape.isKnown()) return isComprehension ? listOf(shape) : shape;
      at = std::min(
          end, m_words.findInside(open, [&](std::size_t comma) { return comma > at && m_words.isSign(comma, ','); }));
    }
    return {};
  }

  void touch(std::size_t token, const Shape& of) const {
    if (m_touch) (*m_touch)(token, of);
  }

  Shape stepsFrom(std::size_t at, Shape shape) const {
    for (; at < m_words.size(); ++at) {
      if (m_words.isSign(at, '.') && m_words.is(at + 1, Kind::Name)) {
        shape = attribute(++at, shape);
        if (m_words.isSign(at + 1, '(')) at = m_words.closing(at + 1);
      } else if (m_words.isSign(at, '[')) {
        shape = subscript(at, shape);
        at = m_words.closing(at);
      } else {
        break;
      }
    }
    return shape;
  }

  Shape attribute(std::size_t name, const Shape& shape) const {
    if (!m_words.isSign(name + 1, '(')) {
      touch(name, shape);
      return m_shapes.ofField(shape, m_words.word(name));
    }
    const std::string_view method = m_words.word(name);
    if (isOneOf(method, {"get", "pop"}) && m_words.is(name + 2, Kind::Text)) {
      touch(name + 2, shape);
      return m_shapes.ofField(shape, m_words.text(name + 2));
    }
    if (isOneOf(method, {"get", "pop"})) return shape.item();
    return isOneOf(method, {"copy", "values", "model_copy", "model_dump"}) ? shape : Shape();
  }

  Shape subscript(std::size_t open, const Shape& shape) const {
    if (m_words.is(open + 1, Kind::Text) && m_words.isSign(open + 2, ']')) {
      touch(open + 1, shape);
      return m_shapes.ofField(shape, m_words.text(open + 1));
    }
    const bool isSlice =
        m_words.findInside(open, [this](std::size_t at) { return m_words.isSign(at, ':'); }) < m_words.size();
    return isSlice ? shape : shape.item();
  }

  void bind(std::string_view name, const Shape& shape) {
    if (shape.isKnown()) m_bound.insert_or_assign(std::string(name), shape);
  }

  // `for NAME in LIST`, `for i, NAME in enumerate(LIST)`, and the lambda of sorted(LIST, key=lambda NAME: ...).
  void bindVariables() {
    for (std::size_t at = 0; at + 2 < m_words.size(); ++at) {
      if (m_words.word(at) == "for" && m_words.word(at + 2) == "in") bind(m_words.word(at + 1), shapeAt(at + 3).item());
      const bool isCounted =
          m_words.word(at) == "for" && m_words.isSign(at + 2, ',') && m_words.word(at + 5) == "enumerate";
      if (isCounted) bind(m_words.word(at + 3), shapeAt(at + 7).item());
      if (m_words.opens(at)) bindLambda(at);
    }
  }

  void bindLambda(std::size_t open) {
    const std::size_t lambda =
        m_words.findInside(open, [this](std::size_t at) { return m_words.word(at) == "lambda"; });
    if (lambda >= m_words.size() || !m_words.isSign(lambda + 2, ':')) return;
    const std::size_t end = m_words.closing(open);
    for (std::size_t at = open + 1; at < end; ++at)
      if (const Shape item = at < lambda || at > lambda + 2 ? shapeAt(at).item() : Shape(); item.isKnown())
        return bind(m_words.word(lambda + 1), item);
  }

  const FieldShapes& m_shapes;
  Words m_words;
  const ShapesByName& m_names;
  ShapesByName m_bound;
  const Touch* m_touch = nullptr;
};

// Follows what an expression gives back: to the names, and to the dicts that are written in it.
class Giver final {
public:
  explicit Giver(const Words& words) : m_words(words) {}

  std::function<void(std::size_t token, const Shape& of)> onKey;
  Learn onName;

  void follow(std::size_t at, const Shape& expected, int depth = 0) const {
    if (at >= m_words.size() || !expected.isKnown() || depth > deepest) return;
    if (m_words.isSign(at, '{')) followDict(at, expected, depth);
    if (m_words.isSign(at, '[') || m_words.isSign(at, '(')) followList(at, expected, depth);
    if (m_words.isName(at)) followName(at, expected, depth);
    followElse(m_words.opens(at) ? m_words.closing(at) + 1 : at, expected, depth);
  }

private:
  void followDict(std::size_t open, const Shape& expected, int depth) const {
    const std::size_t end = m_words.closing(open);
    for (std::size_t at = open + 1; at < end; ++at) {
      if (m_words.is(at, Kind::Text) && m_words.isSign(at + 1, ':') && onKey) onKey(at, expected);
      if (m_words.isSign(at, '*') && m_words.isSign(at + 1, '*')) follow(at + 2, expected, depth + 1);
      if (m_words.opens(at)) at = m_words.closing(at);
    }
  }

  void followList(std::size_t open, const Shape& expected, int depth) const {
    const std::size_t end = m_words.closing(open);
    const bool isList = m_words.isSign(open, '[') || m_words.isComprehension(open);
    const bool isRead = m_words.isSign(end + 1, '[');
    const Shape inside = !isList ? expected : isRead ? expected : expected.item();
    follow(open + 1, inside, depth + 1);
    const std::size_t loop = m_words.findInside(open, [this](std::size_t at) { return m_words.word(at) == "for"; });
    const bool givesVariable = loop == open + 2 && m_words.word(open + 1) == m_words.word(loop + 1);
    if (givesVariable && m_words.word(loop + 2) == "in") follow(loop + 3, listOf(inside), depth + 1);
    if (isList && !isRead && loop >= m_words.size())
      for (std::size_t at = open + 1; at < end; ++at) {
        if (m_words.isSign(at, ',')) follow(at + 1, inside, depth + 1);
        if (m_words.opens(at)) at = m_words.closing(at);
      }
  }

  void followName(std::size_t at, const Shape& expected, int depth) const {
    const std::string_view name = m_words.word(at);
    if (m_words.isSign(at + 1, '(')) {
      const std::size_t inside = m_words.isComprehension(at + 1) ? at + 1 : at + 2;
      if (givesList(name)) follow(inside, expected, depth + 1);
      if (givesItem(name)) follow(inside, listOf(expected), depth + 1);
      return;
    }
    if (m_words.isSign(at + 1, '.')) return;
    if (!onName) return;
    const bool isRead = m_words.isSign(at + 1, '[');
    const bool isSlice = isRead && m_words.findInside(at + 1, [this](std::size_t in) {
      return m_words.isSign(in, ':');
    }) < m_words.size();
    onName(std::string(name), isRead && !isSlice ? listOf(expected) : expected);
  }

  // A if CONDITION else B
  void followElse(std::size_t at, const Shape& expected, int depth) const {
    for (; at < m_words.size() && !m_words.closes(at) && !m_words.isSign(at, ','); ++at) {
      if (m_words.word(at) == "else") return follow(at + 1, expected, depth + 1);
      if (m_words.word(at) == "for") return;
      if (m_words.opens(at)) at = m_words.closing(at);
    }
  }

  const Words& m_words;
};

std::string quotedLike(std::string_view literal, std::string_view to) {
  const std::size_t quote = literal.find_first_of("'\"");
  return std::string(literal.substr(0, quote + 1)) + std::string(to) + literal[quote];
}

} // namespace

std::string renameFieldInExpression(const FieldChange& change, std::string_view expression, const ShapesByName& names,
                                    const Shape& expected) {
  if (expression.find(change.from) == expression.npos) return std::string(expression);
  Walker walker(change.shapes, expression, names);
  const Words& words = walker.words();
  TextEdits edits;
  const auto replace = [&](std::size_t at) {
    const PythonToken& token = words.token(at);
    edits.replace(token.begin, token.end, token.kind == Kind::Text ? quotedLike(words.word(at), change.to) : change.to);
  };
  walker.visit([&](std::size_t at, const Shape& of) {
    const std::string_view name = words.is(at, Kind::Text) ? words.text(at) : words.word(at);
    if (change.shapes.isOurField(of, name)) replace(at);
  });
  Giver giver(words);
  giver.onKey = [&](std::size_t at, const Shape& of) {
    if (change.shapes.isOurKey(of, words.text(at))) replace(at);
  };
  giver.follow(0, expected);
  return edits.apply(expression);
}

Shape shapeOfExpression(const FieldShapes& shapes, std::string_view expression, const ShapesByName& names) {
  return Walker(shapes, expression, names).shapeAt(0);
}

void learnFromExpression(std::string_view expression, const Shape& expected, const Learn& learn) {
  const Words words(expression);
  Giver giver(words);
  giver.onName = learn;
  giver.follow(0, expected);
}

Json renameFieldInValue(const FieldChange& change, const Json& value, const Shape& shape) {
  if (!shape.isKnown()) return value;
  if (value.is_array()) {
    Json changed = Json::array();
    for (const Json& item : value) changed.push_back(renameFieldInValue(change, item, shape.item()));
    return changed;
  }
  if (!value.is_object()) return value;
  Json changed = Json::object();
  for (const auto& [key, item] : value.items())
    changed[change.shapes.isOurKey(shape, key) ? change.to : key] =
        renameFieldInValue(change, item, change.shapes.ofField(shape, key));
  return changed;
}

} // namespace signalbox::design
