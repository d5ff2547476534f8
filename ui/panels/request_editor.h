// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RequestEditor: the body, parameters and headers of a draft in tabs.
#pragma once

#include "ui/models/field_problem.h"
#include "ui/panels/request_draft.h"

#include <QWidget>

class QStackedLayout;

namespace signalbox::ui {

class IconButton;
class JsonEditor;
class ParameterTable;
class TabStrip;

class RequestEditor final : public QWidget {
  Q_OBJECT
public:
  enum class Tab { Body, Params, Headers };
  explicit RequestEditor(QWidget* parent = nullptr);

  void setDraft(const RequestDraft& draft); // does not emit edited()
  void setTab(Tab tab);
  void setBodyShown(bool shown); // a WebSocket has none
  JsonEditor& body() { return *m_body; }
  void format();

  // Marks in the body and at the parameters.
  void showProblems(const QVector<FieldProblem>& problems);
  void selectProblem(const FieldProblem& problem); // the token, or the parameter's value

Q_SIGNALS:
  void edited(const signalbox::ui::RequestDraft& draft); // by the person
  void exampleRequested();

private:
  QWidget* makeHeader();
  QWidget* makeTable(ParameterTable& table);
  void renderBadges();

  RequestDraft m_draft;
  TabStrip* m_tabs = nullptr;
  IconButton* m_example = nullptr;
  IconButton* m_format = nullptr;
  JsonEditor* m_body = nullptr;
  ParameterTable* m_params = nullptr;
  ParameterTable* m_headers = nullptr;
  QStackedLayout* m_pages = nullptr;
};

} // namespace signalbox::ui

Q_DECLARE_METATYPE(signalbox::ui::RequestDraft)
