// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// OptionForm: the options of a part of the design as a form, made from a table: one row an option, what is not set
// shows its default, what is wrong says so below. Options without a row are kept, as JSON at the end.
#pragma once

#include "core/design/design.h"
#include "ui/editors/placed_message.h"

#include <QStringList>
#include <QWidget>

#include <map>
#include <memory>
#include <string>
#include <vector>

class QGridLayout;

namespace signalbox::ui {

class ChipList;
class ComboBox;
class JsonField;
class Label;
class LineEdit;
class ProblemLine;
class Segmented;
class Toggle;

struct OptionVariant;

struct OptionField {
  enum class Shape {
    Text,
    Code,    // a text in mono: a path, a pattern, a template, an expression
    Type,    // a type expression, with completion
    Literal, // any value on one line: a number or a template
    Number,  // whole
    Real,
    Flag,
    Choice,  // few: side by side
    Pick,    // more: a combo box
    List,    // of texts
    Lines,   // names and texts, such as headers
    Names,   // names and any values, such as `let`
    Object,  // `fields`
    Objects, // a list of objects, each one of `variants`
    Keyed,   // objects by name, each one of `variants`
    Json
  };
  std::string key;
  QString label;
  QString hint; // while it is empty: its default, or what to write
  Shape shape = Shape::Text;
  QStringList choices;       // as they stand in the file; the first is the default
  bool isNormallyOn = false; // of a flag
  bool keepsDefault = false; // written even when it is the first choice: the option is required
  bool mayBeOff = false;     // of a text: "off" is null
  std::vector<OptionField> fields = {};
  std::shared_ptr<const std::vector<OptionVariant>> variants = nullptr;
  bool operator==(const OptionField& other) const;
};

// What an entry of a list may be. It is the first whose key it has; the last one has none.
struct OptionVariant {
  std::string key;
  QString name;    // "Raise an error"
  QString addText; // "Add an error"
  std::vector<OptionField> fields;
  design::Json start; // an entry to begin with
  bool operator==(const OptionVariant& other) const = default;
};

class OptionForm final : public QWidget {
  Q_OBJECT
public:
  // `name` begins the object names of the controls: "middleware" gives "middleware.max_age". `context` is said before
  // the label of each: "Case 1".
  explicit OptionForm(const QString& name, const QString& context = {}, QWidget* parent = nullptr);

  void setFields(const std::vector<OptionField>& fields); // builds the rows anew when they differ
  void setDesign(const design::Design& design);           // whose models types may name
  void setOptions(const design::Json& options);
  // By JSON pointer below the options ("/max_age", "/body/total"). Those of no row are shown at the top.
  void setProblems(const PlacedMessages& problems);

Q_SIGNALS:
  // Discarded = left out. `part` is what was touched, for one step of undo: "cases/0/when"; empty = a step of its own.
  void optionEdited(const QString& key, const signalbox::design::Json& value, const QString& part);
  void restEdited(const signalbox::design::Json& rest); // every option without a row

private:
  struct Row {
    OptionField field;
    QWidget* control = nullptr;
    ProblemLine* problem = nullptr;
  };
  void addRow(const OptionField& field);
  QString nameOf(const OptionField& field) const;
  QString contextOf(const OptionField& field) const;
  QWidget* makeControl(const OptionField& field);
  QWidget* makeText(const OptionField& field);
  QWidget* makeType(const OptionField& field);
  void showDesign(const Row& row);
  QWidget* makeFlag(const OptionField& field);
  QWidget* makeChoice(const OptionField& field);
  QWidget* makePick(const OptionField& field);
  QWidget* makeList(const OptionField& field);
  QWidget* makeJson(const OptionField& field);
  QWidget* makePairs(const OptionField& field);
  QWidget* makeObject(const OptionField& field);
  QWidget* makeObjects(const OptionField& field);
  void editText(LineEdit& edit, const OptionField& field, const QString& text);
  void showRest(const design::Json& rest);
  void showRow(const Row& row, const design::Json& value);
  design::Json restOf(const design::Json& options) const;
  const Row* rowOf(const std::string& key) const;

  QString m_name;
  QString m_context;
  design::Json m_options = design::Json::object();
  QWidget* m_page = nullptr; // rebuilt with the fields
  QGridLayout* m_grid = nullptr;
  std::vector<OptionField> m_fields;
  std::vector<Row> m_rows;
  design::Design m_design;
  ProblemLine* m_problem;
  JsonField* m_rest = nullptr; // made when there is something to show in it
  QWidget* m_restPlace = nullptr;
};

// The options with one changed, or left out.
design::Json withOption(design::Json options, const QString& key, const design::Json& value);
// The options with all that have no row replaced.
design::Json withRestOfOptions(const design::Json& options, const design::Json& rest,
                               const std::vector<OptionField>& fields);

} // namespace signalbox::ui
