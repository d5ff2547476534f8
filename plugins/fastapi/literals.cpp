// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/literals.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace signalbox::fastapi {

using python::Node;
using python::NodeKind;
using python::NodePtr;

namespace {

// repr() of a float.
std::string floatText(double value) {
  if (std::isnan(value)) return "float(\"nan\")";
  if (std::isinf(value)) return value > 0 ? "float(\"inf\")" : "float(\"-inf\")";
  char buffer[64];
  const double size = std::fabs(value);
  const auto form =
      size != 0 && (size >= 1e16 || size < 1e-4) ? std::chars_format::scientific : std::chars_format::fixed;
  const auto made = std::to_chars(buffer, buffer + sizeof buffer, value, form);
  std::string text(buffer, made.ptr);
  if (const std::size_t plus = text.find('+'); plus != std::string::npos)
    text.erase(plus, 1); // as ruff writes exponents
  if (form == std::chars_format::fixed && text.find('.') == std::string::npos) text += ".0";
  return text;
}

// False where a JSON value is certainly none of a simple type, whatever reads it.
bool mayBe(const Node& type, const Json& value) {
  if (type.kind == NodeKind::Binary)
    return std::ranges::any_of(type.items, [&](const NodePtr& item) { return mayBe(*item, value); });
  if (type.kind == NodeKind::Subscript && type.items[0]->text == "Annotated") return mayBe(*type.items[1], value);
  if (type.kind != NodeKind::Atom) return true;
  if (type.text == "str") return value.is_string();
  if (type.text == "bool") return value.is_boolean();
  if (type.text == "int") return value.is_number_integer() || value.is_boolean();
  if (type.text == "float") return value.is_number() || value.is_boolean();
  if (type.text == "list" || type.text == "List") return value.is_array();
  if (type.text == "dict" || type.text == "Dict") return value.is_object();
  return type.text != "None" || value.is_null();
}

class DefaultWriter final {
public:
  DefaultWriter(Context& context, Module& module) : m_context(context), m_module(module) {}

  // Empty when the JSON is the object already.
  std::string write(const Node& type, const Json& value) {
    if (value.is_null()) return {};
    switch (type.kind) {
    case NodeKind::Atom: return named(type.text, value);
    case NodeKind::Subscript: return generic(type, value);
    case NodeKind::Binary:
      for (const NodePtr& item : type.items)
        if (std::string made = write(*item, value); !made.empty()) return made;
      return {};
    default: return {};
    }
  }

private:
  std::string made(const std::string& module, const std::string& name, const std::string& arguments) {
    return m_module.use(module, name.substr(0, name.find('.'))) +
           (name.find('.') == std::string::npos ? "" : name.substr(name.find('.'))) + "(" + arguments + ")";
  }

  std::string named(const std::string& name, const Json& value) {
    if (const auto model = m_context.design().model(name)) return ofModel(*model, value);
    if (name == "set" || name == "frozenset" || name == "tuple" || name == "deque")
      return container(name, nullptr, value);
    if (!value.is_string()) {
      if (name == "Decimal" && value.is_number()) return made("decimal", "Decimal", textLiteral(value.dump()));
      if (name == "timedelta" && value.is_number()) return made("datetime", "timedelta", "seconds=" + literal(value));
      return {};
    }
    const std::string text = textLiteral(value.get<std::string>());
    if (name == "SecretStr") return made("pydantic", name, text);
    if (name == "SecretBytes") return made("pydantic", name, "b" + text);
    if (name == "date" || name == "time" || name == "datetime") return made("datetime", name + ".fromisoformat", text);
    if (name == "UUID" || (name.starts_with("UUID") && name.size() == 5)) return made("uuid", "UUID", text);
    if (name == "Decimal") return made("decimal", "Decimal", text);
    if (name == "bytes") return "b" + text;
    if (name == "timedelta") return adapted(name, value);
    return {};
  }

  std::string adapted(const std::string& type, const Json& value) {
    return m_module.use("pydantic", "TypeAdapter") + "(" + annotation(m_context, m_module, type) +
           ").validate_python(" + literal(value) + ")";
  }

