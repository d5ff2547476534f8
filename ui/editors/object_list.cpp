// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/object_list.h"

#include "core/base/pointer_step.h"
#include "ui/editors/form.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/combo_box.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/surface.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {
namespace {

using design::Json;

constexpr char plainValue[] = "value"; // of an entry that is no object of its own: the field of its form
constexpr int cardMargin = 12;

Json nothing() { return Json(Json::value_t::discarded); }

// What the new variant knows of what the entry says, over what it begins with.
Json asVariant(const Json& value, const OptionVariant& variant) {
  Json changed = Json::object();
  for (const OptionField& field : variant.fields) {
    if (variant.start.contains(field.key)) changed[field.key] = variant.start[field.key];
    if (value.contains(field.key)) changed[field.key] = value[field.key];
  }
  return changed;
}

} // namespace

ObjectList::ObjectList(const QString& id, const QString& context, const OptionField& field, int indent, QWidget* parent)
    : QWidget(parent), m_id(id), m_context(context), m_field(field), m_indent(indent), m_place(new QVBoxLayout),
      m_actions(new QWidget(this)) {
  setObjectName(id);
  setAccessibleName(field.label);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addLayout(m_place);
  m_place->setSpacing(6);
  addButtons();
}

void ObjectList::addButtons() {
  auto* row = new FlowLayout(4, m_actions);
  row->setContentsMargins(0, 0, 0, 0);
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  m_actions->setSizePolicy(policy);
  for (std::size_t variant = 0; variant < variants().size(); ++variant) {
    const OptionVariant& one = variants()[variant];
    auto* button = new Button(one.addText, ButtonVariant::Ghost);
    button->setObjectName(m_id + QStringLiteral(".add") +
                          (one.key.empty() ? QString() : u'.' + QString::fromStdString(one.key)));
    button->setIconName(QStringLiteral("plus"));
    button->setControlHeight(26);
    row->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, variant] { add(variant); });
  }
}

std::size_t ObjectList::variantOf(const Json& value) const {
  const auto& all = variants();
  const auto found = std::ranges::find_if(
      all, [&](const OptionVariant& one) { return one.key.empty() || (value.is_object() && value.contains(one.key)); });
  return found == all.end() ? all.size() - 1 : std::size_t(found - all.begin());
}

ObjectList::Card ObjectList::makeCard(std::size_t index) {
  const QString id = QStringLiteral("%1.%2").arg(m_id).arg(index);
  const std::size_t variant = variantOf(m_entries[index].value);
  auto* surface = new Surface(Surface::Kind::Card);
  Card card{surface, nullptr, nullptr, nullptr, nullptr, nullptr, variant};
  auto* column = new QVBoxLayout(surface);
  column->setContentsMargins(cardMargin, 6, 8, 10);
  column->setSpacing(6);
  column->addLayout(makeHead(card, index, id));
  const QString name = QStringLiteral("%1 %2").arg(m_field.label).arg(index + 1);
  card.form = new OptionForm(id, m_context.isEmpty() ? name : m_context + QStringLiteral(", ") + name);
  card.form->setIndent(m_indent + cardMargin);
  card.form->setContentsMargins(0, 0, 4, 0); // as far from both edges; the icons of the head stand in air of their own
  card.form->setFields(variants()[variant].fields);
  card.form->setScope(scopeOf(m_entries[index]));
  column->addWidget(card.form);
  connectCard(card, index);
  return card;
}

