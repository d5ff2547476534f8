// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/evaluator.h"

#include "core/value/text_encoding.h"
#include "core/value/write.h"

#include <algorithm>

namespace signalbox::expression {

namespace {

bool give(Value& out, Value value) {
  out = value;
  return true;
}

} // namespace

// ascii(): everything above ASCII escaped.
std::string escapedToAscii(std::string_view text) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = nextCodePoint(text, at);
    if (c < 0x80) {
      out += static_cast<char>(c);
      continue;
    }
    const int width = c <= 0xff ? 2 : c <= 0xffff ? 4 : 8;
    (out += '\\') += c <= 0xff ? 'x' : c <= 0xffff ? 'u' : 'U';
    for (int shift = (width - 1) * 4; shift >= 0; shift -= 4) out += digits[c >> shift & 15];
  }
  return out;
}

bool Evaluator::evaluate(NodeId id, Value& out) {
  const Node& node = m_program.nodes[id];
  const Children children = m_program.childrenOf(node);
  if (node.op == Op::Constant) return give(out, m_program.constants[node.index]);
  if (!m_machine.spend(1)) return false;
  switch (node.op) {
  case Op::Name: return slot(node, out);
  case Op::Local: return give(out, m_locals[node.index]);
  case Op::Attribute: {
    Value object;
    return evaluate(children[0], object) && attribute(m_machine, object, m_program.texts[node.index], out);
  }
  case Op::Index: {
    Value object;
    Value key;
    return evaluate(children[0], object) && evaluate(children[1], key) && index(m_machine, object, key, out);
  }
  case Op::Slice: {
    Value parts[4];
    for (std::size_t i = 0; i < 4; ++i)
      if (!evaluate(children[i], parts[i])) return false;
    return slice(m_machine, parts[0], parts[1], parts[2], parts[3], out);
  }
  case Op::Negate: return evaluate(children[0], out) && negate(m_machine, Value(out), out);
  case Op::Plus: return evaluate(children[0], out) && plus(m_machine, Value(out), out);
  case Op::Invert: return evaluate(children[0], out) && invert(m_machine, Value(out), out);
  case Op::Not: return evaluate(children[0], out) && give(out, Value::boolean(!isTruthy(out)));
  case Op::Binary: return binary(node, children, out);
  case Op::Compare: return comparison(node, children, out);
  case Op::And:
  case Op::Or: return junction(node, children, out);
  case Op::IfElse: {
    Value condition;
    return evaluate(children[0], condition) && evaluate(children[isTruthy(condition) ? 1 : 2], out);
  }
  case Op::List:
  case Op::Tuple:
  case Op::Set: return display(node, children, out);
  case Op::Dict: return dict(children, out);
  case Op::Join: return join(children, out);
  case Op::Format: return format(node, children, out);
  case Op::Function: return callFunction(node, children, out);
  case Op::Method: return callMethod(node, children, out);
  case Op::Comprehension: return comprehension(node, children, out);
  case Op::Constant:
  case Op::Each:
  case Op::Filter:
  case Op::Collect:
  case Op::Star:
  case Op::DoubleStar: break;
  }
  return m_machine.fail("SystemError: a loop stands where a value is wanted");
}

bool Evaluator::slot(const Node& node, Value& out) {
  const auto slots = m_machine.frame().slots;
  if (node.index < slots.size()) return give(out, slots[node.index]);
  return m_machine.fail("NameError: this name has no value here");
}

bool Evaluator::binary(const Node& node, Children children, Value& out) {
  Value left;
  Value right;
  return evaluate(children[0], left) && evaluate(children[1], right) &&
         applyBinary(m_machine, static_cast<BinaryOp>(node.detail), left, right, out);
}

bool Evaluator::comparison(const Node& node, Children children, Value& out) {
  const auto& operators = m_program.comparisons[node.index];
  Value left;
  if (!evaluate(children[0], left)) return false;
  bool holds = true;
  for (std::size_t i = 0; holds && i < operators.size(); ++i) {
    Value right;
    if (!evaluate(children[i + 1], right) || !compare(m_machine, operators[i], left, right, holds)) return false;
    left = right;
  }
  return give(out, Value::boolean(holds));
}

bool Evaluator::junction(const Node& node, Children children, Value& out) {
  for (const NodeId child : children) {
    if (!evaluate(child, out)) return false;
    if (isTruthy(out) == (node.op == Op::Or)) return true;
  }
  return true;
}

bool Evaluator::evaluateAll(Children children, std::vector<Value>& values) {
  values.resize(children.size());
  for (std::size_t i = 0; i < children.size(); ++i)
    if (!evaluate(children[i], values[i])) return false;
  return true;
}

