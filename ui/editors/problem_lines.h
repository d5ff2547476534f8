// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ProblemLines: below a table whose rows have no room for it: what is wrong with which row, each with its fix.
#pragma once

#include "core/design/model.h"
#include "ui/editors/placed_message.h"

#include <QVector>
#include <QWidget>

class QVBoxLayout;

namespace signalbox::ui {

class ProblemLine;

class ProblemLines final : public QWidget {
  Q_OBJECT
public:
  // `id` begins the object names: "fields.problem" gives "fields.problem.0", "fields.problem.0.fix".
  explicit ProblemLines(const QString& id, QWidget* parent = nullptr);

  // By pointer below the list: "/1/type" is about the second field.
  void setProblems(const PlacedMessages& problems, const std::vector<design::Field>& fields);
  QStringList texts() const;

private:
  QString m_id;
  QVBoxLayout* m_column;
  QVector<ProblemLine*> m_lines;
};

} // namespace signalbox::ui
