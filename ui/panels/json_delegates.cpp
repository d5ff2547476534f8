// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/json_delegates.h"

#include "ui/models/json_tree_model.h"
#include "ui/models/path_results.h"
#include "ui/theme/focus_paint.h"
#include "ui/theme/look.h"
#include "ui/theme/paint.h"

#include <QPainter>
#include <QTreeView>

namespace signalbox::ui {
namespace {

constexpr int treeRow = 24;
constexpr int resultRow = 28;
constexpr double edge = 8; // of a row to the sides
constexpr double step = 16;
constexpr double chevronWidth = 16;
constexpr double narrow = 300; // below, no types

using Type = JsonTreeModel::Type;

QString wordOf(Type type) {
  switch (type) {
  case Type::Object: return JsonTreeModel::tr("object");
  case Type::Array: return JsonTreeModel::tr("array");
  case Type::String: return JsonTreeModel::tr("string");
  case Type::Number: return JsonTreeModel::tr("number");
  case Type::Boolean: return JsonTreeModel::tr("boolean");
  case Type::Null: return JsonTreeModel::tr("null");
  case Type::Range: return {};
  }
  return {};
}

QColor inkOf(Type type) {
  switch (type) {
  case Type::String: return theme().jsonString;
  case Type::Number: return theme().jsonNumber;
  case Type::Boolean:
  case Type::Null: return theme().jsonKeyword;
  default: return theme().text3;
  }
}

bool isOpen(const QStyleOptionViewItem& option) { return option.state & QStyle::State_Open; }

QRectF rowOf(const QStyleOptionViewItem& option) {
  const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
  const double width = view ? view->viewport()->width() : option.rect.width();
  return {edge, option.rect.y() + 0.0, width - 2 * edge, option.rect.height() + 0.0};
}

// How wide the word of the type is, with the gap before it.
double paintType(QPainter& painter, const QRectF& row, Type type, bool isSelected) {
  if (row.width() < narrow) return 0;
  const QFont font = uiFont(11);
  drawText(painter, row.adjusted(0, 0, -8, 0), wordOf(type), font, isSelected ? theme().text2 : theme().text3,
           rightMiddle);
  return textWidth(font, JsonTreeModel::tr("boolean")) + 24;
}

} // namespace

QRectF JsonTreeDelegate::chevron(const QRect& row, int depth) {
  return {edge + 2 + depth * step, row.y() + 0.0, chevronWidth, row.height() + 0.0};
}

QSize JsonTreeDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {100, rowExtent(treeRow)};
}

void JsonTreeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const QRectF row = rowOf(option);
  const bool isSelected = option.state & QStyle::State_Selected;
  paintRowBox(*painter, row.adjusted(0, 1, 0, -1), option, 5);
  const auto type = index.data(JsonTreeModel::TypeRole).value<Type>();
  const QRectF mark = chevron(option.rect, index.data(JsonTreeModel::DepthRole).toInt());
  if (index.model()->hasChildren(index))
    drawIcon(*painter, isOpen(option) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
             isSelected ? theme().text2 : theme().text3, QRectF(mark.x(), mark.center().y() - 6, 12, 12));
  const double right = row.right() - paintType(*painter, row, type, isSelected);
  double x = mark.right() + 2;
  const QFont font = monoFont(12);
  const bool isMember = index.data(JsonTreeModel::IsMemberRole).toBool();
  const QColor nameInk = isMember ? theme().jsonKey : isSelected ? theme().text2 : theme().text3;
  x += drawText(*painter, QRectF(x, row.y(), std::max(0.0, right - x), row.height()),
                index.data(JsonTreeModel::NameRole).toString(), font, nameInk);
  const QString value = index.data(JsonTreeModel::ValueRole).toString();
  const QColor valueInk = inkOf(type);
  x += 12;
  drawText(*painter, QRectF(x, row.y(), std::max(0.0, right - x), row.height()), value, font,
           isSelected && valueInk == theme().text3 ? theme().text2 : valueInk);
}

QSize PathResultDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {100, rowExtent(resultRow)};
}

void PathResultDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const QRectF row = rowOf(option);
  paintRowBox(*painter, row.adjusted(0, 1, 0, -1), option, 5);
  const QFont font = monoFont(12);
  const double half = row.width() * 0.55;
  const QString path = index.data(PathResults::PathRole).toString();
  const double width = std::min(half, textWidth(font, path) + 1);
  const QFontMetricsF metrics(font);
  const bool isSelected = option.state & QStyle::State_Selected;
  drawText(*painter, QRectF(row.x() + 8, row.y(), half, row.height()), metrics.elidedText(path, Qt::ElideMiddle, half),
           font, isSelected ? theme().text : theme().text2);
  const double x = row.x() + 8 + std::max(width + 16, std::min(half + 16, row.width() * 0.35));
  const QRectF rest(x, row.y(), std::max(0.0, row.right() - 8 - x), row.height());
  if (drawJsonLine(*painter, rest, index.data(PathResults::ValueRole).toString(), font) > rest.right())
    fadeRight(*painter, rest, isSelected ? theme().selectedFlat : theme().island);
}

} // namespace signalbox::ui