QHBoxLayout* ObjectList::makeHead(Card& card, std::size_t index, const QString& id) {
  const QString name = QStringLiteral("%1 %2").arg(m_field.label).arg(index + 1);
  auto* row = new QHBoxLayout;
  row->setSpacing(4);
  if (isKeyed()) {
    card.key = new LineEdit(m_field.hint);
    card.key->setObjectName(id + QStringLiteral(".key"));
    card.key->setAccessibleName(tr("%1, name").arg(name));
    card.key->setFace(LineEdit::Face::Code);
    card.key->setFixedWidth(160);
    row->addWidget(card.key);
  } else if (variants().size() == 1) {
    row->addWidget(new Label(QString::number(index + 1), monoFont(12, 500), Ink::Tertiary));
  }
  if (variants().size() > 1) {
    card.kind = new ComboBox(tr("%1, kind").arg(name));
    card.kind->setObjectName(id + QStringLiteral(".kind"));
    for (const OptionVariant& one : variants()) card.kind->addItem(one.name, QString::fromStdString(one.key));
    row->addWidget(card.kind);
  }
  row->addStretch(1);
  card.up = new IconButton(QStringLiteral("move-up"), tr("%1, move up").arg(name));
  card.up->setObjectName(id + QStringLiteral(".up"));
  card.up->setShortcutHint(QStringLiteral("Alt+Up"));
  card.down = new IconButton(QStringLiteral("move-down"), tr("%1, move down").arg(name));
  card.down->setObjectName(id + QStringLiteral(".down"));
  card.down->setShortcutHint(QStringLiteral("Alt+Down"));
  auto* remove = new IconButton(QStringLiteral("x"), tr("%1, remove").arg(name));
  remove->setObjectName(id + QStringLiteral(".remove"));
  for (IconButton* button : {card.up, card.down, remove}) row->addWidget(button);
  connect(card.up, &QToolButton::clicked, this, [this, index] { move(index, -1); });
  connect(card.down, &QToolButton::clicked, this, [this, index] { move(index, 1); });
  connect(remove, &QToolButton::clicked, this, [this, index] {
    m_entries.erase(m_entries.begin() + std::ptrdiff_t(index));
    render();
    tell({});
  });
  return row;
}

void ObjectList::connectCard(const Card& card, std::size_t index) {
  const auto partOf = [index](const QString& part) {
    return part.isEmpty() ? part : QStringLiteral("%1/%2").arg(index).arg(part);
  };
  connect(card.form, &OptionForm::optionEdited, this,
          [this, index, partOf](const QString& key, const Json& value, const QString& part) {
            m_entries[index].value = withOption(m_entries[index].value, key, value);
            tell(partOf(part));
          });
  connect(card.form, &OptionForm::restEdited, this, [this, index, partOf](const Json& rest) {
    Json& value = m_entries[index].value;
    value = withRestOfOptions(value, rest, variants()[m_cards[index].variant].fields);
    tell(partOf(QStringLiteral("rest")));
  });
  if (card.kind)
    connect(card.kind, &QComboBox::activated, this, [this, index](int variant) {
      if (std::size_t(variant) == m_cards[index].variant) return;
      m_entries[index].value = asVariant(m_entries[index].value, variants()[std::size_t(variant)]);
      render();
      tell({});
    });
  if (card.key)
    connect(card.key, &QLineEdit::textEdited, this, [this, index, partOf](const QString& text) {
      const bool isTaken = std::ranges::any_of(
          m_entries, [&](const Entry& entry) { return &entry != &m_entries[index] && entry.key == text.trimmed(); });
      m_cards[index].key->setProblem(isTaken ? tr("There is one of this name already") : QString());
      if (isTaken) return;
      m_entries[index].key = text.trimmed();
      tell(partOf(QStringLiteral("key")));
    });
}

void ObjectList::add(std::size_t variant) {
  m_entries.push_back({{}, variants()[variant].start});
  render();
  const Card& card = m_cards.back();
  if (!isKeyed()) tell({}); // one without a name cannot be written yet
  QWidget* first = card.key ? card.key : nullptr;
  if (!first)
    for (auto* edit : card.form->findChildren<LineEdit*>())
      if (!first && !edit->isHidden()) first = edit;
  if (first) first->setFocus(Qt::OtherFocusReason);
}

void ObjectList::move(std::size_t index, int by) {
  const std::ptrdiff_t to = std::ptrdiff_t(index) + by;
  if (to < 0 || std::size_t(to) >= m_entries.size()) return;
  std::swap(m_entries[index], m_entries[std::size_t(to)]);
  render();
  tell({});
  IconButton* same = by < 0 ? m_cards[std::size_t(to)].up : m_cards[std::size_t(to)].down;
  (same->isEnabled() ? same
   : by < 0          ? m_cards[std::size_t(to)].down
                     : m_cards[std::size_t(to)].up)
      ->setFocus(Qt::OtherFocusReason);
}

