// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/palette_model.h"

#include "core/openapi/write.h"
#include "ui/commands/command_registry.h"
#include "ui/models/design_tree.h"

#include <algorithm>
#include <climits>

namespace signalbox::ui {

namespace {

using Kind = PaletteItem::Kind;

QString text(const std::string& bytes) { return QString::fromStdString(bytes); }

struct Query {
  QString words;
  std::optional<Kind> only;
};

Query parse(const QString& typed) {
  const QString trimmed = typed.trimmed();
  if (trimmed.startsWith(u'>')) return {trimmed.mid(1).trimmed(), Kind::Command};
  if (trimmed.startsWith(u'#')) return {trimmed.mid(1).trimmed(), Kind::Model};
  if (trimmed.startsWith(u'/')) return {trimmed, Kind::Endpoint};
  return {trimmed, std::nullopt};
}

QString heading(Kind kind) {
  if (kind == Kind::Endpoint) return PaletteModel::tr("Endpoints");
  if (kind == Kind::Model) return PaletteModel::tr("Models");
  return PaletteModel::tr("Commands");
}

struct Ranked {
  int score = 0;
  PaletteItem item;
};

// Matched in the text, else (worth less) in method, text and detail together.
std::optional<Ranked> rank(const PaletteItem& item, const QString& words) {
  if (const auto match = fuzzyMatch(words, item.text)) {
    Ranked ranked{match->score + 20, item};
    ranked.item.matched = match->positions;
    return ranked;
  }
  if (const auto match = fuzzyMatch(words, item.method + u' ' + item.text + u' ' + item.detail))
    return Ranked{match->score, item};
  return std::nullopt;
}

struct Group {
  Kind kind = Kind::Command;
  std::vector<Ranked> found; // best first
};

Group rankGroup(const std::vector<PaletteItem>& items, Kind kind, const QString& words) {
  Group group{kind, {}};
  for (const auto& item : items)
    if (item.kind == kind)
      if (auto ranked = rank(item, words)) group.found.push_back(std::move(*ranked));
  std::stable_sort(group.found.begin(), group.found.end(),
                   [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
  return group;
}

void appendGroup(std::vector<PaletteItem>& rows, Group& group, std::size_t limit) {
  if (group.found.empty()) return;
  if (group.found.size() > limit) group.found.resize(limit);
  rows.push_back({Kind::Heading, {}, heading(group.kind), {}, {}, {}, {}, true, {}});
  for (auto& ranked : group.found) rows.push_back(std::move(ranked.item));
}

void appendRecent(std::vector<PaletteItem>& rows, const std::vector<PaletteItem>& items, const QStringList& recent) {
  std::vector<PaletteItem> found;
  for (const QString& key : recent) {
    const auto item =
        std::find_if(items.begin(), items.end(), [&key](const PaletteItem& each) { return each.key() == key; });
    if (item != items.end()) found.push_back(*item);
  }
  if (found.empty()) return;
  rows.push_back({Kind::Heading, {}, PaletteModel::tr("Recent"), {}, {}, {}, {}, true, {}});
  rows.insert(rows.end(), found.begin(), found.end());
}

} // namespace

QString PaletteItem::key() const {
  const QString kinds[] = {QStringLiteral("heading:"), QStringLiteral("endpoint:"), QStringLiteral("model:"),
                           QStringLiteral("command:")};
  return kinds[int(kind)] + id;
}

std::vector<PaletteItem> paletteItems(const design::Design& design, const CommandRegistry& commands) {
  std::vector<PaletteItem> items;
  for (const auto& endpoint : design.endpoints())
    items.push_back({Kind::Endpoint,
                     text(endpoint->id()),
                     text(design.fullPath(*endpoint)),
                     text(openapi::summary(*endpoint)),
                     shownMethod(*endpoint),
                     {},
                     {},
                     true,
                     {}});
  for (const auto& model : design.models()) {
    const bool isEnum = model->kind == design::ModelKind::Enum;
    const qint64 count = qint64(isEnum ? model->members.size() : model->fields.size());
    const QString detail =
        isEnum
            ? PaletteModel::tr("enum, %1").arg(counted(count, PaletteModel::tr("member"), PaletteModel::tr("members")))
            : PaletteModel::tr("model, %1").arg(counted(count, PaletteModel::tr("field"), PaletteModel::tr("fields")));
    items.push_back(
        {Kind::Model, text(model->name), text(model->name), detail, {}, isEnum ? "list" : "braces", {}, true, {}});
  }
  for (const auto& command : commands.commands())
    items.push_back({Kind::Command,
                     command.id,
                     command.text,
                     command.group,
                     {},
                     command.icon,
                     command.shortcut.toString(QKeySequence::NativeText),
                     commands.isEnabled(command.id),
                     {}});
  return items;
}

std::vector<PaletteItem> paletteRows(const std::vector<PaletteItem>& items, const QString& query,
                                     const QStringList& recent, std::size_t limit) {
  const Query parsed = parse(query);
  std::vector<PaletteItem> rows;
  if (parsed.words.isEmpty() && !parsed.only) appendRecent(rows, items, recent);
  const std::size_t most = parsed.words.isEmpty() && parsed.only ? items.size() : limit;
  std::vector<Group> groups;
  for (const Kind kind : {Kind::Endpoint, Kind::Model, Kind::Command})
    if (!parsed.only || parsed.only == kind) groups.push_back(rankGroup(items, kind, parsed.words));
  const auto best = [](const Group& group) { return group.found.empty() ? INT_MIN : group.found.front().score; };
  std::stable_sort(groups.begin(), groups.end(), [&best](const Group& a, const Group& b) { return best(a) > best(b); });
  for (Group& group : groups) appendGroup(rows, group, most);
  return rows;
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
    if (m_rows[row].kind != Kind::Heading) return index(int(row));
  return {};
}

int PaletteModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const {
  const PaletteItem* row = item(index);
  if (!row) return Qt::NoItemFlags;
  return row->kind == Kind::Heading ? Qt::ItemFlags(Qt::ItemIsEnabled) : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
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
