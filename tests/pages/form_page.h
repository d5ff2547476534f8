// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FormPage: the rows of a form as a test speaks of them: gives each control a value as a person does, and reads it
// back.
#pragma once

#include "tests/pages/entity_page.h"
#include "ui/editors/json_field.h"
#include "ui/editors/option_form.h"
#include "ui/text/json_editor.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/segmented.h"

namespace signalbox::pages {

class FormPage final {
public:
  using Json = design::Json;
  using Shape = ui::OptionField::Shape;

  explicit FormPage(QWidget* root) : m_page(root) {}

  // What the control of that shape, named `name`, has after a person gave it a value.
  Json give(const ui::OptionField& field, const QString& name) const {
    switch (field.shape) {
    case Shape::Flag: m_page.click(name); return !field.isNormallyOn;
    case Shape::Choice: {
      auto* choice = m_page.find<ui::Segmented>(name);
      QTest::mouseClick(choice->findChildren<QAbstractButton*>().at(1), Qt::LeftButton);
      return field.choices[1].toStdString();
    }
    case Shape::Pick: m_page.choose(name, field.choices[1]); return field.choices[1].toStdString();
    case Shape::List: m_page.addChip(name, QStringLiteral("one")); return Json::array({"one"});
    case Shape::Lines:
    case Shape::Names: return givePair(name);
    case Shape::Json: return giveJson(name);
    default: m_page.type(name, textFor(field.shape)); return valueFor(field.shape);
    }
  }

  Json shown(const ui::OptionField& field, const QString& name) const {
    switch (field.shape) {
    case Shape::Flag: return m_page.isOn(name);
    case Shape::Choice: return field.choices[m_page.find<ui::Segmented>(name)->currentIndex()].toStdString();
    case Shape::Pick: return m_page.find<QComboBox>(name)->currentData().toString().toStdString();
    case Shape::List: return Json::array({m_page.find(name + QStringLiteral(".0")) ? "one" : ""});
    case Shape::Lines:
    case Shape::Names:
      return {{m_page.text(name + QStringLiteral(".0.name")).toStdString(),
               m_page.text(name + QStringLiteral(".0.value")).toStdString()}};
    case Shape::Json: return Json::parse(m_page.find<ui::JsonField>(name)->editor().bytes().toStdString());
    default:
      return m_page.text(name) == textFor(field.shape) ? valueFor(field.shape) : Json(m_page.text(name).toStdString());
    }
  }

  const EntityPage& page() const { return m_page; }

  // What is rarely used, seen too; new entries of lists have folds of their own.
  void openFolds() const {
    for (ui::Fold* fold : m_page.root()->findChildren<ui::Fold*>()) fold->setOpen(true);
  }

private:
  static QString textFor(Shape shape) {
    if (shape == Shape::Number || shape == Shape::Literal) return QStringLiteral("404");
    return shape == Shape::Real ? QStringLiteral("0.5") : QStringLiteral("typed");
  }
  static Json valueFor(Shape shape) {
    if (shape == Shape::Number || shape == Shape::Literal) return 404;
    return shape == Shape::Real ? Json(0.5) : Json("typed");
  }

  Json givePair(const QString& name) const {
    if (!m_page.has(name + QStringLiteral(".0.name"))) m_page.click(name + QStringLiteral(".add"));
    m_page.type(name + QStringLiteral(".0.name"), QStringLiteral("x_name"));
    m_page.type(name + QStringLiteral(".0.value"), QStringLiteral("typed"));
    return {{"x_name", "typed"}};
  }

  Json giveJson(const QString& name) const {
    auto& editor = m_page.find<ui::JsonField>(name)->editor();
    editor.setFocus();
    editor.selectAll();
    QTest::keyClicks(&editor, QStringLiteral("12"));
    return 12;
  }

  EntityPage m_page;
};

} // namespace signalbox::pages
