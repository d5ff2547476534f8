// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/model_preview.h"

#include "core/schema/example.h"
#include "core/schema/json_schema.h"
#include "core/schema/type_expr.h"
#include "core/value/write.h"
#include "ui/bridge/live_api.h"
#include "ui/document/design_document.h"
#include "ui/editors/field_text.h"
#include "ui/shell/navigator.h"
#include "ui/shell/workbench.h"
#include "ui/text/json_editor.h"
#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/tab_strip.h"

#include <QListWidget>
#include <QPainter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

bool names(const std::string& type, const QString& model) {
  const auto parsed = schema::parseType(type);
  if (!parsed) return false;
  const auto search = [&model](const auto& self, const schema::TypeExpr& at) -> bool {
    if (at.name == model.toStdString()) return true;
    for (const schema::LiteralValue& literal : at.literals)
      if (const auto* member = std::get_if<schema::MemberLiteral>(&literal);
          member && member->type == model.toStdString())
        return true;
    return std::ranges::any_of(at.arguments, [&](const schema::TypeExpr& argument) { return self(self, argument); });
  };
  return search(search, *parsed);
}

void addEndpointUses(QVector<ModelUse>& uses, const design::Endpoint& endpoint, const QString& shown,
                     const QString& model) {
  const QString id = QString::fromStdString(endpoint.id());
  for (const design::Field& part : endpoint.body)
    if (names(part.type, model)) uses << ModelUse{ModelPreview::tr("%1, body").arg(shown), id, {}, {}};
  for (const design::Parameter& parameter : endpoint.parameters)
    if (names(parameter.field.type, model))
      uses << ModelUse{
          ModelPreview::tr("%1, parameter %2").arg(shown, QString::fromStdString(parameter.field.name)), id, {}, {}};
  if (names(endpoint.response.model, model)) uses << ModelUse{ModelPreview::tr("%1, answer").arg(shown), id, {}, {}};
}

class UseDelegate final : public QStyledItemDelegate {
public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {160, 30}; }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QRectF row = QRectF(option.rect).adjusted(8, 1, -8, -1);
    if (option.state & QStyle::State_Selected)
      box(*painter, row, 6, theme().selected);
    else if (option.state & QStyle::State_MouseOver)
      box(*painter, row, 6, theme().hover);
    drawIcon(*painter, QStringLiteral("arrow-up-right"), theme().text3,
             QRectF(row.x() + 8, row.center().y() - 6, 12, 12));
    drawText(*painter, row.adjusted(28, 0, -8, 0), index.data().toString(), uiFont(13), theme().text);
  }
};

} // namespace

QVector<ModelUse> usesOfModel(const QString& model, const Workbench& workbench) {
  const design::Design& design = workbench.document.design();
  QVector<ModelUse> uses;
  for (const auto& endpoint : design.endpoints())
    addEndpointUses(uses, *endpoint, QString::fromStdString(endpoint->method + ' ' + design.fullPath(*endpoint)),
                    model);
  for (const auto& other : design.models()) {
    const QString name = QString::fromStdString(other->name);
    if (other->base == model.toStdString()) uses << ModelUse{ModelPreview::tr("%1 extends it").arg(name), {}, name, {}};
    for (const design::Field& field : other->fields)
      if (names(field.type, model))
        uses << ModelUse{
            name + u'.' + QString::fromStdString(field.name), {}, name, QString::fromStdString(field.name)};
  }
  return uses;
}

ModelPreview::ModelPreview(Workbench& workbench, const QString& model, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_model(model),
      m_tabs(new TabStrip(TabStrip::Kind::Underline, tr("What the model means"))), m_pages(new QStackedWidget),
      m_schema(new JsonEditor(tr("JSON Schema"))), m_example(new JsonEditor(tr("Example"))), m_uses(new QListWidget) {
  for (const QString& name : {tr("JSON Schema"), tr("Example"), tr("Used by")}) m_tabs->add(name);
  m_schema->setReadOnlyLook(true);
  m_example->setReadOnlyLook(true);
  m_uses->setAccessibleName(tr("Used by"));
  m_uses->setItemDelegate(new UseDelegate(m_uses));
  m_uses->setFrameShape(QFrame::NoFrame);
  m_uses->setMouseTracking(true);
  auto* again = new IconButton(QStringLiteral("refresh-cw"), tr("Another example"));
  auto* head = new QHBoxLayout;
  head->setContentsMargins(8, 0, 8, 0);
  head->addWidget(m_tabs, 1);
  head->addWidget(again);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(head);
  layout->addWidget(new HairLine);
  layout->addSpacing(6);
  for (QWidget* page : std::initializer_list<QWidget*>{m_schema, m_example, m_uses}) m_pages->addWidget(page);
  layout->addWidget(m_pages, 1);
  connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
  connect(again, &QToolButton::clicked, this, [this] {
    ++m_seed;
    m_tabs->setCurrentIndex(1);
    render();
  });
  connect(m_uses, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) {
    const QStringList target = item->data(Qt::UserRole).toStringList();
    if (!target[0].isEmpty())
      m_workbench.navigator.openEndpoint(target[0]);
    else
      m_workbench.navigator.openModel(target[1], target[2]);
  });
  connect(&workbench.live, &LiveApi::applied, this, &ModelPreview::render);
  render();
}

void ModelPreview::setModel(const QString& model) {
  m_model = model;
  render();
}

QString ModelPreview::schemaText() const {
  const auto api = m_workbench.live.api();
  if (!api) return {};
  const schema::TypeId type = api->types().model(m_model.toStdString());
  return type == schema::TypeId::None ? QString()
                                      : QString::fromStdString(schema::jsonSchema(api->types(), type).dump(2));
}

QString ModelPreview::exampleText() const {
  const auto api = m_workbench.live.api();
  if (!api) return {};
  const schema::TypeId type = api->types().model(m_model.toStdString());
  if (type == schema::TypeId::None) return {};
  Arena arena;
  const Value value = schema::exampleInput(api->types(), type, m_seed, arena);
  std::string text;
  if (!writeJson(value, JsonStyle::Pydantic, text)) return {};
  const auto parsed = design::Json::parse(text, nullptr, false);
  return parsed.is_discarded() ? QString() : QString::fromStdString(parsed.dump(2));
}

void ModelPreview::showUses() {
  const auto uses = usesOfModel(m_model, m_workbench);
  m_tabs->setBadge(2, uses.isEmpty() ? QString() : QString::number(uses.size()));
  m_uses->clear();
  for (const ModelUse& use : uses) {
    auto* item = new QListWidgetItem(use.text, m_uses);
    item->setData(Qt::UserRole, QStringList{use.endpointId, use.model, use.field});
  }
}

void ModelPreview::render() {
  m_schema->setContent(schemaText());
  m_example->setContent(exampleText());
  showUses();
}

} // namespace signalbox::ui
