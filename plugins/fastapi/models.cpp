// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/models.h"

#include "plugins/fastapi/fields.h"
#include "plugins/fastapi/literals.h"
#include "plugins/fastapi/validators.h"

#include <algorithm>

namespace signalbox::fastapi {

using design::Field;
using design::Model;
using design::ModelKind;

namespace {

constexpr std::string_view shadowed = " construct copy dict from_orm json parse_file parse_obj parse_raw schema "
                                      "schema_json update_forward_refs validate ";

std::string baseName(const Model& model) { return model.base.substr(0, model.base.find('[')); }

void collectNames(const python::Node& node, std::vector<std::string>& names) {
  if (node.kind == python::NodeKind::Atom) names.push_back(node.text);
  for (const auto& item : node.items)
    if (item) collectNames(*item, names);
}

// What stands in the body of its class.
std::set<std::string> namesOf(const Model& model) {
  std::set<std::string> names;
  for (const Field& field : model.fields) names.insert(field.name);
  for (const auto& field : model.computed) names.insert(field.name);
  for (const auto& validator : model.validators) names.insert(validator.name);
  for (const auto& member : model.members) names.insert(member.name);
  return names;
}

class ModelsWriter final {
public:
  explicit ModelsWriter(Context& context)
      : m_context(context), m_module("app.models", "The shapes of data that requests and answers hold.") {}

  void run() {
    const auto& design = m_context.design();
    for (const auto& model : design.models()) {
      m_module.reserve(model->name);
      for (const Field& field : model->fields) m_module.reserve(field.name);
      for (const auto& field : model->computed) m_module.reserve(field.name);
      for (const auto& member : model->members) m_module.reserve(member.name);
      for (const std::string& name : namesOf(*model)) m_context.noteName(name);
    }
    typeVariables();
    for (const auto& model : design.models()) visit(*model);
    if (!design.models().empty()) m_context.add(m_module);
  }

private:
  void typeVariables() {
    std::set<std::string> names;
    for (const auto& model : m_context.design().models())
      names.insert(model->typeParameters.begin(), model->typeParameters.end());
    for (const std::string& name : names)
      m_module.line(0, name + " = " + m_module.use("typing", "TypeVar") + "(" + textLiteral(name) + ")");
  }

  // Bases and the types of fields first, so that as few names as can be stand in quotes.
  void visit(const Model& model) {
    if (!m_begun.insert(model.name).second) return;
    const auto& design = m_context.design();
    if (const auto base = design.model(baseName(model))) visit(*base);
    for (const Field& field : model.fields) {
      std::vector<std::string> names;
      if (const auto parsed = python::parseExpression(field.type)) collectNames(**parsed, names);
      for (const std::string& name : names)
        if (const auto used = design.model(name)) visit(*used);
    }
    for (const auto& field : model.computed)
      if (const auto used = design.model(field.type)) visit(*used);
    m_module.twoBlanks();
    m_module.hide(namesOf(model));
    write(model);
    m_module.hide({});
    m_declared.insert(model.name);
  }

  void write(const Model& model) {
    switch (model.kind) {
    case ModelKind::Enum: return writeEnum(model);
    case ModelKind::TypedDict: return writeTypedDict(model);
    case ModelKind::NamedTuple: return writeNamedTuple(model);
    case ModelKind::JsonSchema: return writeJsonSchema(model);
    case ModelKind::Model:
    case ModelKind::Root:
    case ModelKind::Dataclass: return writeClass(model);
    }
  }

  std::string typeOf(std::string_view type) { return annotation(m_context, m_module, type, {&m_declared}); }

  std::string generic(const Model& model) {
    if (model.typeParameters.empty()) return {};
    std::string names;
    for (const std::string& name : model.typeParameters) names += (names.empty() ? "" : ", ") + name;
    return m_module.use("typing", "Generic") + "[" + names + "]";
  }

  // class NAME(bases, keywords): and the docstring.
  void header(const Model& model, std::vector<std::string> bases) {
    if (std::string made = generic(model); !made.empty()) bases.push_back(made);
    std::string list;
    for (const std::string& base : bases) list += (list.empty() ? "" : ", ") + base;
    m_module.line(0, "class " + model.name + (list.empty() ? ":" : "(" + list + "):"));
    m_isBodyEmpty = true;
    if (model.description.empty()) return;
    if (fitsDocstring(model.description))
      m_module.docstring(1, model.description);
    else
      m_module.line(1, "__doc__ = " + textLiteral(model.description));
    m_isBodyEmpty = false;
    m_needsBlank = true;
  }

