// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/field_delegate.h"

#include "ui/editors/field_table_model.h"
#include "ui/editors/field_text.h"
#include "ui/text/line_code_edit.h"
#include "ui/theme/focus_paint.h"
#include "ui/theme/hover.h"
#include "ui/theme/look.h"
#include "ui/theme/paint.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

namespace signalbox::ui {
namespace {

constexpr int rowHeight = 32;

void drawWave(QPainter& painter, double x, double end, double y) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme().err, 1.2));
  QPainterPath wave(QPointF(x, y));
  for (bool up = true; x < end; up = !up) wave.lineTo(x += 2.5, y - (up ? 2 : 0));
  painter.drawPath(wave);
  painter.restore();
}

QString labelOf(int column) {
  switch (column) {
  case FieldTableModel::NameColumn: return FieldTable::tr("Name");
  case FieldTableModel::TypeColumn: return FieldTable::tr("Type");
  case FieldTableModel::FacetsColumn: return FieldTable::tr("Facets, for example gt=0");
  default: return FieldTable::tr("Default, empty means required");
  }
}

bool refuses(const QString& word, const FieldMark& mark) {
  return !mark.rule.isEmpty() && word.section(u' ', 0, 0) == mark.rule.section(u' ', 0, 0);
}

constexpr double chipHeight = 19;

QString nameOfFacet(const QString& word) { return word.section(u' ', 0, 0); }

struct FacetChip {
  QString facet; // "max_length 200"
  QString word;  // what of it there is room for
  QRectF rect;
};
struct FacetChips {
  std::vector<FacetChip> shown;
  double end = 0; // where the next would stand
};

// As many as there is room for; the first always.
FacetChips chipsIn(const QRectF& cell, const QStringList& facets) {
  const QFont font = monoFont(11);
  FacetChips chips{{}, cell.x()};
  for (qsizetype i = 0; i < facets.size(); ++i) {
    const double room = cell.right() - 4 - chips.end - 12 - (i + 1 < facets.size() ? 22 : 0);
    const QString word =
        QFontMetricsF(font).elidedText(facets[i], Qt::ElideRight, qMin(i == 0 ? qMax(room, 34.0) : room, 150.0));
    // A number says more than two letters of a word.
    if (i > 0 && (room < 34 || (word != facets[i] && room < 90))) break;
    const double width = chipWidth(word, font);
    chips.shown.push_back({facets[i], word, QRectF(chips.end, cell.center().y() - chipHeight / 2, width, chipHeight)});
    chips.end += width + 5;
  }
  return chips;
}

} // namespace

FieldDelegate::FieldDelegate(FieldTableModel& model, FieldTable& table)
    : QStyledItemDelegate(&table), m_model(model), m_table(table) {}

QSize FieldDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {100, rowExtent(rowHeight)};
}

void FieldDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  paintBackground(*painter, option, index);
  if (m_model.isAddRow(index.row())) {
    if (index.column() == 0)
      paintAddRow(*painter, QRectF(0, option.rect.y(), m_table.viewport()->width(), option.rect.height()));
    return;
  }
  switch (index.column()) {
  case FieldTableModel::NameColumn: return paintName(*painter, option.rect, index.row());
  case FieldTableModel::TypeColumn: return paintType(*painter, option.rect, index.row());
  case FieldTableModel::FacetsColumn: return paintFacets(*painter, option.rect, index.row());
  case FieldTableModel::DefaultColumn: return paintValue(*painter, option.rect, index.row());
  default: return;
  }
}

