// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/entity_header.h"

#include "core/design/edit.h"
#include "ui/editors/problem_line.h"
#include "ui/theme/theme.h"
#include "ui/widgets/combo_box.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace signalbox::ui {

EntityHeader::EntityHeader(const QString& id, const QString& kindLabel, const QStringList& kinds,
                           const std::function<QString(const std::string&)>& nameOf, Naming naming, QWidget* parent)
    : QWidget(parent), m_title(new LineEdit(tr("Name"))), m_kind(new ComboBox(kindLabel)),
      m_text(new Label({}, uiFont(12), Ink::Tertiary)),
      m_problem(new ProblemLine(id + QStringLiteral(".headProblem"))) {
  m_title->setObjectName(id + QStringLiteral(".title"));
  m_title->setBare(true);
  m_title->setFont(displayFont(17, 600));
  m_title->setControlHeight(30);
  m_title->setReadOnly(naming == Naming::Fixed);
  if (naming == Naming::Fixed) m_title->setFocusPolicy(Qt::NoFocus);
  m_kind->setObjectName(id + QStringLiteral(".kind"));
  for (const QString& kind : kinds) m_kind->addItem(nameOf(kind.toStdString()), kind);
  auto* remove = new IconButton(QStringLiteral("trash-2"), tr("Remove"));
  remove->setObjectName(id + QStringLiteral(".remove"));
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(m_title, 1);
  row->addWidget(m_kind);
  row->addWidget(remove);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addLayout(row);
  column->addWidget(m_text);
  column->addWidget(m_problem);

  connect(remove, &QToolButton::clicked, this, &EntityHeader::removeRequested);
  connect(m_kind, &QComboBox::activated, this,
          [this](int index) { Q_EMIT kindChosen(m_kind->itemData(index).toString()); });
  connect(m_title, &QLineEdit::textEdited, this, [this](const QString& text) {
    m_title->setProblem(design::isIdentifier(text.trimmed().toStdString()) ? QString()
                                                                           : tr("A name is a Python identifier"));
  });
  connect(m_title, &QLineEdit::editingFinished, this, [this] {
    const QString text = m_title->text().trimmed();
    if (text == m_name) return;
    if (!m_title->problem().isEmpty()) return;
    Q_EMIT renameRequested(text);
    m_title->setText(m_name); // what the design says of it by now
  });
}

void EntityHeader::render(const QString& name, const std::string& kind, const QString& text) {
  m_name = name;
  if (!m_title->hasFocus() || !m_title->isModified()) m_title->setText(name);
  if (m_kind->findData(QString::fromStdString(kind)) < 0) // one this version does not know
    m_kind->addItem(QString::fromStdString(kind), QString::fromStdString(kind));
  m_kind->setCurrentIndex(m_kind->findData(QString::fromStdString(kind)));
  m_text->setText(text);
}

void EntityHeader::setProblem(const QString& message) { m_problem->showText(message); }

} // namespace signalbox::ui
