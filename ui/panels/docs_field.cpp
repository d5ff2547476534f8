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
constexpr int rowHeight = 24;
constexpr int mostOfType = 120; // pixels of a type that are never given up for facets
constexpr int leastChip = 48;   // what a narrow page leaves of a long facet

QString shortened(const QString& facet) {
  return facet.size() > longestFacet ? facet.left(longestFacet - 1) + QChar(0x2026) : facet;
}

Chip* facetChip(const QString& facet, QWidget* parent) {
  auto* chip = new Chip(shortened(facet), Chip::Look::Outline, Ink::Secondary, parent);
  chip->setFont(monoFont(11));
  chip->setFixedHeight(rowHeight);
  chip->setMinimumWidth(qMin(leastChip, chip->sizeHint().width()));
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

// Name, type and what may be opened at the left; facets and the model at the right, in as many lines as they need.
void DocsField::addHead() {
  auto* row = new QHBoxLayout;
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  const docs::Model* model = m_field.models.empty() ? nullptr : m_context.document.model(m_field.model());
  addWords(*row);
  if (model && m_depth < deepest && (!model->fields.empty() || !model->values.empty())) {
    m_open = new IconButton("chevron-right", tr("Show the fields of %1").arg(docsText(model->name)), this);
    m_open->setObjectName(QStringLiteral("docs.open.") + docsText(m_field.name));
    m_open->setExtent(rowHeight, 14);
    connect(m_open, &QToolButton::clicked, this, [this] { setOpen(!m_nested || m_nested->isHidden()); });
    row->addWidget(m_open, 0, Qt::AlignTop);
  }
  auto* right = new FlowLayout(6, nullptr, FlowLayout::Side::Right);
  for (const std::string& facet : m_field.facets) right->addWidget(facetChip(docsText(facet), this));
  if (!m_field.example.empty()) right->addWidget(facetChip(tr("example %1").arg(docsText(m_field.example)), this));
  if (model) right->addWidget(modelLink(*model));
  row->addLayout(right, 1);
  m_column->addLayout(row);
}

void DocsField::addWords(QHBoxLayout& row) {
  const auto add = [&row](QWidget* word, int least) {
    word->setFixedHeight(rowHeight);
    word->setMinimumWidth(qMin(least, word->sizeHint().width()));
    row.addWidget(word, 0, Qt::AlignTop);
  };
  const QString name = docsText(m_field.name);
  if (holdsQuery(name, m_context))
    add(new Chip(name, Chip::Look::Soft, Ink::Warning, this), QWIDGETSIZE_MAX);
  else
    add(new Label(name, monoFont(13, 500), Ink::Text, this), QWIDGETSIZE_MAX);
  add(new Label(docsText(m_field.type), monoFont(12), Ink::Type, this), mostOfType);
  if (m_field.isRequired) add(new Label(tr("required"), uiFont(12, 600), Ink::Warning, this), QWIDGETSIZE_MAX);
  if (m_field.isDeprecated) add(new Chip(tr("deprecated"), Chip::Look::Soft, Ink::Warning, this), QWIDGETSIZE_MAX);
}

Chip* DocsField::modelLink(const docs::Model& model) {
  auto* link = new Chip(docsText(model.name), Chip::Look::Soft, Ink::Accent, this);
  link->setObjectName(QStringLiteral("docs.model.") + docsText(model.name));
  link->setAccessibleName(tr("Model %1").arg(docsText(model.name)));
  link->setClickable(true);
  connect(link, &QAbstractButton::clicked, this, [this, key = docsText(model.key())] { m_context.follow(key); });
  return link;
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
  row->setContentsMargins(2, 0, 0, 0);
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
