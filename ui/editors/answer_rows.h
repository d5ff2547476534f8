// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// AnswerRows: what an endpoint may answer, a row each: lamp, status, what it says and when.
#pragma once

#include "ui/models/behaviour_preview.h"
#include "ui/widgets/surface.h"

class QVBoxLayout;

namespace signalbox::ui {

class AnswerRow;

class AnswerRows final : public Surface {
  Q_OBJECT
public:
  explicit AnswerRows(QWidget* parent = nullptr);
  void setAnswers(const QVector<PossibleAnswer>& answers);

private:
  QVBoxLayout* m_column;
  QVector<AnswerRow*> m_rows;
};

// One of them.
class AnswerRow final : public QWidget {
  Q_OBJECT
public:
  explicit AnswerRow(QWidget* parent = nullptr);
  void setAnswer(const PossibleAnswer& answer, bool isFirst);
  QSize sizeHint() const override;

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  PossibleAnswer m_answer;
  bool m_isFirst = true;
};

} // namespace signalbox::ui
