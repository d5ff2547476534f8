// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/general_example.h"

#include "core/regex/pattern.h"
#include "core/regex/sample.h"
#include "core/schema/json_value.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace signalbox::schema {

namespace {

using design::Json;

constexpr int tries = 60;
constexpr int deep = 6; // below this many schemas, what may be left out is

constexpr auto formatTexts = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"date", "2026-03-14"},
    {"date-time", "2026-03-14T09:26:53Z"},
    {"time", "09:26:53Z"},
    {"duration", "P3DT4H"},
    {"email", "ada@example.com"},
    {"idn-email", "ada@example.com"},
    {"hostname", "api.example.com"},
    {"idn-hostname", "api.example.com"},
    {"ipv4", "192.0.2.7"},
    {"ipv6", "2001:db8::7"},
    {"uri", "https://example.com/"},
    {"iri", "https://example.com/"},
    {"uri-reference", "/items/1"},
    {"iri-reference", "/items/1"},
    {"uri-template", "/items/{id}"},
    {"uuid", "3fa85f64-5717-4562-b3fc-2c963f66afa6"},
    {"regex", "^[a-z]+$"},
    {"json-pointer", "/items/0"},
    {"relative-json-pointer", "1/items"},
    {"byte", "U2lnbmFs"},
});

class Grower final {
public:
  Grower(const Json& document, const Subject& subject, Random& random)
      : m_document(document), m_subject(subject), m_random(random) {}

  Json grow(const Json& schema, std::string_view name, int depth) {
    if (schema.is_boolean() || depth > 2 * deep) return depth > 2 * deep ? Json() : Json(content(name));
    const Json words = flattened(schema, depth);
    if (words.contains("const")) return words["const"];
    if (words.contains("enum") && words["enum"].is_array() && !words["enum"].empty()) return pick(words["enum"]);
    if (words.contains("examples") && words["examples"].is_array() && !words["examples"].empty() && chance(2))
      return pick(words["examples"]);
    if (words.contains("default") && chance(3)) return words["default"];
    return ofType(typeOf(words), words, name, depth);
  }

private:
  bool chance(std::uint64_t oneIn) { return m_random.below(oneIn) == 0; }
  Json pick(const Json& items) { return items[m_random.below(items.size())]; }
  std::string content(std::string_view name) { return exampleText(name, m_subject, m_random); }

  // References, allOf, a branch of anyOf and oneOf, and a side of if: all in one schema.
  Json flattened(const Json& schema, int depth) {
    Json result = schema.is_object() ? schema : Json::object();
    for (int rounds = 0; rounds < 20; ++rounds) {
      Json parts = Json::array();
      const auto take = [&](const char* key) {
        Json value = result.contains(key) ? result[key] : Json();
        result.erase(key);
        return value;
      };
      if (const Json ref = take("$ref"); ref.is_string()) parts.push_back(resolved(ref.get<std::string>()));
      const Json all = take("allOf");
      if (all.is_array()) parts.insert(parts.end(), all.begin(), all.end());
      for (const char* key : {"anyOf", "oneOf"})
        if (const Json some = take(key); some.is_array() && !some.empty())
          parts.push_back(depth > deep ? some[0] : pick(some));
      if (const Json condition = take("if"); !condition.is_null()) {
        const Json then = take("then"), otherwise = take("else");
        const bool holds = chance(2);
        if (holds) parts.push_back(condition);
        parts.push_back(holds ? then : otherwise);
      }
      if (parts.empty()) return result;
      for (const Json& part : parts)
        if (part.is_object()) merge(part, result);
    }
    return result;
  }

  Json resolved(const std::string& reference) const {
    if (!reference.starts_with('#')) return {};
    try {
      const Json::json_pointer pointer(reference.substr(1));
      return m_document.contains(pointer) ? m_document[pointer] : Json();
    } catch (const Json::exception&) {
      return {}; // an anchor
    }
  }

