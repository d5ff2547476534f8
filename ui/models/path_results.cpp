// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/path_results.h"

#include "ui/models/json_tree_model.h"

namespace signalbox::ui {
namespace {

constexpr std::size_t mostShown = 300; // bytes of a value

}

void PathResults::setResults(std::shared_ptr<const OutlinedJson> json, std::vector<std::size_t> values) {
  beginResetModel();
  m_json = std::move(json);
  m_values = std::move(values);
  endResetModel();
}

QString PathResults::path(int row) const {
  return QString::fromStdString(json_path::normalizedPath(m_json->outline, offset(row)));
}

QString PathResults::asJson(std::size_t most) const {
  std::string text = "[";
  for (const std::size_t value : m_values) {
    const std::string_view source = m_json->outline.source(value);
    if (text.size() + source.size() > most) break;
    if (text.size() > 1) text += ",\n ";
    text += source;
  }
  return QString::fromStdString(text + ']');
}

int PathResults::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_values.size());
}

QVariant PathResults::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const auto value = [&] { return onOneLine(m_json->outline.source(offset(index.row())), mostShown); };
  switch (role) {
  case Qt::DisplayRole:
  case Qt::ToolTipRole:
  case PathRole: return path(index.row());
  case ValueRole: return value();
  case Qt::AccessibleTextRole: return tr("%1: %2").arg(path(index.row()), value());
  default: return {};
  }
}

} // namespace signalbox::ui
