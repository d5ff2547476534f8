// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/json_tree_model.h"

#include "core/base/utf8_head.h"

#include <QLocale>

namespace signalbox::ui {
namespace {

constexpr std::size_t mostShown = 400; // bytes of a name or value

QString utf8(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

QString number(std::size_t value) { return QLocale(QLocale::English).toString(static_cast<qulonglong>(value)); }

bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

} // namespace

QString onOneLine(std::string_view source, std::size_t most) {
  std::string line;
  bool isInside = false; // a string, whose spaces stay
  for (std::size_t at = 0; at < source.size() && line.size() <= most; ++at) {
    const char c = source[at];
    if (!isInside && isSpace(c)) continue;
    line += c;
    if (c == '\\' && isInside && at + 1 < source.size()) line += source[++at];
    if (c == '"') isInside = !isInside;
    if (!isInside && (c == ',' || c == ':')) line += ' ';
  }
  QString text = utf8(utf8Head(line, most));
  if (line.size() > most) text += QChar(0x2026);
  return text;
}

void JsonTreeModel::setJson(std::shared_ptr<const OutlinedJson> json) {
  if (json == m_json) return;
  beginResetModel();
  m_json = std::move(json);
  m_nodes.clear();
  if (m_json) {
    Node root;
    root.part.value = m_json->outline.root();
    root.count = m_json->outline.count(root.part.value);
    m_nodes.push_back(std::move(root));
  }
  endResetModel();
}

QModelIndex JsonTreeModel::indexOf(std::size_t id) const { return createIndex(m_nodes[id].row, 0, id); }

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex& parent) const {
  if (!hasIndex(row, column, parent)) return {};
  return indexOf(parent.isValid() ? node(parent).children[static_cast<std::size_t>(row)] : 0);
}

QModelIndex JsonTreeModel::parent(const QModelIndex& index) const {
  return index.isValid() && index.internalId() != 0 ? indexOf(node(index).parent) : QModelIndex();
}

int JsonTreeModel::rowCount(const QModelIndex& parent) const {
  if (!parent.isValid()) return m_nodes.empty() ? 0 : 1;
  return static_cast<int>(node(parent).children.size());
}

bool JsonTreeModel::hasChildren(const QModelIndex& parent) const {
  return parent.isValid() ? node(parent).count > 0 : !m_nodes.empty();
}

bool JsonTreeModel::canFetchMore(const QModelIndex& parent) const {
  return parent.isValid() && node(parent).count > 0 && !node(parent).isFetched;
}

void JsonTreeModel::fetchMore(const QModelIndex& parent) {
  if (!canFetchMore(parent)) return;
  const std::size_t id = parent.internalId();
  m_nodes[id].isFetched = true;
  std::vector<Node> made = childrenOf(m_nodes[id]);
  beginInsertRows(parent, 0, static_cast<int>(made.size()) - 1);
  for (Node& child : made) {
    child.parent = id;
    child.row = static_cast<int>(m_nodes[id].children.size());
    child.depth = m_nodes[id].depth + 1;
    m_nodes[id].children.push_back(m_nodes.size());
    m_nodes.push_back(std::move(child));
  }
  endInsertRows();
}

std::vector<JsonTreeModel::Node> JsonTreeModel::childrenOf(const Node& node) const {
  const std::size_t container = node.span > 0 ? node.container : node.part.value;
  const std::size_t first = node.span > 0 ? node.part.index : 0;
  std::size_t span = 1;
  while (node.count > mostParts * span) span *= mostParts;
  if (span > 1) return rangesOf(container, first, node.count, span);
  std::vector<Node> made;
  JsonParts parts(m_json->outline, container, first);
  while (made.size() < node.count && parts.next()) {
    Node child;
    child.part = parts.part();
    child.count = m_json->outline.count(child.part.value);
    made.push_back(std::move(child));
  }
  return made;
}

std::vector<JsonTreeModel::Node> JsonTreeModel::rangesOf(std::size_t container, std::size_t first, std::size_t count,
                                                         std::size_t span) const {
  std::vector<Node> made;
  for (std::size_t at = 0; at < count; at += span) {
    Node range;
    range.container = container;
    range.part = m_json->outline.part(container, first + at);
    range.span = range.count = std::min(span, count - at);
    made.push_back(std::move(range));
  }
  return made;
}

QModelIndex JsonTreeModel::find(std::size_t offset) {
  if (m_nodes.empty()) return {};
  std::size_t id = 0;
  for (const JsonPart& part : m_json->outline.wayTo(offset)) {
    do { // through the ranges to the part
      fetchMore(indexOf(id));
      const auto& children = m_nodes[id].children;
      const auto behind = std::ranges::upper_bound(children, part.index, {},
                                                   [this](std::size_t child) { return m_nodes[child].part.index; });
      if (behind == children.begin()) return indexOf(id);
      id = *std::prev(behind);
    } while (m_nodes[id].span > 0);
  }
  return indexOf(id);
}

std::size_t JsonTreeModel::offset(const QModelIndex& index) const { return node(index).part.value; }

QString JsonTreeModel::path(const QModelIndex& index) const {
  const Node& shown = node(index);
  if (shown.span == 0) return QString::fromStdString(json_path::normalizedPath(m_json->outline, shown.part.value));
  QString path = QString::fromStdString(json_path::normalizedPath(m_json->outline, shown.container));
  if (shown.part.name != JsonPart::none) return path + QStringLiteral(".*");
  return path + QStringLiteral("[%1:%2]").arg(shown.part.index).arg(shown.part.index + shown.span);
}

QString JsonTreeModel::source(const QModelIndex& index, std::size_t most) const {
  const Node& shown = node(index);
  if (shown.span == 0) return utf8(utf8Head(m_json->outline.source(shown.part.value), most));
  const JsonPart last = m_json->outline.part(shown.container, shown.part.index + shown.span - 1);
  const std::size_t begin = std::min(shown.part.name, shown.part.value);
  return utf8(utf8Head(m_json->outline.text().substr(begin, m_json->outline.end(last.value) - begin), most));
}

JsonTreeModel::Type JsonTreeModel::typeOf(const Node& node) const {
  if (node.span > 0) return Type::Range;
  switch (m_json->outline.text()[node.part.value]) {
  case '{': return Type::Object;
  case '[': return Type::Array;
  case '"': return Type::String;
  case 't':
  case 'f': return Type::Boolean;
  case 'n': return Type::Null;
  default: return Type::Number;
  }
}

QString JsonTreeModel::nameText(const Node& node) const {
  if (node.span > 0)
    return QStringLiteral("%1 … %2").arg(number(node.part.index), number(node.part.index + node.span - 1));
  if (node.depth == 0) return QStringLiteral("$");
  if (node.part.name == JsonPart::none) return number(node.part.index);
  return utf8(utf8Head(jsonStringText(nameOf(m_json->outline, node.part)), mostShown));
}

QString JsonTreeModel::valueText(const Node& node) const {
  switch (typeOf(node)) {
  case Type::Object: return QStringLiteral("{%1}").arg(number(node.count));
  case Type::Array: return QStringLiteral("[%1]").arg(number(node.count));
  case Type::Range: return {};
  default: return onOneLine(m_json->outline.source(node.part.value), mostShown);
  }
}

QString JsonTreeModel::spoken(const Node& node) const {
  const QString name = nameText(node);
  switch (typeOf(node)) {
  case Type::Object: return tr("%1, object of %2").arg(name, number(node.count));
  case Type::Array: return tr("%1, array of %2").arg(name, number(node.count));
  case Type::Range: return tr("%1, %2 parts").arg(name, number(node.count));
  case Type::String: return tr("%1, string, %2").arg(name, valueText(node));
  case Type::Number: return tr("%1, number, %2").arg(name, valueText(node));
  case Type::Boolean: return tr("%1, boolean, %2").arg(name, valueText(node));
  case Type::Null: return tr("%1, null").arg(name);
  }
  return name;
}

QVariant JsonTreeModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Node& shown = node(index);
  switch (role) {
  case Qt::DisplayRole:
  case NameRole: return nameText(shown);
  case TypeRole: return QVariant::fromValue(typeOf(shown));
  case IsMemberRole: return shown.part.name != JsonPart::none && shown.span == 0;
  case ValueRole: return valueText(shown);
  case DepthRole: return shown.depth;
  case Qt::AccessibleTextRole: return spoken(shown);
  case Qt::ToolTipRole: return path(index);
  default: return {};
  }
}

} // namespace signalbox::ui
