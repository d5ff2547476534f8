// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/problem_lines.h"

#include "ui/editors/problem_line.h"

#include <QVBoxLayout>

#include <charconv>

namespace signalbox::ui {
namespace {

// "items: There is no type Ordr": a sentence that names its row already stays as it is.
QString textOf(const PlacedMessage& problem, const std::vector<design::Field>& fields) {
  std::size_t index = 0;
  const char* const begin = problem.pointer.data() + 1;
  const char* const end = problem.pointer.data() + problem.pointer.size();
  const bool isRow = problem.pointer.size() > 1 && std::from_chars(begin, end, index).ec == std::errc();
  if (!isRow || index >= fields.size()) return problem.message;
  const QString name = QString::fromStdString(fields[index].name);
  return problem.message.contains(name) ? problem.message : name + QStringLiteral(": ") + problem.message;
}

} // namespace

ProblemLines::ProblemLines(const QString& id, QWidget* parent)
    : QWidget(parent), m_id(id), m_column(new QVBoxLayout(this)) {
  m_column->setContentsMargins(12, 6, 12, 6);
  m_column->setSpacing(4);
  hide();
}

void ProblemLines::setProblems(const PlacedMessages& problems, const std::vector<design::Field>& fields) {
  while (m_lines.size() < qsizetype(problems.size())) {
    m_lines << new ProblemLine(QStringLiteral("%1.%2").arg(m_id).arg(m_lines.size()));
    m_column->addWidget(m_lines.back());
  }
  for (qsizetype index = 0; index < m_lines.size(); ++index) {
    if (std::size_t(index) >= problems.size()) {
      m_lines[index]->show(nullptr);
      continue;
    }
    PlacedMessage shown = problems[std::size_t(index)];
    shown.message = textOf(shown, fields);
    m_lines[index]->show(&shown);
  }
  setVisible(!problems.empty());
}

QStringList ProblemLines::texts() const {
  QStringList texts;
  for (const ProblemLine* line : m_lines)
    if (!line->text().isEmpty()) texts << line->text();
  return texts;
}

} // namespace signalbox::ui
