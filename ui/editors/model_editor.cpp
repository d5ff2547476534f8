// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/model_editor.h"

#include "ui/document/design_document.h"
#include "ui/editors/editing.h"
#include "ui/editors/field_text.h"
#include "ui/editors/form.h"
#include "ui/editors/model_card.h"
#include "ui/editors/model_preview.h"
#include "ui/shell/workbench.h"
#include "ui/text/line_code_edit.h"
#include "ui/theme/theme.h"
#include "ui/widgets/splitter.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

QStringList configNames() {
  return {QStringLiteral("extra=forbid"),
          QStringLiteral("extra=allow"),
          QStringLiteral("extra=ignore"),
          QStringLiteral("populate_by_name=true"),
          QStringLiteral("str_strip_whitespace=true"),
          QStringLiteral("str_to_lower=true"),
          QStringLiteral("str_min_length="),
          QStringLiteral("str_max_length="),
          QStringLiteral("strict=true"),
          QStringLiteral("frozen=true"),
          QStringLiteral("title="),
          QStringLiteral("use_enum_values=true"),
          QStringLiteral("from_attributes=true")};
}

} // namespace

struct ModelEditor::Parts {
  design::ModelPtr current() const { return workbench.document.design().model(name.toStdString()); }

  void change(const QString& part, const std::function<void(design::Model&)>& edit) {
    const auto model = current();
    if (!model) return;
    design::Model changed = *model;
    edit(changed);
    if (changed != *model)
      applyEdit(workbench, design::SetModel{changed}, QStringLiteral("model/%1/%2").arg(name, part));
  }

  void render() {
    const auto model = current();
    if (!model) return;
    showText(*title, name);
    showText(*base, QString::fromStdString(model->base));
    showText(*config, facetsText(model->config));
    showText(*description, QString::fromStdString(model->description));
    QStringList models;
    for (const auto& other : workbench.document.design().models())
      if (other->kind == design::ModelKind::Model && other->name != model->name)
        models << QString::fromStdString(other->name);
    base->setWords(models);
    fields->render();
  }

  Workbench& workbench;
  QString name;
  LineEdit* title = nullptr;
  LineEdit* description = nullptr;
  LineCodeEdit* base = nullptr;
  LineCodeEdit* config = nullptr;
  ModelCard* fields = nullptr;
  ModelPreview* preview = nullptr;
  QScrollArea* area = nullptr;
};

ModelEditor::ModelEditor(Workbench& workbench, const QString& modelName, QWidget* parent)
    : QWidget(parent), m(new Parts{workbench, modelName}) {
  setAccessibleName(tr("Model %1").arg(modelName));
  m->title = new LineEdit(tr("Model name"));
  m->title->setObjectName(QStringLiteral("model.name"));
  m->title->setBare(true);
  m->title->setFont(displayFont(17, 600));
  m->title->setControlHeight(30);
  m->description = new LineEdit(tr("Description"));
  m->base = new LineCodeEdit(tr("BaseModel"));
  m->base->setAccessibleName(tr("Extends"));
  m->base->setObjectName(QStringLiteral("model.base"));
  m->config = new LineCodeEdit(tr("extra=forbid"));
  m->config->setAccessibleName(tr("Configuration"));
  m->config->setObjectName(QStringLiteral("model.config"));
  m->config->setWords(configNames());
  m->fields = new ModelCard(workbench, modelName, ModelCard::Head::Hidden);
  m->preview = new ModelPreview(workbench, modelName);

  const Page page = makePage();
  page.layout->addWidget(m->title);
  Form form(*page.layout);
  form.add(tr("Extends"), m->base);
  form.add(tr("Configuration"), m->config);
  form.add(tr("Description"), m->description);
  addHeading(*page.layout, tr("Fields"));
  page.layout->addWidget(m->fields);
  page.layout->addStretch();
  auto* split = new Splitter(Qt::Horizontal, Splitter::Gap::Hairline);
  m->area = static_cast<QScrollArea*>(scrolling(page.widget));
  split->addWidget(m->area);
  split->addWidget(m->preview);
  split->setUsualSizes({560, 440});
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(split);

  connect(m->title, &QLineEdit::textEdited, this, [this](const QString& text) {
    m->title->setProblem(design::isIdentifier(text.toStdString()) ? QString()
                                                                  : tr("A model's name is a Python identifier"));
  });
  connect(m->title, &QLineEdit::editingFinished, this, [this] {
    const QString text = m->title->text().trimmed();
    if (text == m->name || !m->title->problem().isEmpty()) return;
    const QString before = std::exchange(m->name, text); // the document announces the new name at once
    m->fields->setModel(text);
    m->preview->setModel(text);
    if (applyEdit(m->workbench, design::RenameModel{before.toStdString(), text.toStdString()}))
      return Q_EMIT modelNameChanged(before, text);
    m->name = before;
    m->fields->setModel(before);
    m->preview->setModel(before);
    m->title->setText(before);
  });
  connect(m->base, &QLineEdit::textEdited, this, [this](const QString& text) {
    const bool known = text.isEmpty() || m->workbench.document.design().model(text.toStdString());
    m->base->setProblem(known ? QString() : tr("No model is called %1").arg(text));
    if (known) m->change(QStringLiteral("base"), [&](design::Model& model) { model.base = text.toStdString(); });
  });
  connect(m->config, &QLineEdit::textEdited, this, [this](const QString& text) {
    const auto config = parseFacets(text);
    m->config->setProblem(config ? QString() : QString::fromStdString(config.error().message));
    if (config) m->change(QStringLiteral("config"), [&](design::Model& model) { model.config = *config; });
  });
  connect(m->description, &QLineEdit::textEdited, this, [this](const QString& text) {
    m->change(QStringLiteral("description"), [&](design::Model& model) { model.description = text.toStdString(); });
  });
  connect(&workbench.document, &DesignDocument::designChanged, this, [this] { m->render(); });
  m->render();
}

ModelEditor::~ModelEditor() = default;

QString ModelEditor::modelName() const { return m->name; }

void ModelEditor::setProblems(const QVector<FieldProblem>& problems) { m->fields->setProblems(problems); }

void ModelEditor::flashField(const QString& name) {
  FieldTable& table = m->fields->table();
  table.flash(name);
  table.setFocus(Qt::OtherFocusReason);
  const QPoint at = table.mapTo(m->area->widget(), table.rowRect(name).center());
  m->area->ensureVisible(at.x(), at.y(), 0, 60);
}

} // namespace signalbox::ui
