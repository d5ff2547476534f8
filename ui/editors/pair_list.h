// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// PairList: names and values of an object in the design, such as headers, one line each, in their order.
#pragma once

#include "core/design/model.h"
#include "ui/editors/placed_message.h"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <vector>

class QVBoxLayout;

namespace signalbox::ui {

class Button;
class LineCodeEdit;
class LineEdit;
class ProblemLine;

class PairList final : public QWidget {
  Q_OBJECT
public:
  enum class Values {
    Texts,    // as they are typed; nothing = null, which takes a header out
    Literals, // JSON or a text: 3, {"a": 1}, {{ expression }}
    Completed // the same, completed and checked
  };
  // `id` begins the object names: "headers" gives "headers.0.name", "headers.0.value", "headers.0.remove",
  // "headers.add".
  PairList(const QString& id, const QString& name, const QString& hint, Values values, QWidget* parent = nullptr);

  QWidget* actions() const; // what adds a pair; the owner puts it where it likes

  void setValue(const design::Json& object);        // discarded = empty
  void setProblems(const PlacedMessages& problems); // by "/NAME"
  // Of Completed: what names and values may be, and what is wrong with a value (empty = nothing).
  using Check = std::function<QString(const QString& value)>;
  void setWords(const QStringList& names, const QStringList& values, Check check);

Q_SIGNALS:
  // Discarded = no pair is left. `part` as in OptionForm.
  void edited(const signalbox::design::Json& object, const QString& part);

private:
  struct Row {
    QWidget* widget;
    LineEdit* name;
    LineEdit* value;
    ProblemLine* problem;
  };
  void addRow();
  void removeRow(std::size_t index);
  LineEdit* makeEdit(const QString& placeholder) const;
  void complete(const Row& row) const;
  void connectRow(std::size_t index);
  void commit(const QString& part);
  design::Json valueAt(const Row& row) const;
  QString textOf(const design::Json& value) const;

  QString m_id;
  QString m_name;
  QString m_hint;
  Values m_values;
  design::Json m_object;
  std::vector<Row> m_rows; // one without a name is not in the object yet
  QStringList m_nameWords;
  QStringList m_valueWords;
  Check m_check;
  QVBoxLayout* m_place;
  Button* m_add;
};

} // namespace signalbox::ui