// The items of *iterable.
bool Evaluator::unpack(NodeId star, std::string_view function, std::vector<Value>& items) {
  Value value;
  std::span<const Value> unpacked;
  if (!evaluate(m_program.childrenOf(m_program.nodes[star])[0], value)) return false;
  if (!isIterable(value))
    return m_machine.fail("TypeError: " + std::string(function) + " after * must be an iterable, not " +
                          typeName(value));
  if (!iterate(m_machine, value, unpacked) || !m_machine.spend(unpacked.size() / 8)) return false;
  items.insert(items.end(), unpacked.begin(), unpacked.end());
  return true;
}

bool Evaluator::unpackDict(NodeId star, std::string_view function, std::vector<std::string>& names,
                           std::vector<Value>& values) {
  Value value;
  if (!evaluate(m_program.childrenOf(m_program.nodes[star])[0], value)) return false;
  if (!value.is(Kind::Dict))
    return m_machine.fail("TypeError: " + std::string(function) + "() argument after ** must be a mapping, not " +
                          typeName(value));
  for (const Member& member : value.members()) {
    if (!member.key.is(Kind::Str)) return m_machine.fail("TypeError: keywords must be strings");
    names.emplace_back(member.key.asText());
    values.push_back(member.value);
  }
  return m_machine.spend(value.size());
}

// Those by position, then those by name, as `keywords` names them.
bool Evaluator::evaluateArguments(const Call& call, Children children, std::vector<Value>& values,
                                  std::vector<std::string>& keywords) {
  const std::size_t positional = children.size() - call.keywords.size();
  for (std::size_t i = 0; i < children.size(); ++i) {
    const Op op = m_program.nodes[children[i]].op;
    if (op == Op::Star) {
      if (!unpack(children[i], call.name + "() argument", values)) return false;
    } else if (op == Op::DoubleStar) {
      if (!unpackDict(children[i], call.name, keywords, values)) return false;
    } else {
      values.emplace_back();
      if (!evaluate(children[i], values.back())) return false;
      if (i >= positional) keywords.push_back(call.keywords[i - positional]);
    }
  }
  return true;
}

bool Evaluator::display(const Node& node, Children children, Value& out) {
  const auto isStar = [&](NodeId child) { return m_program.nodes[child].op == Op::Star; };
  if (std::ranges::any_of(children, isStar)) {
    std::vector<Value> items;
    for (const NodeId child : children) {
      if (isStar(child)) {
        if (!unpack(child, "Value", items)) return false;
        continue;
      }
      items.emplace_back();
      if (!evaluate(child, items.back())) return false;
    }
    if (node.op == Op::List) return give(out, m_machine.list(items));
    if (node.op == Op::Tuple) return give(out, m_machine.tuple(items));
    std::vector<Value> unique;
    for (const Value& item : items)
      if (!addUnique(m_machine, unique, item)) return false;
    return give(out, Value::set(m_machine.arena().copy(std::span<const Value>(unique))));
  }
  if (node.op == Op::Set) {
    std::vector<Value> unique;
    for (const NodeId child : children) {
      Value item;
      if (!evaluate(child, item) || !addUnique(m_machine, unique, item)) return false;
    }
    return give(out, Value::set(m_machine.arena().copy(std::span<const Value>(unique))));
  }
  const auto items = m_machine.arena().make<Value>(children.size());
  for (std::size_t i = 0; i < items.size(); ++i)
    if (!evaluate(children[i], items[i])) return false;
  return give(out, node.op == Op::List ? Value::list(items) : Value::tuple(items));
}

bool Evaluator::dict(Children children, Value& out) {
  std::vector<Member> members;
  for (std::size_t i = 0; i < children.size(); i += 2) {
    if (m_program.nodes[children[i]].op == Op::DoubleStar) {
      Value unpacked;
      if (!evaluate(m_program.childrenOf(m_program.nodes[children[i]])[0], unpacked)) return false;
      if (!unpacked.is(Kind::Dict))
        return m_machine.fail("TypeError: '" + typeName(unpacked) + "' object is not a mapping");
      for (const Member& member : unpacked.members())
        if (!setMember(m_machine, members, member.key, member.value)) return false;
      continue;
    }
    Value key;
    Value value;
    if (!evaluate(children[i], key) || !evaluate(children[i + 1], value) || !setMember(m_machine, members, key, value))
      return false;
  }
  return give(out, Value::dict(m_machine.arena().copy(std::span<const Member>(members))));
}

bool Evaluator::join(Children children, Value& out) {
  std::string text;
  for (const NodeId child : children) {
    Value part;
    if (!evaluate(child, part)) return false;
    text += part.asText();
  }
  return m_machine.spend(text.size() / 16) && give(out, m_machine.text(text));
}

