// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/model_preview.h"

#include "core/schema/example.h"
#include "core/schema/json_schema.h"
#include "core/value/write.h"
#include "ui/bridge/live_api.h"
#include "ui/document/design_document.h"
#include "ui/editors/editing.h"
#include "ui/models/model_uses.h"
#include "ui/text/json_editor.h"
#include "ui/theme/hover.h"
#include "ui/theme/look.h"
#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/row_menu.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/tab_strip.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QPainter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

class UseDelegate final : public QStyledItemDelegate {
public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {160, rowExtent(30)}; }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QRectF row = QRectF(option.rect).adjusted(8, 1, -8, -1);
    if (option.state & QStyle::State_Selected)
      box(*painter, row, 6, theme().selected);
    else if (const double hover = hoverStrength(option); hover > 0)
      box(*painter, row, 6, hoverFill(hover));
    drawIcon(*painter, QStringLiteral("arrow-up-right"), theme().text3,
             QRectF(row.x() + 8, row.center().y() - 6, 12, 12));
    drawText(*painter, row.adjusted(28, 0, -8, 0), index.data().toString(), uiFont(13), theme().text);
  }
};

} // namespace

ModelPreview::ModelPreview(Workbench& workbench, const QString& model, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_model(model),
      m_tabs(new TabStrip(TabStrip::Kind::Underline, tr("What the model means"))), m_pages(new QStackedWidget),
      m_schema(new JsonEditor(tr("JSON Schema"))), m_example(new JsonEditor(tr("Example"))),
      m_uses(new ModelUses(this)), m_useRows(new RowList(tr("Used by"), this)) {
  for (const QString& name : {tr("JSON Schema"), tr("Example"), tr("Used by")}) m_tabs->add(name);
  m_schema->setReadOnlyLook(true);
  m_example->setReadOnlyLook(true);
  m_useRows->setObjectName(QStringLiteral("model.uses"));
  m_useRows->setModel(m_uses);
  m_useRows->setItemDelegate(new UseDelegate(m_useRows));
  m_useRows->setUniformItemSizes(true);
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
  for (QWidget* page : std::initializer_list<QWidget*>{m_schema, m_example, m_useRows}) m_pages->addWidget(page);
  layout->addWidget(m_pages, 1);
  connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
  connect(again, &QToolButton::clicked, this, [this] {
    ++m_seed;
    m_tabs->setCurrentIndex(1);
    render();
  });
  connect(m_useRows, &RowList::rowActivated, this, &ModelPreview::openUse);
  connect(m_useRows, &RowList::menuRequested, this, [this](const QModelIndex& index, const QPoint& global) {
    RowMenu(*this, QStringLiteral("model.uses.menu"))
        .add("arrow-up-right", tr("Open"), tr("Enter"), [this, row = QPersistentModelIndex(index)] { openUse(row); })
        .addCopy(tr("Copy the name"), index.data().toString())
        .open(global);
  });
  whenApplied(workbench, *this, [this] { render(); });
  render();
}

void ModelPreview::openUse(const QModelIndex& index) {
  const ModelUse* use = m_uses->use(index);
  if (use && use->model.isEmpty())
    m_workbench.navigator.openEndpoint(use->endpointId);
  else if (use)
    m_workbench.navigator.openModel(use->model, use->field);
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
  m_uses->show(m_model, m_workbench.document.design());
  const int count = m_uses->rowCount();
  m_tabs->setBadge(2, count == 0 ? QString() : QString::number(count));
}

void ModelPreview::render() {
  m_schema->setContent(schemaText());
  m_example->setContent(exampleText());
  showUses();
}

} // namespace signalbox::ui
