// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ValueRow: one row of a table of a request: sent or not, a name (declared with its type, or to be typed), a value, and
// what takes a free one away.
#pragma once

#include <QWidget>

#include <span>

class QCheckBox;
class QHBoxLayout;

namespace signalbox::ui {

class LineEdit;

struct ValueLook {
  QString key; // in front of the object names: "parameter.query"
  QString name;
  QString type;
  QString place; // "query": behind the type; empty: none is shown
  bool isDeclared = false;
  bool isRequired = false;
};

class ValueRow : public QWidget {
  Q_OBJECT
public:
  ValueRow(const ValueLook& look, const QString& valueName, QWidget* parent);

  void show(const QString& name, const QString& value, bool isEnabled); // without a signal
  void setValueName(const QString& name);                               // what a screen reader says of the value
  void setFixed();                                                      // always sent
  void insertBehindValue(QWidget* widget);
  LineEdit& value() { return *m_value; }
  LineEdit* nameEdit() { return m_name; } // null for a declared one
  QList<QWidget*> fields() const;         // what is typed into, from left to right
  QList<QWidget*> tools() const;          // what else there is: sent or not, remove

Q_SIGNALS:
  void enabledChosen(bool isEnabled);
  void valueEdited(const QString& value);
  void nameEdited(const QString& name);
  void removeRequested();
  void finished(); // Enter in the value; in a name it goes to the value

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  LineEdit* makeEdit(const QString& hint, const QString& part);
  void addDeclared(QHBoxLayout& layout);
  void addRemove(QHBoxLayout& layout);
  QString objectNameOf(const QString& part) const;

  ValueLook m_look;
  bool m_isShowing = false;
  QCheckBox* m_check = nullptr;
  LineEdit* m_value = nullptr;
  LineEdit* m_name = nullptr;
  QWidget* m_behindValue = nullptr;
  QWidget* m_remove = nullptr;
};

// Tab goes from name to value to the next row and to what adds one; the ticks and what removes come after those.
void orderFocus(std::span<ValueRow* const> rows, std::span<QWidget* const> adding);

} // namespace signalbox::ui