void FieldDelegate::paintBackground(QPainter& painter, const QStyleOptionViewItem& option,
                                    const QModelIndex& index) const {
  const Theme& t = theme();
  const QRectF cell = option.rect;
  const bool marked = m_model.isMarked(index.row());
  if (marked) painter.fillRect(cell, withAlpha(t.err, t.isDark ? 22 : 14));
  if (option.state & QStyle::State_Selected)
    painter.fillRect(cell, t.selected);
  else if (const double hover = hoverStrength(option); hover > 0)
    painter.fillRect(cell, hoverFill(hover));
  if (const double flash = m_model.flashOf(index.row()); flash > 0)
    painter.fillRect(cell, withAlpha(t.accent, static_cast<int>(70 * flash)));
  if (!m_model.isAddRow(index.row())) painter.fillRect(QRectF(cell.x(), cell.bottom() - 1, cell.width(), 1), t.divider);
  if (marked && index.column() == 0) painter.fillRect(QRectF(cell.x(), cell.y(), 2, cell.height()), t.err);
  if (!showsKeyboardFocus(m_table)) return;
  const QModelIndex current = m_table.currentIndex();
  const bool isWholeRow = m_model.isAddRow(index.row()) && index.column() == 0 && current.row() == index.row();
  if (isWholeRow)
    focusRing(painter, QRectF(1, cell.y() + 1, m_table.viewport()->width() - 2, cell.height() - 3), 5);
  else if (current == index && !m_model.isAddRow(index.row()))
    focusRing(painter, cell.adjusted(1, 1, -1, -2), 5);
}

void FieldDelegate::paintName(QPainter& painter, const QRectF& cell, int row) const {
  const Theme& t = theme();
  const design::Field& field = *m_model.field(row);
  const double cy = cell.center().y();
  drawIcon(painter, iconOfType(QString::fromStdString(field.type), m_model.design()),
           m_model.isMarked(row) ? t.err : t.text3, QRectF(cell.x() + 12, cy - 7, 14, 14));
  const QFont font = monoFont(12, 500);
  const QRectF words(cell.x() + 34, cell.y(), cell.width() - 46, cell.height());
  const double wide =
      drawText(painter, words, QString::fromStdString(field.name), font, m_model.isInherited(row) ? t.text3 : t.text);
  if (field.isRequired())
    drawText(painter, QRectF(words.x() + wide + 3, cell.y(), 10, cell.height() - 1), QStringLiteral("*"),
             uiFont(13, 600), t.warn);
}

void FieldDelegate::paintType(QPainter& painter, const QRectF& cell, int row) const {
  const QString type = QString::fromStdString(m_model.field(row)->type);
  const bool hasFacets = !facetWords(m_model.field(row)->facets).isEmpty();
  const double more = hasFacets ? 0 : m_table.columnWidth(FieldTableModel::FacetsColumn);
  const QRectF words = cell.adjusted(0, 0, more - 8, 0);
  const double wide =
      drawText(painter, words, type, monoFont(12), m_model.isInherited(row) ? theme().text3 : theme().type);
  const TypeProblem problem = checkType(type, m_model.design(), m_model.typeParameters());
  if (problem.message.isEmpty()) return;
  const double from = words.x() + textWidth(monoFont(12), type.left(problem.offset));
  drawWave(painter, qMin(from, words.x() + wide - 10), words.x() + wide, cell.center().y() + 10);
}

void FieldDelegate::paintFacets(QPainter& painter, const QRectF& cell, int row) const {
  const Theme& t = theme();
  const FieldMark mark = m_model.mark(row);
  const QStringList facets = facetWords(m_model.field(row)->facets);
  const FacetChips chips = chipsIn(cell, facets);
  for (const FacetChip& chip : chips.shown) {
    const bool bad = refuses(chip.facet, mark);
    drawChip(painter, chip.rect.x(), cell.center().y(), chip.word, monoFont(11), bad ? t.err : t.text2,
             bad ? ChipLook::Soft : ChipLook::Outline, chipHeight);
  }
  const auto shown = qsizetype(chips.shown.size());
  if (shown < facets.size())
    drawText(painter, QRectF(chips.end, cell.y(), cell.right() - chips.end, cell.height()),
             QStringLiteral("+%1").arg(facets.size() - shown), monoFont(11), t.text3);
}

QString FieldDelegate::facetAt(const QModelIndex& index, const QPoint& at) const {
  const design::Field* field = m_model.field(index.row());
  if (!field || index.column() != FieldTableModel::FacetsColumn) return {};
  for (const FacetChip& chip : chipsIn(m_table.visualRect(index), facetWords(field->facets)).shown)
    if (chip.rect.contains(at)) return nameOfFacet(chip.facet);
  return {};
}

