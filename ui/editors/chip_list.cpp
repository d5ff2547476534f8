// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/chip_list.h"

#include "ui/editors/chip_edit.h"

namespace signalbox::ui {

ChipList::ChipList(const QString& id, const QString& name, const QString& addText, QWidget* parent)
    : QWidget(parent), m_name(name), m_addText(addText), m_flow(new FlowLayout(6, this)) {
  m_flow->setContentsMargins(0, 3, 0, 3);
  setObjectName(id);
  setAccessibleName(name);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  rebuild();
}

void ChipList::setValues(const QStringList& values) {
  if (values == m_values) return;
  m_values = values;
  rebuild();
}

void ChipList::change(QStringList values) {
  values.removeDuplicates();
  setValues(values);
  Q_EMIT edited(values);
}

void ChipList::rebuild() {
  while (QLayoutItem* item = m_flow->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  for (qsizetype index = 0; index < m_values.size(); ++index) {
    auto* chip = new ChipEdit(tr("%1: %2, empty to remove").arg(m_name, m_values[index]), m_values[index],
                              Chip::Look::Neutral, this);
    chip->setObjectName(QStringLiteral("%1.%2").arg(objectName()).arg(index));
    if (m_check) chip->setCheck(m_check);
    m_flow->addWidget(chip);
    chip->show();
    connect(chip, &ChipEdit::edited, this, [this, index](const QString& text) {
      QStringList values = m_values;
      values[index] = text;
      change(values);
    });
    connect(chip, &ChipEdit::emptied, this, [this, index] {
      QStringList values = m_values;
      values.removeAt(index);
      change(values);
    });
  }
  auto* add = new ChipEdit(m_addText, m_values.isEmpty() ? m_addText : QStringLiteral("+"), Chip::Look::Outline, this);
  add->setObjectName(objectName() + QStringLiteral(".add"));
  if (m_values.isEmpty()) add->setIconName(QStringLiteral("plus"));
  add->setStartsEmpty(true);
  if (m_check) add->setCheck(m_check);
  m_flow->addWidget(add);
  add->show();
  connect(add, &ChipEdit::edited, this, [this](const QString& text) { change(m_values + QStringList{text}); });
  updateGeometry();
}

} // namespace signalbox::ui
