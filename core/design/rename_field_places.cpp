// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/rename_field_places.h"

#include "core/design/discriminated_union.h"
#include "core/design/field_expression.h"
#include "core/design/python_tokens.h"
#include "core/design/runtime_expression.h"
#include "core/design/type_places.h"
#include "core/design/wire_name.h"

#include <algorithm>
#include <optional>

namespace signalbox::design {
namespace {

// The expression of a text that is one placeholder.
std::optional<std::string_view> onlyExpression(const Json& value) {
  if (!value.is_string()) return std::nullopt;
  const std::string_view text = value.get_ref<const std::string&>();
  if (!text.starts_with("{{") || !text.ends_with("}}") || text.find("{{", 2) != text.npos) return std::nullopt;
  std::string_view inside = text.substr(2, text.size() - 4);
  while (inside.starts_with(' ')) inside.remove_prefix(1);
  return inside;
}

bool isObjectOfParts(const Endpoint& endpoint) {
  if (endpoint.body.size() != 1) return endpoint.body.size() > 1;
  const Json& facets = endpoint.body.front().facets;
  return facets.contains("embed") && facets.at("embed") == true;
}

class Places final {
public:
  Places(const Design& before, std::string_view model, std::string_view from, std::string_view to)
      : m_before(before), m_shapes(before, model, from), m_change{m_shapes, std::string(from), std::string(to)} {
    for (const auto& endpoint : before.endpoints()) learnFrom(*endpoint);
  }

  Design apply(const Design& after) {
    Entities all = after.entities();
    const auto inUnions = [&](std::string& type, Json* facets) {
      renameInUnions(m_shapes, type, facets, m_change.from, m_change.to);
    };
    each(all.models, [&](Model& model) {
      rename(model);
      visitModelTypes(model, inUnions);
    });
    for (auto* endpoints : {&all.endpoints, &all.webhooks})
      each(*endpoints, [&](Endpoint& endpoint) {
        rename(endpoint);
        visitEndpointTypes(endpoint, inUnions);
      });
    each(all.dependencies, [&](Dependency& dependency) {
      rename(dependency);
      visitDependencyTypes(dependency, inUnions);
    });
    each(all.routers, [&](Router& router) {
      renameInLinks(router.responses, nullptr);
      visitSharedTypes(router, inUnions);
    });
    renameInLinks(all.project.app.responses, nullptr);
    visitSharedTypes(all.project.app, inUnions);
    each(all.constants, [&](Constant& constant) {
      if (const auto known = m_constants.find(constant.name); known != m_constants.end())
        constant.value = renameFieldInValue(m_change, constant.value, known->second);
    });
    each(all.requests, [&](SavedRequest& request) { rename(request); });
    return Design(std::move(all));
  }

private:
  // What does not change stays shared.
  template<class T, class Rename>
  static void each(std::vector<std::shared_ptr<const T>>& list, const Rename& rename) {
    for (auto& shared : list) {
      T copy = *shared;
      rename(copy);
      if (!(copy == *shared)) shared = std::make_shared<const T>(std::move(copy));
    }
  }

  ShapesByName namesOf(const std::vector<Parameter>& parameters, const std::vector<Field>& body,
                       const std::vector<Depends>& depends, int depth = 0) const {
    ShapesByName names = m_constants;
    for (const Parameter& parameter : parameters) names[parameter.field.name] = m_shapes.ofType(parameter.field.type);
    for (const Field& part : body) names[part.name] = m_shapes.ofType(part.type);
    for (const Depends& one : depends)
      if (!one.name.empty()) names[one.name] = valueOf(one.dependency, depth);
    return names;
  }

  ShapesByName namesOf(const Endpoint& endpoint) const {
    ShapesByName names = namesOf(endpoint.parameters, endpoint.body, endpoint.dependencies);
    if (endpoint.body.size() == 1 && !isObjectOfParts(endpoint)) names["body"] = m_shapes.ofType(endpoint.body[0].type);
    return names;
  }

  Shape valueOf(const std::string& dependency, int depth) const {
    const auto found = m_before.dependency(dependency);
    if (!found || depth > 8) return {};
    ShapesByName names = namesOf(found->parameters, found->body, found->dependencies, depth + 1);
    addLet(names, found->options);
    return shapeOf(found->options.value("value", Json()), names);
  }

  Shape shapeOf(const Json& value, const ShapesByName& names) const {
    const auto expression = onlyExpression(value);
    return expression ? shapeOfExpression(m_shapes, *expression, names) : Shape();
  }

