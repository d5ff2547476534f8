// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/design_search.h"

#include "core/base/pointer_step.h"
#include "core/design/diff.h"
#include "core/design/store.h"
#include "ui/models/place_text.h"

#include <algorithm>
#include <set>

namespace signalbox::ui {

namespace {

QString text(const std::string& bytes) { return QString::fromStdString(bytes); }

// Of the format, in every file: nobody looks for them.
bool isOfFormat(const std::string& key) {
  static const std::set<std::string, std::less<>> words{
      "name",   "type",  "kind",    "method",    "path",    "order",      "url",      "body",      "fields",
      "value",  "in",    "enabled", "endpoint",  "title",   "summary",    "tags",     "headers",   "query",
      "config", "model", "text",    "responses", "options", "parameters", "examples", "behaviour", "description"};
  return words.contains(key);
}

// In the order of the tree; others as the kinds stand.
int rankOf(EntityKind kind) {
  static constexpr EntityKind first[] = {EntityKind::Endpoint, EntityKind::Router,     EntityKind::Model,
                                         EntityKind::Constant, EntityKind::Dependency, EntityKind::SecurityScheme};
  const auto known = std::ranges::find(first, kind);
  return known != std::end(first) ? int(known - std::begin(first)) : int(std::size(first)) + int(kind);
}

} // namespace

// Walks the JSON of one file and keeps what it says, line by line.
class DesignSearch::Reader final {
public:
  explicit Reader(std::vector<Line>& lines) : m_lines(lines) {}

  void read(const design::Json& value, const std::string& pointer, const QStringList& trail) {
    if (value.is_object()) {
      for (const auto& [key, inner] : value.items()) readMember(key, inner, pointer + pointerStep(key), trail);
    } else if (value.is_array()) {
      for (std::size_t index = 0; index < value.size(); ++index)
        readItem(value[index], index, pointer + '/' + std::to_string(index), trail);
    } else {
      add({}, value, pointer, trail);
    }
  }

private:
  void readMember(const std::string& key, const design::Json& value, const std::string& pointer,
                  const QStringList& trail) {
    if (!value.is_structured()) return add(key, value, pointer, trail);
    if (!isOfFormat(key)) m_lines.push_back({pointer, shown(trail), text(key), 0});
    read(value, pointer, trail + QStringList{text(key)});
  }

  // An item is called by its name where it has one.
  void readItem(const design::Json& value, std::size_t index, const std::string& pointer, const QStringList& trail) {
    const auto name = value.is_object() ? value.find("name") : value.end();
    const bool isNamed = value.is_object() && name != value.end() && name->is_string();
    if (!value.is_structured()) return add({}, value, pointer, trail);
    read(value, pointer, trail + QStringList{isNamed ? text(name->get<std::string>()) : QString::number(index + 1)});
  }

  void add(const std::string& key, const design::Json& value, const std::string& pointer, const QStringList& trail) {
    const QString lead = key.empty() ? QString() : text(key) + QStringLiteral(": ");
    const QString said = value.is_string() ? text(value.get<std::string>()) : text(value.dump());
    bool isFirst = true;
    for (const QString& line : said.split(u'\n')) {
      if (!isFirst && line.trimmed().isEmpty()) continue;
      const QString before = isFirst ? lead : QString();
      m_lines.push_back({pointer, shown(trail), before + line.trimmed(), isOfFormat(key) ? before.size() : 0});
      isFirst = false;
    }
  }

  static QString shown(const QStringList& trail) { return trail.join(QStringLiteral(" \u203a ")); }

  std::vector<Line>& m_lines;
};

DesignSearch::Part DesignSearch::partOf(const design::Design& design, EntityKind kind, const std::string& name) {
  Part part{entityTitle(design, kind, name), {}};
  part.lines.push_back({{}, {}, part.title, 0});
  if (!name.empty() && text(name) != part.title) part.lines.push_back({{}, {}, text(name), 0});
  const auto file = design::Json::parse(design::fileText(design, kind, name), nullptr, false);
  if (!file.is_discarded()) Reader(part.lines).read(file, {}, {});
  return part;
}

void DesignSearch::setDesign(const design::Design& design) {
  if (!m_hasDesign) m_parts[{EntityKind::Project, {}}] = partOf(design, EntityKind::Project, {});
  bool isRouterChanged = false;
  for (const design::Change& change : design::diff(m_design, design)) {
    const Key key{change.entity, change.name};
    if (change.kind == design::ChangeKind::Removed)
      m_parts.erase(key);
    else
      m_parts[key] = partOf(design, change.entity, change.name);
    isRouterChanged = isRouterChanged || change.entity == EntityKind::Router;
  }
  m_design = design;
  m_hasDesign = true;
  if (isRouterChanged) renewTitles();
}

// A router's prefix stands in the titles of its endpoints, whose own files do not change with it.
void DesignSearch::renewTitles() {
  for (auto& [key, part] : m_parts)
    if (key.first == EntityKind::Endpoint && part.title != entityTitle(m_design, key.first, key.second))
      part = partOf(m_design, key.first, key.second);
}

DesignSearch::Found DesignSearch::find(const QString& wanted, std::size_t limit) const {
  Found found;
  if (wanted.trimmed().isEmpty()) return found;
  for (const auto& [key, part] : m_parts)
    for (const Line& line : part.lines) {
      const qsizetype at = line.text.indexOf(wanted, line.searchedFrom, Qt::CaseInsensitive);
      if (at >= 0)
        found.lines.push_back(
            {{key.first, key.second, line.pointer}, part.title, line.where, line.text, at, wanted.size()});
    }
  std::ranges::stable_sort(found.lines, [](const FoundText& a, const FoundText& b) {
    const auto rank = [](const FoundText& each) {
      return std::pair(!each.place.pointer.empty(), rankOf(each.place.kind));
    };
    return rank(a) < rank(b);
  });
  found.total = found.lines.size();
  if (found.lines.size() > limit) found.lines.resize(limit);
  return found;
}

} // namespace signalbox::ui
