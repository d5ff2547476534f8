// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/part_table.h"

#include "ui/panels/bulk_editor.h"
#include "ui/panels/bulk_text.h"
#include "ui/panels/value_row.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/line_edit.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace signalbox::ui {
namespace {

bool isSameRow(const PartRow& a, const PartRow& b) {
  return a.isFile == b.isFile && a.isDeclared == b.isDeclared && a.type == b.type &&
         (!a.isDeclared || a.name == b.name);
}

} // namespace

class PartTable::Row final : public ValueRow {
public:
  Row(PartTable& table, int index, const PartRow& part)
      : ValueRow({QStringLiteral("part"), part.name, part.type, {}, part.isDeclared, part.isRequired},
                 part.isFile ? tr("File") : tr("Value"), &table) {
    showPart(part);
    if (part.isFile) addChoose(table, index);
    const auto change = [this, &table, index](auto apply) {
      apply(m_part);
      table.change(index, m_part);
    };
    connect(this, &ValueRow::enabledChosen, this,
            [change](bool isOn) { change([&](PartRow& own) { own.isEnabled = isOn; }); });
    connect(this, &ValueRow::valueEdited, this, [change](const QString& text) {
      change([&](PartRow& own) { (own.isFile ? own.file : own.value) = text, own.isEnabled = true; });
    });
    connect(this, &ValueRow::nameEdited, this,
            [change](const QString& text) { change([&](PartRow& own) { own.name = text; }); });
    connect(this, &ValueRow::finished, &table, [this, &table] { table.goOn(*this); });
    connect(this, &ValueRow::removeRequested, &table, [&table, index] { table.remove(index); });
  }

  void showPart(const PartRow& part) {
    m_part = part;
    show(part.name, part.isFile ? part.file : part.value, part.isEnabled);
    setValueName((part.isFile ? tr("File of %1") : tr("Value of %1")).arg(part.name));
    setToolTip(part.description);
  }

  const PartRow& part() const { return m_part; }

private:
  void addChoose(PartTable& table, int index) {
    auto* choose = new IconButton(QStringLiteral("folder-open"), tr("Choose the file for %1").arg(m_part.name), this);
    choose->setObjectName(QStringLiteral("part.%1.choose").arg(m_part.name));
    choose->setExtent(24, 14);
    insertBehindValue(choose);
    connect(choose, &QToolButton::clicked, &table, [&table, index] { table.chooseFile(index); });
  }

  PartRow m_part;
};

PartTable::PartTable(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
  setAccessibleName(tr("Parts of the body"));
  m_layout->setContentsMargins(14, 6, 14, 10);
  m_layout->setSpacing(0);
  m_buttons = new QWidget(this);
  auto* buttons = new QHBoxLayout(m_buttons);
  buttons->setContentsMargins(0, 0, 0, 0);
  buttons->setSpacing(4);
  m_addText = new Button(tr("Add field"), ButtonVariant::Ghost, m_buttons);
  m_addText->setObjectName(QStringLiteral("part.add"));
  m_addText->setIconName(QStringLiteral("plus"));
  m_addFile = new Button(tr("Add file"), ButtonVariant::Ghost, m_buttons);
  m_addFile->setObjectName(QStringLiteral("part.addFile"));
  m_addFile->setIconName(QStringLiteral("upload"));
  buttons->addWidget(m_addText);
  buttons->addWidget(m_addFile);
  buttons->addStretch(1);
  connect(m_addText, &QPushButton::clicked, this, [this] { add(false); });
  connect(m_addFile, &QPushButton::clicked, this, [this] { add(true); });
  m_layout->addWidget(m_buttons);
  m_layout->addStretch(1);
}

void PartTable::setParts(const QVector<PartRow>& parts, BodyKind kind) {
  const QVector<PartRow> before = std::exchange(m_parts, parts);
  m_kind = kind;
  m_addFile->setVisible(kind == BodyKind::Multipart);
  if (m_isBulk) return renderText();
  if (before.size() != parts.size() || m_widgets.size() != static_cast<std::size_t>(parts.size()) ||
      !std::equal(parts.begin(), parts.end(), before.begin(), isSameRow))
    return rebuild();
  for (int i = 0; i < parts.size(); ++i) m_widgets[static_cast<std::size_t>(i)]->showPart(parts[i]);
}

