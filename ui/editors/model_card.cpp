// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/model_card.h"

#include "core/design/rename_model.h"
#include "core/schema/type_expr.h"
#include "ui/document/design_document.h"
#include "ui/editors/editing.h"
#include "ui/editors/field_table.h"
#include "ui/editors/field_text.h"
#include "ui/editors/problem_lines.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/label.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

// What Page[Item] has in the place of T.
using Arguments = std::vector<std::pair<std::string, std::string>>;

std::string withArguments(std::string type, const Arguments& arguments) {
  for (const auto& [parameter, argument] : arguments) type = design::renameInType(type, parameter, argument);
  return type;
}

Arguments argumentsOf(const schema::TypeExpr& type, const design::Model& generic, const Arguments& known) {
  Arguments arguments;
  for (std::size_t i = 0; i < std::min(type.arguments.size(), generic.typeParameters.size()); ++i)
    arguments.emplace_back(generic.typeParameters[i], withArguments(schema::print(type.arguments[i]), known));
  return arguments;
}

// Fields of the models it extends, the farthest first; each once.
std::vector<design::Field> inheritedFields(const design::Design& design, const design::Model& model) {
  std::vector<design::Field> fields;
  QStringList seen{QString::fromStdString(model.name)};
  Arguments arguments;
  for (auto type = schema::parseType(model.base); type;) {
    const design::ModelPtr base = design.model(type->name);
    if (!base || seen.contains(QString::fromStdString(base->name))) break;
    seen << QString::fromStdString(base->name);
    arguments = argumentsOf(*type, *base, arguments);
    std::vector<design::Field> own;
    for (const design::Field& field : base->fields) {
      const auto sameName = [&field](const design::Field& other) { return other.name == field.name; };
      if (std::ranges::any_of(model.fields, sameName) || std::ranges::any_of(fields, sameName)) continue;
      own.push_back(field);
      own.back().type = withArguments(field.type, arguments);
    }
    fields.insert(fields.begin(), own.begin(), own.end());
    type = schema::parseType(base->base);
  }
  return fields;
}

QString countText(std::size_t fields, int endpoints) {
  const QString count = fields == 1 ? ModelCard::tr("1 field") : ModelCard::tr("%1 fields").arg(fields);
  if (endpoints == 0) return count;
  return count + (endpoints == 1 ? ModelCard::tr(", used by 1 endpoint")
                                 : ModelCard::tr(", used by %1 endpoints").arg(endpoints));
}

} // namespace

ModelCard::ModelCard(Workbench& workbench, const QString& model, Head head, QWidget* parent)
    : Surface(Kind::Card, parent), m_workbench(workbench), m_model(model),
      m_table(new FieldTable(tr("Fields of %1").arg(model), tr("Add field"))),
      m_lines(new ProblemLines(QStringLiteral("fields.problem"))) {
  m_table->setObjectName(QStringLiteral("fields"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(1, 1, 1, 1);
  layout->setSpacing(0);
  if (head == Head::Shown) {
    layout->addWidget(buildHead());
    layout->addWidget(new HairLine);
  }
  layout->addWidget(m_table);
  layout->addWidget(m_lines);
  connectTable();
  whenApplied(workbench, *this, [this] { showDiagnostics(); });
  showDiagnostics();
  render();
}

QWidget* ModelCard::buildHead() {
  auto* head = new QWidget;
  head->setFixedHeight(36);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(12, 0, 8, 0);
  m_name = new Label({}, uiFont(13, 600));
  m_name->setIconName(QStringLiteral("braces"));
  m_detail = new Label({}, uiFont(12), Ink::Secondary);
  auto* open = new Button(tr("Open model"), ButtonVariant::Ghost);
  open->setObjectName(QStringLiteral("openModel"));
  row->addWidget(m_name);
  row->addWidget(m_detail, 1);
  row->addWidget(open);
  connect(open, &QPushButton::clicked, this, [this] { m_workbench.navigator.openModel(m_model); });
  return head;
}

void ModelCard::connectTable() {
  connect(m_table, &FieldTable::addRequested, this, [this](const design::Field& field) {
    applyEdit(m_workbench, design::AddField{m_model.toStdString(), field});
  });
  connect(m_table, &FieldTable::changeRequested, this, [this](const QString& name, const design::Field& field) {
    applyEdit(m_workbench, design::SetField{m_model.toStdString(), name.toStdString(), field});
  });
  connect(m_table, &FieldTable::removeRequested, this, [this](const QString& name) {
    removeWithUndo(m_workbench, design::RemoveField{m_model.toStdString(), name.toStdString()}, m_model + u'.' + name);
  });
  connect(m_table, &FieldTable::moveRequested, this, [this](const QString& name, int position) {
    applyEdit(m_workbench,
              design::MoveField{m_model.toStdString(), name.toStdString(), static_cast<std::size_t>(position)});
  });
  connect(m_table, &FieldTable::openModelRequested, this,
          [this](const QString& model) { m_workbench.navigator.openModel(model); });
}

void ModelCard::setModel(const QString& model) {
  m_model = model;
  render();
  showDiagnostics();
}

void ModelCard::showDiagnostics() {
  const auto model = m_workbench.document.design().model(m_model.toStdString());
  if (model) m_lines->setProblems(problemsOf(m_workbench, EntityKind::Model, model->name, "/fields"), model->fields);
}

void ModelCard::render() {
  const design::Design& design = m_workbench.document.design();
  const auto model = design.model(m_model.toStdString());
  if (!model) return;
  const auto inherited = inheritedFields(design, *model);
  if (m_name) {
    m_name->setText(m_model);
    m_detail->setText(countText(model->fields.size() + inherited.size(), endpointsUsing(model->name, design)));
  }
  m_table->setTypeParameters(model->typeParameters);
  m_table->setFields(model->fields, design, inherited);
  renderMarks();
}

void ModelCard::setProblems(const QVector<FieldProblem>& problems) {
  m_problems = problems;
  renderMarks();
}

void ModelCard::renderMarks() {
  auto marks =
      m_name ? marksAbove(m_problems, *m_table) : QHash<QString, FieldMark>(); // with a head it is an endpoint's body
  marks.insert(marksOfModel(m_problems, m_model));
  m_table->setMarks(marks);
}

} // namespace signalbox::ui
