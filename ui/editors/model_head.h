// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ModelHead: what a model is before its fields: name, kind, what it extends, type parameters, configuration.
#pragma once

#include "ui/editors/model_context.h"

#include <QWidget>

class QVBoxLayout;

namespace signalbox::ui {

class ChipList;
class ComboBox;
class IconButton;
class LineCodeEdit;
class LineEdit;
class TitleEdit;

class ModelHead final : public QWidget {
  Q_OBJECT
public:
  explicit ModelHead(const ModelContext& context, QWidget* parent = nullptr);

  void render(const design::Model& model);
  void revertName();

Q_SIGNALS:
  void renameRequested(const QString& name);

private:
  void makeKind();
  void makeConfig();
  void addTitle(QVBoxLayout& column);
  void addRows(QVBoxLayout& column);
  void connectParts();
  void becomeKind(design::ModelKind kind);
  void extend(const QString& text);
  void setParameters(const QString& text);
  void setConfig(const QStringList& chips);
  void offerConfig();

  const ModelContext& m_context;
  TitleEdit* m_title;
  ComboBox* m_kind;
  LineCodeEdit* m_base;
  LineEdit* m_parameters;
  ChipList* m_config;
  IconButton* m_addConfig;
  LineEdit* m_description;
};

} // namespace signalbox::ui
