// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ObjectList: a list of objects in the design (cases, cookies, tasks, events, rules), objects by name (documented
// answers), or plain values (examples): a card each, with a form; put in order by buttons and by Alt Up and Alt Down.
#pragma once

#include "ui/editors/option_form.h"

class QHBoxLayout;
class QVBoxLayout;

namespace signalbox::ui {

class Button;
class IconButton;

class ObjectList final : public QWidget {
  Q_OBJECT
public:
  // `field` is of the shape Objects or Keyed. `indent` as in OptionForm. Object names: "cases" gives "cases.0.when",
  // "cases.0.kind", "cases.0.key", "cases.0.up", "cases.0.down", "cases.0.remove" and, by the variant's key,
  // "cases.add.raise"; "cases.add" of the last.
  ObjectList(const QString& id, const QString& context, const OptionField& field, int indent,
             QWidget* parent = nullptr);

  QWidget* actions() const { return m_actions; } // what adds an entry; the owner puts it where it likes

  void setValue(const design::Json& value);         // discarded = empty
  void setScope(const FormScope& scope);            // as OptionForm
  void setProblems(const PlacedMessages& problems); // by "/0/when", "/404/model"

Q_SIGNALS:
  void edited(const signalbox::design::Json& value, const QString& part); // as in OptionForm

protected:
  void keyPressEvent(QKeyEvent* event) override;

private:
  struct Entry {
    QString key; // of a Keyed
    design::Json value;
  };
  struct Card {
    QWidget* widget;
    LineEdit* key;  // null in a list
    ComboBox* kind; // null when there is one variant
    OptionForm* form;
    IconButton* up;
    IconButton* down;
    std::size_t variant;
  };
  bool isKeyed() const { return m_field.shape == OptionField::Shape::Keyed; }
  bool isOfValues() const { return m_field.holdsValues; }
  const std::vector<OptionVariant>& variants() const { return *m_field.variants; }
  std::size_t variantOf(const design::Json& value) const;
  Card makeCard(std::size_t index);
  QHBoxLayout* makeHead(Card& card, std::size_t index, const QString& id);
  void connectCard(const Card& card, std::size_t index);
  void addButtons();
  FormScope scopeOf(const Entry& entry) const;
  void add(std::size_t variant);
  void move(std::size_t index, int by);
  void render();
  void tell(const QString& part);

  QString m_id;
  QString m_context;
  OptionField m_field;
  int m_indent;
  FormScope m_scope;
  std::vector<Entry> m_entries;
  std::vector<Card> m_cards;
  QVBoxLayout* m_place;
  QWidget* m_actions;
};

} // namespace signalbox::ui
