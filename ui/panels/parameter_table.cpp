// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/parameter_table.h"

#include "ui/panels/bulk_editor.h"
#include "ui/panels/bulk_text.h"
#include "ui/panels/value_row.h"
#include "ui/widgets/button.h"
#include "ui/widgets/line_edit.h"

#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {
namespace {

QString placeWord(design::ParameterIn in) {
  switch (in) {
  case design::ParameterIn::Path: return ParameterTable::tr("path");
  case design::ParameterIn::Query: return ParameterTable::tr("query");
  case design::ParameterIn::Header: return ParameterTable::tr("header");
  case design::ParameterIn::Cookie: return ParameterTable::tr("cookie");
  }
  return {};
}

} // namespace

class ParameterTable::Row final : public ValueRow {
public:
  Row(ParameterTable& table, int index, const ParameterRow& row)
      : ValueRow({QStringLiteral("parameter.") + placeWord(row.in), row.name, row.type,
                  row.isDeclared ? placeWord(row.in) : QString(), row.isDeclared, row.isRequired},
                 tr("Value"), &table) {
    showRow(row);
    const auto change = [this, &table, index](auto apply) {
      apply(m_row);
      table.change(index, m_row);
    };
    connect(this, &ValueRow::enabledChosen, this,
            [change](bool isOn) { change([&](ParameterRow& own) { own.isEnabled = isOn; }); });
    connect(this, &ValueRow::valueEdited, this, [change](const QString& text) {
      change([&](ParameterRow& own) { own.value = text, own.isEnabled = true; });
    });
    connect(this, &ValueRow::nameEdited, this,
            [change](const QString& text) { change([&](ParameterRow& own) { own.name = text; }); });
    connect(this, &ValueRow::finished, &table, [this, &table] { table.goOn(*this); });
    connect(this, &ValueRow::removeRequested, &table, [&table, index] { table.remove(index); });
  }

  void showRow(const ParameterRow& row) {
    m_row = row;
    show(row.name, row.value, row.isEnabled);
    if (row.in == design::ParameterIn::Path) setFixed();
    setValueName(row.name.isEmpty() ? tr("Value") : tr("Value of %1").arg(row.name));
    setToolTip(row.description);
  }

  const ParameterRow& row() const { return m_row; }

private:
  ParameterRow m_row;
};

ParameterTable::ParameterTable(const QString& name, QVector<design::ParameterIn> places, QWidget* parent)
    : QWidget(parent), m_places(std::move(places)), m_layout(new QVBoxLayout(this)) {
  setAccessibleName(name);
  m_layout->setContentsMargins(14, 6, 14, 10);
  m_layout->setSpacing(0);
  m_add = new Button(m_places.last() == design::ParameterIn::Header ? tr("Add header") : tr("Add parameter"),
                     ButtonVariant::Ghost, this);
  m_add->setObjectName(QStringLiteral("parameter.%1.add").arg(placeWord(m_places.last())));
  m_add->setIconName(QStringLiteral("plus"));
  m_add->setLeftAligned(true);
  connect(m_add, &QPushButton::clicked, this, &ParameterTable::addFree);
  m_layout->addWidget(m_add);
  m_layout->addStretch(1);
}

bool ParameterTable::shows(const ParameterRow& row) const {
  return m_places.contains(row.in) && !(m_isBulk && row.in == m_places.last());
}

void ParameterTable::setRows(const QVector<ParameterRow>& rows) {
  const QVector<ParameterRow> before = std::exchange(m_rows, rows);
  if (m_isBulk) renderText();
  const auto isSameRow = [](const ParameterRow& a, const ParameterRow& b) {
    return a.in == b.in && a.type == b.type && a.isDeclared == b.isDeclared && a.isRequired == b.isRequired &&
           (!a.isDeclared || a.name == b.name);
  };
  if (before.size() != rows.size() || m_widgets.empty() ||
      !std::equal(rows.begin(), rows.end(), before.begin(), isSameRow))
    return rebuild();
  std::size_t shown = 0;
  for (const ParameterRow& row : rows)
    if (shows(row)) m_widgets[shown++]->showRow(row);
}