  static void merge(const Json& part, Json& whole) {
    for (const auto& [key, value] : part.items()) {
      if (!whole.contains(key)) {
        whole[key] = value;
      } else if (key == "properties" && value.is_object()) {
        for (const auto& [name, schema] : value.items())
          whole[key][name] =
              whole[key].contains(name) ? Json{{"allOf", Json::array({whole[key][name], schema})}} : schema;
      } else if (key == "required" && value.is_array() && whole[key].is_array()) {
        for (const Json& name : value)
          if (std::ranges::find(whole[key], name) == whole[key].end()) whole[key].push_back(name);
      } else if (value.is_number() && whole[key].is_number()) {
        const bool isLower = key.starts_with("min") || key == "exclusiveMinimum";
        if (isLower ? value > whole[key] : value < whole[key]) whole[key] = value;
      } else if (key == "allOf" && value.is_array() && whole[key].is_array()) {
        whole[key].insert(whole[key].end(), value.begin(), value.end());
      } else if (key != "title" && key != "description") {
        whole[key] = value;
      }
    }
  }

  std::string typeOf(const Json& words) {
    const Json type = words.contains("type") ? words["type"] : Json();
    if (type.is_string()) return type.get<std::string>();
    if (type.is_array() && !type.empty()) {
      const Json chosen = pick(type);
      return chosen.is_string() ? chosen.get<std::string>() : "null";
    }
    const auto hasAny = [&](std::initializer_list<const char*> keys) {
      return std::ranges::any_of(keys, [&](const char* key) { return words.contains(key); });
    };
    if (hasAny({"properties", "required", "patternProperties", "additionalProperties", "minProperties",
                "dependentRequired", "dependentSchemas", "propertyNames", "unevaluatedProperties"}))
      return "object";
    if (hasAny({"items", "prefixItems", "contains", "minItems", "uniqueItems", "unevaluatedItems"})) return "array";
    if (hasAny({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"})) return "number";
    if (hasAny({"pattern", "minLength", "maxLength", "format"})) return "string";
    constexpr std::array<const char*, 6> any{"string", "integer", "boolean", "object", "array", "null"};
    return chance(2) ? any[0] : any[m_random.below(any.size())];
  }

  Json ofType(const std::string& type, const Json& words, std::string_view name, int depth) {
    if (type == "boolean") return chance(2);
    if (type == "integer" || type == "number") return number(words, type == "integer", name);
    if (type == "string") return text(words, name);
    if (type == "array") return array(words, name, depth);
    return type == "object" ? object(words, depth) : Json();
  }

  static double numberOr(const Json& words, const char* key, double otherwise) {
    return words.contains(key) && words[key].is_number() ? words[key].get<double>() : otherwise;
  }
  static std::size_t countOr(const Json& words, const char* key, std::size_t otherwise) {
    const double count = numberOr(words, key, static_cast<double>(otherwise));
    return count >= 0 && count < 1e6 ? static_cast<std::size_t>(count) : otherwise;
  }

  Json number(const Json& words, bool isWhole, std::string_view name) {
    const NumberRange usual = exampleRange(name, isWhole);
    const double step = numberOr(words, "multipleOf", isWhole ? 1 : 0);
    double low = std::max(numberOr(words, "minimum", -INFINITY), numberOr(words, "exclusiveMinimum", -INFINITY));
    double high = std::min(numberOr(words, "maximum", INFINITY), numberOr(words, "exclusiveMaximum", INFINITY));
    const double width = std::max(usual.high - usual.low, 10 * step);
    if (std::isinf(low)) low = std::isinf(high) ? usual.low : high - width;
    if (std::isinf(high)) high = low + width;
    double value = low + m_random.unit() * (high - low);
    if (step > 0) value = std::ceil(value / step) * step;
    if (step == 0) value = std::round(value * 100) / 100;
    if (value > high || value < low) value = step > 0 ? std::floor(high / step) * step : (low + high) / 2;
    if (std::floor(value) == value && std::fabs(value) < 9e15) return static_cast<std::int64_t>(value);
    return value;
  }

  Json text(const Json& words, std::string_view name) {
    const std::size_t least = countOr(words, "minLength", 0);
    const std::size_t most = countOr(words, "maxLength", 1'000'000);
    if (words.contains("pattern") && words["pattern"].is_string()) {
      const auto pattern = regex::Pattern::compile(words["pattern"].get<std::string>(), regex::Dialect::Ecma262);
      const auto choose = [&](std::size_t limit) { return static_cast<std::size_t>(m_random.below(limit)); };
      const auto found = pattern ? regex::sample(**pattern, choose, {least, most}) : std::nullopt;
      if (found) return *found;
    }
    if (words.contains("format") && words["format"].is_string()) {
      const std::string format = words["format"].get<std::string>();
      const auto known =
          std::ranges::find(formatTexts, std::string_view(format), [](const auto& entry) { return entry.first; });
      if (known != formatTexts.end()) return known->second;
    }
    std::string result = content(name);
    while (result.size() < least) result += ' ' + exampleWord(m_random);
    if (result.size() > most) result.resize(most);
    return result;
  }

  Json array(const Json& words, std::string_view name, int depth) {
    Json result = Json::array();
    const Json prefix = words.value("prefixItems", Json::array());
    const Json items = words.value("items", Json(true));
    const std::size_t least = countOr(words, "minItems", depth > deep ? 0 : 1);
    const std::size_t most = countOr(words, "maxItems", 1'000);
    if (words.contains("contains") && prefix.empty())
      for (std::size_t i = 0; i < countOr(words, "minContains", 1); ++i)
        result.push_back(grow(words["contains"], name, depth + 1));
    for (std::size_t i = 0; i < prefix.size() && result.size() < most; ++i)
      result.push_back(grow(prefix[i], name, depth + 1));
    const std::size_t wanted = std::min(most, least + (depth > deep ? 0 : m_random.below(2)));
    const bool isUnique = words.value("uniqueItems", Json(false)) == Json(true);
    for (std::size_t attempts = 0; items != Json(false) && result.size() < wanted && attempts < 10 * wanted + 10;
         ++attempts) {
      Json item = grow(items, name, depth + 1);
      if (!isUnique || std::ranges::find(result, item) == result.end()) result.push_back(std::move(item));
    }
    return result;
  }

  Json object(const Json& words, int depth) {
    Json result = Json::object();
    const Json properties = words.value("properties", Json::object());
    const Json required = words.value("required", Json::array());
    const auto put = [&](const std::string& key) {
      if (!result.contains(key)) result[key] = grow(schemaOf(words, properties, key), key, depth + 1);
    };
    for (const auto& [key, schema] : properties.items()) {
      const bool isRequired = std::ranges::find(required, Json(key)) != required.end();
      if (isRequired || (depth <= deep && schema != Json(false) && !chance(3))) put(key);
    }
    for (const Json& key : required)
      if (key.is_string()) put(key.get<std::string>());
    const Json dependents = words.value("dependentRequired", Json::object());
    for (const auto& [key, others] : dependents.items())
      if (result.contains(key) && others.is_array())
        for (const Json& other : others) put(other.get<std::string>());
    const std::size_t least = countOr(words, "minProperties", 0);
    for (int attempts = 0; result.size() < least && attempts < 200; ++attempts) put(newKey(words));
    return result;
  }

  static Json schemaOf(const Json& words, const Json& properties, const std::string& key) {
    if (properties.contains(key)) return properties[key];
    const Json patterns = words.value("patternProperties", Json::object());
    for (const auto& [pattern, schema] : patterns.items())
      if (const auto compiled = regex::Pattern::compile(pattern, regex::Dialect::Ecma262);
          compiled && (*compiled)->search(key))
        return schema;
    return words.value("additionalProperties", Json(true));
  }

  std::string newKey(const Json& words) {
    const Json patterns = words.value("patternProperties", Json::object());
    if (!patterns.empty()) return text(Json{{"pattern", patterns.begin().key()}}, "").get<std::string>();
    if (words.contains("propertyNames")) {
      const Json key = grow(words["propertyNames"], "key", deep);
      if (key.is_string()) return key.get<std::string>();
    }
    return exampleWord(m_random) + std::to_string(m_random.below(100));
  }

  const Json& m_document;
  const Subject& m_subject;
  Random& m_random;
};

} // namespace

Value generalExample(const GeneralRules& rules, std::string_view fieldName, const Subject& subject, Random& random,
                     Arena& arena) {
  const Json& source = *rules.source;
  const auto accepted = [&](const Value& value) { return !rules.schema || rules.schema->accepts(value); };
  if (source.is_object() && source.contains("examples") && source["examples"].is_array())
    for (const Json& offered : source["examples"])
      if (const Value value = toValue(offered, arena); accepted(value)) return value;
  Grower grower(source, subject, random);
  Value value;
  for (int i = 0; i < tries; ++i) {
    try {
      value = toValue(grower.grow(source, fieldName, 0), arena);
    } catch (const Json::exception&) {
      break; // a keyword with a value that makes no sense
    }
    if (accepted(value)) return value;
  }
  for (const char* simple : {"null", "{}", "[]", "\"\"", "0", "true"})
    if (const Value other = toValue(Json::parse(simple), arena); accepted(other)) return other;
  return value;
}

} // namespace signalbox::schema