QRect FieldDelegate::chipRect(const QModelIndex& index, const QString& facet) const {
  const QRect cell = m_table.visualRect(index.siblingAtColumn(FieldTableModel::FacetsColumn));
  if (const design::Field* field = m_model.field(index.row()))
    for (const FacetChip& chip : chipsIn(cell, facetWords(field->facets)).shown)
      if (nameOfFacet(chip.facet) == facet) return chip.rect.toRect();
  return cell;
}

void FieldDelegate::paintValue(QPainter& painter, const QRectF& cell, int row) const {
  const design::Field& field = *m_model.field(row);
  const QRectF words = cell.adjusted(4, 0, -12, 0);
  if (m_model.isMarked(row))
    drawText(painter, words, m_model.mark(row).value, monoFont(11), theme().err, rightMiddle);
  else if (!field.isRequired())
    drawText(painter, words, literalText(field.facets["default"]), monoFont(11), theme().text3, rightMiddle);
}

void FieldDelegate::paintAddRow(QPainter& painter, const QRectF& row) const {
  const Theme& t = theme();
  drawIcon(painter, QStringLiteral("plus"), t.text3, QRectF(row.x() + 12, row.center().y() - 7, 14, 14));
  const QString problem = m_model.addProblem();
  drawText(painter, row.adjusted(34, 0, -70, 0), problem.isEmpty() ? m_model.addText() : problem, uiFont(13),
           problem.isEmpty() ? t.text3 : t.err);
  drawKeyCap(painter, row.right() - 12, row.center().y(), tr("Enter"));
}

QWidget* FieldDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const {
  const bool adding = m_model.isAddRow(index.row());
  auto* editor = new LineCodeEdit(adding ? tr("name: type = default facet=value") : labelOf(index.column()), parent);
  editor->setObjectName(adding ? QStringLiteral("field.add") : QStringLiteral("field.cell"));
  editor->setFont(monoFont(12));
  editor->setControlHeight(26);
  if (adding) {
    editor->setWordsAt(
        [this](const QString& before) { return fieldLineWords(before, m_model.design(), m_model.typeParameters()); });
  } else if (index.column() == FieldTableModel::FacetsColumn) {
    editor->setWords(facetNames());
  } else if (index.column() == FieldTableModel::TypeColumn) {
    editor->setWords(typeWords(m_model.design(), m_model.typeParameters()));
    editor->setCheck([this](const QString& text) {
      const TypeProblem problem = checkType(text, m_model.design(), m_model.typeParameters());
      return LineProblem{problem.offset, problem.message};
    });
  }
  return editor;
}

void FieldDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
  auto* line = static_cast<LineCodeEdit*>(editor);
  if (line->isModified()) return; // the design changed below the editor: what is typed stays
  const bool isRefused = m_model.isAddRow(index.row()) && !m_model.refusedLine().isEmpty();
  line->setText(m_model.isAddRow(index.row()) ? m_model.refusedLine() : index.data(Qt::EditRole).toString());
  if (!isRefused) line->selectAll();
}

void FieldDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
  model->setData(index, static_cast<LineCodeEdit*>(editor)->text(), Qt::EditRole);
}

void FieldDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                         const QModelIndex& index) const {
  QRect cell = option.rect;
  if (m_model.isAddRow(index.row()))
    cell = QRect(30, cell.y(), m_table.viewport()->width() - 36, cell.height());
  else if (index.column() == FieldTableModel::NameColumn)
    cell.adjust(26, 0, -4, 0);
  else
    cell.adjust(-8, 0, -2, 0);
  editor->setGeometry(QRect(cell.x(), cell.y() + (cell.height() - 26) / 2, cell.width(), 26));
}

bool FieldDelegate::eventFilter(QObject* watched, QEvent* event) {
  const auto* line = qobject_cast<LineCodeEdit*>(watched);
  if (line && event->type() == QEvent::KeyPress && line->listWants(static_cast<QKeyEvent*>(event)->key())) return false;
  return QStyledItemDelegate::eventFilter(watched, event);
}

} // namespace signalbox::ui
