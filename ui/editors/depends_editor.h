// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DependsEditor: what an endpoint, a dependency, a router or the application asks for, in the order in which it runs:
// each by name, under the name of a parameter or only to run, with scopes.
#pragma once

#include "core/design/design.h"
#include "ui/editors/editing.h"

#include <QWidget>

#include <functional>
#include <vector>

class QVBoxLayout;

namespace signalbox::ui {

class Button;
class DependsRow;

class DependsEditor final : public QWidget {
  Q_OBJECT
public:
  enum class Values { Taken, Ignored }; // lists of routers and of the application only run
  // `id` begins the object names: "depends" gives "depends.0.dependency", "depends.0.name", "depends.add".
  DependsEditor(const QString& id, Values values, QWidget* parent = nullptr);

  // `self` may not be asked for: the dependency that is edited.
  void setDepends(const std::vector<design::Depends>& depends, const design::Design& design, const QString& self = {});
  void setProblems(const PlacedMessages& problems); // below the list: "/0/name"

Q_SIGNALS:
  void edited(const std::vector<signalbox::design::Depends>& depends, const QString& part);
  void openRequested(const QString& name);

private:
  DependsRow* makeRow(std::size_t index);
  void move(std::size_t index, int by);
  void addNew();

  QString m_id;
  Values m_values;
  std::vector<design::Depends> m_depends;
  QStringList m_names; // what may be asked for
  std::vector<DependsRow*> m_rows;
  QVBoxLayout* m_place;
  Button* m_add;
};

} // namespace signalbox::ui
