// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/rewriter.h"

#include "plugins/fastapi/annotations.h"
#include "plugins/fastapi/literals.h"

#include <algorithm>

namespace signalbox::fastapi {

using python::Node;
using python::NodeKind;
using python::NodePtr;

namespace {

NodePtr make(NodeKind kind, std::string text = {}, std::vector<NodePtr> items = {}) {
  return std::make_shared<Node>(kind, std::move(text), std::move(items));
}

NodePtr atom(std::string text) { return make(NodeKind::Atom, std::move(text)); }

bool isAmong(std::string_view names, std::string_view name) { return names.contains(" " + std::string(name) + " "); }

constexpr std::string_view lazyFunctions = " range zip map filter enumerate reversed ";
constexpr std::string_view lazyMethods = " items keys values ";
constexpr std::string_view consumers =
    " sum any all sorted min max list set tuple dict frozenset enumerate zip map filter reversed iter ";

NodePtr textNode(std::string_view value) {
  auto parsed = python::parseExpression(python::stringLiteral(value));
  return *parsed;
}

} // namespace

NodePtr Rewriter::visit(const NodePtr& node, Wanted wanted) {
  switch (node->kind) {
  case NodeKind::Atom: return name(node);
  case NodeKind::String: return node;
  case NodeKind::Attribute: return attribute(node);
  case NodeKind::Call: return call(node, wanted);
  case NodeKind::Comprehension: return comprehension(node, wanted);
  case NodeKind::Lambda: return lambda(node);
  case NodeKind::Star: {
    auto made = std::make_shared<Node>(*node);
    made->items[0] = visit(node->items[0], Wanted::Iterable);
    return made;
  }
  default: {
    auto made = std::make_shared<Node>(*node);
    for (NodePtr& item : made->items)
      if (item) item = keep(item);
    return made;
  }
  }
}

NodePtr Rewriter::name(const NodePtr& node) {
  auto made = std::make_shared<Node>(*node);
  if (m_locals.contains(node->text)) return made;
  if (const Scope::Name* known = m_scope.find(node->text)) {
    made->text = known->python;
    return made;
  }
  Scope& scope = m_scope;
  const auto ofRequest = [&](const std::string& text) {
    scope.m_usesRequest = true;
    made->text = scope.m_request + "." + text;
    return made;
  };
  if (node->text == "path") return ofRequest("path_params");
  if (node->text == "cookies") return ofRequest("cookies");
  if (node->text == "query" || node->text == "headers") {
    scope.m_usesRequest = true;
    made->text =
        scope.builtin("dict") + "(" + scope.m_request + (node->text == "query" ? ".query_params)" : ".headers)");
    return made;
  }
  if (node->text == "session") {
    scope.m_usesRequest = scope.m_usesSession = true;
    made->text = scope.m_session;
    return made;
  }
  if (node->text == "request") {
    scope.m_usesRequest = true;
    made->text = scope.m_request;
    return made;
  }
  if (node->text == "body") {
    scope.m_usesRequest = scope.m_usesBody = true;
    return made;
  }
  if (scope.context().design().constant(node->text)) {
    made->text = scope.module().use("app.constants", scope.context().constantName(node->text));
    return made;
  }
  if (const auto [home, original] = importOf(node->text); home == "datetime")
    made->text = scope.module().use(home, original);
  return made;
}

NodePtr Rewriter::attribute(const NodePtr& node) {
  const NodePtr& object = node->items[0];
  const bool isMapping = object->kind == NodeKind::Atom && !m_locals.contains(object->text) &&
                         !m_scope.find(object->text) && isAmong(" query headers ", object->text);
  if (isMapping) {
    m_scope.m_usesRequest = true;
    const std::string mapping = m_scope.m_request + (object->text == "query" ? ".query_params" : ".headers");
    return make(NodeKind::Subscript, "", {atom(mapping), textNode(node->text)});
  }
  const bool isRequest = object->kind == NodeKind::Atom && object->text == "request" && !m_locals.contains("request") &&
                         !m_scope.find("request");
  if (isRequest && (node->text == "url" || node->text == "path")) {
    m_scope.m_usesRequest = true;
    return atom(node->text == "url" ? m_scope.builtin("str") + "(" + m_scope.m_request + ".url)"
                                    : m_scope.m_request + ".url.path");
  }
  const Known known = knownOf(object);
  NodePtr value = keep(object);
  if (node->text == "content" && isUpload(known)) {
    m_scope.m_usesUploads = true;
    return make(NodeKind::Prefixed, "await", {make(NodeKind::Call, "", {make(NodeKind::Attribute, "read", {value})})});
  }
  if (value->kind == NodeKind::Prefixed) value->isParenthesised = true;
  auto made = std::make_shared<Node>(*node);
  made->items[0] = value;
  if (!m_scope.readsDictsAsObjects || (known.kind != Known::Kind::Unknown && !isDict(known))) return made;
  if (isDict(known)) return make(NodeKind::Subscript, "", {value, textNode(node->text)});
  const std::string helper = m_scope.context().runtime(m_scope.module(), "attribute");
  return make(NodeKind::Call, "", {atom(helper), value, textNode(node->text)});
}

NodePtr Rewriter::call(const NodePtr& node, Wanted wanted) {
  const NodePtr& callee = node->items[0];
  if (callee->kind == NodeKind::Atom) return function(node, wanted);
  auto made = std::make_shared<Node>(*node);
  auto method = std::make_shared<Node>(*callee);
  if (callee->kind == NodeKind::Attribute) {
    const NodePtr& object = callee->items[0];
    const bool isMapping = object->kind == NodeKind::Atom && !m_locals.contains(object->text) &&
                           !m_scope.find(object->text) && isAmong(" query headers ", object->text) &&
                           callee->text == "get";
    if (isMapping) {
      m_scope.m_usesRequest = true;
      method->items[0] = atom(m_scope.m_request + (object->text == "query" ? ".query_params" : ".headers"));
    } else {
      method->items[0] = keep(object);
      if (method->items[0]->kind == NodeKind::Prefixed) method->items[0]->isParenthesised = true;
    }
  } else {
    method = keep(callee);
  }
  made->items[0] = method;
  for (std::size_t i = 1; i < made->items.size(); ++i)
    made->items[i] = visit(made->items[i], callee->text == "join" ? Wanted::Iterable : Wanted::Value);
  const bool isLazy =
      callee->kind == NodeKind::Attribute && isAmong(lazyMethods, callee->text) && made->items.size() == 1;
  return isLazy && wanted == Wanted::Value ? make(NodeKind::Call, "", {atom(m_scope.builtin("list")), made})
                                           : NodePtr(made);
}

NodePtr Rewriter::function(const NodePtr& node, Wanted wanted) {
  const std::string& callee = node->items[0]->text;
  Module& module = m_scope.module();
  auto made = std::make_shared<Node>(*node);
  if (callee == "now" && node->items.size() == 1) {
    const std::string datetime = module.use("datetime", "datetime");
    made->items = {make(NodeKind::Attribute, "now", {atom(datetime)}), atom(module.use("datetime", "UTC"))};
    return made;
  }
  if (callee == "uuid4")
    made->items[0] = atom(module.use("uuid", "uuid4"));
  else if (callee == "randint")
    made->items[0] = atom(module.useModule("random") + ".randint");
  else
    made->items[0] = name(node->items[0]);
  const Wanted ofArguments = isAmong(consumers, callee) ? Wanted::Iterable : Wanted::Value;
  for (std::size_t i = 1; i < made->items.size(); ++i) made->items[i] = visit(made->items[i], ofArguments);
  const bool isLazy = isAmong(lazyFunctions, callee) && wanted == Wanted::Value;
  return isLazy ? make(NodeKind::Call, "", {atom(m_scope.builtin("list")), made}) : NodePtr(made);
}

void Rewriter::bind(const NodePtr& target, const Known& item) {
  if (target->kind == NodeKind::Atom) {
    m_locals[target->text] = item;
    return;
  }
  for (const NodePtr& inner : target->items) bind(inner, itemOf(item));
}

NodePtr Rewriter::comprehension(const NodePtr& node, Wanted wanted) {
  auto made = std::make_shared<Node>(*node);
  const auto outer = m_locals;
  for (std::size_t i = 1; i < made->items.size(); ++i) {
    auto loop = std::make_shared<Node>(*made->items[i]);
    const Known source = knownOf(loop->items[1]);
    loop->items[1] = visit(loop->items[1], Wanted::Iterable);
    const NodePtr& iterable = node->items[i]->items[1];
    const bool givesPairs = iterable->kind == NodeKind::Call && iterable->items[0]->text == "items";
    bind(loop->items[0], givesPairs ? Known::json() : itemOf(source));
    for (std::size_t j = 2; j < loop->items.size(); ++j) loop->items[j] = keep(loop->items[j]);
    made->items[i] = loop;
  }
  NodePtr& item = made->items[0];
  item = keep(item);
  m_locals = outer;
  if (wanted == Wanted::Value && (made->text == "(" || made->text.empty())) made->text = "[";
  return made;
}

NodePtr Rewriter::lambda(const NodePtr& node) {
  auto made = std::make_shared<Node>(*node);
  const auto outer = m_locals;
  std::string word;
  for (const char c : node->text + ",") {
    if (c != ',' && c != ' ') {
      word += c;
      continue;
    }
    if (!word.empty()) m_locals[word] = Known::json();
    word.clear();
  }
  made->items[0] = keep(node->items[0]);
  m_locals = outer;
  return made;
}

bool Rewriter::isUpload(const Known& known) {
  if (known.kind != Known::Kind::Typed || !known.type) return false;
  return python::toText(*known.type).contains("UploadFile");
}

bool Rewriter::isDict(const Known& known) {
  if (known.kind == Known::Kind::JsonValue) return true;
  if (known.kind != Known::Kind::Typed || !known.type) return false;
  const auto check = [&](const auto& self, const Node& type) -> bool {
    if (type.kind == NodeKind::Binary)
      return std::ranges::all_of(type.items,
                                 [&](const NodePtr& item) { return item->text == "None" || self(self, *item); });
    if (type.kind == NodeKind::Subscript)
      return isAmong(" dict Dict Mapping ", type.items[0]->text) ||
             (type.items[0]->text == "Annotated" && self(self, *type.items[1])) ||
             (type.items[0]->text == "Optional" && self(self, *type.items[1]));
    const auto model = m_scope.context().design().model(type.text);
    if (model) return model->kind == design::ModelKind::TypedDict || model->kind == design::ModelKind::JsonSchema;
    return isAmong(" dict Any JsonValue Json ", type.text);
  };
  return check(check, *known.type);
}

Known Rewriter::itemOf(const Known& container) {
  if (container.kind == Known::Kind::JsonValue) {
    if (container.display && container.display->kind == NodeKind::List && !container.display->items.empty())
      return knownOf(container.display->items[0]);
    return Known::json();
  }
  if (container.kind != Known::Kind::Typed) return {};
  const Node& type = *container.type;
  if (type.kind == NodeKind::Subscript && type.items.size() >= 2) {
    if (isAmong(" Annotated Optional ", type.items[0]->text))
      return itemOf({Known::Kind::Typed, type.items[1], nullptr});
    if (isAmong(" dict Dict Mapping ", type.items[0]->text))
      return type.items.size() > 2 ? Known{Known::Kind::Typed, type.items[2], nullptr} : Known::json();
    return {Known::Kind::Typed, type.items[1], nullptr};
  }
  if (type.kind == NodeKind::Binary)
    for (const NodePtr& item : type.items)
      if (item->text != "None") return itemOf({Known::Kind::Typed, item, nullptr});
  return isDict(container) ? Known::json() : Known{};
}

Known Rewriter::memberOf(const Known& object, const std::string& name) {
  if (object.kind == Known::Kind::JsonValue) {
    if (object.display && object.display->kind == NodeKind::Dict)
      for (const NodePtr& pair : object.display->items)
        if (pair->kind == NodeKind::Pair && pair->items[0]->kind == NodeKind::String && pair->items[0]->body == name)
          return knownOf(pair->items[1]);
    return Known::json();
  }
  if (object.kind != Known::Kind::Typed) return {};
  const Node& type = *object.type;
  if (type.kind == NodeKind::Subscript && isAmong(" Annotated Optional ", type.items[0]->text))
    return memberOf({Known::Kind::Typed, type.items[1], nullptr}, name);
  if (type.kind == NodeKind::Binary) {
    for (const NodePtr& item : type.items)
      if (item->text != "None")
        if (Known found = memberOf({Known::Kind::Typed, item, nullptr}, name); found.kind != Known::Kind::Unknown)
          return found;
    return {};
  }
  if (type.kind == NodeKind::Subscript && isAmong(" dict Dict Mapping ", type.items[0]->text)) return itemOf(object);
  const std::string& modelName = type.kind == NodeKind::Subscript ? type.items[0]->text : type.text;
  for (auto model = m_scope.context().design().model(modelName); model;
       model = m_scope.context().design().model(std::string_view(model->base).substr(0, model->base.find('[')))) {
    for (const auto& field : model->fields)
      if (field.name == name) return Known::typed(field.type);
    for (const auto& field : model->computed)
      if (field.name == name) return Known::typed(field.type);
    if (model->base.empty()) break;
  }
  return isDict(object) ? Known::json() : Known{Known::Kind::Plain, nullptr, nullptr};
}

Known Rewriter::knownOf(const NodePtr& node) {
  switch (node->kind) {
  case NodeKind::Atom: {
    if (const auto local = m_locals.find(node->text); local != m_locals.end()) return local->second;
    if (const Scope::Name* known = m_scope.find(node->text)) return known->known;
    if (m_scope.context().design().constant(node->text) ||
        isAmong(" path query headers cookies body session ", node->text))
      return Known::json();
    return {Known::Kind::Plain, nullptr, nullptr};
  }
  case NodeKind::String:
  case NodeKind::FString: return {Known::Kind::Text, nullptr, nullptr};
  case NodeKind::Attribute: return memberOf(knownOf(node->items[0]), node->text);
  case NodeKind::Subscript: {
    if (node->items.size() == 2 && node->items[1]->kind == NodeKind::Slice) return knownOf(node->items[0]);
    const Known object = knownOf(node->items[0]);
    if (node->items.size() == 2 && node->items[1]->kind == NodeKind::String)
      return memberOf(object, node->items[1]->body);
    return itemOf(object);
  }
  case NodeKind::Dict:
  case NodeKind::List:
  case NodeKind::Tuple:
  case NodeKind::Set: return {Known::Kind::JsonValue, nullptr, node};
  case NodeKind::Comprehension: {
    const auto outer = m_locals;
    for (std::size_t i = 1; i < node->items.size(); ++i)
      bind(node->items[i]->items[0], itemOf(knownOf(node->items[i]->items[1])));
    Known item = knownOf(node->items[0]);
    m_locals = outer;
    if (item.kind == Known::Kind::Typed) {
      return {Known::Kind::Typed, make(NodeKind::Subscript, "", {atom("list"), item.type}), nullptr};
    }
    if (item.kind != Known::Kind::JsonValue) return {Known::Kind::Plain, nullptr, nullptr};
    return item.display ? Known{Known::Kind::JsonValue, nullptr, make(NodeKind::List, "", {item.display})}
                        : Known::json();
  }
  case NodeKind::IfElse: {
    const Known first = knownOf(node->items[0]);
    const bool isEmpty = (node->items[0]->kind == NodeKind::List || node->items[0]->kind == NodeKind::Dict) &&
                         node->items[0]->items.empty();
    return first.kind == Known::Kind::Plain || isEmpty ? knownOf(node->items[2]) : first;
  }
  case NodeKind::Boolean: {
    for (const NodePtr& item : node->items)
      if (Known known = knownOf(item); known.kind != Known::Kind::Plain) return known;
    return {Known::Kind::Plain, nullptr, nullptr};
  }
  case NodeKind::Binary:
    if (node->operators[0] == "+" || node->operators[0] == "|") return knownOf(node->items[0]);
    return {Known::Kind::Plain, nullptr, nullptr};
  case NodeKind::Call: {
    const NodePtr& callee = node->items[0];
    if (callee->kind == NodeKind::Attribute) {
      if (isAmong(" get pop setdefault ", callee->text)) {
        const Known object = knownOf(callee->items[0]);
        if (node->items.size() > 1 && node->items[1]->kind == NodeKind::String)
          return memberOf(object, node->items[1]->body);
        return itemOf(object);
      }
      if (isAmong(" values ", callee->text)) return knownOf(callee->items[0]);
      if (isAmong(" copy ", callee->text)) return knownOf(callee->items[0]);
      return {Known::Kind::Plain, nullptr, nullptr};
    }
    if (node->items.size() > 1 && isAmong(" sorted list reversed tuple set filter dict ", callee->text))
      return knownOf(node->items[callee->text == "filter" && node->items.size() > 2 ? 2 : 1]);
    if (node->items.size() > 1 && isAmong(" min max ", callee->text))
      return node->items.size() == 2 || node->items[2]->kind == NodeKind::Keyword ? itemOf(knownOf(node->items[1]))
                                                                                  : knownOf(node->items[1]);
    if (isAmong(" enumerate zip ", callee->text)) return Known::json();
    return {Known::Kind::Plain, nullptr, nullptr};
  }
  default: return {Known::Kind::Plain, nullptr, nullptr};
  }
}

} // namespace signalbox::fastapi
