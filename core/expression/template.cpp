// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/template.h"

#include "core/base/pointer_step.h"
#include "core/expression/machine.h"
#include "core/expression/operators.h"
#include "core/expression/placeholder.h"
#include "core/value/write.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace signalbox::expression {

using Json = nlohmann::ordered_json;

struct TemplateNode {
  enum class Form { Constant, Placeholder, Text, List, Dict };

  Form form = Form::Constant;
  Value constant;
  Expression expression;           // Placeholder
  std::vector<TemplateNode> parts; // Text, List; the values of Dict
  std::vector<TemplateNode> keys;  // Dict
  std::shared_ptr<Arena> arena;    // the root's: memory of all the constants below
};

namespace {

using Form = TemplateNode::Form;

class Compiler final {
public:
  explicit Compiler(const Names& names) : m_names(names) {}

  TemplateNode compile(const Json& source, const std::string& pointer);
  std::vector<TemplateError>& errors() { return m_errors; }
  std::shared_ptr<Arena> arena() { return m_arena; }

private:
  TemplateNode constant(Value value) {
    TemplateNode node;
    node.constant = value;
    return node;
  }
  TemplateNode text(std::string_view text, const std::string& pointer);
  TemplateNode placeholder(std::string_view text, std::size_t begin, std::size_t end, const std::string& pointer);
  TemplateNode list(const Json& source, const std::string& pointer);
  TemplateNode dict(const Json& source, const std::string& pointer);
  TemplateNode foldText(TemplateNode node);
  Value number(const Json& source);

  const Names& m_names;
  std::vector<TemplateError> m_errors;
  std::shared_ptr<Arena> m_arena = std::make_shared<Arena>();
};

bool areConstant(const std::vector<TemplateNode>& nodes) {
  return std::ranges::all_of(nodes, [](const TemplateNode& node) { return node.form == Form::Constant; });
}

Value Compiler::number(const Json& source) {
  if (source.is_number_float()) return Value::number(source.get<double>());
  const bool isBeyond =
      source.is_number_unsigned() && source.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX);
  if (!isBeyond) return Value::integer(source.get<std::int64_t>());
  return Value::bigInt(m_arena->copy(std::to_string(source.get<std::uint64_t>())));
}

TemplateNode Compiler::compile(const Json& source, const std::string& pointer) {
  switch (source.type()) {
  case Json::value_t::string: return text(source.get_ref<const std::string&>(), pointer);
  case Json::value_t::array: return list(source, pointer);
  case Json::value_t::object: return dict(source, pointer);
  case Json::value_t::boolean: return constant(Value::boolean(source.get<bool>()));
  case Json::value_t::number_integer:
  case Json::value_t::number_unsigned:
  case Json::value_t::number_float: return constant(number(source));
  default: return constant({});
  }
}

TemplateNode Compiler::placeholder(std::string_view text, std::size_t begin, std::size_t end,
                                   const std::string& pointer) {
  const std::string_view inner = text.substr(begin, end - begin);
  const std::size_t first = std::min(inner.find_first_not_of(" \t\r\n"), inner.size());
  const std::size_t last = inner.find_last_not_of(" \t\r\n");
  const std::string_view source = first == inner.size() ? std::string_view() : inner.substr(first, last - first + 1);
  auto compiled = Expression::compile(source, m_names);
  if (!compiled) {
    compiled.error().offset += begin + (source.empty() ? 0 : first);
    m_errors.push_back({pointer, std::move(compiled.error())});
    return {};
  }
  TemplateNode node;
  node.form = Form::Placeholder;
  node.expression = std::move(*compiled);
  if (!node.expression.isConstant()) return node;
  Frame frame{.slots = {}, .arena = *m_arena};
  if (const auto value = node.expression.evaluate(frame)) return constant(deepCopy(*value, *m_arena));
  return node;
}

TemplateNode Compiler::text(std::string_view text, const std::string& pointer) {
  TemplateNode node;
  node.form = Form::Text;
  std::size_t start = 0;
  for (std::size_t open = text.find("{{"); open != std::string_view::npos; open = text.find("{{", start)) {
    const std::size_t close = closingBraces(text, open + 2);
    if (close == std::string_view::npos) {
      m_errors.push_back({pointer, {"'{{' is never closed", open}});
      return {};
    }
    if (open > start) node.parts.push_back(constant(Machine::textOf(m_arena->copy(text.substr(start, open - start)))));
    node.parts.push_back(placeholder(text, open + 2, close, pointer));
    if (open == 0 && close + 2 == text.size()) return std::move(node.parts[0]); // keeps the value's type
    start = close + 2;
  }
  if (start < text.size()) node.parts.push_back(constant(Machine::textOf(m_arena->copy(text.substr(start)))));
  return foldText(std::move(node));
}

TemplateNode Compiler::foldText(TemplateNode node) {
  if (!areConstant(node.parts)) return node;
  std::string joined;
  for (const TemplateNode& part : node.parts) joined += pythonStr(part.constant);
  return constant(Machine::textOf(m_arena->copy(joined)));
}

