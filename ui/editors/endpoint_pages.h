// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of an EndpointEditor: what the endpoint reads (body, parameters) and what it answers (responses).
#pragma once

#include "ui/editors/editing.h"
#include "ui/editors/endpoint_context.h"
#include "ui/models/field_problem.h"

#include <QHash>
#include <QTimer>
#include <QVector>
#include <QWidget>

#include <memory>

class QCheckBox;
class QVBoxLayout;

namespace signalbox::ui {

class DependencyGraphPane;
class DependencyTree;
class DependsEditor;
class FieldExamples;
class FieldTable;
class FileForm;
class Label;
class LineCodeEdit;
class LineEdit;
class ModelCard;
class Paragraph;
class ParameterSections;
class ProblemLine;
class ProblemLines;
class Segmented;
class SelectionField;
class SettingsStore;

class BodyPage final : public QWidget {
  Q_OBJECT
public:
  explicit BodyPage(EndpointContext& context, QWidget* parent = nullptr);

  void render(const design::Endpoint& endpoint, const design::Design& design);
  void setProblems(const QVector<FieldProblem>& problems);
  void setDiagnostics(const PlacedMessages& problems); // below /body
  QWidget* flashField(const QString& name);            // the table with the row; null when it is not here

private:
  void changeBody(const std::function<void(std::vector<design::Field>&)>& change, const QString& part = {});
  void showCards(const design::Endpoint& endpoint, const design::Design& design);

  EndpointContext& m_context;
  FieldTable* m_parts;
  ProblemLines* m_lines;
  FieldExamples* m_examples;
  QVBoxLayout* m_cardPlace;
  QVector<ModelCard*> m_cards;
  QVector<FieldProblem> m_problems;
};

class ParametersPage final : public QWidget {
  Q_OBJECT
public:
  explicit ParametersPage(EndpointContext& context, QWidget* parent = nullptr);

  void render(const design::Endpoint& endpoint, const design::Design& design);
  void setProblems(const QVector<FieldProblem>& problems);
  void setDiagnostics(const PlacedMessages& problems); // below /parameters
  QWidget* flashField(const QString& name);

private:
  EndpointContext& m_context;
  ParameterSections* m_sections;
  FieldExamples* m_examples;
};

class ResponsesPage final : public QWidget {
  Q_OBJECT
public:
  explicit ResponsesPage(EndpointContext& context, QWidget* parent = nullptr);

  void render(const design::Endpoint& endpoint, const design::Design& design);
  void setProblems(const PlacedMessages& problems); // of the whole file

private:
  void setUpControls();
  void buildPage();
  void connectTexts();
  void connectParts();
  void addExample();
  void change(const QString& part, const std::function<void(design::ResponseRules&)>& change);
  QCheckBox* addFlag(QVBoxLayout& page, const QString& text, bool design::ResponseRules::* member);

  EndpointContext& m_context;
  LineCodeEdit* m_model;
  LineEdit* m_status;
  LineEdit* m_description;
  LineCodeEdit* m_class;
  QVector<std::pair<QCheckBox*, bool design::ResponseRules::*>> m_flags;
  SelectionField* m_include;
  SelectionField* m_exclude;
  ProblemLine* m_modelProblem;
  ProblemLine* m_classProblem;
  FileForm* m_responses; // the other answers
};

class DependsPage final : public QWidget {
  Q_OBJECT
public:
  explicit DependsPage(EndpointContext& context, QWidget* parent = nullptr);

  void render(const design::Endpoint& endpoint, const design::Design& design);
  void setProblems(const PlacedMessages& problems); // below /dependencies

protected:
  void showEvent(QShowEvent* event) override;

private:
  void buildList();
  void connectParts();
  void changeDepends(const std::vector<design::Depends>& all, const QString& part);
  void openNeed(const QString& name);
  void chooseView(int index);
  bool isGraphWanted() const;
  void followView();
  void showView();
  void showGraph(bool isGraph);
  void showTimes();

  EndpointContext& m_context;
  std::shared_ptr<SettingsStore> m_settings; // which of the two was looked at last, at whatever endpoint
  Segmented* m_shown;                        // as a list or as a graph
  QWidget* m_list;
  DependsEditor* m_depends;
  DependencyTree* m_tree; // what runs, the application's and the routers' included
  Paragraph* m_none;      // in its place where nothing does
  DependencyGraphPane* m_graph = nullptr;
  QTimer m_timesSoon;
};

} // namespace signalbox::ui
