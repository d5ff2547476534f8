// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/annotations.h"

#include "plugins/fastapi/names.h"

#include <algorithm>
#include <array>

namespace signalbox::fastapi {

using python::Node;
using python::NodeKind;
using python::NodePtr;

namespace {

struct Home {
  std::string_view module;
  std::string_view names; // between spaces
};

constexpr auto homes =
    std::to_array<Home>({{"typing", " Annotated Any Literal Optional Union Dict List Set FrozenSet Tuple Sequence "
                                    "Iterable Mapping MutableMapping Pattern Callable Type "
                                    "Generic TypeVar NamedTuple Hashable Deque DefaultDict "},
                         {"typing_extensions", " NotRequired Required ReadOnly TypedDict "},
                         {"datetime", " date datetime time timedelta timezone "},
                         {"decimal", " Decimal "},
                         {"uuid", " UUID "},
                         {"pathlib", " Path "},
                         {"collections", " deque defaultdict OrderedDict Counter "},
                         {"ipaddress", " IPv4Address IPv6Address IPv4Network IPv6Network IPv4Interface IPv6Interface "},
                         {"fastapi", " UploadFile "},
                         {"annotated_types", " Ge Gt Le Lt Len MaxLen MinLen MultipleOf "},
                         {"pydantic", " AnyHttpUrl AnyUrl AnyWebsocketUrl AmqpDsn AwareDatetime Base64Bytes Base64Str "
                                      "Base64UrlBytes Base64UrlStr ByteSize "
                                      "ClickHouseDsn CockroachDsn DirectoryPath Discriminator EmailStr FailFast Field "
                                      "FilePath FileUrl FiniteFloat FtpUrl FutureDate FutureDatetime "
                                      "HttpUrl IPvAnyAddress IPvAnyInterface IPvAnyNetwork Json JsonValue KafkaDsn "
                                      "MariaDBDsn MongoDsn MySQLDsn NaiveDatetime "
                                      "NameEmail NatsDsn NegativeFloat NegativeInt NewPath NonNegativeFloat "
                                      "NonNegativeInt NonPositiveFloat NonPositiveInt PastDate "
                                      "PastDatetime PositiveFloat PositiveInt PostgresDsn RedisDsn Secret SecretBytes "
                                      "SecretStr SnowflakeDsn StrictBool StrictBytes "
                                      "StrictFloat StrictInt StrictStr StringConstraints UUID1 UUID3 UUID4 UUID5 UUID6 "
                                      "UUID7 UUID8 WebsocketUrl AllowInfNan Strict Tag "
                                      "AliasChoices AliasPath "}});

constexpr std::string_view scalars = " str int float bool bytes None Decimal date datetime time timedelta UUID UUID1 "
                                     "UUID3 UUID4 UUID5 UUID6 UUID7 UUID8 AnyUrl AnyHttpUrl "
                                     "HttpUrl EmailStr SecretStr PositiveInt NegativeInt NonNegativeInt NonPositiveInt "
                                     "PositiveFloat NegativeFloat NonNegativeFloat "
                                     "NonPositiveFloat FiniteFloat StrictInt StrictFloat StrictStr StrictBool "
                                     "IPv4Address IPv6Address PastDate FutureDate "
                                     "PastDatetime FutureDatetime AwareDatetime NaiveDatetime Path ";

bool contains(std::string_view names, std::string_view name) { return names.contains(" " + std::string(name) + " "); }

// con...(...) as the Annotated it stands for: a call is no type to mypy.
struct Constrained {
  std::string_view call;
  std::string_view type;
  bool hasItem;
};

constexpr auto constrained = std::to_array<Constrained>({{"conint", "int", false},
                                                         {"confloat", "float", false},
                                                         {"constr", "str", false},
                                                         {"conbytes", "bytes", false},
                                                         {"condecimal", "Decimal", false},
                                                         {"condate", "date", false},
                                                         {"conlist", "list", true},
                                                         {"conset", "set", true},
                                                         {"confrozenset", "frozenset", true}});

class Annotator final {
public:
  Annotator(Context& context, Module& module, const AnnotationOptions& options)
      : m_context(context), m_module(module), m_options(options) {}

  bool isForward() const { return m_isForward; }

  NodePtr read(const NodePtr& node) {
    switch (node->kind) {
    case NodeKind::Atom: return named(node, false);
    case NodeKind::Subscript: return subscript(node);
    case NodeKind::Call: return call(node);
    case NodeKind::String: return node;
    default: {
      auto made = std::make_shared<Node>(*node);
      for (NodePtr& item : made->items)
        if (item) item = read(item);
      return made;
    }
    }
  }

private:
  NodePtr atom(std::string text) { return std::make_shared<Node>(NodeKind::Atom, std::move(text)); }
  std::string builtin(const std::string& name) { return isBuiltin(name) ? m_module.builtin(name) : name; }
  NodePtr any() { return atom(m_module.use("typing", "Any")); }

  NodePtr named(const NodePtr& node, bool hasArguments) {
    const std::string& name = node->text;
    if (m_context.design().model(name)) {
      if (m_options.declared && !m_options.declared->contains(name)) m_isForward = true;
      return atom(m_module.use("app.models", name));
    }
    const auto [home, original] = importOf(name);
    NodePtr made = atom(home.empty() ? builtin(name) : m_module.use(home, original));
    return hasArguments ? made : withArguments(made, name);
  }