void ParameterTable::setBulk(bool isText) {
  if (m_isBulk == isText) return;
  m_isBulk = isText;
  if (!m_text) {
    m_text = new BulkEditor(QStringLiteral("parameter.") + placeWord(m_places.last()), accessibleName(), this);
    m_layout->insertWidget(m_layout->indexOf(m_add), m_text);
    connect(m_text, &BulkEditor::edited, this, [this](const QString& text) {
      m_rows = withBulkText(m_rows, m_places.last(), text);
      Q_EMIT edited(m_rows);
    });
  }
  const std::optional<QString> focused = m_text->focusedName();
  if (isText) renderText();
  m_text->setVisible(isText);
  m_add->setVisible(!isText);
  rebuild();
  if (isText) return m_text->focusText();
  if (focused && !focusRow(*focused)) m_add->setFocus(Qt::TabFocusReason);
}

// A text that says the same stays as it was typed.
void ParameterTable::renderText() {
  const design::ParameterIn place = m_places.last();
  const QString text = bulkText(m_rows, place);
  if (withBulkText(m_rows, place, m_text->content()) != withBulkText(m_rows, place, text)) m_text->setContent(text);
}

void ParameterTable::rebuild() {
  for (Row* row : m_widgets) {
    m_layout->removeWidget(row);
    row->hide();
    row->deleteLater(); // one of its edits may be what asked for this
  }
  m_widgets.clear();
  for (int i = 0; i < m_rows.size(); ++i) {
    if (!shows(m_rows[i])) continue;
    auto* row = new Row(*this, i, m_rows[i]);
    m_layout->insertWidget(static_cast<int>(m_widgets.size()), row);
    m_widgets.push_back(row);
  }
  const std::vector<ValueRow*> inOrder(m_widgets.begin(), m_widgets.end());
  QWidget* const adding[] = {m_add};
  orderFocus(inOrder, adding);
}

void ParameterTable::change(int index, const ParameterRow& row) {
  m_rows[index] = row;
  Q_EMIT edited(m_rows);
}

void ParameterTable::remove(int index) {
  m_rows.remove(index);
  rebuild();
  Q_EMIT edited(m_rows);
}

void ParameterTable::addFree() {
  ParameterRow row;
  row.in = m_places.last();
  m_rows.push_back(row);
  rebuild();
  if (LineEdit* name = m_widgets.back()->nameEdit()) name->setFocus(Qt::TabFocusReason);
  Q_EMIT edited(m_rows);
}

void ParameterTable::goOn(const Row& row) {
  const auto at = std::find(m_widgets.begin(), m_widgets.end(), &row);
  if (at == m_widgets.end()) return;
  if (at + 1 == m_widgets.end()) return m_isBulk ? m_text->focusText() : addFree();
  Row& next = **(at + 1);
  LineEdit& edit = next.nameEdit() && next.row().name.isEmpty() ? *next.nameEdit() : next.value();
  edit.setFocus(Qt::TabFocusReason);
}

bool ParameterTable::focusRow(const QString& name) {
  if (m_isBulk && m_text->focusLine(name)) return true;
  for (Row* row : m_widgets) {
    if (row->row().name != name) continue;
    row->value().setFocus(Qt::TabFocusReason);
    row->value().selectAll();
    return true;
  }
  return false;
}

std::optional<RequestField> ParameterTable::fieldOf(const QLineEdit& edit) const {
  using Side = RequestField::Side;
  for (Row* row : m_widgets)
    if (const bool isName = &edit == row->nameEdit(); isName || &edit == &row->value())
      return RequestField{isName ? Side::Name : Side::Value, row->row().in == design::ParameterIn::Header,
                          row->row().name, row->row().type};
  return std::nullopt;
}

void ParameterTable::setProblem(const QString& name, const QString& message) {
  for (Row* row : m_widgets)
    if (row->row().name == name) row->value().setProblem(message);
  if (m_text) m_text->setProblem(name, message);
}

void ParameterTable::clearProblems() {
  for (Row* row : m_widgets) row->value().setProblem({});
  if (m_text) m_text->clearProblems();
}

} // namespace signalbox::ui