  void addLet(ShapesByName& names, const Json& options) const {
    const auto let = options.find("let");
    if (let != options.end() && let->is_object())
      for (const auto& [name, value] : let->items()) names[name] = shapeOf(value, names);
    if (!options.contains("each")) return;
    if (const Json as = options.value("as", Json("item")); as.is_string())
      names[as.get<std::string>()] = shapeOf(options["each"], names).item();
  }

  // What is answered is of the response model; so are the constants and names that it comes from.
  Shape answerOf(const Endpoint& endpoint) const { return m_shapes.ofType(endpoint.response.model); }

  void learnFrom(const Endpoint& endpoint) {
    const Shape answer = answerOf(endpoint);
    const Json& options = endpoint.behaviour.options;
    if (!answer.isKnown() || !options.is_object()) return;
    const Json none;
    learn(options.value("body", none), answer, options);
    learn(options.value("each", none), answer, options);
    for (const Json& item : options.value("cases", Json::array()))
      if (item.is_object() && !item.contains("raise")) learn(item.value("body", none), answer, options);
  }

  void learn(const Json& value, const Shape& expected, const Json& options, int depth = 0) {
    if (depth > 8) return;
    const auto expression = onlyExpression(value);
    if (!expression) return;
    learnFromExpression(*expression, expected, [&](const std::string& name, const Shape& shape) {
      const auto let = options.find("let");
      if (let != options.end() && let->is_object() && let->contains(name))
        return learn((*let)[name], shape, options, depth + 1);
      if (m_before.constant(name)) m_constants[name].merge(shape);
    });
  }

  std::string inExpression(std::string_view text, const ShapesByName& names, const Shape& expected = {}) const {
    return renameFieldInExpression(m_change, text, names, expected);
  }

  // A template whose value is of that shape.
  Json inTemplate(const Json& value, const ShapesByName& names, const Shape& expected) const {
    if (value.is_string()) {
      const bool isWhole = onlyExpression(value).has_value();
      return mapTemplate(value.get_ref<const std::string&>(), [&](std::string_view expression) {
        return inExpression(expression, names, isWhole ? expected : Shape());
      });
    }
    if (value.is_array()) {
      Json changed = Json::array();
      for (const Json& item : value) changed.push_back(inTemplate(item, names, expected.item()));
      return changed;
    }
    if (!value.is_object()) return value;
    Json changed = Json::object();
    for (const auto& [key, item] : value.items())
      changed[m_shapes.isOurKey(expected, key) ? m_change.to : key] =
          inTemplate(item, names, m_shapes.ofField(expected, key));
    return changed;
  }

  // The keys of a behaviour, a case, an event: which of them are answers, conditions, or more of the same.
  Json inOptions(const Json& options, const ShapesByName& names, const Shape& answer) const {
    if (!options.is_object()) return inTemplate(options, names, {});
    const bool raises = options.contains("raise");
    Json changed = Json::object();
    for (const auto& [key, value] : options.items()) {
      if (key == "when" && value.is_string())
        changed[key] = inExpression(value.get_ref<const std::string&>(), names);
      else if ((key == "body" && !raises) || key == "value")
        changed[key] = inTemplate(value, names, answer);
      else if (key == "data")
        changed[key] = inTemplate(value, names, answer.isKnown() && answer.models.empty() ? answer.item() : answer);
      else if (key == "cases" || key == "events" || key == "first" || key == "last" || key == "background" ||
               key == "exit")
        changed[key] = inList(value, names, answer);
      else
        changed[key] = inTemplate(value, names, {});
    }
    return changed;
  }

  Json inList(const Json& list, const ShapesByName& names, const Shape& answer) const {
    if (!list.is_array()) return inOptions(list, names, answer);
    Json changed = Json::array();
    for (const Json& item : list) changed.push_back(inOptions(item, names, answer));
    return changed;
  }

  void rename(Field& field) const {
    const Shape shape = m_shapes.ofType(field.type);
    if (!shape.isKnown()) return;
    if (!field.facets.is_object()) return;
    if (field.facets.contains("default"))
      field.facets["default"] = renameFieldInValue(m_change, field.facets["default"], shape);
    if (field.facets.contains("examples"))
      field.facets["examples"] = renameFieldInValue(m_change, field.facets["examples"], listOf(shape));
  }

