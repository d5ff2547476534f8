// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/editing.h"

#include "ui/bridge/live_api.h"
#include "ui/document/design_document.h"
#include "ui/models/diagnostic_fix.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QEvent>

namespace signalbox::ui {
namespace {

class PageFollower final : public QObject {
public:
  PageFollower(QWidget& page, std::function<void()> show) : QObject(&page), m_page(page), m_show(std::move(show)) {
    page.installEventFilter(this);
  }

  void follow() {
    const bool isBehind = !m_page.isVisible() && m_page.window()->isVisible();
    m_isLate = isBehind;
    if (!isBehind) m_show();
  }

protected:
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::Show && std::exchange(m_isLate, false)) m_show();
    return false;
  }

private:
  QWidget& m_page;
  std::function<void()> m_show;
  bool m_isLate = false;
};

} // namespace

namespace {

// Made anew when it is clicked: the design may have been edited since.
std::shared_ptr<const RowFix> rowFixOf(const Workbench& workbench, const Diagnostic& diagnostic) {
  const auto fix = fixOf(diagnostic, workbench.document.design());
  if (!fix) return nullptr;
  return std::make_shared<const RowFix>(
      RowFix{fix->text, [document = &workbench.document, navigator = &workbench.navigator, diagnostic] {
               const auto now = fixOf(diagnostic, document->design());
               const auto done = now ? document->apply(now->edit) : Result<void>();
               if (!done) navigator->toast(QString::fromStdString(done.error().message));
             }});
}

} // namespace

bool applyEdit(Workbench& workbench, const design::Edit& edit, const QString& mergeKey) {
  const auto done = workbench.document.apply(edit, mergeKey);
  if (!done) workbench.navigator.toast(QString::fromStdString(done.error().message));
  return done.has_value();
}

void removeWithUndo(Workbench& workbench, const design::Edit& edit, const QString& what) {
  if (applyEdit(workbench, edit)) workbench.navigator.offerUndo(QObject::tr("Removed %1").arg(what));
}

void whenDesignChanges(Workbench& workbench, QWidget& page, std::function<void()> show) {
  auto* follower = new PageFollower(page, std::move(show));
  QObject::connect(&workbench.document, &DesignDocument::designChanged, follower, &PageFollower::follow);
}

void whenApplied(Workbench& workbench, QWidget& page, std::function<void()> show) {
  auto* follower = new PageFollower(page, std::move(show));
  QObject::connect(&workbench.live, &LiveApi::applied, follower, &PageFollower::follow);
}

void openDependency(Workbench& workbench, const QString& name) {
  const bool isScheme = workbench.document.design().securityScheme(name.toStdString()) != nullptr;
  workbench.navigator.openPlace(
      {isScheme ? EntityKind::SecurityScheme : EntityKind::Dependency, name.toStdString(), {}});
}

PlacedMessages problemsOf(const Workbench& workbench, EntityKind kind, const std::string& entity,
                          std::string_view pointer) {
  PlacedMessages messages;
  const auto api = workbench.live.api();
  if (!api) return messages;
  for (const Diagnostic& diagnostic : api->diagnostics()) {
    const DesignPlace& place = diagnostic.place;
    if (place.kind != kind || place.entity != entity || !place.pointer.starts_with(pointer)) continue;
    const std::string rest = place.pointer.substr(pointer.size());
    if (!rest.empty() && rest.front() != '/') continue;
    messages.push_back({rest, QString::fromStdString(diagnostic.message), rowFixOf(workbench, diagnostic)});
  }
  return messages;
}

QHash<QString, FieldMark> marksOfModel(const QVector<FieldProblem>& problems, const QString& model) {
  QHash<QString, FieldMark> marks;
  for (const FieldProblem& problem : problems)
    if (problem.model == model && !problem.field.isEmpty() && !marks.contains(problem.field))
      marks.insert(problem.field, {problem.value, problem.rule, problem.message});
  return marks;
}

QHash<QString, FieldMark> marksAbove(const QVector<FieldProblem>& problems, const FieldTable& body) {
  QHash<QString, FieldMark> marks;
  for (const FieldProblem& problem : problems) {
    const Loc& loc = problem.source.loc;
    if (loc.empty() || loc.front() != LocItem("body")) continue;
    for (std::size_t i = 1; i + 1 < loc.size() && i <= 2; ++i) { // the second when the body is embedded by its name
      const auto* key = std::get_if<std::string>(&loc[i]);
      const QString field = key ? QString::fromStdString(*key) : QString();
      if (!body.hasField(field)) continue;
      if (!marks.contains(field))
        marks.insert(field, {problem.value, {}, problem.message}); // the rule is an inner field's
      break;
    }
  }
  return marks;
}

QHash<QString, FieldMark> marksOfParameters(const QVector<FieldProblem>& problems) {
  QHash<QString, FieldMark> marks;
  for (const FieldProblem& problem : problems)
    if (problem.model.isEmpty() && !problem.parameter.isEmpty() && !marks.contains(problem.parameter))
      marks.insert(problem.parameter, {problem.value, problem.rule, problem.message});
  return marks;
}

} // namespace signalbox::ui
