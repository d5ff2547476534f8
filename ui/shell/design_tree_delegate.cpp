// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/design_tree_delegate.h"

#include "ui/models/design_tree_model.h"
#include "ui/shell/lamp_pulse.h"
#include "ui/theme/focus_paint.h"
#include "ui/theme/look.h"
#include "ui/theme/paint.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTreeView>

namespace signalbox::ui {

namespace {

constexpr int usualRow = 28;
constexpr double edge = 8; // of a row to the sidebar's sides
constexpr double firstText = 16;
constexpr double step = 16; // indentation of one level
constexpr double methodWidth = 46;

struct Row {
  const QStyleOptionViewItem& option;
  const QModelIndex& index;
  QRectF box;   // what selection and hover fill
  double right; // where free room ends
  TreeNode::Kind kind;
  double pulse; // how far that of its lamp has come; less than 0: none
  bool isSelected() const { return option.state & QStyle::State_Selected; }
  double top() const { return option.rect.y(); }
  double height() const { return option.rect.height(); }
  double middle() const { return top() + height() / 2; }
};

QString iconOf(TreeNode::Kind kind) {
  switch (kind) {
  case TreeNode::Kind::Enum: return QStringLiteral("list");
  case TreeNode::Kind::Constant: return QStringLiteral("variable");
  case TreeNode::Kind::Dependency: return QStringLiteral("plug");
  case TreeNode::Kind::SecurityScheme: return QStringLiteral("shield");
  case TreeNode::Kind::Users: return QStringLiteral("user");
  case TreeNode::Kind::Middleware: return QStringLiteral("layers");
  case TreeNode::Kind::ExceptionHandler: return QStringLiteral("triangle-alert");
  case TreeNode::Kind::Mount: return QStringLiteral("folder-open");
  case TreeNode::Kind::Webhook: return QStringLiteral("webhook");
  default: return QStringLiteral("braces");
  }
}

int depthOf(const QModelIndex& index) {
  int depth = 0;
  for (QModelIndex parent = index.parent(); parent.isValid(); parent = parent.parent()) ++depth;
  return depth;
}

void paintHeading(QPainter& painter, const Row& row) {
  const QRectF line(firstText, row.top() + 5, row.box.right() - firstText - 6, row.height() - 5);
  const QString count = QString::number(row.index.data(DesignTreeModel::CountRole).toULongLong());
  const double taken = textWidth(uiFont(11, 500), count) + 8;
  const bool isHovered = row.option.state & QStyle::State_MouseOver;
  const bool opens = row.index.data(DesignTreeModel::IdRole).toString() == u"dependencies";
  const QColor ink = opens && (isHovered || row.isSelected()) ? theme().text2 : theme().text3;
  const QString text = row.index.data().toString();
  drawText(painter, line.adjusted(0, 0, -taken, 0), text, uiFont(11, 600), ink);
  if (opens) // their graph
    drawIcon(painter, QStringLiteral("workflow"), ink,
             QRectF(line.x() + textWidth(uiFont(11, 600), text) + 6, line.center().y() - 6, 12, 12));
  drawText(painter, line, count, uiFont(11, 500), theme().text3, rightMiddle);
  if (showsKeyboardFocus(row.option)) focusRing(painter, row.box, 6);
}

// The lamp tells what is wrong first, else the last answer.
void paintLamp(QPainter& painter, Row& row) {
  const int problems = row.index.data(DesignTreeModel::ProblemsRole).toInt();
  const int status = row.index.data(DesignTreeModel::StatusRole).toInt();
  if (problems == 0 && status <= 0) return;
  const QColor color = problems > 0 ? theme().errFill : statusFill(status);
  const QPointF center(row.right - 3, row.middle());
  if (row.pulse >= 0)
    lamp(painter, center, 2.8 + 4.2 * row.pulse, withAlpha(color, int(150 * (1 - row.pulse))), Glow::Off);
  lamp(painter, center, 2.8, color);
  row.right -= 14;
}

void paintCount(QPainter& painter, Row& row) {
  const quint64 count = row.index.data(DesignTreeModel::CountRole).toULongLong();
  if (count == 0) return;
  const QString text = count > 9999 ? QString::number(count / 1000) + QStringLiteral("k") : QString::number(count);
  const QColor ink = row.isSelected() ? theme().text2 : theme().text3;
  drawText(painter, QRectF(row.right - 60, row.top(), 60, row.height()), text, uiFont(11, 500), ink, rightMiddle);
  row.right -= textWidth(uiFont(11, 500), text) + 8;
}

void paintOff(QPainter& painter, Row& row) {
  const QString text = QObject::tr("off");
  const QColor ink = row.isSelected() ? theme().text2 : theme().text3;
  drawText(painter, QRectF(row.right - 60, row.top(), 60, row.height()), text, uiFont(11, 500), ink, rightMiddle);
  row.right -= textWidth(uiFont(11, 500), text) + 8;
}

void paintMethod(QPainter& painter, const Row& row, double x, bool isOff = false) {
  const QString method = row.index.data(DesignTreeModel::MethodRole).toString();
  const QString shown = method == u"DELETE"      ? QStringLiteral("DEL")
                        : method == u"OPTIONS"   ? QStringLiteral("OPT")
                        : method == u"WEBSOCKET" ? QStringLiteral("WS")
                                                 : method;
  drawText(painter, QRectF(x, row.top(), methodWidth, row.height()), shown, monoFont(11, 700),
           isOff ? theme().text3 : methodColor(method));
}

void paintRequest(QPainter& painter, Row& row, double x) {
  paintLamp(painter, row);
  paintMethod(painter, row, x);
  x += methodWidth;
  drawText(painter, QRectF(x, row.top(), row.right - x, row.height()), row.index.data().toString(), uiFont(13),
           row.isSelected() ? theme().text : theme().text2);
}

void paintEndpoint(QPainter& painter, Row& row, double x) {
  const bool isOff = row.index.data(DesignTreeModel::OffRole).toBool();
  if (isOff) {
    paintOff(painter, row);
  } else {
    paintLamp(painter, row);
    paintCount(painter, row);
  }
  paintMethod(painter, row, x, isOff);
  x += methodWidth;
  const QFont font = monoFont(12, row.isSelected() ? 500 : 400);
  const QString path = fittedPath(row.index.data().toString(), font, row.right - x);
  drawText(painter, QRectF(x, row.top(), row.right - x, row.height()), path, font,
           row.isSelected() ? theme().text
           : isOff          ? theme().text3
                            : theme().text2);
}

void paintWithIcon(QPainter& painter, Row& row, double x, const QString& icon) {
  if (row.kind != TreeNode::Kind::Folder) paintLamp(painter, row);
  const bool isFolder = row.kind == TreeNode::Kind::Folder;
  const bool isStrong = row.isSelected() || isFolder;
  drawIcon(painter, icon, isStrong ? theme().text2 : theme().text3, QRectF(x, row.middle() - 8, 16, 16));
  x += 23;
  drawText(painter, QRectF(x, row.top(), row.right - x, row.height()), row.index.data().toString(),
           uiFont(13, isFolder ? 500 : 400), isStrong ? theme().text : theme().text2);
}

} // namespace

QString fittedPath(const QString& path, const QFont& font, double width) {
  const QFontMetricsF metrics(font);
  if (metrics.horizontalAdvance(path) <= width + 1) return path;
  QString shorter = path;
  for (qsizetype open = shorter.indexOf(u'{'); open >= 0; open = shorter.indexOf(u'{', open + 1)) {
    const qsizetype close = shorter.indexOf(u'}', open);
    if (close > open + 2) shorter.replace(open + 1, close - open - 1, QChar(0x2026));
    if (metrics.horizontalAdvance(shorter) <= width + 1) return shorter;
  }
  return metrics.elidedText(shorter, Qt::ElideMiddle, width);
}

QSize DesignTreeDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {100, rowExtent(usualRow)};
}

void DesignTreeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto* view = qobject_cast<const QTreeView*>(option.widget);
  const double width = view ? view->viewport()->width() : option.rect.width();
  const QRectF full(edge, option.rect.y() + 1, width - 2 * edge, option.rect.height() - 2);
  Row row{option,
          index,
          full,
          full.right() - 8,
          TreeNode::Kind(index.data(DesignTreeModel::KindRole).toInt()),
          m_pulse.progress(index)};
  if (row.kind == TreeNode::Kind::Group) return paintHeading(*painter, row);
  paintRowBox(*painter, row.box, row.option);
  const int depth = depthOf(index);
  double x = firstText + 1;
  for (int above = 1; above < depth; ++above) { // a guide for each folder it stands in
    painter->fillRect(QRectF(firstText + 6 + step * (above - 1), row.top(), 1, row.height()), theme().divider);
    x += step;
  }
  if (row.kind == TreeNode::Kind::Folder) {
    if (index.model()->hasChildren(index)) {
      const bool isOpen = view && view->isExpanded(index);
      drawIcon(*painter, isOpen ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), theme().text3,
               QRectF(x, row.middle() - 6, 12, 12));
    }
    return paintWithIcon(*painter, row, x + 17, QStringLiteral("folder"));
  }
  if (row.kind == TreeNode::Kind::Endpoint) return paintEndpoint(*painter, row, x);
  if (row.kind == TreeNode::Kind::Request) return paintRequest(*painter, row, x);
  paintWithIcon(*painter, row, x, iconOf(row.kind));
}

} // namespace signalbox::ui