  void rename(Model& model) const {
    for (Field& field : model.fields) rename(field);
    const Shape self{{ModelShape{model.name, {}}}, {}};
    if (Json* extra = model.config.is_object() && model.config.contains("json_schema_extra")
                          ? &model.config["json_schema_extra"]
                          : nullptr;
        extra && extra->is_object() && extra->contains("examples"))
      (*extra)["examples"] = renameFieldInValue(m_change, (*extra)["examples"], listOf(self));
    ShapesByName names{{"self", self}, {"data", self}};
    for (ComputedField& field : model.computed) field.expression = inExpression(field.expression, names);
    for (Validator& validator : model.validators) {
      names["value"] = validator.fields.size() == 1 ? m_shapes.ofField(self, validator.fields[0])
                       : validator.fields.empty()   ? self
                                                    : Shape();
      validator.check = inExpression(validator.check, names);
      validator.value = inExpression(validator.value, names);
      validator.message = inTemplate(validator.message, names, {}).get<std::string>();
    }
  }

  void rename(Endpoint& endpoint) const {
    ShapesByName names = namesOf(endpoint);
    addLet(names, endpoint.behaviour.options);
    const Shape answer = answerOf(endpoint);
    endpoint.behaviour.options = inOptions(endpoint.behaviour.options, names, answer);
    for (Parameter& parameter : endpoint.parameters) rename(parameter.field);
    for (Field& part : endpoint.body) rename(part);
    endpoint.response.include = inSelection(endpoint.response.include, answer);
    endpoint.response.exclude = inSelection(endpoint.response.exclude, answer);
    for (auto& [status, response] : endpoint.responses.items()) renameExamples(response);
    renameInLinks(endpoint.responses, &endpoint);
    for (Endpoint& callback : endpoint.callbacks) {
      rename(callback);
      callback.path = mapRuntimeExpressions(
          callback.path, [&](std::string_view expression) { return inRuntime(expression, &endpoint, {}); });
    }
  }

  // Links read the answer that they belong to, and the request before it where an endpoint has them.
  void renameInLinks(Json& responses, const Endpoint* endpoint) const {
    visitLinks(responses, [&](const std::string& status, const Json& response, Json& link) {
      const bool isOwn = endpoint && status == std::to_string(endpoint->response.statusCode);
      const Shape answer = response.contains("model") && response["model"].is_string()
                               ? m_shapes.ofType(response["model"].get<std::string>())
                           : isOwn ? answerOf(*endpoint)
                                   : Shape();
      mapLinkExpressions(link, [&](std::string_view expression) { return inRuntime(expression, endpoint, answer); });
    });
  }

  std::string inRuntime(std::string_view expression, const Endpoint* endpoint, const Shape& answer) const {
    if (const auto pointer = bodyPointer(expression, "response"); !pointer.empty())
      return std::string(expression.substr(0, expression.size() - pointer.size())) + inPointer(pointer, answer);
    const auto pointer = bodyPointer(expression, "request");
    if (pointer.empty() || !endpoint || endpoint->body.empty()) return std::string(expression);
    const std::string head(expression.substr(0, expression.size() - pointer.size()));
    if (!isObjectOfParts(*endpoint)) return head + inPointer(pointer, m_shapes.ofType(endpoint->body[0].type));
    for (const Field& part : endpoint->body) {
      const std::string step = "/" + wireName(part);
      if (pointer.starts_with(step + "/"))
        return head + step + inPointer(pointer.substr(step.size()), m_shapes.ofType(part.type));
    }
    return std::string(expression);
  }

  // "/items/0/dish", of a value of that shape. What is no pointer stays as it is.
  std::string inPointer(std::string_view pointer, Shape shape) const {
    std::string out;
    std::size_t at = 0;
    while (at < pointer.size() && pointer[at] == '/') {
      const std::size_t end = std::min(pointer.find('/', at + 1), pointer.size());
      const std::string_view key = pointer.substr(at + 1, end - at - 1);
      out += '/';
      out += m_shapes.isOurKey(shape, key) ? std::string_view(m_change.to) : key;
      shape = m_shapes.ofField(shape, key);
      at = end;
    }
    return out.append(pointer.substr(at));
  }

