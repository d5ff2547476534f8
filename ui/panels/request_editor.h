// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RequestEditor: the body, parameters, headers, auth and options of a draft in tabs.
#pragma once

#include "ui/models/field_problem.h"
#include "ui/panels/request_completion.h"
#include "ui/panels/request_draft.h"

#include <QWidget>

class QStackedLayout;

namespace signalbox::ui {

class AuthEditor;
class BodyEditor;
class Button;
class ComboBox;
class IconButton;
class JsonEditor;
class OptionsEditor;
class ParameterTable;
class TabStrip;

class RequestEditor final : public QWidget {
  Q_OBJECT
public:
  enum class Tab { Body, Params, Headers, Auth, Options };
  explicit RequestEditor(QWidget* parent = nullptr);

  void setDraft(const RequestDraft& draft); // does not emit edited()
  void setTab(Tab tab);
  void setBodyShown(bool shown); // a WebSocket has none
  JsonEditor& body();
  AuthEditor& auth() { return *m_auth; }
  OptionsEditor& options() { return *m_options; }
  QWidget& exampleButton();
  void format();
  std::optional<RequestField> fieldOf(const QLineEdit& edit) const; // none where it is no row's
  void toggleBulk();                       // the rows of the shown tab as a text, or as rows again
  void setFormatKeys(const QString& keys); // for the tool tip

  // Marks in the body and at the parameters.
  void showProblems(const QVector<FieldProblem>& problems);
  void selectProblem(const FieldProblem& problem); // the token, or the parameter's value

Q_SIGNALS:
  void edited(const signalbox::ui::RequestDraft& draft); // by the person
  void examplesRequested();                              // the menu of them

private:
  QWidget* makeHeader();
  QWidget* scrolled(QWidget& page);
  void showAtRow(const FieldProblem& problem);
  void renderBadges();
  void renderHeader();
  bool canBeBulk() const; // the shown tab has rows
  bool isBulk() const;
  void connectAll();

  RequestDraft m_draft;
  TabStrip* m_tabs = nullptr;
  Button* m_bulk = nullptr;
  IconButton* m_example = nullptr;
  IconButton* m_format = nullptr;
  ComboBox* m_kind = nullptr;
  BodyEditor* m_body = nullptr;
  AuthEditor* m_auth = nullptr;
  OptionsEditor* m_options = nullptr;
  ParameterTable* m_params = nullptr;
  ParameterTable* m_headers = nullptr;
  QStackedLayout* m_pages = nullptr;
};

} // namespace signalbox::ui