  std::string ofModel(const design::Model& model, const Json& value) {
    const std::string name = m_module.use("app.models", model.name);
    if (model.kind == design::ModelKind::Enum) {
      for (const auto& member : model.members)
        if (member.value == value) return name + "." + member.name;
      return {};
    }
    const bool isClass = model.kind == design::ModelKind::Model || model.kind == design::ModelKind::Root;
    if (isClass) return name + ".model_validate(" + literal(value) + ")";
    return model.kind == design::ModelKind::Dataclass || model.kind == design::ModelKind::NamedTuple
               ? adapted(model.name, value)
               : "";
  }

  std::string items(const Node* item, const Json& value, bool& isChanged) {
    std::string list;
    for (const Json& one : value) {
      std::string made = item ? write(*item, one) : std::string();
      isChanged = isChanged || !made.empty();
      list += (list.empty() ? "" : ", ") + (made.empty() ? literal(one) : made);
    }
    return list;
  }

  std::string container(const std::string& name, const Node* item, const Json& value) {
    if (!value.is_array()) return {};
    bool isChanged = false;
    const std::string list = items(item, value, isChanged);
    if (name == "set") return value.empty() ? m_module.builtin("set") + "()" : "{" + list + "}";
    if (name == "frozenset") return m_module.builtin(name) + (value.empty() ? "()" : "({" + list + "})");
    if (name == "deque") return made("collections", "deque", value.empty() ? "" : "[" + list + "]");
    if (name == "tuple") return "(" + list + (value.size() == 1 ? ",)" : ")");
    return isChanged ? "[" + list + "]" : "";
  }

  // The member of an enum that stands in the Literal and has this value, unless the value itself stands there.
  std::string member(const Node& type, const Json& value) {
    for (std::size_t i = 1; i < type.items.size(); ++i)
      if (python::toText(*type.items[i]) == literal(value)) return {};
    for (std::size_t i = 1; i < type.items.size(); ++i) {
      const Node& item = *type.items[i];
      const auto model = item.kind == NodeKind::Attribute ? m_context.design().model(item.items[0]->text) : nullptr;
      if (!model) continue;
      const auto isIt = [&](const design::EnumMember& one) { return one.name == item.text && one.value == value; };
      if (std::ranges::any_of(model->members, isIt)) return m_module.use("app.models", model->name) + "." + item.text;
    }
    return {};
  }

  std::string generic(const Node& type, const Json& value) {
    const std::string& name = type.items[0]->text;
    if (name == "Literal") return member(type, value);
    if (name == "Secret" && !m_context.design().model(name)) {
      if (!mayBe(*type.items[1], value)) return {};
      const std::string hidden = write(*type.items[1], value);
      return annotation(m_context, m_module, python::toText(type)) + "(" + (hidden.empty() ? literal(value) : hidden) +
             ")";
    }
    if (name == "Annotated" || name == "Optional") return write(*type.items[1], value);
    if (name == "Union") {
      for (std::size_t i = 1; i < type.items.size(); ++i)
        if (std::string made = write(*type.items[i], value); !made.empty()) return made;
      return {};
    }
    if (name == "list" || name == "set" || name == "frozenset" || name == "deque" || name == "tuple" || name == "List")
      return container(name == "List" ? "list" : name, type.items[1].get(), value);
    if ((name == "dict" || name == "Dict") && value.is_object() && type.items.size() == 3) {
      bool isChanged = false;
      std::string list;
      for (const auto& [key, one] : value.items()) {
        const std::string madeValue = write(*type.items[2], one);
        isChanged = isChanged || !madeValue.empty();
        list += (list.empty() ? "" : ", ") + textLiteral(key) + ": " + (madeValue.empty() ? literal(one) : madeValue);
      }
      return isChanged ? "{" + list + "}" : "";
    }
    return {};
  }