  // {"total", "items"} or {"items": {"__all__": {"price"}}}
  Json inSelection(const Json& selection, const Shape& shape) const {
    if (selection.is_string())
      return m_shapes.isOurField(shape, selection.get<std::string>()) ? Json(m_change.to) : selection;
    if (selection.is_array()) {
      Json changed = Json::array();
      for (const Json& item : selection) changed.push_back(inSelection(item, shape));
      return changed;
    }
    if (!selection.is_object()) return selection;
    Json changed = Json::object();
    for (const auto& [key, inside] : selection.items()) {
      const Shape below = m_shapes.ofField(shape, key);
      changed[m_shapes.isOurField(shape, key) ? m_change.to : key] =
          inSelection(inside, below.isKnown() ? below : shape.item());
    }
    return changed;
  }

  void renameExamples(Json& response) const {
    if (!response.is_object() || !response.contains("model") || !response["model"].is_string()) return;
    const Shape shape = m_shapes.ofType(response["model"].get<std::string>());
    if (!response.contains("content") || !response["content"].is_object()) return;
    for (auto& [type, content] : response["content"].items()) {
      if (!content.is_object()) continue;
      if (content.contains("example")) content["example"] = renameFieldInValue(m_change, content["example"], shape);
      if (content.contains("examples") && content["examples"].is_object())
        for (auto& [name, example] : content["examples"].items())
          if (example.is_object() && example.contains("value"))
            example["value"] = renameFieldInValue(m_change, example["value"], shape);
    }
  }

  void rename(Dependency& dependency) const {
    ShapesByName names = namesOf(dependency.parameters, dependency.body, dependency.dependencies);
    addLet(names, dependency.options);
    dependency.options = inOptions(dependency.options, names, {});
    for (Parameter& parameter : dependency.parameters) rename(parameter.field);
    for (Field& part : dependency.body) rename(part);
  }

  void rename(SavedRequest& request) const {
    const auto endpoint = request.endpoint.empty() ? nullptr : m_before.endpoint(request.endpoint);
    if (!endpoint) return;
    for (const Parameter& parameter : endpoint->parameters) {
      auto& values = parameter.in == ParameterIn::Query    ? request.query
                     : parameter.in == ParameterIn::Header ? request.headers
                                                           : request.cookies;
      for (RequestValue& value : values)
        if (m_shapes.isOurKey(m_shapes.ofType(parameter.field.type), value.name)) value.name = m_change.to;
    }
    for (const Field& part : endpoint->body)
      for (RequestPart& sent : request.body.parts)
        if (m_shapes.isOurKey(m_shapes.ofType(part.type), sent.name)) sent.name = m_change.to;
    if (request.body.kind == RequestBody::Kind::JsonText) renameBody(request.body.text, *endpoint);
  }

  void renameBody(std::string& text, const Endpoint& endpoint) const {
    const std::string marked = markVariables(text);
    const Json value = Json::parse(marked, nullptr, false);
    if (value.is_discarded()) return;
    Json changed = value;
    if (!isObjectOfParts(endpoint) && endpoint.body.size() == 1)
      changed = renameFieldInValue(m_change, value, m_shapes.ofType(endpoint.body[0].type));
    else if (value.is_object())
      for (const Field& part : endpoint.body)
        if (changed.contains(part.name))
          changed[part.name] = renameFieldInValue(m_change, changed[part.name], m_shapes.ofType(part.type));
    if (changed != value) text = withVariables(changed.dump(2));
  }

  // {{variables}} that stand where a value does, as texts while the JSON is read.
  static constexpr std::string_view mark = "\\u0001";
  static std::string markVariables(std::string_view text) {
    std::string out;
    bool isInText = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const std::size_t close = isInText || !text.substr(at).starts_with("{{") ? text.npos : text.find("}}", at);
      if (close != text.npos) {
        ((((out += '"') += mark) += text.substr(at, close + 2 - at)) += mark) += '"';
        at = close + 1;
        continue;
      }
      if (text[at] == '\\' && isInText) out += text[at++];
      if (at < text.size() && text[at] == '"') isInText = !isInText;
      if (at < text.size()) out += text[at];
    }
    return out;
  }
  static std::string withVariables(std::string text) {
    for (const std::string& quoted : {'"' + std::string(mark), std::string(mark) + '"'})
      for (std::size_t at = text.find(quoted); at != text.npos; at = text.find(quoted, at))
        text.erase(at, quoted.size());
    return text;
  }

  const Design& m_before;
  FieldShapes m_shapes;
  FieldChange m_change;
  ShapesByName m_constants; // what is answered with them
};

} // namespace

Design renameFieldPlaces(const Design& before, Design after, std::string_view model, std::string_view from,
                         std::string_view to) {
  return Places(before, model, from, to).apply(after);
}

} // namespace signalbox::design
