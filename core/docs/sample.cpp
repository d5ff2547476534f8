// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// sampleOf(): a value for a schema, the shortest way: what its author wrote down, else what its bounds allow.
#include "core/docs/document.h"
#include "core/docs/json_access.h"

#include <algorithm>

namespace signalbox::docs {

namespace {

constexpr int deepest = 6; // models inside models

struct FormatSample {
  std::string_view format;
  const char* value;
};
constexpr FormatSample formatSamples[]{{"date-time", "2026-01-31T14:05:00Z"},
                                       {"date", "2026-01-31"},
                                       {"time", "14:05:00"},
                                       {"duration", "PT30M"},
                                       {"uuid", "3fa85f64-5717-4562-b3fc-2c963f66afa6"},
                                       {"email", "ada@example.com"},
                                       {"uri", "https://example.com/"},
                                       {"ipv4", "192.0.2.1"},
                                       {"ipv6", "2001:db8::1"},
                                       {"binary", "..."}};

class Sampler final {
public:
  explicit Sampler(const Json& document) : m_document(document) {}

  Json sample(const Json& schema, int depth) const {
    if (!schema.is_object() || schema.empty()) return nullptr;
    if (const std::string name = refName(schema); !name.empty())
      return depth < deepest ? sample(component(m_document, name), depth + 1) : Json::object();
    if (const Json& examples = at(schema, "examples"); examples.is_array() && !examples.empty())
      return examples.front();
    for (const char* key : {"example", "const", "default"})
      if (schema.contains(key) && !schema[key].is_null()) return schema[key];
    if (const Json& values = at(schema, "enum"); values.is_array() && !values.empty()) return values.front();
    for (const char* key : {"anyOf", "oneOf"})
      if (const Json& branches = at(schema, key); branches.is_array() && !branches.empty())
        return branch(branches, depth);
    if (const Json& all = at(schema, "allOf"); all.is_array() && !all.empty()) return merged(all, schema, depth);
    return plainSample(schema, depth);
  }

private:
  // The first that is not null.
  Json branch(const Json& branches, int depth) const {
    const auto isValue = [](const Json& each) { return textAt(each, "type") != "null"; };
    const auto first = std::find_if(branches.begin(), branches.end(), isValue);
    return first == branches.end() ? Json(nullptr) : sample(*first, depth);
  }

  Json merged(const Json& all, const Json& schema, int depth) const {
    Json whole = plainSample(schema, depth);
    for (const Json& part : all) {
      Json value = sample(part, depth);
      if (whole.is_object() && value.is_object())
        whole.update(value);
      else
        whole = std::move(value);
    }
    return whole;
  }

  Json plainSample(const Json& schema, int depth) const {
    const Json& declared = at(schema, "type");
    const std::string type = declared.is_array() && !declared.empty() ? plain(declared.front()) : plain(declared);
    if (type == "string") return text(schema);
    if (type == "integer") return static_cast<std::int64_t>(number(schema, 1));
    if (type == "number") return number(schema, 0.5);
    if (type == "boolean") return true;
    if (type == "array") return list(schema, depth);
    if (type == "object" || schema.contains("properties")) return object(schema, depth);
    return nullptr;
  }

  static Json text(const Json& schema) {
    const std::string format = textAt(schema, "format");
    const auto known = std::ranges::find(formatSamples, format, &FormatSample::format);
    if (known != std::end(formatSamples)) return known->value;
    std::string value = "string";
    const Json& most = at(schema, "maxLength");
    const Json& least = at(schema, "minLength");
    if (most.is_number_unsigned()) value = value.substr(0, most.get<std::size_t>());
    if (least.is_number_unsigned() && value.size() < least.get<std::size_t>())
      value.resize(std::min<std::size_t>(least.get<std::size_t>(), 256), 'x');
    return value;
  }

  static double bound(const Json& schema, const char* key, double fallback) {
    const Json& value = at(schema, key);
    return value.is_number() ? value.get<double>() : fallback;
  }

  static double number(const Json& schema, double step) {
    double value = bound(schema, "minimum", 0);
    if (const Json& low = at(schema, "exclusiveMinimum"); low.is_number())
      value = std::max(value, low.get<double>() + step);
    const double most =
        std::min(bound(schema, "maximum", value), bound(schema, "exclusiveMaximum", value + step) - step);
    return std::min(value, most);
  }

  Json list(const Json& schema, int depth) const {
    Json values = Json::array();
    if (const Json& prefix = at(schema, "prefixItems"); prefix.is_array())
      for (const Json& item : prefix) values.push_back(sample(item, depth));
    else if (schema.contains("items") && depth < deepest)
      values.push_back(sample(schema["items"], depth));
    return values;
  }

  Json object(const Json& schema, int depth) const {
    Json value = Json::object();
    if (const Json& properties = at(schema, "properties"); properties.is_object())
      for (const auto& [name, property] : properties.items()) value[name] = sample(property, depth);
    else if (const Json& values = at(schema, "additionalProperties"); values.is_object() && depth < deepest)
      value["key"] = sample(values, depth + 1);
    return value;
  }

  const Json& m_document;
};

} // namespace

Json sampleOf(const Json& schema, const Json& openApi) { return Sampler(openApi).sample(schema, 0); }

} // namespace signalbox::docs
