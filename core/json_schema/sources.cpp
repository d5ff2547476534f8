// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_schema/sources.h"

#include "core/base/pointer_step.h"
#include "core/json_schema/uri.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace signalbox::json_schema {

namespace {

constexpr auto knownVocabularies =
    std::to_array<std::string_view>({"core", "applicator", "unevaluated", "validation", "meta-data", "format",
                                     "format-annotation", "format-assertion", "content"});

// "applicator" of https://json-schema.org/draft/2020-12/vocab/applicator; empty for vocabularies of others.
std::string_view vocabularyName(std::string_view uri) {
  if (uri == "https://spec.openapis.org/oas/3.1/vocab/base") return "core";
  constexpr std::string_view part = "/vocab/";
  const std::size_t at = uri.find(part);
  if (!uri.starts_with("https://json-schema.org/draft/") || at == std::string_view::npos) return {};
  const std::string_view name = uri.substr(at + part.size());
  return std::ranges::find(knownVocabularies, name) != knownVocabularies.end() ? name : std::string_view();
}

// An array's index as a pointer writes it.
const Value* itemAt(const Value& list, std::string_view token) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
  const bool isIndex = error == std::errc() && end == token.data() + token.size() && (token == "0" || token[0] != '0');
  return isIndex && index < list.size() ? &list.items()[index] : nullptr;
}

} // namespace

std::string_view textOf(const Value& object, std::string_view key) {
  const Value* found = object.is(Kind::Dict) ? object.find(key) : nullptr;
  return found && found->is(Kind::Str) ? found->asText() : std::string_view();
}

Result<ResourceIndex> Sources::load(const DocumentPtr& document) {
  m_documents.push_back(document);
  Rules inherited;
  inherited.dialect = m_options.dialect;
  inherited.features = featuresOf(m_options.dialect);
  const auto rules = rulesOf(document->root, inherited);
  if (!rules) return std::unexpected(rules.error());
  const ResourceIndex index = addResource(document->uri, document->root, *rules);
  if (const auto scanned = scan(document->root, index, ""); !scanned) return std::unexpected(scanned.error());
  const ResourceIndex own = m_sites.at(&document->root).resource; // its $id may name it anew
  if (m_byUri.at(document->uri) == index) m_byUri[document->uri] = own;
  return own;
}

ResourceIndex Sources::addResource(std::string uri, const Value& root, const Rules& rules) {
  const auto index = static_cast<ResourceIndex>(m_resources.size());
  m_byUri.emplace(uri, index); // the first of two stays
  Resource& resource = m_resources.emplace_back();
  resource.uri = std::move(uri);
  resource.root = &root;
  resource.rules = rules;
  return index;
}

Result<void> Sources::scan(const Value& schema, ResourceIndex resource, std::string pointer) {
  std::vector<Visit> open{{&schema, resource, std::move(pointer)}};
  while (!open.empty()) {
    Visit next = std::move(open.back());
    open.pop_back();
    if (const auto visited = visit(std::move(next), open); !visited) return visited;
  }
  return {};
}

Result<void> Sources::visit(Visit visit, std::vector<Visit>& open) {
  const Value& schema = *visit.schema;
  if (m_sites.contains(&schema)) return {};
  if (!schema.is(Kind::Dict)) {
    m_sites.emplace(&schema, Site{visit.resource, std::move(visit.pointer)});
    return {};
  }
  const bool isRoot = m_resources[visit.resource].root == &schema;
  const auto rules = isRoot ? m_resources[visit.resource].rules : rulesOf(schema, m_resources[visit.resource].rules);
  if (!rules) return std::unexpected(rules.error());
  const Features& features = rules->features;
  const bool isOnlyRef = !features.refHasSiblings && schema.find("$ref");
  const std::string_view id = features.idKeyword.empty() || isOnlyRef ? "" : textOf(schema, features.idKeyword);
  const auto [address, fragment] = splitFragment(id);
  if (!address.empty()) {
    std::string uri(splitFragment(resolveUri(m_resources[visit.resource].uri, address)).first);
    if (uri != m_resources[visit.resource].uri || !isRoot) {
      visit.resource = addResource(std::move(uri), schema, *rules);
      visit.pointer.clear();
    }
  }
  if (features.hasFragmentIds && !fragment.empty() && !fragment.starts_with('/'))
    m_resources[visit.resource].anchors.emplace(percentDecoded(fragment), &schema);
  addAnchors(schema, visit.resource);
  if (!isOnlyRef || m_resources[visit.resource].root == &schema)
    addChildren(schema, visit.resource, visit.pointer, open);
  m_sites.emplace(&schema, Site{visit.resource, std::move(visit.pointer)});
  return {};
}

void Sources::addAnchors(const Value& schema, ResourceIndex index) {
  Resource& resource = m_resources[index];
  const Features& features = resource.rules.features;
  if (const std::string_view name = textOf(schema, "$anchor"); features.hasAnchors && !name.empty())
    resource.anchors.emplace(name, &schema);
  if (const std::string_view name = textOf(schema, "$dynamicAnchor"); features.hasDynamicRef && !name.empty()) {
    resource.anchors.emplace(name, &schema);
    resource.dynamicAnchors.emplace(name, &schema);
  }
  const Value* recursive = features.hasRecursiveRef ? schema.find("$recursiveAnchor") : nullptr;
  if (recursive && recursive->is(Kind::Bool) && recursive->asBool() && resource.root == &schema)
    resource.dynamicAnchors.emplace("", &schema);
}

