// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EndpointEditor: the designer pane of one endpoint, webhook or callback: method, path, names, body, parameters,
// responses, docs, and what an endpoint does. It sends Edits and redraws from the document.
#pragma once

#include "ui/editors/endpoint_context.h"
#include "ui/models/field_problem.h"

#include <QVector>
#include <QWidget>

#include <memory>

namespace signalbox::ui {

struct Workbench;

class EndpointEditor final : public QWidget {
  Q_OBJECT
public:
  EndpointEditor(Workbench& workbench, const QString& endpointId, QWidget* parent = nullptr);
  explicit EndpointEditor(EndpointContext context, QWidget* parent = nullptr);
  ~EndpointEditor() override;

  QString endpointId() const;                              // changes when the endpoint is renamed here
  void setProblems(const QVector<FieldProblem>& problems); // of the last exchange; empty clears the marks
  void flashField(const QString& name);                    // scrolls to the row and tints it twice
  void showPage(const QString& page); // "body", "params", "responses", "depends", "behaviour", "docs"
  void focusTitle();                  // after New endpoint

Q_SIGNALS:
  void endpointIdChanged(const QString& before, const QString& after);

private:
  struct Parts;
  void connectHeader();
  std::unique_ptr<Parts> m;
};

} // namespace signalbox::ui
