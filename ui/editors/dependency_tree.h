// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DependencyTree: what an endpoint asks for with all that those ask for, in the order in which it runs: each a button
// that opens it, indented below who asks. What runs once a request is told where it comes up again.
#pragma once

#include "core/design/dependency_order.h"
#include "ui/models/dependency_times.h"

#include <QWidget>

class QVBoxLayout;

namespace signalbox::ui {

class Label;
class Lamp;

struct DependencyTreeRow {
  QString name;
  QString detail; // "as user, scopes orders:write", "the value from above"
  int depth = 0;
  bool isScheme = false;
  bool isMissing = false;
  bool operator==(const DependencyTreeRow&) const = default;
};

QVector<DependencyTreeRow> dependencyTreeRows(const design::DependencyNode& root);

class DependencyTree final : public QWidget {
  Q_OBJECT
public:
  explicit DependencyTree(QWidget* parent = nullptr);
  void setRows(const QVector<DependencyTreeRow>& rows);
  void setTimes(const DependencyTimes& times); // of the last request

Q_SIGNALS:
  void openRequested(const QString& name, bool isScheme);

private:
  struct Line {
    QString name;
    Lamp* lamp;
    Label* time;
  };
  void showTimes();

  QVector<DependencyTreeRow> m_rows;
  DependencyTimes m_times;
  QVector<Line> m_lines;
  QVBoxLayout* m_place;
};

} // namespace signalbox::ui