void ObjectList::keyPressEvent(QKeyEvent* event) {
  const bool isMove =
      event->modifiers() == Qt::AltModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down);
  for (std::size_t index = 0; isMove && index < m_cards.size(); ++index)
    if (m_cards[index].widget->isAncestorOf(QApplication::focusWidget()))
      return move(index, event->key() == Qt::Key_Up ? -1 : 1);
  QWidget::keyPressEvent(event);
}

void ObjectList::setValue(const Json& value) {
  std::vector<Entry> entries;
  const auto add = [&](const QString& key, const Json& item) {
    entries.push_back({key, isOfValues() ? Json{{plainValue, item}} : item});
  };
  if (isKeyed() && value.is_object())
    for (const auto& [key, item] : value.items()) add(QString::fromStdString(key), item);
  if (!isKeyed() && value.is_array())
    for (const Json& item : value) add({}, item);
  if (isKeyed()) // what has no name yet, or none while it is typed anew, keeps its place
    for (std::size_t at = 0; at < m_entries.size(); ++at)
      if (m_entries[at].key.isEmpty())
        entries.insert(entries.begin() + std::ptrdiff_t(std::min(at, entries.size())), m_entries[at]);
  m_entries = std::move(entries);
  render();
}

void ObjectList::render() {
  std::size_t kept = 0;
  while (kept < m_cards.size() && kept < m_entries.size() && m_cards[kept].variant == variantOf(m_entries[kept].value))
    ++kept;
  while (m_cards.size() > kept) {
    m_cards.back().widget->hide();
    m_cards.back().widget->deleteLater();
    m_cards.pop_back();
  }
  while (m_cards.size() < m_entries.size()) {
    m_cards.push_back(makeCard(m_cards.size()));
    m_place->addWidget(m_cards.back().widget);
  }
  for (std::size_t index = 0; index < m_cards.size(); ++index) {
    const Card& card = m_cards[index];
    const Entry& entry = m_entries[index];
    if (m_field.holdsAnswers) card.form->setScope(scopeOf(entry)); // its model may be another
    card.form->setOptions(entry.value.is_object() ? entry.value : Json::object());
    if (card.kind) card.kind->setCurrentIndex(int(card.variant));
    if (card.key && card.key->problem().isEmpty()) showText(*card.key, entry.key);
    card.up->setEnabled(index > 0);
    card.down->setEnabled(index + 1 < m_cards.size());
  }
}

void ObjectList::tell(const QString& part) {
  Json value = isKeyed() ? Json::object() : Json::array();
  for (const Entry& entry : m_entries) {
    const Json item =
        isOfValues() ? entry.value.value(plainValue, variants().front().start.value(plainValue, Json())) : entry.value;
    if (!isKeyed())
      value.push_back(item);
    else if (!entry.key.isEmpty())
      value[entry.key.toStdString()] = item;
  }
  Q_EMIT edited(value.empty() ? nothing() : value, part);
}

// Each documented answer is what the links inside it read.
FormScope ObjectList::scopeOf(const Entry& entry) const {
  return m_field.holdsAnswers ? m_scope.insideAnswer(entry.key.toStdString(), entry.value) : m_scope;
}

void ObjectList::setScope(const FormScope& scope) {
  m_scope = scope;
  for (std::size_t index = 0; index < m_cards.size(); ++index) m_cards[index].form->setScope(scopeOf(m_entries[index]));
}

void ObjectList::setProblems(const PlacedMessages& problems) {
  for (std::size_t index = 0; index < m_cards.size(); ++index) {
    const std::string step = isKeyed() ? pointerStep(m_entries[index].key.toStdString()) : '/' + std::to_string(index);
    PlacedMessages ours = messagesBelow(problems, step);
    if (isOfValues())
      for (PlacedMessage& each : ours) each.pointer.insert(0, std::string("/") + plainValue);
    m_cards[index].form->setProblems(ours);
  }
}

} // namespace signalbox::ui