  void bodyLine(const std::string& text) {
    if (m_needsBlank) m_module.blank();
    m_needsBlank = false;
    m_isBodyEmpty = false;
    m_module.line(1, text);
  }

  void finishBody() {
    if (m_isBodyEmpty) m_module.line(1, "pass");
    m_needsBlank = false;
  }

  void writeEnum(const Model& model) {
    std::vector<std::string> bases;
    const bool isOfEnum = model.base == "StrEnum" || model.base == "IntEnum";
    if (!model.base.empty() && !isOfEnum) bases.push_back(model.base);
    bases.push_back(m_module.use("enum", isOfEnum ? model.base : "Enum"));
    header(model, bases);
    for (const auto& member : model.members) bodyLine(member.name + " = " + literal(member.value));
    finishBody();
  }

  std::string configArguments(const Model& model) {
    std::string made;
    for (const auto& [key, value] : model.config.items()) {
      if (key == "total" || (model.kind == ModelKind::Dataclass && (key == "kw_only" || key == "frozen"))) continue;
      made +=
          (made.empty() ? "" : ", ") + key + "=" + (key == "alias_generator" ? aliasGenerator(value) : literal(value));
    }
    return made.empty() ? made : m_module.use("pydantic", "ConfigDict") + "(" + made + ")";
  }

  std::string aliasGenerator(const Json& value) {
    const auto named = [&](const Json& name) {
      return m_module.use("pydantic.alias_generators", name.get<std::string>());
    };
    if (value.is_string()) return named(value);
    std::string made;
    for (const auto& [key, name] : value.items()) made += (made.empty() ? "" : ", ") + key + "=" + named(name);
    return m_module.use("pydantic", "AliasGenerator") + "(" + made + ")";
  }

  void writeClass(const Model& model) {
    const bool isDataclass = model.kind == ModelKind::Dataclass;
    if (isDataclass) dataclassDecorator(model);
    std::vector<std::string> bases;
    if (!model.base.empty() && model.base != "BaseModel")
      bases.push_back(typeOf(model.base));
    else if (model.kind == ModelKind::Root)
      bases.push_back(m_module.use("pydantic", "RootModel") + "[" +
                      typeOf(model.fields.empty() ? "Any" : model.fields[0].type) + "]");
    else if (!isDataclass)
      bases.push_back(m_module.use("pydantic", "BaseModel"));
    header(model, bases);
    if (const std::string config = configArguments(model); !config.empty() && !isDataclass) {
      bodyLine("model_config = " + config);
      m_needsBlank = true;
    }
    for (const Field& field : model.fields)
      if (model.kind != ModelKind::Root || !field.facets.empty()) writeField(model, field);
    ValidatorScope scope{m_context, m_module, model, {&m_declared}};
    for (const auto& validator : model.validators) {
      if (!m_isBodyEmpty) m_module.blank();
      m_isBodyEmpty = m_needsBlank = false;
      writeValidator(scope, validator);
    }
    for (const auto& computed : model.computed) {
      if (!m_isBodyEmpty) m_module.blank();
      m_isBodyEmpty = m_needsBlank = false;
      writeComputed(scope, computed);
    }
    finishBody();
  }

  void dataclassDecorator(const Model& model) {
    std::string made;
    if (const std::string config = configArguments(model); !config.empty()) made = "config=" + config;
    for (const char* key : {"kw_only", "frozen"})
      if (model.config.contains(key))
        made += (made.empty() ? "" : ", ") + std::string(key) + "=" + literal(model.config[key]);
    m_module.line(0, "@" + m_module.use("pydantic.dataclasses", "dataclass") + (made.empty() ? "" : "(" + made + ")"));
  }

