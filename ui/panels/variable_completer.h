// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// VariableCompleter: offers the names of variables where {{ is typed into a line.
#pragma once

#include <QCompleter>
#include <QLineEdit>
#include <QPointer>
#include <QStringListModel>

#include <functional>

namespace signalbox::ui {

struct Workbench;

class VariableCompleter final : public QObject {
  Q_OBJECT
public:
  explicit VariableCompleter(std::function<QStringList()> names, QObject* parent = nullptr);

  void attach(QLineEdit* edit); // and leaves the one before; null: none
  QAbstractItemView& popup() const { return *m_completer.popup(); }

private:
  void offer();
  void insert(const QString& name);

  std::function<QStringList()> m_names;
  QStringListModel m_model;
  QCompleter m_completer;
  QPointer<QLineEdit> m_edit;
};

// What a request of the window may name now: the environment's, then those that are made anew each time.
QStringList variableNames(const Workbench& workbench);

// The name that is being typed at the place: of "a {{ba" at its end "ba"; none where no braces are open.
struct OpenVariable {
  int begin = -1; // behind the braces; -1: none
  QString name;
};
OpenVariable openVariable(const QString& text, int place);

} // namespace signalbox::ui
