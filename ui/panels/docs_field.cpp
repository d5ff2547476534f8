// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/docs_field.h"

#include "ui/panels/docs_text.h"
#include "ui/text/prose.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {

namespace {

constexpr int deepest = 8;
constexpr qsizetype longestFacet = 34;
constexpr qsizetype mostLettersBeside = 24; // of the facets; more of them stand below the name

QString shortened(const QString& facet) {
  return facet.size() > longestFacet ? facet.left(longestFacet - 1) + QChar(0x2026) : facet;
}

Chip* facetChip(const QString& facet, QWidget* parent) {
  auto* chip = new Chip(shortened(facet), Chip::Look::Outline, Ink::Secondary, parent);
  chip->setToolTip(facet);
  return chip;
}

// The words of the query behind a name are counted as marks and shown by their ink.
bool holdsQuery(const QString& text, DocsContext& context) {
  bool holds = false;
  for (const QString& word : context.query.split(u' ', Qt::SkipEmptyParts))
    if (const auto count = text.count(word, Qt::CaseInsensitive); count > 0) {
      context.marks += int(count);
      holds = true;
    }
  return holds;
}

} // namespace

QWidget* docsProse(const std::string& markdown, DocsContext& context, QWidget* parent) {
  if (markdown.empty()) return nullptr;
  auto* prose = new Prose(DocsField::tr("Description"), parent);
  prose->showMarkdown(docsText(markdown));
  context.marks += prose->highlight(context.query);
  QObject::connect(prose, &Prose::linkActivated, prose,
                   [&context](const QUrl& link) { context.follow(link.toString()); });
  return prose;
}

void addDocsFields(QVBoxLayout& column, const std::vector<docs::Field>& fields, DocsContext& context, int depth,
                   QWidget* parent) {
  for (const docs::Field& field : fields) {
    column.addWidget(new DocsField(field, context, depth, parent));
    column.addWidget(new HairLine(Qt::Horizontal, parent));
  }
}

DocsField::DocsField(const docs::Field& field, DocsContext& context, int depth, QWidget* parent)
    : QWidget(parent), m_field(field), m_context(context), m_depth(depth), m_column(new QVBoxLayout(this)) {
  setObjectName(QStringLiteral("docs.field.") + docsText(field.name));
  m_column->setContentsMargins(0, 4, 0, 4);
  m_column->setSpacing(4);
  addHead();
  if (QWidget* prose = docsProse(field.description, context, this)) m_column->addWidget(prose);
}

void DocsField::addHead() {
  auto* row = new QHBoxLayout;
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  const docs::Model* model = m_field.models.empty() ? nullptr : m_context.document.model(m_field.model());
  const bool canOpen = model && m_depth < deepest && (!model->fields.empty() || !model->values.empty());
  const QString name = docsText(m_field.name);
  if (canOpen) {
    m_open = new IconButton("chevron-right", tr("Show the fields of %1").arg(docsText(model->name)), this);
    m_open->setObjectName(QStringLiteral("docs.open.") + name);
    connect(m_open, &QToolButton::clicked, this, [this] { setOpen(!m_nested || m_nested->isHidden()); });
    row->addWidget(m_open);
  }
  const bool isMarked = holdsQuery(name, m_context);
  row->addWidget(isMarked ? static_cast<QWidget*>(new Chip(name, Chip::Look::Soft, Ink::Warning, this))
                          : new Label(name, monoFont(13, 500), Ink::Text, this));
  row->addWidget(new Label(docsText(m_field.type), monoFont(12), Ink::Type, this));
  if (m_field.isRequired) row->addWidget(new Label(tr("required"), uiFont(12, 600), Ink::Warning, this));
  if (m_field.isDeprecated) row->addWidget(new Chip(tr("deprecated"), Chip::Look::Soft, Ink::Warning, this));
  row->addStretch(1);
  QStringList facets;
  for (const std::string& facet : m_field.facets) facets << docsText(facet);
  if (!m_field.example.empty()) facets << tr("example %1").arg(docsText(m_field.example));
  const bool isBeside = facets.join(QString()).size() <= mostLettersBeside;
  for (const QString& facet : facets)
    if (isBeside) row->addWidget(facetChip(facet, this));
  if (model) {
    auto* link = new Chip(docsText(model->name), Chip::Look::Soft, Ink::Accent, this);
    link->setObjectName(QStringLiteral("docs.model.") + docsText(model->name));
    link->setAccessibleName(tr("Model %1").arg(docsText(model->name)));
    link->setClickable(true);
    connect(link, &QAbstractButton::clicked, this, [this, key = docsText(model->key())] { m_context.follow(key); });
    row->addWidget(link);
  }
  m_column->addLayout(row);
  if (isBeside) return;
  auto* below = new FlowLayout(6);
  for (const QString& facet : facets) below->addWidget(facetChip(facet, this));
  m_column->addLayout(below);
}

void DocsField::setOpen(bool open) {
  if (!m_open) return;
  if (open && !m_nested) addNested();
  m_nested->setVisible(open);
  m_open->setIconName(open ? "chevron-down" : "chevron-right");
  const QString model = docsText(m_field.model());
  m_open->setName(open ? tr("Hide the fields of %1").arg(model) : tr("Show the fields of %1").arg(model));
}

// Made when it is first looked at: models may hold each other.
void DocsField::addNested() {
  const docs::Model* model = m_context.document.model(m_field.model());
  m_nested = new QWidget(this);
  m_nested->setObjectName(QStringLiteral("docs.nested.") + docsText(m_field.name));
  auto* row = new QHBoxLayout(m_nested);
  row->setContentsMargins(11, 0, 0, 0);
  row->setSpacing(16);
  row->addWidget(new HairLine(Qt::Vertical, m_nested));
  auto* column = new QVBoxLayout;
  column->setSpacing(4);
  row->addLayout(column, 1);
  if (QWidget* prose = docsProse(model->description, m_context, m_nested)) column->addWidget(prose);
  addDocsFields(*column, model->fields, m_context, m_depth + 1, m_nested);
  if (!model->values.empty()) {
    auto* values = new FlowLayout(6);
    for (const std::string& value : model->values) values->addWidget(facetChip(docsText(value), m_nested));
    column->addLayout(values);
  }
  m_column->addWidget(m_nested);
}

} // namespace signalbox::ui