  Context& m_context;
  Module& m_module;
};

// Whether mypy takes a JSON value where the type is asked for.
bool isOfType(const design::Design& design, const Node& type, const Json& value) {
  const auto isOf = [&](const NodePtr& item) { return isOfType(design, *item, value); };
  if (type.kind == NodeKind::Binary) return std::ranges::any_of(type.items, isOf);
  if (type.kind == NodeKind::Subscript) {
    const std::string& name = type.items[0]->text;
    if (name == "Annotated" || name == "Json") return isOf(type.items[1]);
    if (name == "Optional") return value.is_null() || isOf(type.items[1]);
    if (name == "Union") return std::any_of(type.items.begin() + 1, type.items.end(), isOf);
    if (name == "list" || name == "List" || name == "Sequence" || name == "Iterable") return value.is_array();
    if (name == "dict" || name == "Dict" || name == "Mapping") return value.is_object();
    return name == "Literal" || design.model(name);
  }
  if (type.kind == NodeKind::Call) return true; // conint() and its like
  const std::string& name = type.text;
  if (name == "bool" || name == "StrictBool") return value.is_boolean();
  if (name == "None") return value.is_null();
  if (std::string_view(" float PositiveFloat NegativeFloat NonNegativeFloat NonPositiveFloat FiniteFloat StrictFloat ")
          .contains(" " + name + " "))
    return value.is_number() || value.is_boolean();
  if (name == "int" || name.ends_with("Int")) return value.is_number_integer() || value.is_boolean();
  if (name == "list" || name == "List" || name == "Sequence") return value.is_array();
  if (name == "dict" || name == "Dict") return value.is_object();
  if (std::string_view(" str StrictStr EmailStr Base64Str Base64UrlStr ").contains(" " + name + " "))
    return value.is_string();
  return name == "Any" || name == "object" || name == "JsonValue" || name == "Json" || design.model(name);
}

} // namespace

std::string textLiteral(std::string_view text) { return python::stringLiteral(text); }

std::string literal(const Json& value) {
  switch (value.type()) {
  case Json::value_t::null: return "None";
  case Json::value_t::boolean: return value.get<bool>() ? "True" : "False";
  case Json::value_t::string: return textLiteral(value.get_ref<const std::string&>());
  case Json::value_t::number_float: return floatText(value.get<double>());
  case Json::value_t::array: {
    std::string made;
    for (const Json& item : value) made += (made.empty() ? "" : ", ") + literal(item);
    return "[" + made + "]";
  }
  case Json::value_t::object: {
    std::string made;
    for (const auto& [key, item] : value.items())
      made += (made.empty() ? "" : ", ") + textLiteral(key) + ": " + literal(item);
    return "{" + made + "}";
  }
  default: return value.dump();
  }
}

bool hidesDefault(const design::Field& field) {
  if (!field.facets.contains("default") || field.facets["default"].is_null()) return false;
  const Json& value = field.facets["default"];
  const auto parsed = python::parseExpression(field.type);
  const auto isSecret = [&value](const auto& self, const Node& type) -> bool {
    if (type.kind == NodeKind::Binary)
      return std::ranges::any_of(type.items, [&](const NodePtr& item) { return self(self, *item); });
    if (type.kind != NodeKind::Subscript) return false;
    const std::string& name = type.items[0]->text;
    if (name == "Annotated" || name == "Optional") return self(self, *type.items[1]);
    return name == "Secret" && mayBe(*type.items[1], value);
  };
  return parsed && isSecret(isSecret, **parsed);
}

std::string defaultLiteral(Context& context, Module& module, std::string_view type, const Json& value) {
  const auto parsed = python::parseExpression(type);
  if (!parsed) return literal(value);
  const std::string made = DefaultWriter(context, module).write(**parsed, value);
  if (!made.empty()) return made;
  // FastAPI and Pydantic take a default as it is, whatever the type; mypy is told.
  return isOfType(context.design(), **parsed, value)
             ? literal(value)
             : module.use("typing", "cast") + "(" + module.use("typing", "Any") + ", " + literal(value) + ")";
}

} // namespace signalbox::fastapi
