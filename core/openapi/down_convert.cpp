// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The objects of a document, each with what 3.0.3 allows in it. Schemas: down_convert_schema.cpp.
#include "core/openapi/down_convert.h"

#include "core/openapi/down_convert_members.h"
#include "core/openapi/down_convert_schema.h"
#include "core/openapi/json_pointer.h"

#include <algorithm>
#include <string_view>

namespace signalbox::openapi {
namespace {

using Kind = ObjectKind;

bool isStatus(std::string_view key) {
  const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
  if (key == "default") return true;
  if (key.size() != 3 || key[0] < '1' || key[0] > '5') return false;
  return key.substr(1) == "XX" || (isDigit(key[1]) && isDigit(key[2]));
}

class Converter final {
public:
  explicit Converter(const Json& source) {
    const auto components = source.find("components");
    if (components == source.end() || !components->is_object()) return;
    const auto schemes = components->find("securitySchemes");
    if (schemes != components->end() && schemes->is_object()) m_schemes = *schemes;
  }

  DownConverted convert(Json source) {
    Json result = object(std::move(source), Kind::Document, "");
    result["openapi"] = "3.0.3";
    return {std::move(result), std::move(m_notes)};
  }

private:
  void note(const std::string& pointer, const std::string& what = "left out.") {
    m_notes.push_back(pointer + ": " + what);
  }

  Json value(Json source, const Member& member, const std::string& pointer) {
    if (member.shape == Shape::List) {
      for (std::size_t i = 0; i < source.size(); ++i)
        source[i] = object(std::move(source[i]), member.kind, below(pointer, std::to_string(i)));
      return source;
    }
    if (member.shape == Shape::Map) {
      Json result = Json::object();
      for (auto& [key, item] : source.get_ref<Json::object_t&>())
        if (isKept(member.kind, key, item, below(pointer, key)))
          result.get_ref<Json::object_t&>().push_back({key, object(std::move(item), member.kind, below(pointer, key))});
      return result;
    }
    return object(std::move(source), member.kind, pointer);
  }

  // Members of a map that 3.0.3 does not know at all.
  bool isKept(Kind kind, const std::string& key, const Json& item, const std::string& pointer) {
    const bool isUnknown = (kind == Kind::Response && pointer.contains("/responses/") && !isStatus(key) &&
                            !key.starts_with("x-") && !pointer.starts_with("/components/responses/")) ||
                           (kind == Kind::SecurityScheme && item.value("type", Json()) == "mutualTLS");
    if (isUnknown) note(pointer);
    return !isUnknown;
  }

  Json object(Json source, Kind kind, const std::string& pointer) {
    if (kind == Kind::Schema) return convertedSchema(std::move(source), pointer, m_notes);
    if (kind == Kind::Callback) return callback(std::move(source), pointer);
    if (!source.is_object()) return source;
    prepare(source, kind, pointer);
    const std::span<const Member> members = membersOf(kind);
    if (members.empty()) return source;
    if (source.contains("$ref") && kind != Kind::PathItem) return {{"$ref", source["$ref"]}};
    Json result = Json::object();
    for (auto& [key, item] : source.get_ref<Json::object_t&>()) {
      const auto member = std::ranges::find(members, std::string_view(key), &Member::name);
      if (member != members.end() && hasShape(item, member->shape))
        result[key] = value(std::move(item), *member, below(pointer, key));
      else if (key.starts_with("x-"))
        result[key] = std::move(item);
      else
        note(below(pointer, key));
    }
    return result;
  }

  static bool hasShape(const Json& value, Shape shape) {
    return shape == Shape::One || (shape == Shape::List ? value.is_array() : value.is_object());
  }

  Json callback(Json source, const std::string& pointer) {
    if (!source.is_object() || source.contains("$ref")) return source;
    for (auto& [expression, item] : source.get_ref<Json::object_t&>())
      if (!expression.starts_with("x-")) item = object(std::move(item), Kind::PathItem, below(pointer, expression));
    return source;
  }

  // What has other words in 3.0.3.
  void prepare(Json& source, Kind kind, const std::string& pointer) {
    switch (kind) {
    case Kind::Document:
      if (!source.contains("paths")) source["paths"] = Json::object();
      return;
    case Kind::License: return convertLicense(source);
    case Kind::MediaType: return convertItemSchema(source);
    case Kind::Operation: return convertSecurity(source, pointer);
    case Kind::Parameter:
    case Kind::Header:
      if (source.contains("examples") && source.contains("example")) source.erase("example");
      if (source.value("in", Json()) == "path") source["required"] = true;
      return;
    case Kind::Response:
      if (!source.contains("description") && !source.contains("$ref")) source["description"] = "";
      return;
    default: return;
    }
  }

  static void convertLicense(Json& license) {
    const auto identifier = license.find("identifier");
    if (identifier == license.end()) return;
    if (!license.contains("url") && identifier->is_string())
      license["url"] = "https://spdx.org/licenses/" + identifier->get<std::string>() + ".html";
    license.erase("identifier");
  }

  // itemSchema is newer than 3.1: an event stream is a text, JSON Lines have the schema of a line.
  void convertItemSchema(Json& media) {
    if (media.contains("examples") && media.contains("example")) media.erase("example");
    const auto item = media.find("itemSchema");
    if (item == media.end()) return;
    const bool isEvent = item->is_object() && item->contains("properties") && (*item)["properties"].contains("retry");
    Json schema = isEvent ? Json{{"type", "string"}} : Json(*item);
    media.erase("itemSchema");
    if (!media.contains("schema")) media["schema"] = std::move(schema);
  }

  // Only OAuth2 and OpenID Connect have scopes.
  void convertSecurity(Json& operation, const std::string& pointer) {
    if (!operation.contains("security") || !operation["security"].is_array()) return;
    for (Json& requirement : operation["security"]) {
      if (!requirement.is_object()) continue;
      for (auto& [name, scopes] : requirement.get_ref<Json::object_t&>()) {
        if (hasScopes(name) || scopes.empty()) continue;
        scopes = Json::array();
        note(below(pointer, "security"), "the scopes of " + name + " are left out.");
      }
    }
  }

  bool hasScopes(const std::string& scheme) const {
    const auto at = m_schemes.find(scheme);
    if (at == m_schemes.end() || !at->is_object()) return true;
    const Json type = at->value("type", Json());
    return type == "oauth2" || type == "openIdConnect";
  }

  Json m_schemes = Json::object();
  std::vector<std::string> m_notes;
};

} // namespace

DownConverted downConverted(Json document) {
  document = withoutNestedDefinitions(std::move(document));
  Converter converter(document);
  return converter.convert(std::move(document));
}

} // namespace signalbox::openapi