TemplateNode Compiler::list(const Json& source, const std::string& pointer) {
  TemplateNode node;
  node.form = Form::List;
  for (std::size_t i = 0; i < source.size(); ++i)
    node.parts.push_back(compile(source[i], pointer + "/" + std::to_string(i)));
  if (!areConstant(node.parts)) return node;
  const auto items = m_arena->make<Value>(node.parts.size());
  std::ranges::transform(node.parts, items.begin(), &TemplateNode::constant);
  return constant(Value::list(items));
}

TemplateNode Compiler::dict(const Json& source, const std::string& pointer) {
  TemplateNode node;
  node.form = Form::Dict;
  for (const auto& [key, value] : source.items()) {
    const std::string place = pointer + pointerStep(key);
    node.keys.push_back(text(key, place));
    node.parts.push_back(compile(value, place));
  }
  if (!areConstant(node.keys) || !areConstant(node.parts)) return node;
  const auto members = m_arena->make<Member>(node.parts.size());
  for (std::size_t i = 0; i < members.size(); ++i) members[i] = {node.keys[i].constant, node.parts[i].constant};
  return constant(Value::dict(members));
}

class Renderer final {
public:
  explicit Renderer(Frame& frame) : m_frame(frame), m_machine(frame) {}

  bool render(const TemplateNode& node, Value& out);
  const Error& error() const { return m_machine.error(); }

private:
  bool evaluate(const TemplateNode& node, Value& out);
  bool text(const TemplateNode& node, Value& out);
  bool list(const TemplateNode& node, Value& out);
  bool dict(const TemplateNode& node, Value& out);

  Frame& m_frame;
  Machine m_machine;
};

bool Renderer::render(const TemplateNode& node, Value& out) {
  switch (node.form) {
  case Form::Constant: out = node.constant; return true;
  case Form::Placeholder: return evaluate(node, out);
  case Form::Text: return text(node, out);
  case Form::List: return list(node, out);
  case Form::Dict: return dict(node, out);
  }
  return false;
}

bool Renderer::evaluate(const TemplateNode& node, Value& out) {
  auto value = node.expression.evaluate(m_frame);
  if (!value) return m_machine.fail(std::move(value.error().message));
  out = *value;
  return true;
}

bool Renderer::text(const TemplateNode& node, Value& out) {
  std::string joined;
  for (const TemplateNode& part : node.parts) {
    Value value;
    if (!render(part, value)) return false;
    std::string shown;
    if (!strOf(m_machine, value, shown)) return false;
    joined += shown;
  }
  out = m_machine.text(joined);
  return m_machine.spend(joined.size() / 16);
}

bool Renderer::list(const TemplateNode& node, Value& out) {
  const auto items = m_frame.arena.make<Value>(node.parts.size());
  for (std::size_t i = 0; i < items.size(); ++i)
    if (!render(node.parts[i], items[i])) return false;
  out = Value::list(items);
  return true;
}

bool Renderer::dict(const TemplateNode& node, Value& out) {
  const auto members = m_frame.arena.make<Member>(node.parts.size());
  const bool hasComputedKeys = !areConstant(node.keys);
  std::size_t count = 0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    Member member;
    if (!render(node.keys[i], member.key) || !render(node.parts[i], member.value)) return false;
    if (!member.key.is(Kind::Str)) member.key = m_machine.text(pythonStr(member.key));
    const auto made = members.first(count);
    const auto same = hasComputedKeys
                          ? std::ranges::find_if(made, [&](const Member& one) { return equals(one.key, member.key); })
                          : made.end();
    if (same == made.end())
      members[count++] = member;
    else
      same->value = member.value;
  }
  out = Value::dict(members.first(count));
  return true;
}

bool readsSlot(const TemplateNode& node, std::size_t slot) {
  const auto reads = [&](const TemplateNode& part) { return readsSlot(part, slot); };
  return (node.form == TemplateNode::Form::Placeholder && node.expression.reads(slot)) ||
         std::ranges::any_of(node.keys, reads) || std::ranges::any_of(node.parts, reads);
}

} // namespace

std::expected<Template, std::vector<TemplateError>> Template::compile(const nlohmann::ordered_json& source,
                                                                      const Names& names) {
  Compiler compiler(names);
  auto root = std::make_shared<TemplateNode>(compiler.compile(source, ""));
  if (!compiler.errors().empty()) return std::unexpected(std::move(compiler.errors()));
  root->arena = compiler.arena();
  Template made;
  made.m_root = std::move(root);
  return made;
}

Result<Value> Template::render(Frame& frame) const {
  Renderer renderer(frame);
  Value value;
  if (renderer.render(*m_root, value)) return value;
  return std::unexpected(renderer.error());
}

Result<std::string> Template::renderText(Frame& frame) const {
  const auto value = render(frame);
  if (!value) return std::unexpected(value.error());
  Machine machine(frame);
  std::string text;
  if (strOf(machine, *value, text)) return text;
  return std::unexpected(machine.error());
}

bool Template::reads(std::size_t slot) const { return readsSlot(*m_root, slot); }

bool Template::isConstant() const { return m_root->form == Form::Constant; }

const Value& Template::constant() const { return m_root->constant; }

} // namespace signalbox::expression
