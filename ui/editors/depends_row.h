// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DependsRow: one need of a DependsEditor: what is asked for, as which parameter, with which scopes.
#pragma once

#include "core/design/design.h"
#include "ui/editors/placed_message.h"

#include <QStringList>
#include <QWidget>

#include <functional>

class QHBoxLayout;

namespace signalbox::ui {

class ChipList;
class ComboBox;
class LineEdit;
class ProblemLine;
class Toggle;

class DependsRow final : public QWidget {
  Q_OBJECT
public:
  enum class Value { Taken, Ignored };
  // `id` begins the object names, `number` is said of it.
  DependsRow(const QString& id, int number, Value value, QWidget* parent = nullptr);

  void setDepends(const design::Depends& depends, const QStringList& names); // what may be asked for
  void showProblem(const PlacedMessage* problem);

Q_SIGNALS:
  void edited(const signalbox::design::Depends& depends, const QString& part);
  void openRequested(const QString& name);
  void moveRequested(int by);
  void removeRequested();

private:
  void setUpControls(const QString& id, int number);
  void addLine(const QString& id, Value value);
  void addButtons(QHBoxLayout& line, const QString& id);
  void connectControls();
  void change(const QString& part, const std::function<void(design::Depends&)>& edit);

  design::Depends m_depends;
  ComboBox* m_dependency;
  LineEdit* m_name;
  Toggle* m_cache;
  ChipList* m_scopes;
  ProblemLine* m_problem;
};

} // namespace signalbox::ui
