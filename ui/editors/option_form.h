// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// OptionForm: the options of a part of the design as a form, made from a table: one row an option, what is not set
// shows its default, what is wrong says so below. Rows stand in groups; what is rarely used is folded away. Options
// without a row are kept, as JSON at the end.
#pragma once

#include "core/design/design.h"
#include "ui/editors/form_scope.h"
#include "ui/editors/placed_message.h"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace signalbox::ui {

class ChipList;
class ComboBox;
class JsonField;
class Label;
class LineEdit;
class OptionSections;
class ProblemLine;
class Segmented;
class Toggle;

struct OptionVariant;

struct OptionField {
  enum class Shape {
    Text,
    Code,    // a text in mono: a path, a pattern, a template, an expression
    Type,    // a type expression, with completion
    Schema,  // JSON Schema, typed as a type expression where one says it
    Literal, // any value on one line: a number or a template
    Runtime, // a runtime expression of a link, or any value
    Number,  // whole
    Real,
    Flag,
    Choice,    // few: side by side
    Pick,      // more: a combo box
    Operation, // one of the design's, by its id
    List,      // of texts
    Lines,     // names and texts, such as headers
    Names,     // names and any values, such as `let`
    Runtimes,  // names of parameters and runtime expressions: of the operation that `operationId` beside it names
    Object,    // `fields`
    Objects,   // a list of objects, each one of `variants`
    Keyed,     // objects by name, each one of `variants`
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
  QString group = {};        // the heading it stands below; a list of the same name stands there alone
  QString note = {};         // a few words beside such a heading
  bool isRare = false;       // stands behind "More", unless it is set
  bool holdsAnswers = false; // of a Keyed: documented answers by status, which links read
  bool holdsValues = false;  // of Objects and Keyed: an entry is what the field `value` of its one variant says
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

  // How far right of the page's edge it stands, so that all controls of the page have one. Before setFields.
  void setIndent(int pixels) { m_indent = pixels; }
  void setFields(const std::vector<OptionField>& fields); // builds the rows anew when they differ
  void setScope(const FormScope& scope);                  // what types, operations and links may name
  void setDesign(const design::Design& design) { setScope(FormScope(design)); }
  void setOptions(const design::Json& options);
  // By JSON pointer below the options ("/max_age", "/body/total"). Those of no row are shown at the top.
  void setProblems(const PlacedMessages& problems);

  // One way for both signals: `change` gives what the options become; `part` as below.
  using Change = std::function<design::Json(const design::Json& options)>;
  void onEdit(std::function<void(const QString& part, const Change& change)> apply);

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
  int indentOf(const OptionField& field) const; // of what stands inside of its control
  QWidget* makeControl(const OptionField& field);
  QWidget* makeText(const OptionField& field);
  QWidget* makeType(const OptionField& field);
  QWidget* makeSchema(const OptionField& field);
  QWidget* makeFlag(const OptionField& field);
  QWidget* makeChoice(const OptionField& field);
  QWidget* makePick(const OptionField& field);
  QWidget* makeOperation(const OptionField& field);
  QWidget* makeList(const OptionField& field);
  QWidget* makeJson(const OptionField& field);
  QWidget* makePairs(const OptionField& field);
  QWidget* makeObject(const OptionField& field);
  QWidget* makeObjects(const OptionField& field);
  void editText(LineEdit& edit, const OptionField& field, const QString& text);
  void showScope(const Row& row);
  void showRuntimes(const Row& row);
  void showRest(const design::Json& rest);
  void showRow(const Row& row, const design::Json& value);
  void showText(const Row& row, const design::Json& value);
  void showRare();
  void showProblems(const Row& row, const PlacedMessages& problems);
  design::Json restOf(const design::Json& options) const;
  const Row* rowOf(const std::string& key) const;

  QString m_name;
  QString m_context;
  int m_indent = 0;
  design::Json m_options = design::Json::object();
  QWidget* m_page = nullptr; // rebuilt with the fields
  OptionSections* m_sections = nullptr;
  std::vector<OptionField> m_fields;
  std::vector<Row> m_rows;
  FormScope m_scope;
  ProblemLine* m_problem;
  JsonField* m_rest = nullptr; // made when there is something to show in it
  QWidget* m_restPlace = nullptr;
  std::vector<std::string> m_rareSet; // of those behind "More", when they were last shown
};

// The options with one changed, or left out.
design::Json withOption(design::Json options, const QString& key, const design::Json& value);
// The options with all that have no row replaced.
design::Json withRestOfOptions(const design::Json& options, const design::Json& rest,
                               const std::vector<OptionField>& fields);

} // namespace signalbox::ui
