// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/facet_popover.h"

#include "ui/editors/field_text.h"
#include "ui/models/facet_example.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

constexpr int contentWidth = 320;

// Between backticks, unless it has some itself.
QString asCode(const QString& text) { return text.contains(u'`') ? text : u'`' + text + u'`'; }

} // namespace

FacetPopover::FacetPopover(QWidget* window)
    : Popover(window), m_name(new Label({}, uiFont(13, 500))), m_value(new LineEdit(tr("Value"))),
      m_text(new Paragraph({}, uiFont(12), Ink::Secondary)), m_accepted(new Label({}, uiFont(13), Ink::Ok)),
      m_refused(new Label({}, uiFont(13), Ink::Error)), m_reason(new Paragraph({}, uiFont(12), Ink::Tertiary)),
      m_remove(new Button(tr("Take it out"), ButtonVariant::Ghost)) {
  setObjectName(QStringLiteral("facet"));
  build();
  connect(m_value, &QLineEdit::textEdited, this, &FacetPopover::showExample);
  connect(m_value, &QLineEdit::returnPressed, this, [this] {
    if (!m_value->problem().isEmpty()) return;
    const design::Field changed = typed();
    close();
    if (changed != m_field) Q_EMIT edited(changed);
  });
  connect(m_remove, &QPushButton::clicked, this, [this] {
    design::Field changed = m_field;
    changed.facets.erase(m_facet);
    close();
    Q_EMIT edited(changed);
  });
}

void FacetPopover::build() {
  m_value->setObjectName(QStringLiteral("facet.value"));
  m_value->setFace(LineEdit::Face::Code);
  m_accepted->setObjectName(QStringLiteral("facet.accepted"));
  m_accepted->setIconName(QStringLiteral("check"));
  m_refused->setObjectName(QStringLiteral("facet.refused"));
  m_refused->setIconName(QStringLiteral("x"));
  m_remove->setObjectName(QStringLiteral("facet.remove"));
  m_remove->setControlHeight(26);
  auto* content = new QWidget;
  content->setFixedWidth(contentWidth);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(14, 10, 14, 12);
  column->setSpacing(8);
  auto* head = new QHBoxLayout;
  head->addWidget(m_name, 1);
  head->addWidget(m_remove);
  column->addLayout(head);
  for (QWidget* part : std::initializer_list<QWidget*>{m_text, m_value, m_accepted, m_refused, m_reason})
    column->addWidget(part);
  setContent(content);
}

void FacetPopover::ask(const design::Design& design, const design::Field& field, const std::string& facet,
                       const QRect& anchorInWindow) {
  m_design = design;
  m_field = field;
  m_facet = facet;
  const QString name = QString::fromStdString(facet);
  m_name->setText(tr("%1 of %2").arg(asCode(name), asCode(QString::fromStdString(field.name))));
  m_text->setText(facetText(facet));
  m_text->setVisible(!facetText(facet).isEmpty());
  m_value->setAccessibleName(name);
  m_value->setText(literalText(field.facets.value(facet, design::Json())));
  m_value->selectAll();
  showExample();
  openAt(anchorInWindow);
  m_value->setFocus(Qt::OtherFocusReason);
}

design::Field FacetPopover::typed() const {
  design::Field changed = m_field;
  changed.facets[m_facet] = parseLiteral(m_value->text());
  return changed;
}

void FacetPopover::showExample() {
  const FacetExample example = facetExample(m_design, typed(), m_facet);
  m_value->setProblem(example.problem);
  m_accepted->setText(tr("Takes %1").arg(asCode(example.accepted)));
  m_accepted->setVisible(!example.accepted.isEmpty());
  m_refused->setText(tr("Refuses %1").arg(asCode(example.refused)));
  m_refused->setVisible(!example.refused.isEmpty());
  m_reason->setText(example.problem.isEmpty() ? example.reason : example.problem);
  m_reason->setVisible(!example.reason.isEmpty() || !example.problem.isEmpty());
  if (isOpen()) refit();
}

} // namespace signalbox::ui
