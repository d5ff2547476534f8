// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/problem_line.h"

#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>

#include <cmath>

namespace signalbox::ui {

ProblemLine::ProblemLine(const QString& id, QWidget* parent)
    : QWidget(parent), m_words(new Paragraph({}, uiFont(12), Ink::Error)), m_place(new QHBoxLayout),
      m_fix(new Button({}, ButtonVariant::Soft)) {
  setObjectName(id);
  auto* icon = new Label({}, uiFont(12), Ink::Error);
  icon->setIconName(QStringLiteral("circle-alert"));
  icon->setFixedSize(14, 16);
  m_place->setSpacing(6);
  m_place->addWidget(icon, 0, Qt::AlignTop);
  m_place->addWidget(m_words, 100);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  row->addLayout(m_place, 100);
  row->addWidget(m_fix, 0, Qt::AlignTop);
  row->addStretch(1);
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
  m_place->setContentsMargins(0, m_offered ? 4 : 0, 0, 0); // its first line beside the button's
  if (!m_offered) return;
  m_fix->setText(m_offered->text);
  m_fix->setAccessibleDescription(problem->message);
}

void ProblemLine::showText(const QString& message) {
  m_offered = nullptr;
  m_fix->hide();
  m_place->setContentsMargins(0, 0, 0, 0);
  m_text = message;
  m_words->setText(message);
  m_words->setMaximumWidth(int(std::ceil(textWidth(m_words->font(), message))) + 2);
  setVisible(!message.isEmpty());
}

} // namespace signalbox::ui
