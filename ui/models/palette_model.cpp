// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/palette_model.h"

#include <algorithm>
#include <climits>
#include <span>

namespace signalbox::ui {

namespace {

using Kind = PaletteItem::Kind;

constexpr Kind searchedKinds[] = {Kind::Endpoint,    Kind::Model,   Kind::Field,   Kind::Request, Kind::Part,
                                  Kind::Environment, Kind::Project, Kind::Command, Kind::Setting};
constexpr Kind tabKinds[] = {Kind::Endpoint, Kind::Model, Kind::Request, Kind::Part};
constexpr Kind projectKinds[] = {Kind::Project};
constexpr int textIsBetter = 20; // a match in the name against one in the detail

std::span<const Kind> kindsOf(PaletteScope scope) {
  switch (scope) {
  case PaletteScope::Tabs: return tabKinds;
  case PaletteScope::Projects: return projectKinds;
  default: return searchedKinds;
  }
}

struct Query {
  QString words;
  QVector<Kind> only; // those of the prefix; empty: all of the scope
};

Query parse(const QString& typed) {
  const QString trimmed = typed.trimmed();
  const QString rest = trimmed.mid(1).trimmed();
  if (trimmed.startsWith(u'>')) return {rest, {Kind::Command, Kind::Setting}};
  if (trimmed.startsWith(u'#')) return {rest, {Kind::Model, Kind::Field}};
  if (trimmed.startsWith(u'$')) return {rest, {Kind::Environment}};
  if (trimmed.startsWith(u'/')) return {trimmed, {Kind::Endpoint}};
  return {trimmed, {}};
}

QString heading(Kind kind) {
  switch (kind) {
  case Kind::Endpoint: return PaletteModel::tr("Endpoints");
  case Kind::Model: return PaletteModel::tr("Models");
  case Kind::Field: return PaletteModel::tr("Fields");
  case Kind::Request: return PaletteModel::tr("Saved requests");
  case Kind::Part: return PaletteModel::tr("Parts of the design");
  case Kind::Environment: return PaletteModel::tr("Environments");
  case Kind::Project: return PaletteModel::tr("Recent projects");
  case Kind::Setting: return PaletteModel::tr("Settings");
  default: return PaletteModel::tr("Commands");
  }
}

PaletteItem headingRow(const QString& text) {
  PaletteItem row;
  row.kind = Kind::Heading;
  row.text = text;
  return row;
}

// Fields and settings are many and seldom wanted: they stay away until there are words.
bool needsWords(Kind kind) { return kind == Kind::Field || kind == Kind::Setting; }

std::vector<PaletteItem> lineRows(const QString& number) {
  bool isNumber = false;
  const int line = number.toInt(&isNumber);
  PaletteItem row;
  row.kind = Kind::Line;
  row.id = number;
  row.icon = "arrow-right";
  row.isEnabled = isNumber && line > 0;
  row.text =
      row.isEnabled ? PaletteModel::tr("Go to line %1").arg(line) : PaletteModel::tr("Type the number of a line");
  return {headingRow(PaletteModel::tr("The editor with the caret")), row};
}

std::vector<PaletteItem> helpRows(const QString& heading) {
  std::vector<PaletteItem> rows{headingRow(heading)};
  const std::pair<const char*, QString> prefixes[] = {{">", PaletteModel::tr("Commands and settings")},
                                                      {"/", PaletteModel::tr("Paths of endpoints")},
                                                      {"#", PaletteModel::tr("Models and their fields")},
                                                      {"$", PaletteModel::tr("Environments")},
                                                      {":", PaletteModel::tr("A line of the editor with the caret")}};
  for (const auto& [prefix, meaning] : prefixes) {
    PaletteItem row;
    row.kind = Kind::Help;
    row.id = QLatin1String(prefix);
    row.text = meaning;
    row.shortcut = row.id;
    row.icon = "circle-question-mark";
    rows.push_back(row);
  }
  return rows;
}

} // namespace

PaletteIndex::PaletteIndex(std::vector<PaletteItem> items) : m_items(std::move(items)) {
  m_texts.reserve(m_items.size());
  m_whole.reserve(m_items.size());
  for (const PaletteItem& item : m_items) {
    m_texts.emplace_back(item.text);
    m_whole.emplace_back(item.method + u' ' + item.text + u' ' + item.detail);
  }
}

PaletteIndex::Group PaletteIndex::rank(Kind kind, const FuzzyPattern& pattern, const std::vector<std::size_t>& recent,
                                       std::size_t limit) const {
  Group group{kind, {}};
  if (pattern.isEmpty() && needsWords(kind)) return group;
  for (std::size_t index = 0; index < m_items.size(); ++index) {
    if (m_items[index].kind != kind) continue;
    if (const auto score = pattern.score(m_texts[index]))
      group.found.push_back({*score + textIsBetter, index});
    else if (const auto whole = pattern.score(m_whole[index]))
      group.found.push_back({*whole, index});
  }
  const auto age = [&recent](const Ranked& ranked) { return std::ranges::find(recent, ranked.item) - recent.begin(); };
  std::stable_sort(group.found.begin(), group.found.end(), [&age](const Ranked& a, const Ranked& b) {
    return a.score != b.score ? a.score > b.score : age(a) < age(b);
  });
  if (group.found.size() > limit) group.found.resize(limit);
  return group;
}

void PaletteIndex::append(std::vector<PaletteItem>& rows, const Group& group, const FuzzyPattern& pattern) const {
  if (group.found.empty()) return;
  rows.push_back(headingRow(heading(group.kind)));
  for (const Ranked& ranked : group.found) {
    rows.push_back(m_items[ranked.item]);
    if (const auto match = pattern.match(m_texts[ranked.item])) rows.back().matched = match->positions;
  }
}

std::vector<std::size_t> PaletteIndex::indexesOf(const QStringList& keys) const {
  std::vector<std::size_t> found;
  for (const QString& key : keys) {
    const auto item =
        std::find_if(m_items.begin(), m_items.end(), [&key](const PaletteItem& each) { return each.key() == key; });
    if (item != m_items.end()) found.push_back(std::size_t(item - m_items.begin()));
  }
  return found;
}

std::vector<PaletteItem> PaletteIndex::rows(const QString& query, const QStringList& recent, PaletteScope scope,
                                            std::size_t limit) const {
  const QString trimmed = query.trimmed();
  if (trimmed.startsWith(u':')) return lineRows(trimmed.mid(1).trimmed());
  if (trimmed.startsWith(u'?')) return helpRows(PaletteModel::tr("Begin with"));
  const Query parsed = parse(query);
  const FuzzyPattern pattern(parsed.words);
  const bool isForTabs = scope == PaletteScope::Tabs;
  const std::vector<std::size_t> known = indexesOf(recent);
  std::vector<PaletteItem> rows;
  if (parsed.words.isEmpty() && parsed.only.isEmpty() && !known.empty()) {
    rows.push_back(headingRow(isForTabs ? PaletteModel::tr("Open tabs") : PaletteModel::tr("Recent")));
    for (const std::size_t item : known) rows.push_back(m_items[item]);
  }
  const auto isAsked = [&](Kind kind) {
    if (!parsed.only.isEmpty()) return parsed.only.contains(kind);
    const std::span<const Kind> kinds = kindsOf(scope);
    return std::ranges::find(kinds, kind) != kinds.end();
  };
  const bool isNarrow = scope != PaletteScope::Everything || !parsed.only.isEmpty();
  const std::size_t most = parsed.words.isEmpty() && isNarrow ? m_items.size() : limit;
  const std::vector<std::size_t> first = parsed.words.isEmpty() ? std::vector<std::size_t>() : known;
  std::vector<Group> groups;
  for (const Kind kind : searchedKinds)
    if (isAsked(kind)) groups.push_back(rank(kind, pattern, first, most));
  const auto best = [](const Group& group) { return group.found.empty() ? INT_MIN : group.found.front().score; };
  std::stable_sort(groups.begin(), groups.end(), [&best](const Group& a, const Group& b) { return best(a) > best(b); });
  for (const Group& group : groups) append(rows, group, pattern);
  return rows.empty() ? helpRows(PaletteModel::tr("Nothing is called %1. Begin with").arg(trimmed)) : rows;
}

void PaletteModel::setRows(std::vector<PaletteItem> rows) {
  beginResetModel();
  m_rows = std::move(rows);
  endResetModel();
}

const PaletteItem* PaletteModel::item(const QModelIndex& index) const {
  return index.isValid() ? &m_rows[std::size_t(index.row())] : nullptr;
}

QModelIndex PaletteModel::firstItem() const {
  for (std::size_t row = 0; row < m_rows.size(); ++row)
    if (m_rows[row].kind != PaletteItem::Kind::Heading) return index(int(row));
  return {};
}

int PaletteModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const {
  const PaletteItem* row = item(index);
  if (!row) return Qt::NoItemFlags;
  return row->kind == PaletteItem::Kind::Heading ? Qt::ItemFlags(Qt::ItemIsEnabled)
                                                 : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
  const PaletteItem* row = item(index);
  if (!row) return {};
  switch (role) {
  case Qt::DisplayRole: return row->text;
  case Qt::AccessibleTextRole:
    return QString(row->method + u' ' + row->text + u' ' + row->detail + u' ' + row->shortcut).simplified();
  case KindRole: return int(row->kind);
  case IdRole: return row->id;
  case DetailRole: return row->detail;
  case MethodRole: return row->method;
  case IconRole: return row->icon;
  case ShortcutRole: return row->shortcut;
  case CanRunRole: return row->isEnabled;
  case MatchedRole: return QVariant::fromValue(row->matched);
  default: return {};
  }
}

} // namespace signalbox::ui
