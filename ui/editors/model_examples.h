// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ModelExamples: the examples that the document shows of a model, each checked against it. The configuration has them
// where Pydantic looks for them: "json_schema_extra": {"examples": [ … ]}.
#pragma once

#include "ui/editors/model_context.h"

#include <QWidget>

#include <optional>

namespace signalbox::ui {

class OptionForm;

std::optional<design::Json> modelExamples(const design::Json& config);
// The configuration with these, or without any; what else `json_schema_extra` says stays.
design::Json withModelExamples(design::Json config, const std::optional<design::Json>& examples);

class ModelExamples final : public QWidget {
  Q_OBJECT
public:
  explicit ModelExamples(const ModelContext& context, QWidget* parent = nullptr);

  void render(const design::Model& model);
  void showProblems();

private:
  const ModelContext& m_context;
  OptionForm* m_form;
  std::optional<design::Model> m_shown; // the model that a new example is made of
};

} // namespace signalbox::ui
