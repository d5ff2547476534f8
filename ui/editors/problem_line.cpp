// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/problem_line.h"

#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>

namespace signalbox::ui {

ProblemLine::ProblemLine(const QString& id, QWidget* parent)
    : QWidget(parent), m_label(new Label({}, uiFont(12), Ink::Error)), m_fix(new Button({}, ButtonVariant::Soft)) {
  setObjectName(id);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  row->addWidget(m_label, 0);
  row->addWidget(m_fix, 0);
  row->addStretch(1);
  m_label->setIconName(QStringLiteral("circle-alert"));
  m_fix->setObjectName(id + QStringLiteral(".fix"));
  m_fix->setIconName(QStringLiteral("wand-sparkles"));
  m_fix->setControlHeight(24);
  m_fix->hide();
  hide();
  connect(m_fix, &QPushButton::clicked, this, [this] {
    if (const auto offered = m_offered) offered->apply(); // it changes what is offered
  });
}

void ProblemLine::show(const PlacedMessage* problem) {
  showText(problem ? problem->message : QString());
  m_offered = problem ? problem->fix : nullptr;
  m_fix->setVisible(m_offered != nullptr);
  if (!m_offered) return;
  m_fix->setText(m_offered->text);
  m_fix->setAccessibleDescription(problem->message);
}

void ProblemLine::showText(const QString& message) {
  m_offered = nullptr;
  m_fix->hide();
  m_label->setText(message);
  setVisible(!message.isEmpty());
}

QString ProblemLine::text() const { return m_label->text(); }

} // namespace signalbox::ui
