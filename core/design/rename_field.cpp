// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/rename_field.h"

#include <algorithm>

namespace signalbox::design {

namespace {

bool isNameByte(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Copies an expression, the field's name changed where it names the field.
class FieldRenamer final {
public:
  FieldRenamer(std::string_view text, std::string_view from, std::string_view to)
      : m_text(text), m_from(from), m_to(to) {}

  std::string run() {
    while (m_at < m_text.size()) {
      const char c = m_text[m_at];
      if (c == '\'' || c == '"') {
        takeLiteral(false);
      } else if (isNameByte(c)) {
        takeName();
      } else {
        m_out += m_text[m_at++];
      }
    }
    return std::move(m_out);
  }

private:
  std::string_view nameHere() const {
    std::size_t end = m_at;
    while (end < m_text.size() && isNameByte(m_text[end])) ++end;
    return m_text.substr(m_at, end - m_at);
  }

  void copy(std::size_t count) {
    m_out += m_text.substr(m_at, count);
    m_at += count;
  }

  void copySpace() {
    while (m_at < m_text.size() && m_text[m_at] == ' ') copy(1);
  }

  bool isNext(std::string_view text) const { return m_text.substr(m_at).starts_with(text); }

  void takeName() {
    const bool isAttribute = m_out.ends_with('.');
    const std::string_view name = nameHere();
    copy(name.size());
    if (m_at < m_text.size() && (m_text[m_at] == '\'' || m_text[m_at] == '"')) return takePrefixed(name);
    if (isAttribute) return;
    if (name == "self") takeAttribute();
    if (name == "data") takeKey();
  }

  void takePrefixed(std::string_view prefix) {
    const bool isPrefix = prefix.size() <= 2;
    takeLiteral(isPrefix && (prefix.contains('f') || prefix.contains('F')));
  }

  // .x behind self
  void takeAttribute() {
    if (!isNext(".")) return;
    copy(1);
    const std::string_view name = nameHere();
    if (name != m_from) return copy(name.size());
    m_out += m_to;
    m_at += name.size();
  }

  // ['x'] or .get('x' behind data
  void takeKey() {
    if (isNext(".get(")) {
      copy(5);
    } else if (isNext("[")) {
      copy(1);
    } else {
      return;
    }
    copySpace();
    const char quote = m_at < m_text.size() ? m_text[m_at] : '\0';
    if (quote != '\'' && quote != '"') return;
    const std::string literal = quote + std::string(m_from) + quote;
    if (!isNext(literal)) return;
    ((m_out += quote) += m_to) += quote;
    m_at += literal.size();
  }

  // A literal as it stands; the replacement fields of an f-string are expressions of their own.
  void takeLiteral(bool isFormatted) {
    const char quote = m_text[m_at];
    copy(1);
    while (m_at < m_text.size() && m_text[m_at] != quote) {
      if (m_text[m_at] == '\\') {
        copy(std::min<std::size_t>(2, m_text.size() - m_at));
      } else if (isFormatted && m_text[m_at] == '{' && !isNext("{{")) {
        takeField();
      } else {
        copy(isFormatted && isNext("{{") ? 2 : 1);
      }
    }
    if (m_at < m_text.size()) copy(1);
  }

  void takeField() {
    std::size_t end = m_at;
    int depth = 0;
    do {
      depth += m_text[end] == '{' ? 1 : m_text[end] == '}' ? -1 : 0;
      ++end;
    } while (end < m_text.size() && depth > 0);
    m_out += FieldRenamer(m_text.substr(m_at, end - m_at), m_from, m_to).run();
    m_at = end;
  }

  std::string_view m_text;
  std::string_view m_from;
  std::string_view m_to;
  std::size_t m_at = 0;
  std::string m_out;
};

bool rename(std::string& text, std::string renamed) {
  if (text == renamed) return false;
  text = std::move(renamed);
  return true;
}

bool rename(Model& model, std::string_view from, std::string_view to) {
  bool changed = false;
  const auto expression = [&](std::string& text) { changed |= rename(text, renameInExpression(text, from, to)); };
  for (Validator& validator : model.validators) {
    for (std::string& field : validator.fields)
      if (field == from) changed |= rename(field, std::string(to));
    expression(validator.check);
    expression(validator.value);
    changed |= rename(validator.message, renameInTemplate(validator.message, from, to));
  }
  for (ComputedField& field : model.computed) expression(field.expression);
  return changed;
}

bool hasField(const Model& model, std::string_view name) {
  return std::ranges::find(model.fields, name, &Field::name) != model.fields.end();
}

// The model itself, or one that inherits the field from it.
bool inheritsField(const Design& design, const Model& model, std::string_view owner, std::string_view field) {
  const Model* at = &model;
  for (std::size_t steps = 0; at && steps <= design.models().size(); ++steps) {
    if (at->name == owner) return true;
    if (hasField(*at, field)) return false; // a field of its own stands in its place
    at = design.model(at->base).get();
  }
  return false;
}

} // namespace

std::string renameInExpression(std::string_view expression, std::string_view from, std::string_view to) {
  return FieldRenamer(expression, from, to).run();
}

std::string renameInTemplate(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find("{{", at), text.size());
    out += text.substr(at, open - at);
    const std::size_t close = std::min(text.find("}}", open), text.size());
    if (open < text.size()) out += renameInExpression(text.substr(open, close - open), from, to);
    at = close;
    if (at < text.size()) {
      out += "}}";
      at += 2;
    }
  }
  return out;
}

Design renameFieldUses(Design design, std::string_view model, std::string_view from, std::string_view to) {
  const Design before = design;
  for (const auto& one : before.models()) {
    if ((one->validators.empty() && one->computed.empty()) || !inheritsField(before, *one, model, from)) continue;
    Model copy = *one;
    if (rename(copy, from, to)) design = design.withModel(std::move(copy));
  }
  return design;
}

} // namespace signalbox::design