void Sources::addChildren(const Value& schema, ResourceIndex resource, const std::string& pointer,
                          std::vector<Visit>& open) {
  for (const Member& member : schema.members()) {
    const std::string_view keyword = member.key.asText();
    const Value& value = member.value;
    const Holds held = holds(keyword, m_resources[resource].rules.features);
    const std::string own = pointer + pointerStep(keyword);
    const bool takesList = held == Holds::Schemas || held == Holds::SchemaOrSchemas;
    const bool takesNames = held == Holds::NamedSchemas || held == Holds::Dependencies;
    if (takesList && value.is(Kind::List)) {
      for (std::size_t i = 0; i < value.size(); ++i)
        open.push_back({&value.items()[i], resource, own + "/" + std::to_string(i)});
    } else if (takesNames && value.is(Kind::Dict)) {
      for (const Member& named : value.members())
        if (!named.value.is(Kind::List))
          open.push_back({&named.value, resource, own + pointerStep(named.key.asText())});
    } else if (held == Holds::Schema || held == Holds::SchemaOrSchemas) {
      open.push_back({&value, resource, own});
    }
  }
}

Result<Rules> Sources::rulesOf(const Value& schema, const Rules& inherited) {
  const std::string_view uri = textOf(schema, "$schema");
  if (uri.empty()) return inherited;
  if (const auto dialect = dialectOf(uri)) {
    if (inherited.dialect == *dialect) return inherited;
    Rules rules;
    rules.dialect = *dialect;
    rules.features = featuresOf(*dialect);
    return rules;
  }
  return customRules(splitFragment(uri).first, inherited);
}

// A metaschema of the user's own: what its $vocabulary switches on. One that we do not have changes nothing.
Result<Rules> Sources::customRules(std::string_view uri, const Rules& inherited) {
  const DocumentPtr document = find(uri);
  if (!document) return inherited;
  Rules rules = inherited;
  if (const auto dialect = dialectOf(textOf(document->root, "$schema"))) {
    rules.dialect = *dialect;
    rules.features = featuresOf(*dialect);
  }
  const Value* vocabularies = document->root.is(Kind::Dict) ? document->root.find("$vocabulary") : nullptr;
  if (!vocabularies || !vocabularies->is(Kind::Dict)) return rules;
  rules.hasApplicators = rules.hasUnevaluated = rules.hasValidation = false;
  for (const Member& member : vocabularies->members()) {
    const std::string_view name = vocabularyName(member.key.asText());
    const bool isRequired = member.value.is(Kind::Bool) && member.value.asBool();
    if (name.empty() && isRequired)
      return failure("The metaschema " + std::string(uri) + " requires the vocabulary " +
                     std::string(member.key.asText()) + ", which is unknown here.");
    const bool isOld = rules.dialect == Dialect::Draft201909; // there it stands in the applicator vocabulary
    rules.hasApplicators |= name == "applicator";
    rules.hasUnevaluated |= name == "unevaluated" || (isOld && name == "applicator");
    rules.hasValidation |= name == "validation";
    rules.assertsFormat |= name == "format-assertion" || (name == "format" && isRequired);
  }
  return rules;
}

DocumentPtr Sources::find(std::string_view uri) const {
  const DocumentPtr registered = m_options.registry ? m_options.registry->find(uri) : nullptr;
  return registered ? registered : metaschema(uri);
}

Result<const Value*> Sources::resolve(ResourceIndex from, std::string_view reference) {
  const std::string full = resolveUri(m_resources[from].uri, reference);
  const auto [uri, fragment] = splitFragment(full);
  ResourceIndex target = 0;
  if (const auto known = m_byUri.find(std::string(uri)); known != m_byUri.end()) {
    target = known->second;
  } else {
    const DocumentPtr document = find(uri);
    if (!document)
      return failure("The reference " + std::string(reference) + " leads to " + std::string(uri) +
                     ", which is not loaded: add that document.");
    const auto loaded = load(document);
    if (!loaded) return std::unexpected(loaded.error());
    target = m_byUri.at(std::string(uri));
  }
  const std::string place = percentDecoded(fragment);
  if (place.empty()) return m_resources[target].root;
  return place.starts_with('/') ? follow(target, place, reference) : anchorIn(target, place, reference);
}

Result<const Value*> Sources::anchorIn(ResourceIndex resource, const std::string& name,
                                       std::string_view reference) const {
  const auto& anchors = m_resources[resource].anchors;
  if (const auto found = anchors.find(name); found != anchors.end()) return found->second;
  return failure("The reference " + std::string(reference) + " leads nowhere: no schema there has that anchor.");
}

const Value* Sources::step(const Value& value, const std::string& token) {
  if (value.is(Kind::List)) return itemAt(value, token);
  if (!value.is(Kind::Dict)) return nullptr;
  constexpr std::size_t few = 16;
  if (value.size() <= few) return value.find(token);
  auto& members = m_largeDicts[&value];
  if (members.empty())
    for (const Member& member : value.members()) members.emplace(member.key.asText(), &member.value);
  const auto found = members.find(token);
  return found != members.end() ? found->second : nullptr;
}

Result<const Value*> Sources::follow(ResourceIndex resource, std::string_view pointer, std::string_view reference) {
  const Value* at = m_resources[resource].root;
  std::string own;
  for (const std::string& token : pointerTokens(pointer)) {
    if (const auto site = m_sites.find(at); site != m_sites.end()) {
      resource = site->second.resource;
      own = site->second.pointer;
    }
    at = step(*at, token);
    if (!at) return failure("The reference " + std::string(reference) + " leads nowhere: there is no '" + token + "'.");
    own += pointerStep(token);
  }
  if (const auto scanned = scan(*at, resource, std::move(own)); !scanned) return std::unexpected(scanned.error());
  return at;
}

} // namespace signalbox::json_schema