void PartTable::setBulk(bool isText) {
  if (m_isBulk == isText) return;
  m_isBulk = isText;
  if (!m_text) {
    m_text = new BulkEditor(QStringLiteral("part"), accessibleName(), this);
    m_layout->insertWidget(m_layout->indexOf(m_buttons), m_text);
    connect(m_text, &BulkEditor::edited, this, [this](const QString& text) {
      m_parts = withBulkText(m_parts, m_kind, text);
      Q_EMIT edited(m_parts);
    });
  }
  const std::optional<QString> focused = m_text->focusedName();
  if (isText) renderText();
  m_text->setVisible(isText);
  m_buttons->setVisible(!isText);
  rebuild();
  if (isText) return m_text->focusText();
  if (focused && !focusRow(*focused)) m_addText->setFocus(Qt::TabFocusReason);
}

// A text that says the same stays as it was typed.
void PartTable::renderText() {
  const QString text = bulkText(m_parts);
  if (withBulkText(m_parts, m_kind, m_text->content()) != withBulkText(m_parts, m_kind, text)) m_text->setContent(text);
}

void PartTable::rebuild() {
  for (Row* row : m_widgets) {
    m_layout->removeWidget(row);
    row->hide();
    row->deleteLater(); // one of its edits may be what asked for this
  }
  m_widgets.clear();
  for (int i = 0; i < m_parts.size() && !m_isBulk; ++i) {
    auto* row = new Row(*this, i, m_parts[i]);
    m_layout->insertWidget(i, row);
    m_widgets.push_back(row);
  }
  const std::vector<ValueRow*> inOrder(m_widgets.begin(), m_widgets.end());
  QWidget* const adding[] = {m_addText, m_addFile};
  orderFocus(inOrder, adding);
}

void PartTable::change(int index, const PartRow& part) {
  m_parts[index] = part;
  Q_EMIT edited(m_parts);
}

void PartTable::remove(int index) {
  m_parts.remove(index);
  rebuild();
  Q_EMIT edited(m_parts);
}

void PartTable::add(bool isFile) {
  PartRow part;
  part.isFile = isFile;
  m_parts.push_back(part);
  rebuild();
  m_widgets.back()->nameEdit()->setFocus(Qt::TabFocusReason);
  Q_EMIT edited(m_parts);
}

void PartTable::goOn(const Row& row) {
  const auto at = std::find(m_widgets.begin(), m_widgets.end(), &row);
  if (at == m_widgets.end()) return;
  if (at + 1 == m_widgets.end()) return add(false);
  Row& next = **(at + 1);
  LineEdit& edit = next.nameEdit() && next.part().name.isEmpty() ? *next.nameEdit() : next.value();
  edit.setFocus(Qt::TabFocusReason);
}

void PartTable::chooseFile(int index) {
  const QString file = QFileDialog::getOpenFileName(this, tr("Choose a file"), m_parts[index].file);
  if (file.isEmpty()) return;
  PartRow part = m_parts[index];
  part.file = file;
  part.isEnabled = true;
  m_widgets[static_cast<std::size_t>(index)]->showPart(part);
  change(index, part);
}

bool PartTable::focusRow(const QString& name) {
  if (m_isBulk) return m_text->focusLine(name);
  for (Row* row : m_widgets) {
    if (row->part().name != name) continue;
    row->value().setFocus(Qt::TabFocusReason);
    row->value().selectAll();
    return true;
  }
  return false;
}

std::optional<RequestField> PartTable::fieldOf(const QLineEdit& edit) const {
  using Side = RequestField::Side;
  for (Row* row : m_widgets)
    if (const bool isName = &edit == row->nameEdit(); isName || &edit == &row->value())
      return RequestField{isName ? Side::Name : Side::Value, false, row->part().name, row->part().type};
  return std::nullopt;
}

bool PartTable::setProblem(const QString& name, const QString& message) {
  bool found = false;
  for (Row* row : m_widgets) {
    if (row->part().name != name) continue;
    row->value().setProblem(message);
    found = true;
  }
  if (m_text) m_text->setProblem(name, message);
  return found;
}

void PartTable::clearProblems() {
  for (Row* row : m_widgets) row->value().setProblem({});
  if (m_text) m_text->clearProblems();
}

} // namespace signalbox::ui
