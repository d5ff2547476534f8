// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/answer_rows.h"

#include "ui/theme/look.h"
#include "ui/theme/paint.h"
#include "ui/widgets/spoken_role.h"

#include <QPainter>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

constexpr int rowHeight = 30;

QString spoken(const PossibleAnswer& answer) {
  QStringList parts;
  if (answer.status > 0) parts << QString::number(answer.status);
  for (const QString& part : {answer.text, answer.content})
    if (!part.isEmpty()) parts << part;
  if (!answer.when.isEmpty()) parts << answer.when;
  return parts.join(QStringLiteral(", "));
}

} // namespace

AnswerRow::AnswerRow(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setSpokenRole(*this, QAccessible::StaticText);
}

QSize AnswerRow::sizeHint() const { return {200, rowExtent(rowHeight)}; }

void AnswerRow::setAnswer(const PossibleAnswer& answer, bool isFirst) {
  if (m_answer == answer && m_isFirst == isFirst && !accessibleName().isEmpty()) return;
  m_answer = answer;
  m_isFirst = isFirst;
  setAccessibleName(spoken(answer));
  setToolTip(spoken(answer));
  update();
}

// Status and text at the left; when at the right, in at most two fifths of the row; what is between gets the rest.
void AnswerRow::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (!m_isFirst) painter.fillRect(QRect(1, 0, width() - 2, 1), theme().divider);
  const double middle = height() / 2.0;
  lamp(painter, QPointF(16, middle), 3, m_answer.status == 0 ? theme().text3 : statusFill(m_answer.status), Glow::Off);
  double x = 28;
  if (m_answer.status > 0)
    x += drawText(painter, QRectF(x, 0, 40, height()), QString::number(m_answer.status), monoFont(12, 500),
                  statusColor(m_answer.status)) +
         10;
  const QFont whenFont = m_answer.isWhenCode ? monoFont(12) : uiFont(12);
  const double whenWidth = qMin(width() * 0.4, textWidth(whenFont, m_answer.when) + 2);
  const double right = width() - 12 - whenWidth;
  drawText(painter, QRectF(right, 0, whenWidth, height()), m_answer.when, whenFont, theme().text3, rightMiddle);
  const double room = right - 12 - x;
  const QFont textFont = m_answer.isTextCode ? monoFont(12) : uiFont(13);
  x += drawText(painter, QRectF(x, 0, room, height()), m_answer.text, textFont, theme().text) + 14;
  if (right - 12 - x <= 24) return;
  const bool isProse = m_answer.isContentProse;
  if (isProse && textWidth(uiFont(12), m_answer.content) > right - 12 - x) return;
  drawText(painter, QRectF(x, 0, right - 12 - x, height()), m_answer.content, isProse ? uiFont(12) : monoFont(12),
           isProse ? theme().text3 : theme().type);
}

AnswerRows::AnswerRows(QWidget* parent) : Surface(Kind::Card, parent), m_column(new QVBoxLayout(this)) {
  m_column->setContentsMargins(1, 2, 1, 2);
  m_column->setSpacing(0);
  setSpokenRole(*this, QAccessible::Grouping);
  setAccessibleName(tr("What it may answer"));
}

void AnswerRows::setAnswers(const QVector<PossibleAnswer>& answers) {
  while (m_rows.size() > answers.size()) delete m_rows.takeLast();
  while (m_rows.size() < answers.size()) {
    m_rows << new AnswerRow;
    m_column->addWidget(m_rows.last());
  }
  for (qsizetype index = 0; index < answers.size(); ++index) m_rows[index]->setAnswer(answers[index], index == 0);
}

} // namespace signalbox::ui
