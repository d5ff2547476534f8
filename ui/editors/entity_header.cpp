// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/entity_header.h"

#include "ui/editors/problem_line.h"
#include "ui/editors/title_edit.h"
#include "ui/theme/theme.h"
#include "ui/widgets/combo_box.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace signalbox::ui {

EntityHeader::EntityHeader(const QString& id, const QString& kindLabel, const QStringList& kinds,
                           const std::function<QString(const std::string&)>& nameOf, Naming naming, QWidget* parent)
    : QWidget(parent),
      m_title(new TitleEdit(id + QStringLiteral(".title"), tr("Name"), tr("A name is a Python identifier"))),
      m_kind(new ComboBox(kindLabel)), m_text(new Label({}, uiFont(12), Ink::Tertiary)),
      m_problem(new ProblemLine(id + QStringLiteral(".headProblem"))) {
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
  connect(m_title, &TitleEdit::renameRequested, this, [this](const QString& name) {
    Q_EMIT renameRequested(name);
    m_title->revert(m_name); // what the design says of it by now
  });
}

void EntityHeader::render(const QString& name, const std::string& kind, const QString& text) {
  m_name = name;
  m_title->showName(name);
  if (m_kind->findData(QString::fromStdString(kind)) < 0) // one this version does not know
    m_kind->addItem(QString::fromStdString(kind), QString::fromStdString(kind));
  m_kind->setCurrentIndex(m_kind->findData(QString::fromStdString(kind)));
  m_text->setText(text);
}

void EntityHeader::setProblem(const QString& message) { m_problem->showText(message); }

} // namespace signalbox::ui