bool Evaluator::format(const Node& node, Children children, Value& out) {
  Value value;
  Value spec;
  if (!evaluate(children[0], value) || !evaluate(children[1], spec)) return false;
  const auto conversion = static_cast<Conversion>(node.detail);
  if (conversion != Conversion::None) {
    std::string converted;
    const bool isStr = conversion == Conversion::Str;
    if (!(isStr ? strOf(m_machine, value, converted) : reprOf(m_machine, value, converted))) return false;
    value = m_machine.text(conversion == Conversion::Ascii ? escapedToAscii(converted) : converted);
  }
  std::string text;
  if (!formatValue(m_machine, value, spec.asText(), text)) return false;
  return m_machine.spend(text.size() / 16) && give(out, m_machine.text(text));
}

bool Evaluator::callFunction(const Node& node, Children children, Value& out) {
  const Call& call = m_program.calls[node.index];
  const Function& function = functions()[call.function];
  std::vector<Value> values;
  std::vector<std::string> unpacked;
  if (!(call.unpacks ? evaluateArguments(call, children, values, unpacked) : evaluateAll(children, values)))
    return false;
  return arrange(m_machine, function.signature, values, call.unpacks ? unpacked : call.keywords,
                 [&](const Arguments& arguments) { return function.run(m_machine, arguments, out); });
}

bool Evaluator::callMethod(const Node& node, Children children, Value& out) {
  const Call& call = m_program.calls[node.index];
  std::vector<Value> values;
  std::vector<std::string> unpacked;
  if (!(call.unpacks ? evaluateArguments(call, children, values, unpacked) : evaluateAll(children, values)))
    return false;
  const Value self = values[0];
  const Method* method = findMethod(self, call.name);
  if (!method)
    return m_machine.fail("AttributeError: '" + typeName(self) + "' object has no attribute '" + call.name + "'");
  return arrange(m_machine, method->signature, std::span<const Value>(values).subspan(1),
                 call.unpacks ? unpacked : call.keywords,
                 [&](const Arguments& arguments) { return method->run(m_machine, self, arguments, out); });
}

bool Evaluator::comprehension(const Node& node, Children children, Value& out) {
  Collected collected{static_cast<Op>(node.detail), {}, {}};
  if (!loop(children[0], collected)) return false;
  const auto items = m_machine.arena().copy(std::span<const Value>(collected.items));
  if (collected.made == Op::List) return give(out, Value::list(items));
  if (collected.made == Op::Set) return give(out, Value::set(items));
  return give(out, Value::dict(m_machine.arena().copy(std::span<const Member>(collected.members))));
}

bool Evaluator::loop(NodeId id, Collected& collected) {
  const Node& node = m_program.nodes[id];
  const Children children = m_program.childrenOf(node);
  if (!m_machine.spend(1)) return false;
  if (node.op == Op::Collect) return collect(children, collected);
  Value value;
  if (!evaluate(children[0], value)) return false;
  if (node.op == Op::Filter) return !isTruthy(value) || loop(children[1], collected);
  std::span<const Value> items;
  if (!iterate(m_machine, value, items)) return false;
  for (const Value& item : items)
    if (!assignTargets(node, item) || !loop(children[1], collected)) return false;
  return true;
}

bool Evaluator::assignTargets(const Node& node, const Value& item) {
  if (node.detail == 1) {
    m_locals[node.index] = item;
    return true;
  }
  std::span<const Value> parts;
  if (!isIterable(item)) return m_machine.fail("TypeError: cannot unpack non-iterable " + typeName(item) + " object");
  if (!iterate(m_machine, item, parts)) return false;
  const std::string wanted = std::to_string(node.detail);
  if (parts.size() < node.detail)
    return m_machine.fail("ValueError: not enough values to unpack (expected " + wanted + ", got " +
                          std::to_string(parts.size()) + ")");
  if (parts.size() > node.detail)
    return m_machine.fail("ValueError: too many values to unpack (expected " + wanted + ")");
  for (std::size_t i = 0; i < parts.size(); ++i) m_locals[node.index + i] = parts[i];
  return true;
}

bool Evaluator::collect(Children children, Collected& collected) {
  Value first;
  if (!evaluate(children[0], first)) return false;
  if (collected.made == Op::Set) return addUnique(m_machine, collected.items, first);
  if (collected.made == Op::List) {
    collected.items.push_back(first);
    return true;
  }
  Value second;
  return evaluate(children[1], second) && setMember(m_machine, collected.members, first, second);
}

} // namespace signalbox::expression
