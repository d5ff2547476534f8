// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The result of a send as it is told, and the way from one of its problems to the next and to the rule.
#include "ui/document/design_document.h"
#include "ui/models/count_text.h"
#include "ui/models/design_tree.h"
#include "ui/panels/problems_view.h"
#include "ui/panels/request_editor.h"
#include "ui/panels/response_view.h"
#include "ui/panels/try_pane_implementation.h"
#include "ui/widgets/announcer.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

namespace signalbox::ui {

void TryPane::Implementation::tellProblems() {
  m_told = problems();
  m_response->setTab(m_told.isEmpty() ? ResponseView::Tab::Body : ResponseView::Tab::Problems);
  Q_EMIT m_pane.problemsChanged(m_told);
}

// What is typed has other problems than it had: what is looked at stays.
void TryPane::Implementation::tellTyped() {
  const qsizetype before = std::exchange(m_told, problems()).size();
  Q_EMIT m_pane.problemsChanged(m_told);
  if (m_told.size() == before || !m_session.facts().response) return;
  ui::announce(*m_response, m_told.isEmpty() ? m_response->state().validText
                                             : counted(m_told.size(), tr("problem"), tr("problems")));
}

void TryPane::Implementation::announce(int status) {
  const QVector<FieldProblem>& found = problems();
  m_toldAnswer = m_session.facts().response;
  tellProblems();
  Q_EMIT m_pane.runningChanged(false);
  Q_EMIT m_pane.answered(status);
  const ResponseState& state = m_response->state();
  const QString answer = QStringLiteral("%1 %2").arg(status).arg(state.reason);
  const QString words = status == 0 ? state.failureTitle
                        : found.isEmpty()
                            ? answer
                            : answer + QStringLiteral(", ") + counted(found.size(), tr("problem"), tr("problems"));
  m_response->setAccessibleName(tr("Answer: %1").arg(words));
  ui::announce(*m_response, words);
}

// The answer of the last send goes: it must not be taken for that of this one.
void TryPane::Implementation::refuseWithout(const QString& parameter) {
  FieldProblem lack;
  lack.source.loc = {std::string("path"), parameter.toStdString()};
  lack.loc = QStringLiteral("path.") + parameter;
  lack.message = tr("%1 needs a value").arg(parameter);
  lack.parameter = parameter;
  const QString text = tr("Nothing was sent: it is a part of the path %1. Type it into Params or into the address.");
  m_session.refuse(m_draft, m_pane.endpointId(), lack, text.arg(m_draft.path));
  m_editor->selectProblem(lack);
}

void TryPane::Implementation::goToProblem(int step) {
  m_session.settle();
  const int count = static_cast<int>(problems().size());
  if (count == 0) return;
  ProblemsView& view = m_response->problems();
  const int from = view.currentRow() < 0 ? (step > 0 ? -1 : 0) : view.currentRow();
  m_response->setTab(ResponseView::Tab::Problems);
  const int next = (from + step + count) % count;
  view.select(next);
  const FieldProblem& problem = problems()[next];
  ui::announce(m_pane, tr("Problem %1 of %2: %3, %4").arg(next + 1).arg(count).arg(problem.loc, problem.message));
}

void TryPane::Implementation::openRule() {
  if (const FieldProblem* current = m_response->problems().current()) return openRuleOf(*current);
  if (!problems().isEmpty()) openRuleOf(problems().first());
}

void TryPane::Implementation::openRuleOf(const FieldProblem& problem) {
  if (!problem.model.isEmpty()) return m_workbench.navigator.openModel(problem.model, problem.field);
  const design::EndpointPtr found = endpoint();
  if (!found || problem.parameter.isEmpty()) return;
  DesignPlace place{EntityKind::Endpoint, found->id(), {}};
  for (std::size_t i = 0; i < found->parameters.size(); ++i)
    if (found->parameters[i].field.name == problem.parameter.toStdString())
      place.pointer = "/parameters/" + std::to_string(i);
  for (std::size_t i = 0; i < found->body.size() && place.pointer.empty(); ++i)
    if (found->body[i].name == problem.parameter.toStdString()) place.pointer = "/body/" + std::to_string(i);
  m_workbench.navigator.openPlace(place);
}

} // namespace signalbox::ui