  // mypy wants the arguments of a generic type said.
  NodePtr withArguments(NodePtr made, std::string_view name) {
    constexpr std::string_view one = " list set frozenset deque Sequence Iterable List Set FrozenSet Deque ";
    constexpr std::string_view two = " dict Dict Mapping MutableMapping defaultdict OrderedDict DefaultDict ";
    if (contains(one, name)) return std::make_shared<Node>(NodeKind::Subscript, "", std::vector<NodePtr>{made, any()});
    if (contains(two, name))
      return std::make_shared<Node>(NodeKind::Subscript, "", std::vector<NodePtr>{made, any(), any()});
    if (name == "tuple" || name == "Tuple")
      return std::make_shared<Node>(NodeKind::Subscript, "", std::vector<NodePtr>{made, any(), atom("...")});
    if (name == "Json") return std::make_shared<Node>(NodeKind::Subscript, "", std::vector<NodePtr>{made, any()});
    if (name == "Counter") return std::make_shared<Node>(NodeKind::Subscript, "", std::vector<NodePtr>{made, any()});
    if (name == "Pattern")
      return std::make_shared<Node>(NodeKind::Subscript, "", std::vector<NodePtr>{made, atom("str")});
    return made;
  }

  NodePtr subscript(const NodePtr& node) {
    auto made = std::make_shared<Node>(*node);
    const bool isLiteral = node->items[0]->kind == NodeKind::Atom && node->items[0]->text == "Literal";
    made->items[0] = node->items[0]->kind == NodeKind::Atom ? named(node->items[0], true) : read(node->items[0]);
    for (std::size_t i = 1; i < made->items.size(); ++i)
      if (!isLiteral || made->items[i]->kind == NodeKind::Attribute) made->items[i] = read(made->items[i]); // Color.red
    return made;
  }

  NodePtr call(const NodePtr& node) {
    const std::string& callee = node->items[0]->text;
    const auto found = std::ranges::find(constrained, callee, &Constrained::call);
    if (found == constrained.end()) {
      auto made = std::make_shared<Node>(*node);
      made->items[0] = named(node->items[0], true);
      for (std::size_t i = 1; i < made->items.size(); ++i)
        if (made->items[i]->kind == NodeKind::Call) made->items[i] = read(made->items[i]);
      return made;
    }
    NodePtr type = named(atom(std::string(found->type)), true);
    const std::string marker = found->call == "constr" ? "StringConstraints" : "Field";
    auto field =
        std::make_shared<Node>(NodeKind::Call, "", std::vector<NodePtr>{atom(m_module.use("pydantic", marker))});
    for (std::size_t i = 1; i < node->items.size(); ++i) {
      const NodePtr& argument = node->items[i];
      const bool isItem = found->hasItem && (argument->kind != NodeKind::Keyword || argument->text == "item_type");
      if (isItem)
        type = std::make_shared<Node>(
            NodeKind::Subscript, "",
            std::vector<NodePtr>{type, read(argument->kind == NodeKind::Keyword ? argument->items[0] : argument)});
      else
        field->items.push_back(argument);
    }
    if (field->items.size() == 1) return type;
    return std::make_shared<Node>(NodeKind::Subscript, "",
                                  std::vector<NodePtr>{atom(m_module.use("typing", "Annotated")), type, field});
  }

  Context& m_context;
  Module& m_module;
  const AnnotationOptions& m_options;
  bool m_isForward = false;
};

} // namespace

std::pair<std::string, std::string> importOf(std::string_view name) {
  for (const Home& home : homes)
    if (contains(home.names, name)) return {std::string(home.module), std::string(name)};
  return {};
}

std::string annotation(Context& context, Module& module, std::string_view type, const AnnotationOptions& options) {
  const auto parsed = python::parseExpression(type);
  if (!parsed) {
    context.report("The type " + std::string(type) + " in " + module.path() +
                   " cannot be read; Any stands in its place.");
    return module.use("typing", "Any");
  }
  Annotator annotator(context, module, options);
  const std::string made = python::toText(*annotator.read(*parsed));
  if (!annotator.isForward()) return made;
  return python::stringLiteral(python::toText(**python::parseExpression(made), '\''));
}

design::ModelPtr modelOf(const design::Design& design, std::string_view type) { return design.model(type); }

bool isScalar(const design::Design& design, std::string_view type) {
  const auto parsed = python::parseExpression(type);
  if (!parsed) return false;
  const auto check = [&](const auto& self, const Node& node) -> bool {
    if (node.kind == NodeKind::Atom) {
      const auto model = design.model(node.text);
      return model ? model->kind == design::ModelKind::Enum : contains(scalars, node.text);
    }
    if (node.kind == NodeKind::Subscript && node.items[0]->text == "Literal") return true;
    if (node.kind == NodeKind::Binary)
      return std::ranges::all_of(node.items, [&](const NodePtr& item) { return self(self, *item); });
    return false;
  };
  return check(check, **parsed);
}

} // namespace signalbox::fastapi
