// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/value_row.h"

#include "ui/theme/paint.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPainter>

namespace signalbox::ui {
namespace {

constexpr int rowHeight = 34;
constexpr int placeWidth = 44;

} // namespace

ValueRow::ValueRow(const ValueLook& look, const QString& valueName, QWidget* parent) : QWidget(parent), m_look(look) {
  setFixedHeight(rowHeight);
  m_check = new QCheckBox(this);
  m_value = makeEdit(valueName, QStringLiteral("value"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(4, 2, 4, 2);
  layout->setSpacing(8);
  layout->addWidget(m_check);
  if (look.isDeclared) {
    addDeclared(*layout);
  } else {
    m_name = makeEdit(tr("Name"), QStringLiteral("name"));
    layout->addWidget(m_name, 3);
  }
  layout->addWidget(m_value, 3);
  if (!look.isDeclared) addRemove(*layout);
  connect(m_check, &QCheckBox::toggled, this, [this](bool isOn) {
    if (!m_isShowing) Q_EMIT enabledChosen(isOn);
  });
  connect(m_value, &QLineEdit::textEdited, this, &ValueRow::valueEdited);
  connect(m_value, &QLineEdit::returnPressed, this, &ValueRow::finished);
  if (!m_name) return;
  connect(m_name, &QLineEdit::textEdited, this, &ValueRow::nameEdited);
  connect(m_name, &QLineEdit::returnPressed, this, [this] { m_value->setFocus(Qt::TabFocusReason); });
}

QString ValueRow::objectNameOf(const QString& part) const {
  return QStringList{m_look.key, m_look.name, part}.join(QLatin1Char('.'));
}

LineEdit* ValueRow::makeEdit(const QString& hint, const QString& part) {
  auto* edit = new LineEdit(hint, this);
  edit->setObjectName(objectNameOf(part));
  edit->setFace(LineEdit::Face::Code);
  edit->setFont(monoFont(12));
  edit->setControlHeight(26);
  return edit;
}

void ValueRow::addDeclared(QHBoxLayout& layout) {
  const QString& name = m_look.name;
  auto* label = new Label(m_look.isRequired ? name + QStringLiteral(" *") : name, monoFont(12, 500), Ink::Text, this);
  label->setAccessibleName(m_look.isRequired ? tr("%1, required").arg(name) : name);
  layout.addWidget(label, 2);
  layout.addWidget(new Label(m_look.type, monoFont(12), Ink::Type, this), 2);
  if (!m_look.place.isEmpty()) {
    auto* place = new Label(m_look.place, uiFont(11), Ink::Tertiary, this);
    place->setFixedWidth(placeWidth);
    layout.addWidget(place);
  }
  m_value->setPlaceholderText(m_look.isRequired ? tr("required") : tr("not sent"));
}

void ValueRow::addRemove(QHBoxLayout& layout) {
  auto* remove = new IconButton(QStringLiteral("x"), tr("Remove %1").arg(m_look.name), this);
  remove->setObjectName(objectNameOf(QStringLiteral("remove")));
  remove->setExtent(24, 14);
  layout.addWidget(remove);
  connect(remove, &QToolButton::clicked, this, &ValueRow::removeRequested);
  m_remove = remove;
}

void ValueRow::insertBehindValue(QWidget* widget) {
  auto* row = static_cast<QHBoxLayout*>(layout());
  row->insertWidget(row->indexOf(m_value) + 1, widget);
  m_behindValue = widget;
}

QList<QWidget*> ValueRow::fields() const {
  QList<QWidget*> fields{m_name, m_value, m_behindValue};
  fields.removeAll(nullptr);
  return fields;
}

QList<QWidget*> ValueRow::tools() const {
  QList<QWidget*> tools{m_check, m_remove};
  tools.removeAll(nullptr);
  return tools;
}

void ValueRow::show(const QString& name, const QString& value, bool isEnabled) {
  m_isShowing = true;
  m_look.name = name;
  m_check->setObjectName(objectNameOf(QStringLiteral("on")));
  m_check->setAccessibleName(tr("Send %1").arg(name));
  m_check->setChecked(isEnabled);
  if (m_value->text() != value) m_value->setText(value);
  if (m_name && m_name->text() != name) m_name->setText(name);
  m_isShowing = false;
}

void ValueRow::setValueName(const QString& name) { m_value->setAccessibleName(name); }
void ValueRow::setFixed() { m_check->setEnabled(false); }

void ValueRow::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(QRectF(0, height() - 1, width(), 1), theme().divider);
}

void orderFocus(std::span<ValueRow* const> rows, std::span<QWidget* const> adding) {
  QList<QWidget*> order;
  for (const ValueRow* row : rows) order += row->fields();
  if (!order.isEmpty()) QWidget::setTabOrder(adding.front(), order.front()); // new rows stand behind all of the window
  for (QWidget* button : adding) order += button;
  for (const ValueRow* row : rows) order += row->tools();
  for (qsizetype i = 1; i < order.size(); ++i) QWidget::setTabOrder(order[i - 1], order[i]);
}

} // namespace signalbox::ui
