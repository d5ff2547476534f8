// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The controls of an OptionForm's rows, and what is typed in them as values of the design.
#include "ui/editors/chip_list.h"
#include "ui/editors/field_text.h"
#include "ui/editors/json_field.h"
#include "ui/editors/object_list.h"
#include "ui/editors/option_form.h"
#include "ui/editors/pair_list.h"
#include "ui/editors/schema_field.h"
#include "ui/text/line_code_edit.h"
#include "ui/widgets/combo_box.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/toggle.h"

#include <QHash>

#include <algorithm>

namespace signalbox::ui {
namespace {

using design::Json;
using Shape = OptionField::Shape;

constexpr int numberWidth = 140;

Json discarded() { return Json(Json::value_t::discarded); }

// The word of the file as a person reads it; names, numbers and file names stay as they are.
QString shownChoice(const QString& choice) {
  static const QHash<QString, QString> known{{QStringLiteral("sse"), QStringLiteral("SSE")},
                                             {QStringLiteral("jsonl"), QStringLiteral("JSON Lines")},
                                             {QStringLiteral("ip"), QStringLiteral("IP address")}};
  if (const auto found = known.constFind(choice); found != known.constEnd()) return *found;
  const bool isWord = std::ranges::all_of(choice, [](QChar c) { return c.isLower() || c == u'_'; });
  if (!isWord || choice.isEmpty()) return choice;
  return choice.front().toUpper() + QString(choice.mid(1)).replace(u'_', u' ');
}

Json listOf(const QStringList& texts) {
  Json list = Json::array();
  for (const QString& text : texts) list.push_back(text.toStdString());
  return list;
}

QString partBelow(const QString& key, const QString& part) { return part.isEmpty() ? part : key + u'/' + part; }

} // namespace

QWidget* OptionForm::makeControl(const OptionField& field) {
  switch (field.shape) {
  case Shape::Type:
  case Shape::Runtime: return makeType(field);
  case Shape::Schema: return makeSchema(field);
  case Shape::Flag: return makeFlag(field);
  case Shape::Choice: return makeChoice(field);
  case Shape::Pick: return makePick(field);
  case Shape::Operation: return makeOperation(field);
  case Shape::List: return makeList(field);
  case Shape::Lines:
  case Shape::Names:
  case Shape::Runtimes: return makePairs(field);
  case Shape::Object: return makeObject(field);
  case Shape::Objects:
  case Shape::Keyed: return makeObjects(field);
  case Shape::Json: return makeJson(field);
  default: return makeText(field);
  }
}

QWidget* OptionForm::makeText(const OptionField& field) {
  auto* edit = new LineEdit(field.hint);
  const bool isNumber = field.shape == Shape::Number || field.shape == Shape::Real;
  edit->setAccessibleName(contextOf(field));
  if (isNumber) edit->setFixedWidth(numberWidth);
  if (field.shape != Shape::Text) edit->setFace(LineEdit::Face::Code);
  connect(edit, &QLineEdit::textEdited, this,
          [this, edit, field](const QString& text) { editText(*edit, field, text); });
  return edit;
}

QWidget* OptionForm::makeType(const OptionField& field) {
  auto* edit = new LineCodeEdit(field.hint);
  edit->setAccessibleName(contextOf(field));
  edit->setCompletesWhole(field.shape == Shape::Runtime);
  connect(edit, &QLineEdit::textEdited, this,
          [this, edit, field](const QString& text) { editText(*edit, field, text.trimmed()); });
  return edit;
}

QWidget* OptionForm::makeSchema(const OptionField& field) {
  auto* schema = new SchemaField(nameOf(field), contextOf(field), field.hint);
  connect(schema, &SchemaField::valueEdited, this,
          [this, key = QString::fromStdString(field.key)](const Json& value) { Q_EMIT optionEdited(key, value, key); });
  return schema;
}

void OptionForm::editText(LineEdit& edit, const OptionField& field, const QString& text) {
  const QString key = QString::fromStdString(field.key);
  const QString trimmed = text.trimmed();
  const auto tell = [&](const Json& value) { Q_EMIT optionEdited(key, value, key); };
  const auto say = [&](bool isFine, const Json& value, const QString& problem) {
    edit.setProblem(isFine ? QString() : problem);
    if (isFine) tell(value);
  };
  bool isNumber = false;
  if (trimmed.isEmpty()) return say(true, discarded(), {});
  if (field.mayBeOff && trimmed == QLatin1String("off")) return tell(Json(nullptr));
  switch (field.shape) {
  case Shape::Number: {
    const qlonglong number = trimmed.toLongLong(&isNumber);
    return say(isNumber, Json(number), tr("A whole number"));
  }
  case Shape::Real: {
    const qlonglong whole = trimmed.toLongLong(&isNumber);
    if (isNumber) return say(true, Json(whole), {});
    const double number = trimmed.toDouble(&isNumber);
    return say(isNumber, Json(number), tr("A number"));
  }
  case Shape::Literal:
  case Shape::Runtime: return tell(parseLiteral(text));
  default: return tell(Json(text.toStdString()));
  }
}

QWidget* OptionForm::makeFlag(const OptionField& field) {
  auto* toggle = new Toggle(contextOf(field));
  connect(toggle, &QAbstractButton::clicked, this,
          [this, key = QString::fromStdString(field.key), normal = field.isNormallyOn](bool isOn) {
            Q_EMIT optionEdited(key, isOn == normal ? discarded() : Json(isOn), {});
          });
  return toggle;
}

QWidget* OptionForm::makeChoice(const OptionField& field) {
  QStringList shown;
  for (const QString& each : field.choices) shown << shownChoice(each);
  auto* choice = new Segmented(contextOf(field), shown);
  connect(choice, &Segmented::chosen, this, [this, field](int index) {
    const bool isDefault = index == 0 && !field.keepsDefault;
    Q_EMIT optionEdited(QString::fromStdString(field.key),
                        isDefault ? discarded() : Json(field.choices[index].toStdString()), {});
  });
  return choice;
}

QWidget* OptionForm::makePick(const OptionField& field) {
  auto* pick = new ComboBox(contextOf(field));
  for (const QString& each : field.choices) pick->addItem(shownChoice(each), each);
  pick->setMinimumWidth(140);
  connect(pick, &QComboBox::activated, this, [this, field](int index) {
    const bool isDefault = index == 0 && !field.keepsDefault;
    Q_EMIT optionEdited(QString::fromStdString(field.key),
                        isDefault ? discarded() : Json(field.choices[index].toStdString()), {});
  });
  return pick;
}

QWidget* OptionForm::makeOperation(const OptionField& field) {
  auto* pick = new ComboBox(contextOf(field));
  pick->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // a path may be long
  pick->setMinimumWidth(140);
  connect(pick, &QComboBox::activated, this, [this, pick, key = QString::fromStdString(field.key)](int index) {
    const QString id = pick->itemData(index).toString();
    Q_EMIT optionEdited(key, id.isEmpty() ? discarded() : Json(id.toStdString()), {});
  });
  return pick;
}

QWidget* OptionForm::makeList(const OptionField& field) {
  auto* chips = new ChipList(nameOf(field), contextOf(field), field.hint);
  connect(chips, &ChipList::edited, this, [this, key = QString::fromStdString(field.key)](const QStringList& texts) {
    Q_EMIT optionEdited(key, texts.isEmpty() ? discarded() : listOf(texts), {});
  });
  return chips;
}

QWidget* OptionForm::makeJson(const OptionField& field) {
  auto* json = new JsonField(contextOf(field));
  json->fitHeight(1, 18);
  connect(json, &JsonField::valueEdited, this,
          [this, key = QString::fromStdString(field.key)](const Json& value) { Q_EMIT optionEdited(key, value, key); });
  return json;
}

QWidget* OptionForm::makePairs(const OptionField& field) {
  const auto values = field.shape == Shape::Lines      ? PairList::Values::Texts
                      : field.shape == Shape::Runtimes ? PairList::Values::Completed
                                                       : PairList::Values::Literals;
  auto* pairs = new PairList(nameOf(field), contextOf(field), field.hint, values);
  connect(pairs, &PairList::edited, this,
          [this, key = QString::fromStdString(field.key)](const Json& object, const QString& part) {
            Q_EMIT optionEdited(key, object, partBelow(key, part));
          });
  return pairs;
}

QWidget* OptionForm::makeObject(const OptionField& field) {
  auto* form = new OptionForm(nameOf(field), contextOf(field));
  form->setIndent(indentOf(field));
  form->setFields(field.fields);
  const QString key = QString::fromStdString(field.key);
  const auto tell = [this, key](const Json& object, const QString& part) {
    Q_EMIT optionEdited(key, object.empty() ? discarded() : object, part);
  };
  const auto current = [this, name = field.key] { return m_options.value(name, Json::object()); };
  connect(form, &OptionForm::optionEdited, this,
          [tell, current, key](const QString& inner, const Json& value, const QString& part) {
            tell(withOption(current(), inner, value), partBelow(key, part));
          });
  connect(form, &OptionForm::restEdited, this, [tell, current, fields = field.fields](const Json& rest) {
    tell(withRestOfOptions(current(), rest, fields), {});
  });
  return form;
}

QWidget* OptionForm::makeObjects(const OptionField& field) {
  auto* list = new ObjectList(nameOf(field), m_context, field, indentOf(field));
  connect(list, &ObjectList::edited, this,
          [this, key = QString::fromStdString(field.key)](const Json& value, const QString& part) {
            Q_EMIT optionEdited(key, value, partBelow(key, part));
          });
  return list;
}

} // namespace signalbox::ui