  void writeField(const Model& model, const Field& field) {
    std::string type = typeOf(field.type);
    if (const std::string text = stringConstraints(m_module, field.facets); !text.empty())
      type = m_module.use("typing", "Annotated") + "[" + type + ", " + text + "]";
    const std::string arguments = fieldArguments(m_context, m_module, field, " serialization_alias ");
    std::string value;
    if (field.facets.contains("default"))
      value = defaultLiteral(m_context, m_module, field.type, field.facets["default"]);
    const bool isMutable = model.kind == ModelKind::Dataclass && field.facets.contains("default") &&
                           field.facets["default"].is_structured();
    std::string whole = arguments;
    if (hidesDefault(field)) {
      whole = "default_factory=lambda: " + value + (arguments.empty() ? "" : ", " + arguments);
      value.clear();
    }
    if (!value.empty()) whole = "default=" + value + (arguments.empty() ? "" : ", " + arguments);
    if (field.facets.contains("default_factory"))
      whole =
          "default_factory=" + defaultFactory(m_context, m_module, field.facets["default_factory"].get<std::string>()) +
          (arguments.empty() ? "" : ", " + arguments);
    std::string line = field.name + ": " + type;
    if (!whole.empty() && (whole != "default=" + value || isMutable))
      line += " = " + m_module.use("pydantic", "Field") + "(" + whole + ")";
    else if (!value.empty())
      line += " = " + value;
    if (shadowed.contains(" " + field.name + " "))
      line += "  # type: ignore[assignment]";
    else if (isRetyped(model, field))
      line += "  # type: ignore[assignment, unused-ignore]";
    bodyLine(line);
  }

  // A field of a base with another type, which need not be one of that type.
  bool isRetyped(const Model& model, const Field& field) const {
    for (auto base = m_context.design().model(baseName(model)); base;
         base = base->base.empty() ? nullptr : m_context.design().model(baseName(*base)))
      for (const Field& known : base->fields)
        if (known.name == field.name) return known.type != field.type;
    return false;
  }

  std::string annotated(const Field& field) {
    const std::string type = typeOf(field.type);
    std::string extra = stringConstraints(m_module, field.facets);
    if (const std::string arguments = fieldArguments(m_context, m_module, field, " serialization_alias ");
        !arguments.empty())
      extra += (extra.empty() ? "" : ", ") + m_module.use("pydantic", "Field") + "(" + arguments + ")";
    return extra.empty() ? type : m_module.use("typing", "Annotated") + "[" + type + ", " + extra + "]";
  }

  void writeTypedDict(const Model& model) {
    std::vector<std::string> bases{model.base.empty() ? m_module.use("typing_extensions", "TypedDict")
                                                      : typeOf(model.base)};
    if (!model.config.value("total", true)) bases.emplace_back("total=False");
    std::string generics = generic(model);
    Model plain = model;
    if (!generics.empty()) bases.insert(bases.begin() + 1, generics);
    plain.typeParameters.clear();
    header(plain, bases);
    if (const std::string config = configArguments(model); !config.empty()) {
      bodyLine("__pydantic_config__ = " + config + "  # type: ignore[misc]");
      m_needsBlank = true;
    }
    for (const Field& field : model.fields) bodyLine(field.name + ": " + annotated(field));
    finishBody();
  }

  void writeNamedTuple(const Model& model) {
    header(model, {m_module.use("typing", "NamedTuple")});
    for (const Field& field : model.fields) {
      std::string line = field.name + ": " + annotated(field);
      if (field.facets.contains("default"))
        line += " = " + defaultLiteral(m_context, m_module, field.type, field.facets["default"]);
      bodyLine(line);
    }
    finishBody();
  }

  void writeJsonSchema(const Model& model) {
    m_context.report("The model " + model.name +
                     " is a JSON Schema that no model says exactly: the export documents it and takes any JSON.");
    const std::string schema = m_module.use("pydantic", "WithJsonSchema") + "(" + literal(model.schema) + ")";
    m_module.line(0, model.name + " = " + m_module.use("typing", "Annotated") + "[" + m_module.use("typing", "Any") +
                         ", " + schema + "]");
  }

  Context& m_context;
  Module m_module;
  std::set<std::string> m_begun;
  std::set<std::string> m_declared;
  bool m_isBodyEmpty = true;
  bool m_needsBlank = false;
};

} // namespace

void exportModels(Context& context) { ModelsWriter(context).run(); }

} // namespace signalbox::fastapi
