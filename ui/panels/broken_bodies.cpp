// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/broken_bodies.h"

#include "core/client/validation_errors.h"
#include "core/schema/broken.h"
#include "core/schema/example.h"
#include "core/value/write.h"
#include "ui/panels/request_form.h"

#include <set>

namespace signalbox::ui {
namespace {

using design::Field;
using design::Json;

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

struct Part {
  const Field* field;
  schema::TypeId type;
};

Json jsonOf(const Value& value) {
  std::string out;
  if (!writeJson(value, JsonStyle::Pydantic, out)) return nullptr;
  Json read = Json::parse(out, nullptr, false);
  return read.is_discarded() ? Json() : read;
}

std::string wireName(const Field& field) {
  const auto alias = field.facets.find("alias");
  return alias != field.facets.end() && alias->is_string() ? alias->get<std::string>() : field.name;
}

Loc locOf(const schema::ErrorDetail& error, const std::string& part) {
  Loc loc{std::string("body")};
  if (!part.empty()) loc.emplace_back(part);
  for (const schema::LocStep& step : error.loc)
    loc.push_back(step.isKey() ? LocItem(std::string(step.key)) : LocItem(step.index));
  return loc;
}

// Several parts, or one that is embedded, stand in an object by their names.
bool isEmbedded(const design::Endpoint& endpoint) {
  if (endpoint.body.size() != 1) return true;
  const auto embed = endpoint.body.front().facets.find("embed");
  return embed != endpoint.body.front().facets.end() && *embed == true;
}

class Collector final {
public:
  Collector(const schema::Types& types, const std::vector<Part>& parts, bool isEmbedded, std::size_t limit)
      : m_types(types), m_parts(parts), m_isEmbedded(isEmbedded), m_limit(limit) {}

  QVector<BrokenBody> collect() {
    for (const Part& part : m_parts) {
      Arena arena;
      for (const schema::BrokenInput& broken : schema::brokenInputs(m_types, part.type, 1, arena, m_limit))
        add(part, broken);
    }
    return std::move(m_bodies);
  }

private:
  void add(const Part& part, const schema::BrokenInput& broken) {
    const std::string name = m_isEmbedded ? wireName(*part.field) : std::string();
    BrokenBody body{text(client::locText(locOf(broken.error, name))), text(broken.error.message), {}};
    if (static_cast<std::size_t>(m_bodies.size()) >= m_limit || !m_seen.insert(body.place + body.message).second)
      return;
    Json json = jsonOf(broken.value);
    if (m_isEmbedded) {
      Json whole = valid();
      whole[name] = std::move(json);
      json = std::move(whole);
    }
    body.text = text(json.dump(2, ' ', false, Json::error_handler_t::replace));
    m_bodies.push_back(std::move(body));
  }

  Json valid() const {
    Json whole = Json::object();
    for (const Part& part : m_parts) {
      Arena arena;
      whole[wireName(*part.field)] = jsonOf(schema::exampleInput(m_types, part.type, 1, arena));
    }
    return whole;
  }

  const schema::Types& m_types;
  const std::vector<Part>& m_parts;
  bool m_isEmbedded;
  std::size_t m_limit;
  std::set<QString> m_seen;
  QVector<BrokenBody> m_bodies;
};

} // namespace

QVector<BrokenBody> brokenBodies(const design::Design& design, const design::Endpoint& endpoint,
                                 const schema::Types* previous, std::size_t limit) {
  if (bodyKindOf(endpoint) != BodyKind::JsonText) return {};
  schema::TypesBuilder builder(design, previous);
  std::vector<Part> parts;
  for (const Field& field : endpoint.body) {
    Json facets = field.facets;
    facets.erase("embed");
    parts.push_back({&field, builder.add(field.type, facets, {})});
  }
  const auto types = builder.finish();
  return Collector(*types, parts, isEmbedded(endpoint), limit).collect();
}

} // namespace signalbox::ui
